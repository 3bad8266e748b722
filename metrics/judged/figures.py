"""The shown figures of all indicators as columns, where each finds its own."""

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.periods import following
from data.vocabulary import Frequency, Level, Reason, Status
from metrics.declared.indicator import Indicator
from metrics.judged.panel import Panel, Words
from metrics.snapshots.observation import EXACT
from metrics.statistics.arrays import Floats, Marks

_NUMBERS = ("value", "lower", "upper", "lower_998", "upper_998", "numerator", "denominator")
_STATES = ("status", "reason", "bound", "origin")
_DAY = date(1970, 1, 1)


class Figures:
    """The figures of everyone, of all indicators, where each finds its own."""

    def __init__(self, observations: pa.Table) -> None:
        """`observations` are observation.CODED, sorted by their key. Periods that cannot be told yet are left out: they
        change from day to day, and say nothing."""
        said = {name: observations[name].cast(pa.string()) for name in ("breakdown", "status", "reason")}
        to_come = pc.or_(pc.equal(said["status"], Status.PENDING), pc.equal(said["reason"], Reason.LATE))
        everyone = observations.filter(pc.and_(pc.equal(said["breakdown"], ""), pc.invert(to_come)))
        names = ("indicator", "area", "level", "frequency", *_STATES)
        coded = {name: _in_order(everyone[name].combine_chunks()) for name in names}
        self._codes = {name: codes for name, (codes, _) in coded.items()}
        self._words = {name: words for name, (_, words) in coded.items()}
        self._numbers = {name: everyone[name].to_numpy() for name in _NUMBERS}
        self._days = everyone["period"].cast(pa.int32()).to_numpy()
        self._provisional = everyone["provisional"].to_numpy()
        codes = self._codes["indicator"]
        first = np.sort(np.unique(codes, return_index=True)[1])
        self._spans = {
            self._words["indicator"][codes[start]].item(): slice(start, end)
            for start, end in pairwise([*first.tolist(), everyone.num_rows])
        }

    def of(self, indicator: str) -> slice:
        """The rows of an indicator."""
        return self._spans.get(indicator, slice(0, 0))

    def content(self, indicator: str) -> str:
        """A digest of all that is here of an indicator: the same for the same figures."""
        own, digest = self.of(indicator), hashlib.sha256()
        for name, codes in self._codes.items():
            # By the words that are there, in their own order: codes change with what other indicators have.
            there = np.bincount(codes[own]) > 0
            words = self._words[name][: len(there)][there].tolist()
            digest.update("\0".join([name, *words]).encode())
            digest.update((np.cumsum(there) - 1)[codes[own]].tobytes())
        for column in (*self._numbers.values(), self._days, self._provisional):
            digest.update(column[own].tobytes())
        return digest.hexdigest()

    def _said(self, name: str, rows: slice | NDArray[np.int64]) -> Words:
        words: Words = self._words[name][self._codes[name][rows]]
        return words

    def _are(self, name: str, rows: slice, words: Collection[str]) -> Marks:
        """Which rows have one of these words."""
        known: Marks = np.isin(self._words[name], list(words))[self._codes[name][rows]]
        return known

    def provisional(self, indicator: str, frequency: Frequency) -> bool:
        """Whether an indicator has a figure that is not final."""
        own = self.of(indicator)
        shown = self._provisional[own] & self._are("status", own, [Status.SHOWN])
        return bool((shown & self._are("frequency", own, [frequency])).any())

    def panel(self, indicator: Indicator, frequency: Frequency, codes: Collection[str]) -> Panel | None:
        """Those of some areas; None where none of them has a complete period, or a row at all."""
        own = self.of(indicator.slug)
        rows = np.arange(own.start, own.stop)
        rows = rows[self._are("frequency", own, [frequency]) & self._are("area", own, codes)]
        told = ~self._provisional[rows]
        if not told.any():
            return None
        last = int(self._days[rows][told].max())
        rows = rows[self._days[rows] <= last]
        days = _calendar(frequency, int(self._days[rows].min()), last)
        there, first, where = np.unique(self._codes["area"][rows], return_index=True, return_inverse=True)
        areas, levels = self._words["area"][there], self._said("level", rows[first])
        place = where, np.searchsorted(days, self._days[rows])
        shape = len(areas), len(days)

        def spread(column: Floats) -> Floats:
            made = np.full(shape, np.nan)
            made[place] = column[rows]
            return made

        def words(name: str, blank: str) -> Words:
            made = np.full(shape, blank, dtype=np.dtype("<U16"))
            made[place] = self._said(name, rows)
            return made

        states = {name: words(name, blank) for name, blank in zip(_STATES[:3], (Status.MISSING, "", ""), strict=True)}
        shown = (states["status"] == Status.SHOWN) & (states["reason"] != Reason.TOO_FEW)
        exact = shown & np.isin(states["bound"], EXACT)
        numbers = {name: np.where(exact, spread(column), np.nan) for name, column in self._numbers.items()}
        return Panel(
            indicator,
            frequency,
            tuple(areas.tolist()),
            tuple(map(Level, levels.tolist())),
            tuple(_DAY + timedelta(days=int(day)) for day in days),
            numbers,
            np.where(shown, spread(self._numbers["value"]), np.nan),
            states["status"],
            states["reason"],
            states["bound"],
            self._said("origin", rows)[0].item(),
        )


def _in_order(column: pa.DictionaryArray) -> tuple[NDArray[np.int64], Words]:
    """A column of words, as codes in the order of the words, and these."""
    words = np.array(column.dictionary.to_pylist() or [""], np.str_)
    order = np.argsort(words)
    return np.argsort(order)[column.indices.to_numpy()], words[order]


def _calendar(frequency: Frequency, first: int, last: int) -> NDArray[np.int32]:
    """The first day of every period from one to another, as days since 1970."""
    days, period = [], _DAY + timedelta(days=first)
    while (day := (period - _DAY).days) <= last:
        days.append(day)
        period = following(frequency, period)
    return np.array(days, np.int32)

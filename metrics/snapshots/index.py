"""Finds rows of the sorted observations by their key, and makes objects only of those that are asked for."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.vocabulary import Reason, Status
from metrics.snapshots import stored
from metrics.snapshots.observation import SCHEMA, Observation

Rows = NDArray[np.int64]
Codes = NDArray[np.int32]

_TERMS = stored.terms(Observation)
_PLACES = {name: getattr(Observation, name) for name in SCHEMA.names}
_FIRST_DAY = date(1970, 1, 1).toordinal()  # from which Arrow counts days


class Index:
    """The observations of a snapshot, immutable: where each series begins and ends among the rows of their file."""

    def __init__(self, observations: pa.Table) -> None:
        """`observations` are sorted by observation.KEY, their words as dictionaries of int32."""
        self._readers = {name: _reader(name, observations[name].combine_chunks()) for name in SCHEMA.names}
        self._thin = pc.equal(observations["reason"], Reason.TOO_FEW).to_numpy()
        # As plain numbers, which are found in a list sooner than a few of them in an array.
        self._days: list[int] = pc.cast(observations["period"], pa.int32()).to_pylist()
        self._words = {name: _Words(observations[name].combine_chunks()) for name in ("breakdown", "category")}
        series = [_Words(observations[name].combine_chunks()) for name in ("indicator", "area", "frequency")]
        self._spans, self._indicators = _spans(series), _spans(series[:1])

    def span(self, indicator: str) -> tuple[int, int]:
        """The first row of an indicator, and the one after its last; both 0 where it has none."""
        return self._indicators.get((indicator,), (0, 0))

    def rows(self, indicator: str, area: str, frequency: str, period: date | None = None) -> Rows:
        """The rows of one area over time; of one period alone where it is given."""
        first, end = self._spans.get((indicator, area, frequency), (0, 0))
        if period is None:
            return np.arange(first, end)
        day = period.toordinal() - _FIRST_DAY
        start = bisect_left(self._days, day, first, end)
        return np.arange(start, bisect_right(self._days, day, start, end))

    def of(self, rows: Rows, name: str, word: str) -> Rows:
        """Those rows whose breakdown, or category, is the word."""
        return self._words[name].those(rows, word)

    def observations(self, rows: Rows) -> tuple[Observation, ...]:
        """The observations of rows, in their order. What is over too few to say anything is withheld from whoever would
        tell it, with the counts that were too few; its value stays in the file."""
        columns = {name: read(rows) for name, read in self._readers.items()}
        for place in np.flatnonzero(self._thin[rows]).tolist():
            columns["value"][place], columns["status"][place] = None, Status.WITHHELD
        return _made(columns, len(rows))


def _made(columns: Mapping[str, list[Any]], many: int) -> tuple[Observation, ...]:
    """Observations by their columns: each field of all of them set in its place, which takes two thirds of the time of
    as many calls with nineteen fields."""
    made = tuple([Observation.__new__(Observation) for _ in range(many)])
    for name, values in columns.items():
        deque(map(_PLACES[name].__set__, made, values), 0)
    return made


class _Words:
    """A column of words, and the code that each row has for its own."""

    def __init__(self, column: pa.DictionaryArray) -> None:
        self.codes: Codes = column.indices.to_numpy()
        self.words: list[str] = column.dictionary.to_pylist()
        self._code = {word: code for code, word in enumerate(self.words)}

    def those(self, rows: Rows, word: str) -> Rows:
        own: Rows = rows[self.codes[rows] == self._code.get(word, -1)]
        return own


def _spans(columns: Sequence[_Words]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Where each series begins and ends in columns sorted together."""
    length = len(columns[0].codes)
    if not length:
        return {}
    changed = np.logical_or.reduce([np.diff(column.codes) != 0 for column in columns])
    first = np.concatenate([[0], np.flatnonzero(changed) + 1])
    end = np.append(first[1:], length)
    words = [[column.words[code] for code in column.codes[first].tolist()] for column in columns]
    return dict(zip(zip(*words, strict=True), zip(first.tolist(), end.tolist(), strict=True), strict=True))


def _reader(name: str, column: pa.Array) -> Callable[[Rows], list[Any]]:
    """What gives the values of a column in some rows, as an observation has them."""
    if pa.types.is_dictionary(column.type):
        words, term = _Words(column), _TERMS.get(name)
        members = [term(word) if term and word else word for word in words.words]
        return lambda rows: [members[code] for code in words.codes[rows].tolist()]
    values = column.to_numpy(zero_copy_only=False)
    if pa.types.is_floating(column.type):
        return lambda rows: [None if number != number else number for number in values[rows].tolist()]  # noqa: PLR0124
    return lambda rows: values[rows].tolist()

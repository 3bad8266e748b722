"""From rounded counts of people to figures: everything from the parts as they are shown, and from nothing else."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from data.vocabulary import Bound, Kind, Reason, Status
from metrics.counted import spread
from metrics.counted.shown import Shown
from metrics.counted.spread import Marks
from metrics.declared.indicator import Indicator
from metrics.statistics.arrays import Floats
from metrics.statistics.intervals import poisson, student, wilson

FEWEST_OF_A_SHARE = 20  # a share of fewer, as they are shown, is withheld: rounding alone could move it by a tenth
FEWEST_ANSWERS = 30  # the same of a survey
_WHOLE_PER_CENT = 1000  # from so many on, a share has more digits than the rounding of its parts leaves open
_HALF = 2  # how far a count lies at most from what is shown of it
LIMITS = {0.95: ("lower", "upper"), 0.998: ("lower_998", "upper_998")}

Words = list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """By row of Shown: status, reason and bound, as words, and the numbers of an observation."""

    status: "np.ndarray[tuple[int], np.dtype[np.object_]]"
    reason: "np.ndarray[tuple[int], np.dtype[np.object_]]"
    bound: "np.ndarray[tuple[int], np.dtype[np.object_]]"
    numbers: dict[str, Floats]


def told(shown: Shown, there: Marks) -> Told:
    """What is told of rows of people whose period is told (`there`); nothing of the others.

    A share whose numerator is small is at most what the greatest of the small ones would be of the fewest that it may
    be out of, and one whose parts are shown alike is at least the reverse: neither is ever said to be nought or all."""
    rows = shown.table
    x, n, smallest = (rows[name].to_numpy().copy() for name in ("numerator", "denominator", "smallest"))
    x_why, n_why = (_words(rows, name) for name in ("numerator_withheld", "denominator_withheld"))
    of = partial(spread.holds, shown.indicators, rows)
    means, weighted = of(lambda each: each.kind is Kind.MEAN), of(lambda each: each.weighted)
    shares = of(lambda each: each.kind is Kind.PROPORTION)
    for over in ("residents", "households"):
        n = np.where(of(partial(_is_over, over)), rows[over].to_numpy(), n)

    fewest = np.where(weighted, FEWEST_ANSWERS, FEWEST_OF_A_SHARE)
    divided = shares | means
    few = divided & ~(n >= fewest)
    at_most = shares & ~weighted & ~few & (x_why == Reason.SMALL)
    at_least = shares & ~few & (x >= n)
    why = np.where(divided & (n_why != ""), n_why, np.where(x_why != "", x_why, np.where(few, Reason.TOO_FEW, "")))
    figure = there & ~few & ((x_why == "") | at_most)
    status = np.where(figure, Status.SHOWN, Status.WITHHELD)
    bound = np.where(there & at_most, Bound.AT_MOST, np.where(there & at_least, Bound.AT_LEAST, ""))

    # What a bound stands on.
    x_of = np.where(at_most, smallest - 1, np.where(at_least, n - _HALF, x))
    n_of = np.where(at_most, n - _HALF, np.where(at_least, n + _HALF, n))
    per = spread.numbers(shown.indicators, rows, lambda each: float(each.per or 1))
    counts = of(lambda each: each.kind is Kind.COUNT)
    value = np.where(counts, x_of, np.divide(x_of, n_of, out=np.full_like(x, np.nan), where=n_of > 0) * per)
    value = np.where(shares & (n < _WHOLE_PER_CENT), _whole_per_cents(value, at_most, at_least), value)
    value = np.where(means, rows["value"].to_numpy(), value)
    numbers = {"numerator": x, "denominator": n, "value": np.where(figure, value, np.nan)}
    ranged = figure & of(lambda each: each.no_interval is None)
    for confidence, (lower, upper) in LIMITS.items():
        low, high = _limits(shown, ranged, x_of, n_of, confidence)
        numbers[lower] = np.where(at_most, np.where(np.isnan(high), np.nan, 0.0), low)
        numbers[upper] = np.where(at_least, np.where(np.isnan(low), np.nan, 1.0), high)
    for name, column in numbers.items():
        numbers[name] = np.where(there, column, np.nan)
    return Told(status.astype(object), why.astype(object), bound.astype(object), numbers)


def _whole_per_cents(value: Floats, at_most: Marks, at_least: Marks) -> Floats:
    """The nearest; of what is only a limit the next on the side on which it stays true."""
    hundredths, hair = value * 100, 1e-9
    up, down = np.ceil(hundredths - hair), np.floor(hundredths + hair)
    whole: Floats = np.where(at_most, up, np.where(at_least, down, np.round(hundredths))) / 100
    return whole


def _limits(shown: Shown, ranged: Marks, x: Floats, n: Floats, confidence: float) -> tuple[Floats, Floats]:
    rows = shown.table
    low, high = np.full((2, len(x)), np.nan)
    deviation, effect = (rows[name].to_numpy() for name in ("deviation", "design_effect"))
    mean = rows["value"].to_numpy()
    per = spread.numbers(shown.indicators, rows, lambda each: float(each.per or 1))

    def within(kind: Kind, where: Marks) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        return np.flatnonzero(ranged & where & spread.holds(shown.indicators, rows, lambda each: each.kind is kind))

    everywhere = np.full(len(x), fill_value=True)
    own = within(Kind.COUNT, everywhere)
    low[own], high[own] = poisson(x[own], confidence=confidence)
    own = within(Kind.RATE, n > 0)
    low[own], high[own] = poisson(x[own], exposure=n[own] / per[own], confidence=confidence)
    own = within(Kind.PROPORTION, everywhere)
    # Weighted answers say less than as many equal ones: as many fewer as the design effect says.
    size = n[own] / np.where(np.isnan(effect[own]), 1.0, np.maximum(effect[own], 1.0))
    low[own], high[own] = wilson(np.minimum(x[own] / n[own], 1.0) * size, size, confidence=confidence)
    own = within(Kind.MEAN, deviation > 0)
    total, squares = mean[own] * n[own], (n[own] - 1) * deviation[own] ** 2 + n[own] * mean[own] ** 2
    low[own], high[own] = student(total, n[own], squares, confidence=confidence)
    return low, high


def _words(rows: pa.Table, name: str) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    column = rows[name].combine_chunks()
    words = np.array(column.dictionary.to_pylist(), object)
    found: np.ndarray[tuple[int], np.dtype[np.object_]] = words[column.indices.to_numpy()]
    return found


def _is_over(column: str, indicator: Indicator) -> bool:
    return indicator.kind is Kind.RATE and indicator.denominator == column

"""Funnel limits: between which values an area of this size lies by chance alone, if it is as the average.

The limit at a size is the value whose own interval just meets the average, so that a point lies outside the funnel
where its interval leaves the average out (Spiegelhalter, Statistics in Medicine 2005; PHEindicatormethods,
Funnels)."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from metrics.statistics.arrays import Floats, Marks, Words, refuse, same_shape
from metrics.statistics.intervals import EXACT_BELOW, quantile

_HALVINGS = 80  # of a range that is searched: past the last digit of a number


def proportion_limits(average: ArrayLike, denominator: ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The limits of a share, 0 to 1, at each denominator; arrays of one shape. The average is all numerators together
    over all denominators. Wilson's interval meets the average where the share is z standard errors of the average from
    it; limits are cut at 0 and 1. Raises ValueError for an average outside 0 to 1, a denominator of nought or less,
    and a confidence that intervals do not have."""
    p, n = same_shape(average=average, denominator=denominator)
    refuse("average", p, (p < 0) | (p > 1), "from 0 to 1")
    refuse("denominator", n, n <= 0, "above 0")
    reach = quantile(confidence) * np.sqrt(p * (1 - p) / n)
    return np.maximum(p - reach, 0.0), np.minimum(p + reach, 1.0)


def rate_limits(average: ArrayLike, exposure: ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The limits of a rate at each exposure, in the average's unit; arrays of one shape. Exposure is in units of the
    rate: residents / 1,000 where it is per 1,000. By the interval of the events: exact below 10 of them, Byar's from
    10. The lower limit is 0 where so few are expected that none at all is no sign. Raises ValueError for an average
    below 0, an exposure of nought or less, and a confidence that intervals do not have."""
    rate, n = same_shape(average=average, exposure=exposure)
    refuse("average", rate, rate < 0, "0 or more")
    refuse("exposure", n, n <= 0, "above 0")
    z, tail = quantile(confidence), (1 - confidence) / 2
    expected = np.where(np.isnan(rate * n), 0.0, rate * n)
    # The fewest events whose upper limit reaches what is expected, and the most whose lower limit does not pass it. The
    # method changes at 10 events with a small step: of two numbers that meet it the outer one counts.
    few = _events(lambda x: special.gammaincc(x + 1, expected) < tail, np.zeros(n.shape), EXACT_BELOW)
    many = expected + 20 * z * (np.sqrt(expected) + z) + EXACT_BELOW
    fewest = np.where(few < EXACT_BELOW, few, _events(lambda x: _byar(x + 1, z) < expected, EXACT_BELOW, many))
    most = _events(lambda x: _byar(x, -z) < expected, EXACT_BELOW, many)
    exact = _events(lambda x: special.gammainc(x, expected) > tail, np.zeros(n.shape), EXACT_BELOW)
    most = np.where(most > EXACT_BELOW, most, exact)
    missing = np.isnan(rate * n)
    return np.where(missing, np.nan, fewest / n), np.where(missing, np.nan, most / n)


def significance(value: ArrayLike, limits: tuple[ArrayLike, ArrayLike], far: tuple[ArrayLike, ArrayLike]) -> Words:
    """How each value lies in its funnel, of 95% `limits` and 99.8% limits `far`, in one unit and shape: 'high (0.001)',
    'high (0.025)', 'low (0.025)', 'low (0.001)' or 'not significant'; '' where a part is missing. On a limit is within
    it."""
    x, low, high, lowest, highest = same_shape(
        value=value, lower=limits[0], upper=limits[1], lower_998=far[0], upper_998=far[1]
    )
    word = np.select(
        [x > highest, x < lowest, x > high, x < low],
        ["high (0.001)", "low (0.001)", "high (0.025)", "low (0.025)"],
        "not significant",
    )
    return np.where(np.isnan(x + low + high + lowest + highest), "", word)


def _byar(events: Floats, z: float) -> Floats:
    """Byar's limit, z standard deviations away, of so many events: one more than there are for the upper limit."""
    return events * (1 - 1 / (9 * events) + z / (3 * np.sqrt(events))) ** 3


def _events(short: Callable[[Floats], Marks], least: ArrayLike, most: ArrayLike) -> Floats:
    """The number of events, between the least and the most, up to which a limit is short of what is expected. Found by
    halving, for a limit grows with its events; the least where none is short."""
    low, high = np.broadcast_arrays(np.asarray(least, np.float64), np.asarray(most, np.float64))
    start = low
    for _ in range(_HALVINGS):
        events = (low + high) / 2
        is_short = short(events)
        low, high = np.where(is_short, events, low), np.where(is_short, high, events)
    # Of two ends that are one but for the last digit, that which was given is told as it was.
    return np.where(low == start, start, high)

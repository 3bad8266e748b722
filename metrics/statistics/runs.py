"""Run chart of a short series, from about 10 points: does it cross its median as often as chance would have it?

For the 8 to 12 points of a quarterly series, which are too few for limits; and a second opinion on longer ones."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from metrics.statistics.arrays import of_one
from metrics.statistics.limits import ALIKE

_BELOW = 0.05  # how seldom chance alone crosses the median less often than `needed`


@dataclass(frozen=True, slots=True)
class Runs:
    """What was counted of a series, and what chance gives; `signal` where either is beyond it."""

    signal: bool
    longest: int  # points in the longest run on one side of the median
    allowed: int  # the longest that chance gives
    crossings: int  # how often neighbours lie on two sides
    needed: int  # the fewest that chance gives
    points: int  # how many lie off the median: of these it is judged
    median: float


def runs(values: ArrayLike) -> Runs:
    """The runs about the median of one series, (points,), in the order of time; nan is a gap.

    A signal where the longest run has more than round(log2 n) + 3 points, or where there are fewer crossings than the
    5% quantile of a binomial of n - 1 tries at a half, with n points off the median (Anhoej and Olesen, PLoS ONE 2014;
    Anhoej, PLoS ONE 2015). A point on the median neither adds to a run nor ends it; a gap ends it, and nothing crosses
    over a gap, so that each takes one try away. Raises ValueError for what is infinite or has not one dimension."""
    (series,) = of_one(values=values)
    there = series[~np.isnan(series)]
    median = float(np.median(there)) if there.size else math.nan
    alike = ALIKE * float(np.max(np.abs(there), initial=0.0))
    longest = current = crossings = tries = points = 0
    before = 0.0
    for off in (series - median).tolist():
        if math.isnan(off):
            current, before = 0, 0.0
            continue
        if abs(off) <= alike:
            continue
        points += 1
        if before:
            tries += 1
            crossings += off * before < 0
        current = current + 1 if off * before > 0 else 1
        longest, before = max(longest, current), math.copysign(1, off)
    allowed = round(math.log2(points)) + 3 if points else 0
    needed = _least(tries)
    return Runs(longest > allowed or crossings < needed, longest, allowed, crossings, needed, points, median)


def _least(tries: int) -> int:
    """The least number of crossings whose chance, with all below it, is 5% or more."""
    chances = special.bdtr(np.arange(tries + 1, dtype=np.float64), tries, 0.5)
    return int(np.argmax(chances >= _BELOW))

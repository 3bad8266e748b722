"""Whether two things go together over areas: Spearman's rank correlation with its interval."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, of_one

LEAST = 4  # pairs: with fewer the spread below has no value


@dataclass(frozen=True, slots=True)
class RankCorrelation:
    """Of `pairs` that have both figures: 1 where they go up together without an exception, -1 where one goes up as the
    other goes down. nan where there are fewer than two, or all of either are alike."""

    pairs: int
    rho: float
    lower: float  # nan also of fewer than four pairs, and without an exception, which has no spread
    upper: float


def spearman(x: ArrayLike, y: ArrayLike, *, confidence: float = 0.95) -> RankCorrelation:
    """The correlation of the ranks, of which those that are alike share the middle; a pair of which either is nan is
    left out. The interval is that of Fisher's z with the variance (1 + rho^2 / 2) / (n - 3) (Bonett and Wright 2000,
    Psychometrika 65, 23-28). Raises ValueError for what is infinite or does not fit together."""
    one, other = of_one(x=x, y=y)
    there = ~(np.isnan(one) | np.isnan(other))
    first, second = ranks(one[there]), ranks(other[there])
    pairs = int(there.sum())
    spread = float(np.sqrt(np.sum((first - first.mean()) ** 2) * np.sum((second - second.mean()) ** 2))) if pairs else 0
    if pairs < 2 or spread == 0:
        return RankCorrelation(pairs, np.nan, np.nan, np.nan)
    together = float(np.sum((first - first.mean()) * (second - second.mean()))) / spread
    rho = min(max(together, -1.0), 1.0)
    # By the binary fractions alone some that have no exception are a hair short of 1.
    if pairs < LEAST or abs(rho) > 1 - 1e-12:
        return RankCorrelation(pairs, rho, np.nan, np.nan)
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt((1 + rho**2 / 2) / (pairs - 3))
    return RankCorrelation(pairs, rho, tanh(atanh(rho) - reach), tanh(atanh(rho) + reach))


def ranks(values: Floats) -> Floats:
    """1 for the lowest; those that are alike have the middle of the ranks that they take."""
    ordered = np.sort(values)
    before, until = (np.searchsorted(ordered, values, side=side) for side in ("left", "right"))
    middle: Floats = (before + until + 1) / 2
    return middle

"""Does a series rise or fall, and how fast, whatever its shape: Kendall's test, and the slope of Theil and Sen.

For counts and volumes without an interval, of 8 points and more, and beside a control chart as a second method. Both
take points as independent of one another."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from metrics.statistics.arrays import Floats, Whole, of_each, of_one

_EXACT = 33  # up to so many different values the exact distribution is used, as SciPy's kendalltau does


@dataclass(frozen=True, slots=True)
class Kendall:
    """`tau` is from -1 (every later point is lower) to 1; both nan of one point, none, or all alike."""

    tau: float
    p_value: float  # two-sided
    points: int


@dataclass(frozen=True, slots=True)
class Kendalls:
    """Many series: what a Kendall has, (series,)."""

    tau: Floats
    p_value: Floats
    points: Whole

    def __getitem__(self, series: int) -> Kendall:
        """One of them."""
        return Kendall(self.tau[series].item(), self.p_value[series].item(), self.points[series].item())


@dataclass(frozen=True, slots=True)
class TheilSen:
    """A line in the values' unit: `slope` a period, with its interval, and `intercept` at the first period."""

    slope: float
    lower: float
    upper: float
    intercept: float


@dataclass(frozen=True, slots=True)
class TheilSens:
    """Many series: what a TheilSen has, (series,)."""

    slope: Floats
    lower: Floats
    upper: Floats
    intercept: Floats

    def __getitem__(self, series: int) -> TheilSen:
        """One of them."""
        own = (self.slope, self.lower, self.upper, self.intercept)
        return TheilSen(*(column[series].item() for column in own))


def kendall(values: ArrayLike) -> Kendall:
    """Kendall's tau-b of one series with time, (points,). See `kendall_each`."""
    (series,) = of_one(values=values)
    return kendall_each(series[np.newaxis])[0]


def kendall_each(values: ArrayLike) -> Kendalls:
    """Kendall's tau-b of each series with time, (series, points), and its two-sided p-value (Kendall, Rank Correlation
    Methods, 1970); a missing point (nan) is left out, and the others keep their order.

    The p-value is exact without ties up to 33 points, and where all pairs but one or none go one way; else of the
    normal distribution, with the variance less for ties: as `scipy.stats.kendalltau` has it. Raises ValueError for
    what is infinite or has not two dimensions."""
    (series,) = of_each(values=values)
    earlier, later = (series[:, places] for places in _pairs(series.shape[1]))
    # Beside a missing point a pair is neither up nor down.
    up, down = (later > earlier).sum(axis=1), (later < earlier).sum(axis=1)
    points = (~np.isnan(series)).sum(axis=1)
    pairs = points * (points - 1) // 2
    untied = up + down
    some = untied > 0
    tau = (up - down) / np.sqrt(np.where(some, pairs * untied, 1.0))
    variance = np.where(some, _variance(series, points), 1.0)
    p_value = 2 * special.ndtr(-np.abs(up - down) / np.sqrt(variance))
    fewer = np.minimum(up, down)
    for place in np.flatnonzero(some & (untied == pairs) & ((points <= _EXACT) | (fewer <= 1))).tolist():
        p_value[place] = min(1.0, 2 * float(_chances(int(points[place]))[fewer[place]]))
    return Kendalls(np.where(some, tau, np.nan), np.where(some, np.minimum(p_value, 1.0), np.nan), points)


def theil_sen(values: ArrayLike, *, confidence: float = 0.95) -> TheilSen:
    """The line of Theil and Sen through one series, (points,). See `theil_sen_each`."""
    (series,) = of_one(values=values)
    return theil_sen_each(series[np.newaxis], confidence=confidence)[0]


def theil_sen_each(values: ArrayLike, *, confidence: float = 0.95) -> TheilSens:
    """Of each series, (series, points), the middle of the slopes between all pairs of points, with its interval (Theil
    1950; Sen, JASA 1968).

    A missing point (nan) is left out, and the others keep their period. The interval is from Kendall's variance, less
    for ties, as `scipy.stats.theilslopes` has it; all nan of fewer than two points. Raises ValueError for what is
    infinite or has not two dimensions, and for a confidence that is not between 0 and 1."""
    (series,) = of_each(values=values)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1; got {confidence:g}")
    if series.shape[1] < 2:
        return TheilSens(*np.full((4, len(series)), np.nan))
    there = ~np.isnan(series)
    points = there.sum(axis=1)
    pairs = points * (points - 1) // 2
    earlier, later = _pairs(series.shape[1])
    # What is missing is put last.
    slopes = np.sort((series[:, later] - series[:, earlier]) / (later - earlier), axis=1)
    slope = _middle(slopes, pairs)
    reach = float(special.ndtri(0.5 + confidence / 2)) * np.sqrt(_variance(series, points))
    least = np.maximum(np.rint((pairs - reach) / 2).astype(np.int64) - 1, 0)
    most = np.maximum(np.minimum(np.rint((pairs + reach) / 2).astype(np.int64), pairs - 1), 0)
    period = np.sort(np.where(there, np.arange(series.shape[1]), np.inf), axis=1)
    intercept = _middle(np.sort(series, axis=1), points) - slope * _middle(period, points)
    lower, upper = (np.take_along_axis(slopes, place[:, np.newaxis], axis=1)[:, 0] for place in (least, most))
    return TheilSens(slope, lower, upper, np.where(pairs > 0, intercept, np.nan))


def _variance(series: Floats, points: Whole) -> Floats:
    """Kendall's, of each series with so many points, less for ties."""
    alike = (series[:, :, np.newaxis] == series[:, np.newaxis, :]).sum(axis=2)
    tied = (np.maximum(alike - 1, 0) * (2 * alike + 5)).sum(axis=1)
    variance: Floats = (points * (points - 1) * (2 * points + 5) - tied) / 18
    return variance


def _middle(in_order: Floats, number: Whole) -> Floats:
    """The median of the first so many of each row, which are in order already."""
    places = np.column_stack([np.maximum(number - 1, 0) // 2, np.minimum(number // 2, in_order.shape[1] - 1)])
    middle: Floats = np.take_along_axis(in_order, places, axis=1).sum(axis=1) / 2
    return middle


@lru_cache(maxsize=256)
def _pairs(points: int) -> tuple[Whole, Whole]:
    """The places of the earlier and the later point of every pair."""
    earlier, later = np.triu_indices(points, 1)
    return earlier, later


@lru_cache(maxsize=256)
def _chances(points: int) -> Floats:
    """Of a series in random order, the chance that so many pairs of points, or fewer, fall."""
    chance = np.ones(1)
    for size in range(2, points + 1):
        # The point that is added last falls beside none of those before it, or one, ... or all: each equally likely.
        chance = np.convolve(chance, np.full(size, 1 / size))
    return np.cumsum(chance)

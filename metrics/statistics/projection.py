"""Where a series is heading, and whether it will be at its target in time.

A line through the points that are given, or, of a process that is stable, its level: either goes no further than the
points that it stands on deserve, which whoever calls decides (no more periods ahead than behind; 8 points, or 5
years)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from metrics.statistics.arrays import GOOD, Floats, of_one, refuse, same_shape

_SIGMAS = 3  # standard deviations from the middle of a control chart to its limit


@dataclass(frozen=True, slots=True)
class Projection:
    """What to expect of the periods ahead, (horizon,), in the values' unit."""

    fit: Floats
    lower: Floats  # between these a new figure will lie with the probability `level`, if the series goes on as it has
    upper: Floats
    now: float  # the fit at the last period that was given
    slope: float  # the change a period, with its 95% limits; in log-odds where `logit`; 0 where a level is held
    slope_lower: float
    slope_upper: float
    deviation: Floats  # of a new figure from the fit, on the scale of the fit
    freedom: float  # degrees of freedom of the deviation; inf where it is taken as known
    logit: bool

    def chance_above(self, value: float) -> float:
        """The probability that the figure of the last period ahead is above the value; nan where nothing is known of
        how far figures lie from the fit."""
        fit, at = (float(special.logit(each)) if self.logit else each for each in (self.fit[-1], value))
        deviation = float(self.deviation[-1])
        if deviation == 0:
            return float(fit > at) if fit != at else 0.5
        away = (fit - at) / deviation
        return float(special.ndtr(away) if np.isinf(self.freedom) else special.stdtr(self.freedom, away))


@dataclass(frozen=True, slots=True)
class Course:
    """Whether the target is reached by the last period ahead."""

    word: Literal["on_course", "uncertain", "off_course"]
    chance: float  # the probability of being at the target or on its good side, 0 to 1


def project(values: ArrayLike, horizon: int, *, level: float = 0.80, logit: bool = False) -> Projection:
    """The straight line of least squares through one series, (points,), and so many periods beyond it, with the
    interval in which a new figure will lie (Draper and Smith, Applied Regression Analysis, 1998, section 3.1).

    A missing point (nan) is left out, and the others keep their period. With `logit` the line is drawn through
    log-odds, so that shares stay between 0 and 1. nan where there are too few points for what is asked: two for a
    line, three for an interval. Raises ValueError for a horizon under 1, a level not between 0 and 1, and with `logit`
    for values that have no odds."""
    (series,) = of_one(values=values)
    _check(horizon, level)
    if logit:
        refuse("values", series, (series <= 0) | (series >= 1), "above 0 and below 1, to have log-odds")
        series = special.logit(series)
    period = np.flatnonzero(~np.isnan(series)).astype(np.float64)
    there, points = series[~np.isnan(series)], len(period)
    last = len(series) - 1
    middle = period.mean() if points else np.nan
    spread = float(((period - middle) ** 2).sum()) if points >= 2 else np.nan
    level_at = there.mean() if points else np.nan
    slope = float(((period - middle) * (there - level_at)).sum() / spread)
    freedom = points - 2
    off = there - level_at - slope * (period - middle)
    sigma = np.sqrt((off**2).sum() / freedom) if freedom > 0 else np.nan
    ahead = np.arange(last + 1, last + 1 + horizon)
    fit = level_at + slope * (ahead - middle)
    deviation = sigma * np.sqrt(1 + 1 / max(points, 1) + (ahead - middle) ** 2 / spread)
    reach = _times(level, freedom) * deviation
    around = _times(0.95, freedom) * sigma / np.sqrt(spread)
    back = special.expit if logit else np.asarray
    return Projection(
        fit=back(fit),
        lower=back(fit - reach),
        upper=back(fit + reach),
        now=float(back(level_at + slope * (last - middle))),
        slope=slope,
        slope_lower=float(slope - around),
        slope_upper=float(slope + around),
        deviation=deviation,
        freedom=float(freedom),
        logit=logit,
    )


def hold(centre: float, lower: float, upper: float, horizon: int) -> Projection:
    """The level of a stable process, and its limits: those of the last part of its control chart, in the values' unit,
    for so many periods. A process without a signal keeps its level; its limits are three standard deviations from it.
    Raises ValueError for a horizon under 1 and for limits that the centre does not lie between."""
    _check(horizon, 0.5)
    if not lower <= centre <= upper:
        raise ValueError(f"centre must lie between lower and upper; got {lower:g}, {centre:g}, {upper:g}")
    fit, low, high = (np.full(horizon, float(each)) for each in (centre, lower, upper))
    return Projection(
        fit=fit,
        lower=low,
        upper=high,
        now=float(centre),
        slope=0.0,
        slope_lower=0.0,
        slope_upper=0.0,
        deviation=(high - low) / 2 / _SIGMAS,
        freedom=np.inf,
        logit=False,
    )


def course(projection: Projection, target: float, *, polarity: str) -> Course:
    """On course where the whole interval of the last period ahead is at the target or on its good side, off course
    where all of it is short of it, else uncertain; and how likely the target is reached. Raises ValueError where no
    side is good, or where the interval is not known: then there is no course."""
    side = GOOD.get(polarity, 0)
    if side == 0:
        raise ValueError(f"polarity must be high_is_good or low_is_good; got {polarity!r}")
    lower, upper = float(projection.lower[-1]), float(projection.upper[-1])
    if np.isnan(lower):
        raise ValueError("the projection has no interval: three points or more have one")
    above = projection.chance_above(target)
    if side > 0:
        met, missed, chance = lower >= target, upper < target, above
    else:
        met, missed, chance = upper <= target, lower > target, 1 - above
    return Course("on_course" if met else "off_course" if missed else "uncertain", chance)


def required_rate(now: ArrayLike, target: ArrayLike, periods: ArrayLike) -> Floats:
    """How much a series has to change a period to be at its target in so many, in the values' unit; arrays of one
    shape. Raises ValueError for no periods or fewer: a date that has passed requires nothing."""
    level, aim, left = same_shape(now=now, target=target, periods=periods)
    refuse("periods", left, left <= 0, "above 0")
    return (aim - level) / left


def trajectory(at: ArrayLike, days: ArrayLike, values: ArrayLike) -> Floats:
    """The milestones at these days: straight lines from one known value to the next (baseline, milestones, target;
    days and values in their order, of one shape). nan before the first and after the last. Days are numbers, and the
    result has the shape of `at`. Raises ValueError where days are not later one than the other, or fewer than two."""
    (wanted,) = same_shape(at=at)
    known, value = of_one(days=days, values=values)
    if len(known) < 2 or not (np.diff(known) > 0).all():
        raise ValueError("days must be two or more, each later than the one before")
    line: NDArray[np.float64] = np.interp(wanted, known, value, left=np.nan, right=np.nan)
    return line


def _check(horizon: int, level: float) -> None:
    if horizon < 1:
        raise ValueError(f"horizon must be 1 or more; got {horizon}")
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1; got {level:g}")


def _times(level: float, freedom: int) -> float:
    """How many deviations either way hold this share of Student's t."""
    return float(special.stdtrit(freedom, 0.5 + level / 2)) if freedom > 0 else np.nan

"""Inequality across groups that are ordered from the least to the most advantaged, such as wards by income
deprivation.

The slope index is the difference between the two ends of a line through all groups, the relative index their ratio:
they use every group, weighted by its population, where a gap of best and worst grows with the number of groups and
their smallness by chance alone. (Low and Low, Journal of Public Health 2004; Fingertips technical guidance,
Inequality; PHEindicatormethods, phe_sii.)"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from metrics.statistics.arrays import Floats, of_one, refuse, same_shape
from metrics.statistics.intervals import quantile

Scale = Literal["natural", "log", "logit"]

SEED = 20_221_105  # the same figures have the same interval each time
DRAWS = 10_000
FEWEST, MOST = 5, 100


@dataclass(frozen=True, slots=True)
class SlopeIndex:
    """Of one indicator, period and set of groups. The intervals are nan where no standard errors were given."""

    sii: float  # most less least advantaged, in the values' unit: above 0 where the most advantaged have more
    rii: float  # most over least advantaged
    lower: float  # of the slope index
    upper: float
    rii_lower: float
    rii_upper: float
    least: float = np.nan  # the line's two ends: where the least and where the most advantaged are
    most: float = np.nan


def slope_index(
    value: ArrayLike,
    population: ArrayLike,
    rank: ArrayLike,
    *,
    se: ArrayLike | None = None,
    scale: Scale = "natural",
    transform: bool = False,
    confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> SlopeIndex:
    """The slope and relative index of inequality of 5 to 100 groups, (groups,), in any order: least squares weighted
    by population, over each group's place from 0 to 1, the middle of its share of the population from the lowest
    `rank` (the least advantaged) up. Groups of one rank share a place.

    `se`: standard errors on the `scale` (natural, log for rates, logit for shares; see `standard_error`), from which
    each group is drawn anew `draws` times, from a normal distribution on that scale, and the line fitted again; the
    interval is that of the middle of what comes out. Indices of as many groups are drawn by the same deviations.
    `transform` fits the line on the scale too, and tells its two ends on the natural one: for rates and shares that are
    far from a straight line. All nan where a value is missing (nan): of the rest it would be an index of something
    else. Raises ValueError for fewer groups than 5 or more than 100, a population or rank that is missing or not above
    0, a value that the scale does not have, a standard error below 0, and one rank for all."""
    y, people, order = of_one(value=value, population=population, rank=rank)
    if not FEWEST <= len(y) <= MOST:
        raise ValueError(f"an index of inequality needs {FEWEST} to {MOST} groups; got {len(y)}")
    refuse("population", people, ~(people > 0), "above 0")
    refuse("rank", order, np.isnan(order), "known of every group")
    if len(np.unique(order)) < 2:
        raise ValueError("rank must differ between groups")
    quantile(confidence)
    if draws < 1_000:
        raise ValueError(f"draws must be 1000 or more; got {draws}")
    on_scale = _to(scale, y)
    if np.isnan(y).any():
        return SlopeIndex(*[np.nan] * 6)
    line = _fit(people, order)
    ends = tuple(float(end[0]) for end in _ends(line, on_scale[:, np.newaxis], scale, transform=transform))
    sii, rii = _index(line, on_scale[:, np.newaxis], scale, transform=transform)
    if se is None:
        return SlopeIndex(float(sii[0]), float(rii[0]), *[np.nan] * 4, *ends)
    (error, _) = same_shape(se=se, value=y)
    refuse("se", error, ~(error >= 0), "0 or more")
    # One group at a time: what lies in the processor's own memory is quicker than all of them at once.
    drawn = (each + own * z for each, own, z in zip(on_scale, error, _deviations(seed, draws, len(y)), strict=True))
    limits = (_middle(each, confidence) for each in _index(line, drawn, scale, transform=transform))
    (lower, upper), (rii_lower, rii_upper) = limits
    return SlopeIndex(float(sii[0]), float(rii[0]), lower, upper, rii_lower, rii_upper, *ends)


def standard_error(lower: ArrayLike, upper: ArrayLike, *, scale: Scale = "natural") -> Floats:
    """The standard error on a scale that the 95% limits of a figure, in its own unit, amount to; arrays of one shape.
    Raises ValueError for limits on the wrong sides of each other, and where the scale has no such value: a lower limit
    of 0 has no logarithm."""
    low, high = same_shape(lower=lower, upper=upper)
    refuse("upper", high, high < low, "no less than lower")
    error: Floats = (_to(scale, high, "upper") - _to(scale, low, "lower")) / (2 * quantile(0.95))
    return error


def _fit(people: Floats, order: Floats) -> Floats:
    """(2, groups): what makes of all groups' values the line's ends, at places 0 and 1."""
    share = people / people.sum()
    _, tied = np.unique(order, return_inverse=True)
    of_rank = np.bincount(tied, weights=share)
    place = (np.cumsum(of_rank) - of_rank / 2)[tied]
    middle = (share * place).sum()
    slope = share * (place - middle) / (share * (place - middle) ** 2).sum()
    start = share - middle * slope
    return np.vstack([start, start + slope])


@lru_cache(maxsize=8)
def _deviations(seed: int, draws: int, groups: int) -> Floats:
    """(groups, draws) standard normal values, the same for every index of as many groups: drawn once, not for each."""
    drawn: Floats = np.ascontiguousarray(np.random.default_rng(seed).standard_normal((draws, groups)).T)
    drawn.flags.writeable = False
    return drawn


def _index(line: Floats, on_scale: Iterable[Floats], scale: Scale, *, transform: bool) -> tuple[Floats, Floats]:
    """The slope and relative indices of values on the scale: of each group in turn as many as there are indices."""
    least, most = _ends(line, on_scale, scale, transform=transform)
    # The line may begin at nought or below, where a ratio says nothing.
    ratio = np.divide(most, least, out=np.full(least.shape, np.nan), where=least != 0)
    return most - least, ratio


def _ends(line: Floats, on_scale: Iterable[Floats], scale: Scale, *, transform: bool) -> tuple[Floats, Floats]:
    """The line's least and most advantaged ends, as many as there are indices."""
    ends: Floats = np.zeros((2, 1))
    # Added up group after group, and not a product of matrices, whose last digit depends on the machine.
    for of_group, values in zip(line.T, on_scale, strict=True):
        part = of_group[:, np.newaxis] * (values if transform else _from(scale, values))
        ends = np.add(part, ends, out=part)
    least, most = _from(scale if transform else "natural", ends)
    return least, most


def _middle(drawn: Floats, confidence: float) -> tuple[float, float]:
    """Between which of the draws, in order, this share of them lies: places round(N(1 - q)) and round(Nq), from 1."""
    share = confidence + (1 - confidence) / 2
    low, high = max(round(len(drawn) * (1 - share)), 1) - 1, round(len(drawn) * share) - 1
    in_order = np.partition(drawn, (low, high))
    return float(in_order[low]), float(in_order[high])


def _to(scale: Scale, values: Floats, name: str = "value") -> Floats:
    if scale == "log":
        refuse(name, values, values <= 0, "above 0, to have a logarithm")
        return np.log(values)
    if scale == "logit":
        refuse(name, values, (values <= 0) | (values >= 1), "above 0 and below 1, to have log-odds")
        logit: Floats = special.logit(values)
        return logit
    if scale != "natural":
        raise ValueError(f"scale must be natural, log or logit; got {scale!r}")
    return values


def _from(scale: Scale, values: Floats) -> Floats:
    natural: Floats = np.exp(values) if scale == "log" else special.expit(values) if scale == "logit" else values
    return natural

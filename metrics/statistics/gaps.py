"""Fifths of areas by deprivation, and the gap between the two at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, Marks, Whole, of_one, refuse, same_shape
from metrics.statistics.differences import difference, ratio
from metrics.statistics.intervals import poisson, wilson
from metrics.statistics.intervals import quantile as deviations


@dataclass(frozen=True, slots=True)
class Gap:
    """The first fifth beside the last: values and differences in the indicator's unit, each with its interval."""

    first: float
    first_lower: float
    first_upper: float
    last: float
    last_lower: float
    last_upper: float
    difference: float  # first less last
    difference_lower: float
    difference_upper: float
    ratio: float  # first over last; nan over nought
    ratio_lower: float  # nan where a figure or a limit is nought
    ratio_upper: float


def quantiles(value: ArrayLike, number: int = 5, *, highest_first: bool = True) -> Whole:
    """Which quantile each area is in, 1 to `number`, (areas,): 1 has the highest values, or the lowest. Areas of one
    value are all in that of the first of them (PHEindicatormethods, phe_quantile). 0 for an area without a value
    (nan), and for all where there are fewer areas than quantiles. Raises ValueError for fewer than two quantiles."""
    (given,) = of_one(value=value)
    if number < 2:
        raise ValueError(f"number must be 2 or more; got {number}")
    there = ~np.isnan(given)
    areas = int(there.sum())
    found = np.zeros(len(given), np.int64)
    if areas < number:
        return found
    ordered = -given[there] if highest_first else given[there]
    rank = np.searchsorted(np.sort(ordered), ordered, side="left") + 1
    # In whole numbers: a quotient that is a hair above a whole one would be in the next quantile.
    from_the_end = -((-(areas + 1 - rank) * number) // areas)
    found[there] = number + 1 - from_the_end
    return found


def quantile_gap(
    numerator: ArrayLike,
    denominator: ArrayLike,
    quantile: ArrayLike,
    *,
    number: int = 5,
    kind: Literal["proportion", "rate"] = "proportion",
    per: float = 1.0,
    se: ArrayLike | None = None,
    confidence: float = 0.95,
) -> Gap:
    """The gap between quantile 1 and the last, (areas,), from their counts added up: not from the mean of areas' own
    values, which would give a small one the weight of a large one. A rate is times `per`, its unit.

    The intervals of the two are Wilson's, or Poisson's of a rate; with `se`, the standard errors of the areas' own
    values, normal ones by these, each area weighing as its denominator: for answers of unequal weight, of which counts
    alone say too much. Of their difference and ratio, square and add (Newcombe 1998; Zou and Donner 2008). All nan
    where an area of either has no counts (nan): the sum of the others is of something else. Raises ValueError where
    either has no area, for counts that are impossible, and for an unknown kind."""
    x, n = same_shape(numerator=numerator, denominator=denominator)
    of_area = np.asarray(quantile)
    sides = [of_area == each for each in (1, number)]
    if of_area.shape != x.shape or not all(side.any() for side in sides):
        raise ValueError(f"quantile must say of each area which it is in, and 1 and {number} must have areas")
    refuse("per", np.array([per]), np.array([not per > 0]), "above 0")
    cases, of = (np.array([part[side].sum() for side in sides]) for part in (x, n))
    if kind not in ("proportion", "rate"):
        raise ValueError(f"kind must be proportion or rate; got {kind!r}")
    if se is not None:
        value = cases / of * per
        half = deviations(confidence) * _error(n, se, sides)
        lower, upper = np.maximum(value - half, 0.0), value + half
    elif kind == "proportion":
        value, (lower, upper) = cases / of, wilson(cases, of, confidence=confidence)
    else:
        value, (lower, upper) = cases / of * per, poisson(cases, exposure=of / per, confidence=confidence)
    first, last = ((float(value[place]), float(lower[place]), float(upper[place])) for place in (0, 1))
    apart, times = difference(first, last), ratio(first, last)
    return Gap(
        first=first[0],
        first_lower=first[1],
        first_upper=first[2],
        last=last[0],
        last_lower=last[1],
        last_upper=last[2],
        difference=first[0] - last[0],
        difference_lower=float(apart[0]),
        difference_upper=float(apart[1]),
        ratio=first[0] / last[0] if last[0] else np.nan,
        ratio_lower=float(times[0]),
        ratio_upper=float(times[1]),
    )


def _error(of: Floats, se: ArrayLike, sides: Sequence[Marks]) -> Floats:
    """The standard error of each side's mean, its areas weighted by what they are out of."""
    error, weight = same_shape(se=se, denominator=of)
    refuse("se", error, error < 0, "0 or more")
    return np.array([np.sqrt(np.square(weight[side] * error[side]).sum()) / weight[side].sum() for side in sides])

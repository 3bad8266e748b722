"""Five classes for a map, and their words."""

import math
from collections.abc import Sequence
from itertools import pairwise

from metrics import Comparison
from pages.components.words.numbers import displayed, is_share
from pages.components.words.precision import of_comparison

Bounds = tuple[float, float, float, float]


def classes(values: Sequence[float], *, most: float = math.inf) -> Bounds:
    """The four bounds between five classes around the middle of the values: three of one round width, and one on either
    side that holds what lies beyond, so that all five are used where the values allow. Bounds lie above nothing where
    the values do and below `most`, and are whole numbers for whole values.
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    whole = all(float(value).is_integer() for value in values)
    # No finer than a fiftieth of the figures: a narrower class would tell chance apart.
    step = round_step(max((high - low) / 6, abs(high) / 50, 1e-9), whole=whole)
    first = math.floor(round((low + high) / 2 / step - 1, 9))
    if most < math.inf:
        first = min(first, math.ceil(round(most / step, 9)) - 4)
    if low >= 0:
        first = max(first, 1)
    one, two, three, four = (float(f"{(first + place) * step:.12g}") for place in range(4))
    return one, two, three, four


def bounds(comparison: Comparison) -> Bounds:
    """The bounds of a comparison's classes, in the units that its figures are written in."""
    return classes(_shown(comparison), most=100 if is_share(comparison.indicator) else math.inf)


def class_words(comparison: Comparison) -> list[str]:
    """'under 75%', '75 to under 80%', ... '90% or more'."""
    if not _shown(comparison):
        return []
    limits, sign = bounds(comparison), "%" if is_share(comparison.indicator) else ""
    places = max(len(f"{bound:.12g}".partition(".")[2]) for bound in limits)
    first, *_, last = written = [f"{limit:,.{places}f}" for limit in limits]
    between = [f"{low} to under {high}{sign}" for low, high in pairwise(written)]
    return [f"under {first}{sign}", *between, f"{last}{sign} or more"]


def round_step(least: float, *, whole: bool) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is no less; a whole number where asked."""
    least = max(least, 1.0) if whole else least
    power = 10.0 ** math.floor(math.log10(least))
    steps = (float(f"{step * power:.12g}") for step in (1, 2, 2.5, 5, 10))
    return next(step for step in steps if step >= least * (1 - 1e-9) and (step.is_integer() or not whole))


def _shown(comparison: Comparison) -> list[float]:
    """Figures as written, so that a ward's class agrees with its number in the ranking."""
    values = [each.value for each in comparison.observations if each.value is not None]
    places = of_comparison(comparison)
    return [displayed(comparison.indicator, value, places) for value in values]

"""Five round classes for a map, and their words."""

import math
from collections.abc import Sequence
from itertools import pairwise

from metrics import Comparison
from pages.components.words.numbers import displayed, is_share
from pages.components.words.precision import of_comparison

Bounds = tuple[float, float, float, float]


def classes(values: Sequence[float], *, most: float = math.inf) -> Bounds:
    """The four bounds between five classes of one round width that cover the values, around their middle, from
    nothing to `most`; whole numbers for whole values. The last class holds its upper end.
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    whole = all(float(value).is_integer() for value in values)
    # No finer than a fiftieth of the figures: a narrower class would tell chance apart.
    step = _round_step(max((high - low) / 5, abs(high) / 50, 1e-9), whole=whole)
    while high - _start(low, step) > 5 * step * (1 + 1e-9):
        step = _round_step(step * 1.01, whole=whole)
    start = _start(low, step)
    unused = 5 - max(1, math.ceil(round((high - start) / step, 6)))
    down = max(unused // 2, math.ceil(round((start + 5 * step - most) / step, 6)) if most < math.inf else 0)
    start -= step * (down if low < 0 else min(down, round(start / step)))
    first, second, third, fourth = (float(f"{start + place * step:.12g}") for place in range(1, 5))
    return first, second, third, fourth


def bounds(comparison: Comparison) -> Bounds:
    """The bounds of a comparison's classes, in the units that its figures are written in."""
    return classes(_shown(comparison), most=100 if is_share(comparison.indicator) else math.inf)


def class_words(comparison: Comparison) -> list[str]:
    """'under 75%', '75 to 79', ... '90% or more'; '1.0 to 1.5' where figures are not whole."""
    shown = _shown(comparison)
    if not shown:
        return []
    limits, sign = bounds(comparison), "%" if is_share(comparison.indicator) else ""
    places = max(len(f"{bound:.12g}".partition(".")[2]) for bound in limits)
    below = 1 if all(value.is_integer() for value in shown) else 0
    between = [
        f"{low:,.{places}f}" if below and high - low == 1 else f"{low:,.{places}f} to {high - below:,.{places}f}"
        for low, high in pairwise(limits)
    ]
    return [f"under {limits[0]:,.{places}f}{sign}", *between, f"{limits[-1]:,.{places}f}{sign} or more"]


def _start(low: float, step: float) -> float:
    return math.floor(round(low / step, 9)) * step


def _round_step(least: float, *, whole: bool) -> float:
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

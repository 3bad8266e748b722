"""Five classes for a map, and their words."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise, product

from metrics import Comparison
from pages.components.words.numbers import displayed, is_share
from pages.components.words.precision import of_comparison

Bounds = tuple[float, ...]

_MOST = 5
# Of five shades from pale to dark, those of so many classes.
_SHADES = {1: (2,), 2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
# A bound of one digit more is taken for so much better a balance.
_A_DIGIT = 0.3


@lru_cache(maxsize=256)
def classes(values: tuple[float, ...], most: float = math.inf) -> Bounds:
    """The bounds between the classes of some values, each of which begins at its bound: five of one round width, the
    ends open, that hold some value each and none more than half; where there are no such five, round bounds of
    unequal width near the fifths of their ranks. No bound is `most` or more; fewer than five different values have
    as many classes, and bounds are whole numbers for whole values.
    """
    told = sorted(values)
    gaps = [bound for low, high in pairwise(dict.fromkeys(told)) if (bound := _roundest(low, high, most)) is not None]
    count = min(_MOST, len(gaps) + 1)
    equal = [bounds for bounds in _equal(told, most) if count == _MOST and _holds(told, bounds)]
    unequal = combinations(gaps, count - 1)
    return min(equal or unequal, key=lambda bounds: _cost(told, bounds))


def bounds(comparison: Comparison) -> Bounds:
    """The bounds of a comparison's classes, in the units that its figures are written in."""
    return classes(tuple(_shown(comparison)), most=100 if is_share(comparison.indicator) else math.inf)


def shade(limits: Bounds, value: float) -> int:
    """The place of a value's class among five shades, from pale to dark."""
    return shades(limits)[bisect_right(limits, value)]


def shades(limits: Bounds) -> tuple[int, ...]:
    """The shades of all classes, lowest first."""
    return _SHADES[len(limits) + 1]


def class_words(comparison: Comparison) -> list[str]:
    """'under 75%', '75 to under 80%', ... '90% or more'; of a single class its figures."""
    shown = _shown(comparison)
    if not shown:
        return []
    limits, sign = bounds(comparison), "%" if is_share(comparison.indicator) else ""
    said = limits or sorted({min(shown), max(shown)})
    places = max(len(f"{bound:.12g}".partition(".")[2]) for bound in said)
    written = [f"{bound:,.{places}f}" for bound in said]
    if not limits:
        return [f"{' to '.join(written)}{sign}"]
    between = [f"{low} to under {high}{sign}" for low, high in pairwise(written)]
    return [f"under {written[0]}{sign}", *between, f"{written[-1]}{sign} or more"]


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


def _equal(told: Sequence[float], most: float) -> Iterator[Bounds]:
    """Four bounds a round step apart, no end wider than two steps: all that there are for some values."""
    if not told or told[0] == told[-1]:
        return
    reach = told[-1] - told[0]
    whole = all(value.is_integer() for value in told)
    step = 0.0
    for parts in (7, 6, 5, 4, 3.5):
        wider = round_step(reach / parts, whole=whole)
        if wider == step:
            continue
        step = wider
        first = math.floor(told[0] / step)
        for start in range(first, first + 4):
            four = tuple(float(f"{(start + place) * step:.12g}") for place in range(4))
            if four[0] - 2 * step <= told[0] and told[-1] <= four[-1] + 2 * step and four[-1] < most:
                yield four


def _holds(told: Sequence[float], limits: Bounds) -> bool:
    """Whether each class holds a value, and none more than half."""
    counts = _counts(told, limits)
    return min(counts) > 0 and max(counts) * 2 <= len(told)


def _counts(told: Sequence[float], limits: Bounds) -> list[int]:
    places = [bisect_right(limits, value) for value in told]
    return [places.count(place) for place in range(len(limits) + 1)]


def _cost(told: Sequence[float], limits: Bounds) -> float:
    """How far classes are from holding as many values each, and their bounds from being round."""
    each = len(told) / (len(limits) + 1)
    uneven = sum((count - each) ** 2 for count in _counts(told, limits)) / max(len(told), 1)
    return uneven + _A_DIGIT * sum(map(_digits, limits))


def _digits(bound: float) -> int:
    return len(f"{abs(bound):.12g}".replace(".", "").strip("0"))


def _roundest(low: float, high: float, most: float) -> float | None:
    """The roundest number above the one and no more than the other, below `most` and whole between whole ones: in steps
    of 10, 5, 2 and 1 times a power of ten, the widest that has one there; None where none has."""
    highest = math.ceil(math.log10(max(abs(low), abs(high))))
    lowest = 0 if low.is_integer() and high.is_integer() else highest - 12
    for power, part in product(range(highest, lowest - 1, -1), (10, 5, 2, 1)):
        step = float(f"{10.0**power * part / 10:.12g}")
        bound = float(f"{(math.floor(round(low / step, 9)) + 1) * step:.12g}")
        if low < bound <= high and bound < most and (lowest or bound.is_integer()):
            return bound
    return None

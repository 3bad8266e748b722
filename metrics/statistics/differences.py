"""Differences and ratios of figures that have an interval each."""

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, refuse, same_shape

Ranged = tuple[ArrayLike, ArrayLike, ArrayLike]  # a value, its lower limit and its upper one


def difference(first: Ranged, second: Ranged) -> tuple[Floats, Floats]:
    """The interval of first - second, from the interval of each, in their own unit and at their own level: square and
    add (Newcombe, Statistics in Medicine 1998, method 10, where both are Wilson's; Zou and Donner, Statistics in
    Medicine 2008, for any two figures that are independent)."""
    a, a_low, a_high, b, b_low, b_high = _ranged(first, second)
    return a - b - np.hypot(a - a_low, b_high - b), a - b + np.hypot(a_high - a, b - b_low)


def ratio(first: Ranged, second: Ranged) -> tuple[Floats, Floats]:
    """The interval of first / second, from the interval of each: square and add on the logarithms (Zou and Donner,
    Statistics in Medicine 2008). Missing where a figure or a limit is nought, which has no logarithm; below is an
    error."""
    parts = _ranged(first, second)
    for part in parts:
        refuse("what is divided", part, part < 0, "0 or more")
    a, a_low, a_high, b, b_low, b_high = (np.log(np.where(part > 0, part, np.nan)) for part in parts)
    low, high = difference((a, a_low, a_high), (b, b_low, b_high))
    return np.exp(low), np.exp(high)


def _ranged(first: Ranged, second: Ranged) -> list[Floats]:
    """The value, lower and upper of both, of one shape."""
    names = [f"{name} of the {which}" for which in ("first", "second") for name in ("value", "lower", "upper")]
    parts = same_shape(**dict(zip(names, (*first, *second), strict=True)))
    for value, lower, upper in (parts[:3], parts[3:]):
        refuse("value", value, (value < lower) | (value > upper), "between its limits")
    return parts

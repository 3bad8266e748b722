"""Where one stands among others: its place, as far as their intervals let it be told, and the middle half of them."""

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, of_one, same_shape
from metrics.statistics.differences import Ranged, difference


def place(own: float, others: ArrayLike) -> tuple[int, int]:
    """The first and the last place from the highest that `own` may be given among others, itself counted: those of one
    value share all the places between them. Others that are missing (nan) have no place."""
    (given,) = of_one(others=others)
    above, level = int((given > own).sum()), int((given == own).sum())
    return 1 + above, 1 + above + level


def likely_place(own: Ranged, others: Ranged) -> tuple[int, int]:
    """The same as far as the intervals allow: behind those alone that are clearly higher and before those alone that
    are clearly lower, by the interval of the difference of two figures. One without an interval may be on either
    side."""
    given, _, _ = same_shape(value=others[0], lower=others[1], upper=others[2])
    low, high = difference(own, others)
    higher, lower = int((high < 0).sum()), int((low > 0).sum())
    return 1 + higher, 1 + int((~np.isnan(given)).sum()) - lower


def middle_half(values: ArrayLike) -> tuple[float, float, float]:
    """The lower quartile, the median and the upper quartile of those that are there: between two of them in proportion
    (Hyndman and Fan 1996, definition 7, as in spreadsheets); nan where none is."""
    (given,) = of_one(values=values)
    there = np.sort(given[~np.isnan(given)])
    if not there.size:
        return np.nan, np.nan, np.nan
    lower, middle, upper = (_quantile(there, quarters) for quarters in (1, 2, 3))
    return lower, middle, upper


def _quantile(there: Floats, quarters: int) -> float:
    """In whole numbers as far as the place goes, so that a figure that is the quartile is told to be it."""
    below, part = divmod((there.size - 1) * quarters, 4)
    value = float(there[below])
    return value if not part else value + (float(there[below + 1]) - value) * part / 4


def change(then: Ranged, now: Ranged) -> tuple[Floats, Floats, Floats]:
    """By how much a figure changed, with the interval of that; a change without one where either has none."""
    low, high = difference(now, then)
    return np.asarray(now[0], np.float64) - np.asarray(then[0], np.float64), low, high

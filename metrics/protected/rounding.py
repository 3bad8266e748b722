"""What is shown of a count, from that count alone: nothing of a small one, and every other to the nearest five.

Pure functions of arrays of one shape; nan stands for what is not shown, and stays what it is."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

BASE = 5
_HALF = BASE // 2


def shown(counts: ArrayLike, smallest: ArrayLike) -> Floats:
    """Each count as it is shown: nan below the smallest, nought included, and else the nearest five.

    No greater count is shown as a smaller number, so that a part never exceeds its whole."""
    count = np.rint(np.asarray(counts, np.float64))
    return np.where(count < smallest, np.nan, BASE * np.floor((count + _HALF) / BASE))


def classes(figures: ArrayLike, smallest: ArrayLike) -> tuple[Floats, Floats]:
    """The least and the greatest count that is shown as each figure; of nan, those that are too small to be shown."""
    figure, least = np.broadcast_arrays(np.asarray(figures, np.float64), np.asarray(smallest, np.float64))
    withheld = np.isnan(figure)
    low = np.where(withheld, 0.0, np.maximum(figure - _HALF, least))
    high = np.where(withheld, least - 1, figure + _HALF)
    return low, high

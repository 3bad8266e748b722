"""Figures of boroughs as ranges, and which of two may be called better by them."""

from collections.abc import Sequence

import numpy as np

from data.vocabulary import Beside, Polarity
from metrics.snapshots.peer_series import PeerFigure
from metrics.statistics.arrays import Floats
from metrics.statistics.comparison import compare
from metrics.statistics.differences import Ranged


def ranged(figures: Sequence[PeerFigure]) -> Ranged:
    """Values and limits as arrays, nan where there is none."""
    columns = [[each.value for each in figures], [each.lower for each in figures], [each.upper for each in figures]]
    value, lower, upper = (np.array(column, dtype=np.float64) for column in columns)
    return value, lower, upper


def verdicts(low: Floats, high: Floats, polarity: Polarity) -> list[Beside]:
    """How Camden stands beside each, by the range of their difference: apart only where all of it is on one side."""
    return [Beside(word) for word in compare(low, high, np.zeros(low.shape), polarity=polarity.value).tolist()]

"""Why a figure, or most of some, cannot be judged."""

from collections.abc import Iterable

import numpy as np

from data.vocabulary import Reason, Status, Unjudged
from metrics.judged.panel import Panel
from metrics.snapshots.observation import EXACT

_LAST, _MOST_GAPS = 24, 5  # with more than a fifth of the last 24 not shown there is no chart


def of_latest(panel: Panel, area: int) -> Unjudged | None:
    """Why the latest complete period has no figure to judge."""
    return not_shown(*panel.state(area)) if np.isnan(panel.value[area, -1]) else None


def not_shown(status: str, reason: str, bound: str) -> Unjudged:
    """Why a figure that cannot be judged is none."""
    if status == Status.SHOWN and bound not in EXACT:
        return Unjudged.BOUND
    if status == Status.WITHHELD or (status == Status.SHOWN and reason == Reason.TOO_FEW):
        return Unjudged.WITHHELD
    return Unjudged.NO_CASES if status == Status.NONE else Unjudged.MISSING


def mostly(panel: Panel, cells: Iterable[tuple[int, int]]) -> Unjudged:
    """Why most of some figures, by area and period, are none; of as many, what comes first."""
    reasons = [not_shown(*panel.state(*cell)) for cell in cells]
    return max(dict.fromkeys(reasons), key=reasons.count)


def gaps(panel: Panel, area: int) -> Unjudged | None:
    """Whether too many of the last points are not shown, of those since the first that is."""
    there = ~np.isnan(panel.value[area])
    if not there.any():
        return not_shown(*panel.state(area))
    first = max(int(np.argmax(there)), len(there) - _LAST)
    lacking = np.flatnonzero(~there[first:]) + first
    if len(lacking) * _MOST_GAPS <= len(there) - first:
        return None
    return mostly(panel, ((area, place) for place in lacking.tolist()))

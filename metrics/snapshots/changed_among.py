"""How Camden changed beside a group between two periods: arithmetic on a series of a snapshot (METHODS, item 90)."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from data.vocabulary import PeerGroup
from metrics.snapshots.peer_changes import ChangeAmong, PeerChange
from metrics.snapshots.peer_ranges import ranged, verdicts
from metrics.snapshots.peer_series import PeerSeries
from metrics.statistics.arrays import Floats
from metrics.statistics.differences import difference
from metrics.statistics.standing import change

_EXACT = 12  # digits after the point: what is less is the noise of binary fractions, and two changes are alike


def changed_among(
    series: PeerSeries, group: PeerGroup, since: date | None = None, until: date | None = None
) -> ChangeAmong | None:
    """How Camden changed beside a group between the periods that begin on two days, or the first and the last that they
    have in common; None where there are no two such periods that share no day."""
    common = series.in_common(group)
    then = next((each for each in common if since is None or each.first == since), None)
    now = next((each for each in reversed(common) if until is None or each.first == until), None)
    if then is None or now is None or then.last >= now.first:
        return None  # periods that share days share figures, and their difference is less than it seems
    before = {each.area: each for each in then.beside(group)}
    both = [each for each in now.beside(group) if each.value is not None and before[each.area].value is not None]
    without = tuple(each for each in now.beside(group) if each not in both)
    own = change(ranged([then.camden]), ranged([now.camden]))
    others = change(ranged([before[each.area] for each in both]), ranged(both))
    apart = [np.round(part, _EXACT) for part in (own[0] - others[0], *difference(own, others))]
    words = verdicts(apart[1], apart[2], series.about.polarity)
    changes = [
        PeerChange(each.area, each.name, *_numbers(others, place), *_numbers(apart, place), word)
        for place, (each, word) in enumerate(zip(both, words, strict=True))
    ]
    ordered = tuple(sorted(changes, key=lambda each: (each.change, each.name)))
    mine = PeerChange(now.camden.area, now.camden.name, *_numbers(own, 0))
    return ChangeAmong(then, now, group, mine, ordered, without)


def _numbers(columns: Sequence[Floats], place: int) -> tuple[float, float | None, float | None]:
    value, low, high = (float(np.round(column[place], _EXACT)) for column in columns)
    return value, None if np.isnan(low) else low, None if np.isnan(high) else high

"""Who has finished, and who has not? The groups of all staff, by all their breakdowns on one axis."""

import dataclasses
from collections.abc import Sequence

from metrics import Beside, Comparison, Snapshot
from pages.components.exhibits import learning, lookup
from pages.components.exhibits.breakdowns import breakdowns, names, together
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.remembered import remembered
from pages.components.words.categories import whole
from pages.components.words.sentences import in_turn
from pages.components.words.states import counted_states, observed

_QUESTION = "Who has finished, and who has not?"
_KEY = "finished"


@remembered
def finished(snapshot: Snapshot) -> Exhibit:
    """Each breakdown of all staff ranked, two and two, with one axis, one table and one sentence for all."""
    places = learning.places(snapshot)
    several = [dataclasses.replace(each, places=places) for each in learning.groups(snapshot)]
    if not several:
        if lookup.unknown(snapshot, learning.COMPLETED) or lookup.why_nothing(snapshot, learning.COMPLETED):
            return learning.none(snapshot, _KEY, learning.COMPLETED, _QUESTION)
        return nothing(_KEY, "The newest figure is not told by group.", question=_QUESTION)
    return breakdowns(snapshot, several, key=_KEY, question=_QUESTION, finding=finding(several))


def finding(several: Sequence[Comparison]) -> str:
    """Which groups are clearly lower than all staff and which higher, or that none is; and how many are withheld."""
    every = together(several)
    figure = "" if every.benchmark is None else f" ({observed(every.indicator, every.benchmark, every.places)})"
    low, high = (names(several, side) for side in (Beside.LOWER, Beside.HIGHER))
    told = [
        f"Completion is lower than among {whole(every)}{figure} in these groups: {low}." if low else "",
        f"It is higher in these: {high}." if low and high else "",
        f"Completion is higher than among {whole(every)}{figure} in these groups: {high}." if high and not low else "",
        "" if low or high else f"No group is clearly different from {whole(every)}{figure}.",
    ]
    states = counted_states(every.indicator, every.observations)
    return in_turn((*told, *(f"{count} group{'' if count == 1 else 's'} {words}." for count, words in states)))

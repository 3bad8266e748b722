"""Who is it different for? The groups of all Camden by every breakdown of an indicator, on one axis."""

import dataclasses

from metrics import BOROUGH, Beside, Comparison, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.breakdowns import breakdowns, names, together
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.remembered import remembered
from pages.components.words.categories import of_parts, whole
from pages.components.words.numbers import upper_first
from pages.components.words.precision import of_page
from pages.components.words.sentences import in_turn
from pages.components.words.states import counted_states, observed

_PLACE = "groups"
_QUESTION = "{}: who is it different for?"
_NO_GROUPS = "{} is not told by group."
_PARTS = (
    "The groups of {} add up to the whole, so that none is higher or lower than all of them. Its own page shows "
    "what it is made up of."
)
_NOT_TOLD = "The newest figure is not told by group."
_NEITHER = "A square is higher or lower than {all}, a ring too close to tell. It says nothing about why."


@remembered
def groups(snapshot: Snapshot, indicator: str, least: int = 0) -> Exhibit:
    """Each breakdown ranked, two and two, with one table and one sentence for all; groups are higher or lower than all,
    never better or worse. Written with so many places, or more."""
    declared = snapshot.indicators[indicator]
    key, question = f"{_PLACE}-{indicator}", _QUESTION.format(declared.title)
    if not declared.breakdowns:
        return nothing(key, _NO_GROUPS.format(declared.title), question=question, place=_PLACE)
    several = [snapshot.categories(indicator, BOROUGH, each) for each in declared.breakdowns]
    several = [each for each in several if each.items]
    if not several:
        return nothing(key, lookup.why_nothing(snapshot, indicator) or _NOT_TOLD, question=question, place=_PLACE)
    if of_parts(several[0]):
        return nothing(key, _PARTS.format(declared.title), question=question, place=_PLACE)
    places = of_page(declared, (), several, least)
    several = [dataclasses.replace(each, places=places) for each in several]
    every = together(several)
    note = _NEITHER.format(all=whole(every)) if every.judged_by is not None else ""
    made = breakdowns(snapshot, several, key=key, question=question, finding=finding(several), note=note)
    return dataclasses.replace(made, place=_PLACE)


def finding(several: list[Comparison]) -> str:
    """Which groups are clearly lower than all and which higher, or that none is, and how many have no figure."""
    every = together(several)
    indicator, benchmark = every.indicator, every.judged_by
    all_of_them = whole(every)
    if benchmark is None:
        return f"There is no figure of {all_of_them} to set them beside."
    if all(item.observation.lower is None for item in every.items):
        return f"They have no range by which to tell them from {all_of_them}."
    figure = f"{all_of_them} ({observed(indicator, benchmark, every.places)})"
    low, high = (names(several, side) for side in (Beside.LOWER, Beside.HIGHER))
    told = [
        f"Lower than for {figure}: {low}." if low else "",
        f"Higher than for {figure if not low else all_of_them}: {high}." if high else "",
        "" if low or high else f"No group is clearly different from {figure}.",
    ]
    states = counted_states(indicator, every.observations)
    return upper_first(in_turn((*told, *(f"{n} group{'' if n == 1 else 's'} {words}." for n, words in states))))

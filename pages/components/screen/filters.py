"""The filters that the pages share: those of the sidebar, of priorities, indicators, periods and breakdowns."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import streamlit as st

from metrics import BOROUGH, Area, Frequency, Indicator, Level, Priority, Snapshot
from pages.components.exhibits import lookup, map_looks
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.ward_map import SHOWN_BY
from pages.components.screen import address, refused
from pages.components.screen.choice import Choice
from pages.components.words.categories import breakdown_name
from pages.components.words.periods import period_code, period_text

ALL = "all"


def areas(snapshot: Snapshot) -> None:
    """Draw the shared filters: neighbourhood, and the wards in it. A ward outside the neighbourhood wins."""
    refused.begin()
    wards = {code: area for code, area in snapshot.areas.items() if area.level == Level.WARD}
    hoods = {code: area.name for code, area in snapshot.areas.items() if area.level == Level.NEIGHBOURHOOD}
    asked = wards.get(st.query_params.get("ward", ""))
    hood_asked = st.query_params.get("neighbourhood", ALL)
    if asked is not None and hood_asked in hoods and asked.parent != hood_asked:
        st.query_params["neighbourhood"] = str(asked.parent)
    hood = address.choose("neighbourhood", "Neighbourhood", {ALL: "All Camden"} | hoods, drops=["ward"])
    inside = {code: ward.name for code, ward in wards.items() if hood in (ALL, ward.parent)}
    address.choose("ward", "Ward", {ALL: "All wards"} | inside)


def area(snapshot: Snapshot) -> Area:
    """The area that the address asks for: a ward, else a neighbourhood, else the borough."""
    for level in (Level.WARD, Level.NEIGHBOURHOOD):
        code = st.query_params.get(level, "")
        if code in snapshot.areas and snapshot.areas[code].level == level:
            return snapshot.areas[code]
    return snapshot.areas[BOROUGH]


def priority(of: Iterable[Priority]) -> Priority:
    """Draw the choice of a priority, of at least one."""
    by_slug = {each.slug: each for each in of}
    named = {slug: each.title for slug, each in by_slug.items()}
    return by_slug[address.choose("priority", "Priority", named, written=True, width=340)]


def indicator(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> str:
    """Draw the choice of an indicator, which lets the choices of another go; the slug that is chosen."""
    named = by_priority(snapshot, priorities)
    return address.choose("indicator", "Indicator", named, written=True, drops=["period", "breakdown"], width=560)


def priority_or_all(of: Iterable[Priority]) -> tuple[Priority, ...]:
    """Draw the choice of all priorities or of one."""
    by_slug = {each.slug: each for each in of}
    named = {ALL: "All priorities"} | {slug: each.title for slug, each in by_slug.items()}
    chosen = address.choose("priority", "Priority", named, drops=["indicator"])
    return tuple(by_slug.values()) if chosen == ALL else (by_slug[chosen],)


def periods(snapshot: Snapshot, indicator: str, area: str, level: Level) -> dict[str, tuple[Frequency, date]]:
    """The complete periods over which an indicator is published for a level of areas, as (frequency, first day), by
    their codes in the address; those of the frequency in which the area is told first. A period that only another
    level has is taken out of the address: it was chosen for another place."""
    there = lookup.periods(snapshot, indicator)
    published = snapshot.indicators[indicator].frequencies_of(level)
    first = lookup.here(snapshot, indicator, area).frequency
    ordered = sorted((each for each in there if each[0] in published), key=lambda each: each[0] is not first)
    if st.query_params.get("period") in {period_code(*each) for each in there if each[0] not in published}:
        del st.query_params["period"]
    return {period_code(*each): each for each in ordered}


def period(of: Mapping[str, tuple[Frequency, date]]) -> Choice:
    """One of several periods, by their codes; there is at least one."""
    return address.choice("period", "Period", {code: period_text(*each) for code, each in of.items()}, width=340)


def map_shows() -> Choice:
    """What the fill of a ward on a map is for."""
    return address.choice(
        SHOWN_BY, "Kind of map", {each.value: words for each, words in map_looks.NAMES.items()}, in_a_row=True
    )


def breakdown(of: Indicator) -> Choice:
    """One of an indicator's breakdowns; it has at least one."""
    names = {each: breakdown_name(each) for each in of.breakdowns}
    return address.choice("breakdown", "Breakdown", names, width=340)


@at_hand(2)
def by_priority(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> Mapping[str, str]:
    """Every indicator's slug and its name with its priority's before it, in the order of the overview."""
    named: dict[str, str] = {}
    for priority in priorities:
        mine = [each for each in snapshot.indicators.values() if each.priority == priority.slug]
        mine.sort(key=lambda each: (each.slug in priority.our_own_work, each.title))
        named |= {each.slug: f"{priority.title}: {each.title}" for each in mine}
    return MappingProxyType(named)

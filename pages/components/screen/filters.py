"""The filters of the pages: the shared ones of the sidebar, and those of a page's own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from data.store import Initiative, Move
from metrics import BOROUGH, Area, Frequency, Indicator, Level, PeerGroup, Priority, Snapshot
from pages.components.exhibits import gap_rows, lookup, map_looks, peer_rows
from pages.components.exhibits.ward_map import SHOWN_BY
from pages.components.exhibits.wards import level_of
from pages.components.screen import address, playing, refused
from pages.components.screen.choice import Choice
from pages.components.screen.several import Several, several
from pages.components.words.categories import breakdown_name
from pages.components.words.numbers import upper_first
from pages.components.words.peers import GROUPS
from pages.components.words.periods import period_code, period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.unequal import NAMES, Measure

ALL = "all"
_NUMBERS = {2: "two", 3: "three", 4: "four"}


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


def indicator(snapshot: Snapshot, priorities: Iterable[Priority]) -> str:
    """Draw the choice of an indicator, which lets the choices of another go; the slug that is chosen."""
    named = by_priority(snapshot, priorities)
    return address.choose("indicator", "Indicator", named, written=True, drops=["period", "breakdown"], width=560)


def move(snapshot: Snapshot, of: Initiative) -> Move | None:
    """The indicator that a piece of work should move, as the address has it; the first unless another is chosen, and
    None where there is none."""
    there = {each.indicator: each for each in of.moves if each.indicator in snapshot.indicators}
    if not there:
        return None
    return there[moved_by(snapshot, of).value]


def moved_by(snapshot: Snapshot, of: Initiative) -> Choice:
    """The choice of an indicator that a piece of work should move, of at least one."""
    titles = {
        each.indicator: snapshot.indicators[each.indicator].title
        for each in of.moves
        if each.indicator in snapshot.indicators
    }
    return address.choice("indicator", "Indicator", titles, called="indicator of this work")


def priority_or_all(of: Iterable[Priority]) -> tuple[Priority, ...]:
    """Draw the choice of all priorities or of one."""
    by_slug = {each.slug: each for each in of}
    named = {ALL: "All priorities"} | {slug: each.title for slug, each in by_slug.items()}
    chosen = address.choose("priority", "Priority", named, drops=["indicator"])
    return tuple(by_slug.values()) if chosen == ALL else (by_slug[chosen],)


def look_closer(snapshot: Snapshot, priorities: Iterable[Priority]) -> str | None:
    """Draw the choice of one of some priorities' indicators that are counted for wards; None where there is none."""
    named = {slug: snapshot.indicators[slug].title for slug in gap_rows.to_look_at(snapshot, priorities)}
    if not named:
        return None
    return address.choose("indicator", "Look closer at", named, written=True, called="indicator counted for wards")


def measure() -> Measure:
    """Draw the choice of what gaps are measured by."""
    return Measure(address.choose("measure", "Measure of the gap", {each.value: NAMES[each] for each in Measure}))


def peer_group() -> PeerGroup:
    """Draw the choice of the boroughs that Camden stands beside."""
    named = {each.value: words[0] for each, words in GROUPS.items()}
    return PeerGroup(address.choose("beside", "Beside", named, called="group of boroughs"))


def peer_series(snapshot: Snapshot, priorities: Iterable[Priority], group: PeerGroup) -> str | None:
    """Draw the choice of one of some priorities' series that are held for other boroughs; None where there is none."""
    named = peer_rows.to_look_at(snapshot, tuple(priorities), group)
    if not named:
        return None
    return address.choose("indicator", "Indicator", named, written=True, called="indicator held for other boroughs")


def compared_indicator(snapshot: Snapshot, priorities: Iterable[Priority]) -> Choice:
    """An indicator, those first that are counted for wards: the others say that they are not. At the head is one that
    has more than one period to compare."""
    options = _wards_first(snapshot, by_priority(snapshot, priorities))
    lead = next((slug for slug in options if len(snapshot.periods(slug)) > 1), next(iter(options)))
    options = {lead: options[lead]} | options
    return address.choice("indicator", "Indicator", options, written=True, drops=["period", "every"])


def every(snapshot: Snapshot, indicator: str, area: str, level: Level) -> Choice | None:
    """How long the periods are over which areas of a level are compared: as the period of the address has it, else as
    the area is told; None where nothing is published for the level."""
    declared = snapshot.indicators[indicator]
    codes = {period_code(*each): each[0] for each in snapshot.periods(indicator)}
    there = [each for each in declared.frequencies_of(level) if each in codes.values()]
    first = codes.get(st.query_params.get("period", ""), lookup.here(snapshot, indicator, area).frequency)
    there.sort(key=lambda each: each is not first)
    options = {each.value: upper_first(each.word) for each in there}
    return address.choice("every", "Periods", options, drops=["period"]) if options else None


def periods_of(snapshot: Snapshot, indicator: str, frequency: str) -> dict[str, tuple[Frequency, date]]:
    """The complete periods of one length, by their codes in the address, the newest first."""
    return {period_code(*each): each for each in snapshot.periods(indicator) if each[0].value == frequency}


def of_several(of: Mapping[str, tuple[Frequency, date]]) -> Choice:
    """One of several periods, by their codes, whose names are short, for a slider."""
    return address.choice("period", "Period", {code: period_text(*each, short=True) for code, each in of.items()})


def areas_beside(snapshot: Snapshot, levels: Iterable[Level], usual: Sequence[str], most: int) -> Several:
    """Some of the areas of these levels."""
    names = {
        code: area.name if area.level is Level.WARD else f"{area.name} {area.level.word}"
        for level in levels
        for code, area in snapshot.areas.items()
        if area.level is level
    }
    return several("areas", f"Areas, up to {_NUMBERS[most]}", "area", names, usual, most=most)


def axes(snapshot: Snapshot, priorities: Iterable[Priority], indicator: str, across: str) -> tuple[Choice, ...]:
    """Which two indicators that are counted for wards are set against each other: unless others are chosen, `across`
    and the page's own; none where there are not two."""
    there = {
        slug: title
        for slug, title in by_priority(snapshot, priorities).items()
        if level_of(snapshot, slug) is Level.WARD
    }
    if len(there) < 2:
        return ()
    up = indicator if indicator in there else next(slug for slug in there if slug != across)
    first = across if across in there and across != up else next(slug for slug in there if slug != up)
    ways = (("across", "Across", first), ("up", "Up", up))
    return tuple(
        address.choice(name, label, {slug: there[slug] for slug in dict.fromkeys([own, *there])})
        for name, label, own in ways
    )


def row(indicator: Choice, every: Choice | None, period: Choice | None) -> None:
    """The choices of a page that compares places, side by side: a period is slid to, or plays."""
    by = every if every is not None and len(every.options) > 1 else None
    widths = [1.5, *([0.75] if by else []), *([1.6, 0.55] if period and len(period.options) > 1 else [])]
    columns = iter(st.columns(widths, gap="medium", vertical_alignment="bottom"))
    with next(columns):
        indicator.draw()
    for other in (each for each in (every, period) if each is not None):
        if len(other.options) < 2:
            other.write()
    if by:
        with next(columns):
            by.draw()
    if period and len(period.options) > 1:
        with next(columns):
            period.slide(written=not playing.is_on(period))
        with next(columns):
            playing.button(period)


def periods(snapshot: Snapshot, indicator: str, area: str, level: Level) -> dict[str, tuple[Frequency, date]]:
    """The complete periods over which an indicator is published for a level of areas, as (frequency, first day), by
    their codes in the address; those of the frequency in which the area is told first. A period that only another
    level has is taken out of the address: it was chosen for another place."""
    there = snapshot.periods(indicator)
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


def _wards_first(snapshot: Snapshot, named: Mapping[str, str]) -> dict[str, str]:
    of_wards = [slug for slug in named if snapshot.indicators[slug].level is Level.WARD]
    others = {slug: f"{title} (all {BOROUGH_NAME} only)" for slug, title in named.items() if slug not in of_wards}
    return {slug: named[slug] for slug in of_wards} | others


def by_priority(snapshot: Snapshot, priorities: Iterable[Priority]) -> dict[str, str]:
    """Every indicator's slug and its name with its priority's before it, in the order of the overview."""
    named: dict[str, str] = {}
    for priority in priorities:
        mine = [each for each in snapshot.indicators.values() if each.priority == priority.slug]
        mine.sort(key=lambda each: (each.slug in priority.our_own_work, each.title))
        named |= {each.slug: f"{priority.title}: {each.title}" for each in mine}
    return named

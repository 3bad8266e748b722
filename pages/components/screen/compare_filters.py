"""The filters of the page that compares places: indicator, periods, areas and axes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import streamlit as st

from metrics import Frequency, Level, Priority, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.wards import level_of
from pages.components.screen import address, playing
from pages.components.screen.choice import Choice
from pages.components.screen.filters import by_priority
from pages.components.screen.several import Several, several
from pages.components.words.numbers import upper_first
from pages.components.words.periods import period_code, period_text
from pages.components.words.places import BOROUGH_NAME

_NUMBERS = {2: "two", 3: "three", 4: "four"}


def compared_indicator(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> Choice:
    """An indicator, those first that are counted for wards: the others say that they are not. At the head is one that
    has more than one period to compare."""
    return address.choice(
        "indicator", "Indicator", _wards_first(snapshot, priorities), written=True, drops=["period", "every"]
    )


def every(snapshot: Snapshot, indicator: str, area: str, level: Level) -> Choice | None:
    """How long the periods are over which areas of a level are compared: as the period of the address has it, else as
    the area is told; None where nothing is published for the level."""
    declared = snapshot.indicators[indicator]
    codes = {period_code(*each): each[0] for each in lookup.periods(snapshot, indicator)}
    there = [each for each in declared.frequencies_of(level) if each in codes.values()]
    first = codes.get(st.query_params.get("period", ""), lookup.here(snapshot, indicator, area).frequency)
    there.sort(key=lambda each: each is not first)
    options = {each.value: upper_first(each.word) for each in there}
    return address.choice("every", "Periods", options, drops=["period"]) if options else None


def periods_of(snapshot: Snapshot, indicator: str, frequency: str) -> dict[str, tuple[Frequency, date]]:
    """The complete periods of one length, by their codes in the address, the newest first."""
    return {period_code(*each): each for each in lookup.periods(snapshot, indicator) if each[0].value == frequency}


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


def axes(snapshot: Snapshot, priorities: tuple[Priority, ...], indicator: str, across: str) -> tuple[Choice, ...]:
    """Which two indicators that are counted for wards are set against each other: unless others are chosen, `across`
    and the page's own; none where there are not two."""
    there = _of_wards(snapshot, priorities)
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


@at_hand(2)
def _wards_first(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> Mapping[str, str]:
    named = by_priority(snapshot, priorities)
    of_wards = [slug for slug in named if snapshot.indicators[slug].level is Level.WARD]
    others = {slug: f"{title} (all {BOROUGH_NAME} only)" for slug, title in named.items() if slug not in of_wards}
    options = {slug: named[slug] for slug in of_wards} | others
    lead = next((slug for slug in options if len(lookup.periods(snapshot, slug)) > 1), next(iter(options)))
    return MappingProxyType({lead: options[lead]} | options)


@at_hand(2)
def _of_wards(snapshot: Snapshot, priorities: tuple[Priority, ...]) -> Mapping[str, str]:
    named = by_priority(snapshot, priorities)
    return MappingProxyType({slug: named[slug] for slug in named if level_of(snapshot, slug) is Level.WARD})

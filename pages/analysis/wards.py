"""Where is it different? The wards side by side and over time, which of them moved, and what goes with what."""

import streamlit as st

from metrics import Level
from pages.components.exhibits import lookup
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.moved import moved
from pages.components.exhibits.multiples import MOST, multiples
from pages.components.exhibits.two_things import DEPRIVATION, two_things
from pages.components.exhibits.wards import compared, level_of, scope, usual, wards
from pages.components.exhibits.written import places_of_all
from pages.components.html.markup import notice
from pages.components.html.wards import borough_only, crumb
from pages.components.screen import address, banners, compare_filters, current, filters, parts, playing
from pages.components.screen.show import show
from pages.components.words.standing import late_sentence

snapshot, priorities = current.required(), current.priorities()
if not snapshot.indicators:
    parts.title("Where is it different?", "All Camden")
    parts.said("No indicator is declared yet. Add its file to metrics/indicators, then run: python -m metrics refresh")
    st.stop()
chosen = compare_filters.compared_indicator(snapshot, priorities)
area, slug = filters.area(snapshot), chosen.value
indicator, level = snapshot.indicators[slug], level_of(snapshot, slug)
priority = next(each for each in priorities if each.slug == indicator.priority)
playing.settle("period")
every = compare_filters.every(snapshot, slug, area.code, level) if level else None
periods = compare_filters.periods_of(snapshot, slug, every.value) if every else {}
period = compare_filters.of_several(periods) if periods else None
on_map = filters.map_shows()
asked = periods[period.value] if period else None

banners.indicator_banner(snapshot, slug)
to = address.links("indicator", "indicator")
above = crumb(indicator, priority, address.links("priority", "priority")(priority.slug), to)
moving = period is not None and playing.is_on(period)
parts.title("Where is it different?", scope(snapshot, slug, None if moving else asked), crumb=above)
if late := late_sentence(lookup.here(snapshot, slug, area.code)):
    st.html(notice("Late.", late))


def of_the_period() -> None:
    """The choices, and the wards in the period: what moves while it plays."""
    then = periods[period.value] if period else None
    compare_filters.row(chosen, every, period)
    if level:
        places = places_of_all(snapshot, slug, area.code, then)
        show(wards(snapshot, slug, area.code, then, places, shows=Shows(on_map.value), steady=moving), of_figure=on_map)
    else:
        st.html(borough_only(indicator, to))


if period:
    playing.play(period, of_the_period)
else:
    of_the_period()

if level and every:
    places = places_of_all(snapshot, slug, area.code, asked)
    levels = [each for each in (Level.WARD, Level.NEIGHBOURHOOD) if every.value in indicator.frequencies_of(each)]
    several = compare_filters.areas_beside(snapshot, levels, usual(compared(snapshot, slug, asked), area.code), MOST)
    frequency = periods[period.value][0] if period else indicator.frequency
    show(multiples(snapshot, slug, several.values, frequency, places), several)
    show(moved(snapshot, slug, several.values, asked, places))

if axes := compare_filters.axes(snapshot, priorities, slug, DEPRIVATION):
    across, up = (each.value for each in axes)
    both = tuple(asked if each == slug else None for each in (across, up))
    show(two_things(snapshot, across, up, area.code, both), *axes)

"""One indicator: how it is now, how it has changed, where and for whom it is different, and what it counts."""

import streamlit as st

from metrics import Level
from pages.components.exhibits.advice import advice
from pages.components.exhibits.ahead import ahead
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.funnel import funnel
from pages.components.exhibits.gaps import gaps
from pages.components.exhibits.rows import of_indicator
from pages.components.exhibits.strip import strip
from pages.components.exhibits.where import compared_by, neighbourhoods, where
from pages.components.exhibits.who import who
from pages.components.html import definition
from pages.components.screen import address, current, filters, parts
from pages.components.screen.show import show

snapshot, priorities = current.required(), current.priorities()
if not snapshot.indicators:
    parts.title("No indicator yet", "All Camden")
    parts.said("No indicator is declared yet. Add its file to metrics/indicators, then run: python -m metrics refresh")
    st.stop()
above = st.container()
slug = filters.indicator(snapshot, priorities)
area = filters.area(snapshot)
indicator = snapshot.indicators[slug]
priority = next(each for each in priorities if each.slug == indicator.priority)

with above:
    parts.indicator_banner(snapshot, slug)
parts.indicator_title(snapshot, slug, area, priority)
show(strip(snapshot, slug, area.code))

over_time = changing(snapshot, slug, area.code)
if over_time.table:  # else nothing is known of it but why, which stands above
    show(over_time)
if leading := ahead(snapshot, slug, area.code):
    show(leading)
if area.level is Level.BOROUGH and (advised := advice(snapshot, slug)):
    show(advised)

has_figures = bool(snapshot.periods(slug))
if has_figures and indicator.level is Level.WARD:
    level = compared_by(indicator, area.level)
    periods = filters.periods(snapshot, slug, area.code, level)
    choice = filters.period(periods) if periods else None
    period = periods[choice.value] if choice else None
    compared = neighbourhoods if level is Level.NEIGHBOURHOOD else where
    show(compared(snapshot, slug, area.code, period), choice)
    if area.level is Level.NEIGHBOURHOOD and indicator.every(Level.WARD) is not None:
        show(where(snapshot, slug, area.code, period))
if area.level is not Level.NEIGHBOURHOOD and (against_size := funnel(snapshot, slug, area.code)):
    show(against_size)
if area.level is Level.BOROUGH and (unequal := gaps(snapshot, slug)):
    show(unequal)
if has_figures and indicator.breakdowns:
    breakdown = filters.breakdown(indicator)
    show(who(snapshot, slug, breakdown.value, area.code), breakdown)

parts.section("About the data")
told = current.definitions(snapshot)[slug]
st.html(definition.about(snapshot, indicator, told, address.links("definitions", "indicator")(slug)))
if snapshot.table(slug).num_rows:
    parts.downloads(f"{slug}-{snapshot.name}", lambda: of_indicator(snapshot, slug), of="All figures of this indicator")

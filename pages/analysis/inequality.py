"""Who is left behind? How far apart the most and the least deprived wards are, whether that changes, and for whom an
indicator is different."""

import streamlit as st

from pages.components.exhibits.closing import closing
from pages.components.exhibits.groups import groups
from pages.components.html.gap_table import gaps
from pages.components.html.markup import paragraph
from pages.components.screen import banners, current, filters, gap_filters, parts
from pages.components.screen.show import show
from pages.components.words.places import between_wards, not_of

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
above = st.container()
for_priority, for_indicator, for_measure = st.columns(3)
with for_priority:
    chosen = filters.priority_or_all(priorities)
with for_indicator:
    slug = gap_filters.look_closer(snapshot, chosen)
with for_measure:
    measure = gap_filters.measure()
told = gaps(snapshot, chosen, measure)

with above:
    banners.banner(snapshot, told.origins)
    parts.title("Who is left behind?", between_wards(told.newest))
if elsewhere := not_of(area):
    parts.said(elsewhere)
if told.lead:
    st.html(paragraph("lead", told.lead))

show(told.table)
if slug:
    closer = closing(snapshot, slug, measure)
    show(closer.exhibit)
    show(groups(snapshot, slug, closer.places))

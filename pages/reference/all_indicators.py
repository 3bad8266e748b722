"""What does each indicator say? Every one with its figures: what they are now and what they were."""

import streamlit as st

from pages.components.html import ledger
from pages.components.screen import address, banners, current, filters, parts
from pages.components.words.places import scope

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
here = current.ledger(snapshot, area.code)

banners.banner(snapshot, here.origins)
parts.title("What does each indicator say?", scope(area, here.newest))
parts.lead(here.lead)
parts.note(
    "How to read this page",
    "Each row is one indicator: its latest complete figure, what it was the period before and a year before, its "
    "course with a dot at the latest, and two marks: whether it is changing by more than chance, and whether it can "
    "meet its target as it is. Of series in which nothing changes, chance alone marks 2 to 5 in 100. Residents' lives "
    "and our own work are kept apart, and nothing is added up. A difference between two figures is often chance: the "
    "page of each indicator shows the range in which the true figure is likely to lie, and what is more than chance. "
    "In a neighbourhood or a ward some figures are of a quarter or a year, since numbers are "
    "small, and some are withheld to protect people: the row then says where to look. Choose a neighbourhood or a "
    "ward, or find an indicator, at the side; on a phone, the arrows at the top open it.",
)
st.html(ledger.key(here.origins))
st.html(ledger.contents(priorities))
links = address.links("indicator", "indicator")
st.html(ledger.ledger(priorities, here.lines, links, year=snapshot.as_of.year))

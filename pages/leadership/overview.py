"""How are we doing? The eleven priorities, each with its indicators: what they are now and what they were."""

import streamlit as st

import metrics
from pages.components import current, exhibits, filters, furniture, ledger, scope

snapshot = current.required()
area = filters.area(snapshot)
priorities = metrics.priorities()
lines = {priority: exhibits.lines(snapshot, priority, area) for priority in priorities}
every = [line.series for several in lines.values() for line in several]

furniture.title("How are we doing?", scope.scope(area, scope.newest(every)))
furniture.lead(scope.overview_lead(every, area))
st.html(ledger.contents(priorities))
st.html(ledger.ledger(lines.items(), furniture.origin_badge, year=snapshot.as_of.year))
furniture.note(
    "How to read this page",
    "Each row is one indicator: its latest complete figure, what it was the period before and a year before, and its "
    "course with a dot at the latest. Residents' lives and our own work are kept apart, and nothing is added up. A "
    "difference between two figures is often chance: the page of each indicator shows the range in which the true "
    "figure is likely to lie.",
)

"""How are we doing? Every priority that has indicators, each with its latest figure."""

import streamlit as st

import metrics
from pages.components import current, exhibits, filters, furniture, scope

snapshot = current.required()
area = filters.area(snapshot)
by_priority = {
    priority: [
        snapshot.series(each.slug, area.code) for each in snapshot.indicators.values() if each.priority == priority.slug
    ]
    for priority in metrics.priorities()
}
every = [series for several in by_priority.values() for series in several]

furniture.title("How are we doing?", scope.scope(area, scope.newest(every)))
furniture.lead(scope.overview_lead(every))
for priority, several in by_priority.items():
    if several:
        furniture.section(priority.title, f"{priority.promise}.")
        cells = st.grid(4, min_column_width=220, gap=("medium", "medium"))
        for series in several:
            with cells.cell():
                exhibits.card(series)

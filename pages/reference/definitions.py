"""Every indicator: what it asks, what it counts, and from what."""

import metrics
from pages.components import current, exhibits, filters, furniture

snapshot = current.required()
furniture.title("What do the figures mean?", f"{len(snapshot.indicators)} indicators")
furniture.lead(
    "Each figure is counted by the SQL shown here, from the source named here, and checked by a worked example."
)
for priority in metrics.priorities():
    indicators = [each for each in snapshot.indicators.values() if each.priority == priority.slug]
    if indicators:
        furniture.section(priority.title, f"{priority.promise}.")
    for indicator in indicators:
        furniture.entry(indicator.title, indicator.question, filters.link("indicator", indicator=indicator.slug))
        exhibits.definition(indicator, snapshot)

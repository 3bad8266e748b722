"""What do the figures mean? Every indicator: what it asks, what it counts, and from what."""

import metrics
from pages.components import current, filters, furniture, listing

snapshot = current.required()

furniture.title("What do the figures mean?", f"{len(snapshot.indicators)} indicators")
furniture.lead(
    "Each figure is counted by the SQL shown here, from the source named here, and checked by a worked example."
)
asked = filters.search("search", "Find an indicator", "Repairs, survey, Public Health", drops=["indicator"])
alone = filters.asked("indicator", snapshot.indicators)
listing.definitions(snapshot, metrics.priorities(), asked, alone)

"""Who is it different for, or what is it made up of? The categories of one breakdown, ranked."""

from metrics import BOROUGH, Snapshot
from pages.components.exhibits import differences, lookup
from pages.components.exhibits.exhibit import Exhibit, Figure, nothing
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import comparison_table
from pages.components.words.categories import question

_NOT_TOLD = "The newest figure is not told by category."


@remembered
def who(snapshot: Snapshot, indicator: str, breakdown: str) -> Exhibit:
    """The categories of a breakdown in the whole borough, in its newest complete period."""
    key = f"who-{indicator}-{breakdown}"
    if words := lookup.unknown(snapshot, indicator, breakdown=breakdown):
        return nothing(key, words)
    comparison = snapshot.categories(indicator, BOROUGH, breakdown)
    asked = question(comparison.indicator)
    if not comparison.items:
        return nothing(key, lookup.why_nothing(snapshot, indicator) or _NOT_TOLD, question=asked)
    return Exhibit(
        key,
        asked,
        differences.finding(comparison),
        figures=(Figure(ranking(comparison), differences.alt(comparison)),),
        table=comparison_table(comparison),
        how_to_read=differences.how_to_read(comparison),
        source=lookup.source(snapshot, comparison.indicator),
        rows=comparison.told,
    )

"""Who is it different for, or what is it made up of? The categories of one breakdown, ranked."""

import dataclasses

from metrics import BOROUGH, Snapshot
from pages.components.exhibits import differences, differences_alt, differences_read, lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, nothing
from pages.components.exhibits.longest import longest
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import comparison_table
from pages.components.words.categories import question
from pages.components.words.places import not_of
from pages.components.words.precision import of_comparison
from pages.components.words.sentences import in_turn

_NOT_TOLD = "The newest figure is not told by category."


@remembered
def who(snapshot: Snapshot, indicator: str, breakdown: str, area: str = BOROUGH, places: int | None = None) -> Exhibit:
    """The categories of a breakdown in the whole borough, in its newest complete period: a ward's would be too few. It
    says so where `area` is smaller. The figure shows the largest of many, the table all. Written with so many `places`
    where they are decided."""
    key, own = f"who-{indicator}-{breakdown}-{area}", f"who-{breakdown}"
    if words := lookup.unknown(snapshot, indicator, area, breakdown=breakdown):
        return nothing(key, words, place=own)
    comparison = dataclasses.replace(snapshot.categories(indicator, BOROUGH, breakdown), places=places)
    asked = question(comparison.indicator, breakdown)
    if not comparison.items:
        return nothing(key, lookup.why_nothing(snapshot, indicator) or _NOT_TOLD, question=asked, place=own)
    drawn, places = longest(comparison), of_comparison(comparison)
    notes = (differences_read.how_to_read(comparison), protected.rounded(snapshot, comparison.indicator))
    told = (
        not_of(snapshot.areas[area]),
        differences.finding(comparison),
        protected.instead_among(snapshot, comparison),
        protected.by_longer(comparison),
    )
    return Exhibit(
        key,
        asked,
        in_turn(told),
        figures=(Figure(ranking(drawn, places=places), differences_alt.alt(drawn, places)),),
        table=comparison_table(comparison),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, comparison.indicator),
        rows=comparison.told,
        place=own,
    )

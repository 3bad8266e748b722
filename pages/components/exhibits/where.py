"""Where is it different? The wards in one period, ranked and on a map."""

from datetime import date

from metrics import Comparison, Frequency, Level, Snapshot
from pages.components.exhibits import differences, lookup
from pages.components.exhibits.exhibit import Exhibit, Figure, nothing
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import comparison_table
from pages.components.exhibits.ward_map import key, ward_map
from pages.components.exhibits.ward_shapes import outlines, tiles
from pages.components.words.periods import period_code

_QUESTION = "Where is it different?"
_NO_WARDS = "This is not counted for wards."
_NOT_THEN = "Figures of this period are not counted for wards. Try another period."


@remembered
def where(snapshot: Snapshot, indicator: str, area: str, period: tuple[Frequency, date] | None = None) -> Exhibit:
    """The wards of one period (frequency, first day), by default the newest complete one of the indicator's own
    frequency; where `area` is a ward, it is marked."""
    frequency, first_day = period or (None, None)
    if words := lookup.unknown(snapshot, indicator, area, **({"frequency": frequency} if frequency else {})):
        return nothing(f"where-{indicator}-{area}", words, question=_QUESTION)
    name = f"where-{indicator}-{area}-{period_code(*period) if period else 'newest'}"
    comparison = snapshot.comparison(indicator, Level.WARD, first_day, frequency)
    if not comparison.items:
        held = lookup.why_nothing(snapshot, indicator) if period is None else ""
        words = held or (_NOT_THEN if comparison.indicator.level is Level.WARD else _NO_WARDS)
        return nothing(name, words, question=_QUESTION)
    chosen = area if Level(snapshot.areas[area].level) is Level.WARD else None
    alt = differences.alt(comparison)
    return Exhibit(
        name,
        _QUESTION,
        differences.finding(comparison),
        figures=(
            Figure(ranking(comparison, chosen), alt, "Wards, highest first"),
            _map(snapshot, comparison, chosen, alt),
        ),
        table=comparison_table(comparison, chosen),
        how_to_read=differences.how_to_read(comparison),
        source=lookup.source(snapshot, comparison.indicator),
        rows=comparison.told,
    )


def _map(snapshot: Snapshot, comparison: Comparison, chosen: str | None, alt: str) -> Figure:
    """Real outlines where they have been imported, tiles of equal size until then."""
    areas = [snapshot.areas[item.code] for item in comparison.items]
    rings = snapshot.outlines
    shapes = outlines(areas, rings, chosen) if rings else tiles(areas)
    heading = "Map of wards" if rings else "Map of wards, equal size"
    return Figure(ward_map(comparison, shapes, chosen), alt, heading, key(comparison))

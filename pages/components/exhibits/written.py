"""How many places the figures of an indicator's page are written with: one number for all of its exhibits."""

from metrics import BOROUGH, Level, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.lines import places_at_least
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.remembered import remembered
from pages.components.words.precision import of_page


@remembered
def places_of_all(
    snapshot: Snapshot, indicator: str, area: str, period: Period | None = None, breakdown: str = ""
) -> int:
    """The places of all that the page of an indicator shows of an area with these choices: the area and the borough
    over time, the areas side by side, and the categories of the breakdown."""
    declared, series = snapshot.indicators[indicator], lookup.here(snapshot, indicator, area)
    comparisons = []
    if declared.level is Level.WARD:
        # In a ward, or in all of Camden, neighbourhoods stand in the place of wards that are never published.
        every = (Level.WARD, Level.NEIGHBOURHOOD) if _shows_both(snapshot, indicator, area) else (Level.WARD,)
        comparisons = [lookup.compared(snapshot, indicator, area, level, period) for level in every]
    if breakdown:
        comparisons.append(snapshot.categories(indicator, BOROUGH, breakdown))
    borough = lookup.borough(snapshot, series)
    there = [series] if borough is None else [series, borough]
    told = [each for each in comparisons if each is not None]
    return of_page(declared, there, told, places_at_least(series, borough))


def _shows_both(snapshot: Snapshot, indicator: str, area: str) -> bool:
    """Whether neighbourhoods are compared on the page, beside wards or in their place."""
    never = snapshot.indicators[indicator].every(Level.WARD) is None
    return never or snapshot.areas[area].level is Level.NEIGHBOURHOOD

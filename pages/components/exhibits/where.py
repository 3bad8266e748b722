"""Where is it different? The wards in one period, ranked and on a map, and the neighbourhoods, ranked."""

import dataclasses
from collections.abc import Collection

from metrics import Comparison, Indicator, Level, Snapshot, Status
from pages.components.exhibits import differences, differences_alt, differences_read, lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, nothing
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import comparison_table
from pages.components.exhibits.ward_map import map_of
from pages.components.words.periods import period_code
from pages.components.words.sentences import in_turn
from pages.components.words.standing import never_shown

_QUESTION = "Where is it different?"
_OF_NEIGHBOURHOODS = "How do the neighbourhoods compare?"
_PLACES = {Level.WARD: "where", Level.NEIGHBOURHOOD: "neighbourhoods"}
_NO_WARDS = "This is not counted for wards."
_TILES = "On the map wards are of equal size."
_NOT_THEN = "Figures of this period are not counted for {}. Try another period."


def compared_by(indicator: Indicator, level: Level) -> Level:
    """Which areas the page of an area of this level compares first: neighbourhoods in one of these, and of what is
    never published for wards; else wards."""
    never = indicator.every(Level.WARD) is None
    return Level.NEIGHBOURHOOD if level is Level.NEIGHBOURHOOD or never else Level.WARD


@remembered
def where(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    period: Period | None = None,
    places: int | None = None,
    *,
    shows: Shows = Shows.COMPARED,
    scale: tuple[float, ...] | None = None,
) -> Exhibit:
    """The wards of one period (frequency, first day), by default the newest complete one of the frequency in which the
    area is told, or of their own where they are published over no such period; where `area` is a ward it is marked,
    where it is a neighbourhood its wards are. Written with so many `places` where they are decided; the map `shows`
    values, or how wards stand beside Camden where that can be said. The ranking's axis has the ends of a `scale` where
    several periods are on one."""
    found = _compared(snapshot, indicator, area, period, Level.WARD, places=places)
    if isinstance(found, Exhibit):
        return found
    chosen = _chosen(snapshot, area)
    figures = (
        Figure(ranking(found, chosen, scale=scale), differences_alt.alt(found), "Wards, highest first", chooses=True),
        map_of(snapshot, found, chosen, shows),
    )
    return _exhibit(
        snapshot,
        found,
        area,
        name=_name(_PLACES[Level.WARD], indicator, area, period),
        place=_PLACES[Level.WARD],
        question=_QUESTION,
        figures=figures,
        scale=scale,
    )


@remembered
def neighbourhoods(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    period: Period | None = None,
    places: int | None = None,
    *,
    scale: tuple[float, ...] | None = None,
) -> Exhibit:
    """The neighbourhoods of one period, ranked; where `area` is one, or is a ward of one, that is marked."""
    found = _compared(snapshot, indicator, area, period, Level.NEIGHBOURHOOD, places=places)
    if isinstance(found, Exhibit):
        return found
    there = snapshot.areas[area]
    own = str(there.parent) if there.level is Level.WARD else area
    figures = (Figure(ranking(found, [own], scale=scale), differences_alt.alt(found)),)
    place = _PLACES[Level.NEIGHBOURHOOD]
    name = _name(place, indicator, area, period)
    # Of a ward it stands above, in the place of its figure.
    never = found.indicator.every(Level.WARD) is None and there.level is not Level.WARD
    why = never_shown(Level.WARD) if never else ""
    return _exhibit(
        snapshot,
        found,
        own,
        name=name,
        place=place,
        question=_OF_NEIGHBOURHOODS,
        figures=figures,
        why_no_wards=why,
        scale=scale,
    )


def _compared(
    snapshot: Snapshot, indicator: str, area: str, period: Period | None, level: Level, *, places: int | None
) -> Comparison | Exhibit:
    """The areas of a level; where there are none, the exhibit that says why."""
    asked = period[0] if period else None
    question = _QUESTION if level is Level.WARD else _OF_NEIGHBOURHOODS
    start = _PLACES[level]
    if words := lookup.unknown(snapshot, indicator, area, **({"frequency": asked} if asked else {})):
        return nothing(f"{start}-{indicator}-{area}", words, question=question, place=start)
    comparison = lookup.compared(snapshot, indicator, area, level, period)
    if comparison is None:
        words = f"{never_shown(level)} {protected.instead_of_all(snapshot, indicator)}".strip()
        mark = Status.WITHHELD.mark
        return nothing(_name(start, indicator, area, period), words, question=question, place=start, mark=mark)
    if comparison.items:
        return dataclasses.replace(comparison, places=places)
    held = lookup.why_nothing(snapshot, indicator) if period is None else ""
    then = _NOT_THEN.format(f"{level.word}s")
    words = held or (then if comparison.indicator.level is Level.WARD else _NO_WARDS)
    return nothing(_name(start, indicator, area, period), words, question=question, place=start)


def _exhibit(
    snapshot: Snapshot,
    comparison: Comparison,
    area: str,
    *,
    name: str,
    place: str,
    question: str,
    figures: tuple[Figure, ...],
    why_no_wards: str = "",
    scale: tuple[float, ...] | None = None,
) -> Exhibit:
    tiles = _TILES if place == _PLACES[Level.WARD] and not snapshot.outlines else ""
    notes = (differences_read.how_to_read(comparison, scale), tiles, protected.rounded(snapshot, comparison.indicator))
    told = (
        differences.finding(comparison, area),
        why_no_wards,
        protected.by_longer(comparison),
        protected.instead_among(snapshot, comparison),
    )
    return Exhibit(
        name,
        question,
        in_turn(told),
        figures=figures,
        table=comparison_table(comparison, _chosen(snapshot, area) or [area]),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, comparison.indicator),
        rows=comparison.told,
        place=place,
    )


def _name(start: str, indicator: str, area: str, period: Period | None) -> str:
    return f"{start}-{indicator}-{area}-{period_code(*period) if period else 'newest'}"


def _chosen(snapshot: Snapshot, area: str) -> Collection[str]:
    """The ward that is chosen, or the wards of the neighbourhood that is."""
    if snapshot.areas[area].level is Level.WARD:
        return [area]
    inside = (code for code, each in snapshot.areas.items() if each.level is Level.WARD and each.parent == area)
    return [] if snapshot.areas[area].level is Level.BOROUGH else list(inside)

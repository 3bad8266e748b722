"""Which wards, neighbourhoods and groups are clearly different, over many indicators: by limits of 99.8%, since among
so many comparisons those of 95% would name one in twenty by chance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metrics import BOROUGH, Area, Beside, Indicator, Level, Observation, Snapshot
from pages.components.exhibits.beside import beside, ranked
from pages.components.words.categories import called, of_parts, whole
from pages.components.words.places import BOROUGH_NAME

SIDES = (Beside.WORSE, Beside.BETTER, Beside.HIGHER, Beside.LOWER)


@dataclass(frozen=True, slots=True)
class Different:
    """An indicator of which some are clearly different: their names by the side that they are on, what they stand
    beside, and the breakdown that they are of; '' of places."""

    indicator: Indicator
    names: Mapping[Beside, tuple[str, ...]]
    than: str
    breakdown: str = ""

    @property
    def sides(self) -> tuple[Beside, ...]:
        """Those on which any is, worse before better."""
        return tuple(each for each in SIDES if self.names.get(each))


@dataclass(frozen=True, slots=True)
class Compared:
    """How many indicators are told side by side, and those of which some are clearly different."""

    count: int
    different: tuple[Different, ...]


def places(snapshot: Snapshot, indicators: Iterable[str], area: Area) -> Compared:
    """The wards that are clearly better or worse than Camden; of a neighbourhood itself and its own wards, of a ward
    itself."""
    asked = _asked(snapshot, area)
    found = [_places(snapshot, slug, asked) for slug in indicators]
    return _of(each for each in found if each is not None)


def groups(snapshot: Snapshot, indicators: Iterable[str]) -> Compared:
    """The groups of all Camden that are clearly higher or lower than all of them."""
    found = []
    for slug in indicators:
        told = [_groups(snapshot, slug, each) for each in snapshot.indicators[slug].breakdowns]
        if any(each is not None for each in told):
            found.append([each for each in told if each is not None])
    return Compared(len(found), tuple(each for several in found for each in several if each.sides))


def _asked(snapshot: Snapshot, area: Area) -> list[Area]:
    wards = [each for each in snapshot.areas.values() if each.level is Level.WARD]
    if area.level is Level.BOROUGH:
        return wards
    return [area, *(each for each in wards if each.parent == area.code)]


def _of(found: Iterable[Different]) -> Compared:
    several = tuple(found)
    return Compared(len(several), tuple(each for each in several if each.sides))


def _places(snapshot: Snapshot, indicator: str, asked: Iterable[Area]) -> Different | None:
    """None where none of the areas is compared with Camden."""
    readings = [(each, snapshot.reading(indicator, each.code)) for each in asked]
    there = [(area, each) for area, each in readings if each is not None and each.beside_998 is not Beside.NONE]
    if not there:
        return None
    names = {side: tuple(area.name for area, each in there if each.beside_998 is side) for side in SIDES}
    return Different(snapshot.indicators[indicator], names, BOROUGH_NAME)


def _groups(snapshot: Snapshot, indicator: str, breakdown: str) -> Different | None:
    """None where its categories are the parts of a whole, or have no ranges to be judged by."""
    comparison = snapshot.categories(indicator, BOROUGH, breakdown)
    benchmark = comparison.judged_by
    if of_parts(comparison) or benchmark is None:
        return None
    stands = [(item, clearly(comparison.indicator, item.observation, benchmark)) for item in ranked(comparison)]
    if all(side is Beside.NONE for _, side in stands):
        return None
    names = {side: tuple(called(comparison, item) for item, own in stands if own is side) for side in SIDES}
    return Different(comparison.indicator, names, whole(comparison), breakdown)


def clearly(indicator: Indicator, each: Observation, benchmark: Observation | None) -> Beside:
    """How one stands beside its benchmark by its limits of 99.8%."""
    return beside(indicator, replace(each, lower=each.lower_998, upper=each.upper_998), benchmark)

"""One area: those that it borders, and which indicators are published for areas of its level."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import quantiles
from types import MappingProxyType

from data.vocabulary import Level
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import Area

# Which wards share a border: words of the project itself, which change only with its code.
_NEIGHBOURS = Path(__file__).parents[2] / "data" / "geography" / "neighbours.csv"
_FOR_A_HALF = 4  # of fewer, each is a quarter by itself


@dataclass(frozen=True, slots=True)
class Spread:
    """Between which values areas lie, as far as they are shown, and between which the middle half of them does: None
    of fewer than four. A quartile that lies between two areas is as far between their values."""

    lowest: float
    highest: float
    middle: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Profile:
    """An area, those that it `borders` and the wards `inside` it, each by name; and every indicator: those that are
    `published` for areas as this one, whether or not there are figures yet; those that are counted by ward and `never`
    published for such areas; and those of the borough `only`."""

    area: Area
    borders: tuple[Area, ...]
    inside: tuple[Area, ...]
    published: tuple[Indicator, ...]
    never: tuple[Indicator, ...]
    only: tuple[Indicator, ...]


def spread(values: Iterable[float]) -> Spread | None:
    """Of the values that are shown; None of none."""
    shown = sorted(values)
    if not shown:
        return None
    middle = None
    if len(shown) >= _FOR_A_HALF:
        first, _, third = quantiles(shown, n=4, method="inclusive")
        middle = (first, third)
    return Spread(shown[0], shown[-1], middle)


def bordering(areas: Mapping[str, Area], code: str) -> tuple[Area, ...]:
    """The areas of the same level that an area shares a border with, by name: of a neighbourhood those with a ward that
    borders one of its own."""
    area = areas[code]
    own = {code} if area.level is Level.WARD else {each.code for each in wards(areas, code)}
    beyond = {other for ward in own for other in _neighbours().get(ward, ())} - own
    if area.level is not Level.WARD:
        beyond = {str(areas[ward].parent) for ward in beyond if ward in areas} - {code}
    return _by_name(areas[each] for each in beyond if each in areas)


def wards(areas: Mapping[str, Area], neighbourhood: str) -> tuple[Area, ...]:
    """The wards of a neighbourhood, by name."""
    return _by_name(each for each in areas.values() if each.level is Level.WARD and each.parent == neighbourhood)


def of_level(indicators: Iterable[Indicator], level: Level) -> tuple[Sequence[Indicator], ...]:
    """Indicators that are published for areas of a level, those that are counted by ward and never published for it,
    and those of the borough only."""
    there: list[Indicator] = []
    never: list[Indicator] = []
    only: list[Indicator] = []
    for each in indicators:
        stops = level is not Level.BOROUGH and each.level is not Level.WARD
        (only if stops else never if each.every(level) is None else there).append(each)
    return there, never, only


def _by_name(several: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(several, key=lambda each: each.name))


@cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    """The wards that each borders, by codes."""
    found: dict[str, set[str]] = {}
    with _NEIGHBOURS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["ward_code"], set()).add(row["neighbour_code"])
    return MappingProxyType({ward: frozenset(others) for ward, others in found.items()})

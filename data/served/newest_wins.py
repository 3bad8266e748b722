"""Newer files over older ones: the newest file wins whole periods, and what that changed is counted."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from data.holding.restatement import Restated
from data.periods import months_later

# Figures by what they are of: a tuple, of which the first part is the area and the others are a category.
PeriodCells = Mapping[Any, Any]
Periods = Mapping[date, PeriodCells]
# Of a category, what it is a part of: a publisher that renames or divides categories does it inside one family.
Family = Callable[[tuple[Any, ...]], Hashable]


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in the end; the periods `kept` of the previous extract; what changed of figures known before."""

    periods: dict[date, PeriodCells]
    kept: tuple[date, ...]
    restated: tuple[Restated, ...]


def lay(files: Sequence[Periods], earlier: Periods, *, adds_up: bool, family: Family | None = None) -> Laid:
    """Lays files, oldest first, over the previous extract.

    A figure was known before if the extract held its period, or else an older one of the files. With `adds_up`
    the figures are counts: a cell that is not there is none of them. With `family`, too, counts of a family whose
    categories are not the same before and after are compared by their sum, and what moved between them is told apart.
    """
    standing: dict[date, PeriodCells] = dict(earlier)
    oldest: dict[date, PeriodCells] = {}
    for file in files:
        standing |= file
    for file in reversed(files):
        oldest |= file
    oldest |= earlier
    new = {period for file in files for period in file}
    restated: list[Restated] = []
    for period in sorted(standing):
        before, after = oldest[period], standing[period]
        restated += _counts(period, before, after, family) if adds_up else _figures(period, before, after)
    return Laid(standing, tuple(sorted(earlier.keys() - new)), tuple(restated))


def _counts(period: date, before: PeriodCells, after: PeriodCells, family: Family | None) -> list[Restated]:
    group = _groups(before, after, family) if family else {}
    pairs: dict[str, dict[Hashable, list[tuple[float, float]]]] = {}
    for cell in before.keys() | after.keys():
        area, category = cell[0], cell[1:]
        own = pairs.setdefault(area, {}).setdefault(group.get(category, category), [])
        own.append((before.get(cell, 0), after.get(cell, 0)))
    found = []
    for area, groups in sorted(pairs.items()):
        was, now = (sum(pair[side] for own in groups.values() for pair in own) for side in (0, 1))
        changes = [[new - old for old, new in own] for own in groups.values()]
        moved = sum((sum(map(abs, own)) - abs(sum(own))) / 2 for own in changes)
        found.append(Restated(period, area, sum(sum(own) != 0 for own in changes), was, now, moved))
    return found if any(one.cells or one.moved for one in found) else []


def _groups(before: PeriodCells, after: PeriodCells, family: Family) -> dict[tuple[Any, ...], Hashable]:
    """The categories to be compared by the sum of their family, and those of families on one side only, together."""
    sides = [{cell[1:] for cell in cells} for cells in (before, after)]
    families = [{family(category) for category in side} for side in sides]
    # A category on one side only that counts nothing there is no other category: it may have been left out.
    counted = {cell[1:] for cells in (before, after) for cell, count in cells.items() if count}
    changed = {family(category) for category in (sides[0] ^ sides[1]) & counted}
    return {
        category: ("family", family(category) if family(category) in families[0] & families[1] else None)
        for category in sides[0] | sides[1]
        if family(category) in changed
    }


def _figures(period: date, before: PeriodCells, after: PeriodCells) -> list[Restated]:
    return [Restated(period, area, cells) for area, cells in sorted(_changed(before, after, none=None).items())]


def _changed(before: PeriodCells, after: PeriodCells, *, none: object) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in before.keys() | after.keys():
        if before.get(cell, none) != after.get(cell, none):
            found[cell[0]] = found.get(cell[0], 0) + 1
    return found


def missing_months(periods: Sequence[date], months: int = 1) -> tuple[date, ...]:
    """First days of the months between periods, each of so many months, that no period has."""
    gaps = []
    for earlier, later in pairwise(sorted(periods)):
        month = months_later(earlier, months)
        while month < later:
            gaps.append(month)
            month = months_later(month, 1)
    return tuple(gaps)

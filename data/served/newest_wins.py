"""Newer files over older ones: the newest file wins whole periods, and what that changed is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from data.holding.restatement import Restated
from data.periods import months_later

# Figures by what they are of: a tuple, of which the first part is the area.
PeriodCells = Mapping[Any, Any]
Periods = Mapping[date, PeriodCells]


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in the end; the periods `kept` of the previous extract; what changed of figures known before."""

    periods: dict[date, PeriodCells]
    kept: tuple[date, ...]
    restated: tuple[Restated, ...]


def lay(files: Sequence[Periods], earlier: Periods, *, adds_up: bool) -> Laid:
    """Lays files, oldest first, over the previous extract.

    A figure was known before if the extract held its period, or else an older one of the files. With `adds_up`
    the figures are counts: a cell that is not there is none of them.
    """
    standing: dict[date, PeriodCells] = dict(earlier)
    oldest: dict[date, PeriodCells] = {}
    for file in files:
        standing |= file
    for file in reversed(files):
        oldest |= file
    oldest |= earlier
    new = {period for file in files for period in file}
    compare = _counts if adds_up else _figures
    restated = [one for period in sorted(standing) for one in compare(period, oldest[period], standing[period])]
    return Laid(standing, tuple(sorted(earlier.keys() - new)), tuple(restated))


def _counts(period: date, before: PeriodCells, after: PeriodCells) -> list[Restated]:
    changed = _changed(before, after, none=0)
    if not changed:
        return []
    areas = sorted({cell[0] for cell in before.keys() | after.keys()})
    sums: list[dict[str, float]] = [dict.fromkeys(areas, 0), dict.fromkeys(areas, 0)]
    for total, cells in zip(sums, (before, after), strict=True):
        for cell, count in cells.items():
            total[cell[0]] += count
    return [Restated(period, area, changed.get(area, 0), sums[0][area], sums[1][area]) for area in areas]


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

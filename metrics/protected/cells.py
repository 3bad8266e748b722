"""Which people a figure is of: those of one place and period, or of all that are within."""

from collections.abc import Mapping
from datetime import date

from data.periods import end, following, start
from data.vocabulary import Frequency
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import BOROUGH

Block = tuple[int, str, str]  # an indicator's number, a breakdown and a category
Cell = tuple[Block, str, str, date]  # with an area, a frequency and a period
Exact = tuple[Cell, str, float]  # a cell, which part of it, and what is in print as that
Columns = tuple[list[int], list[int]]  # of those counted, and of the others


def whole(
    cell: Cell, indicator: Indicator, own: Mapping[tuple[str, date], Columns], parents: Mapping[str, str]
) -> Columns:
    """The columns of a cell that need not be published, of those of its block by its `own` places and periods; none
    where a period that belongs to it is not there."""
    _, area, word, period = cell
    frequency, there = Frequency(word), set[date]()
    counted: list[int] = []
    others: list[int] = []
    for (place, each), columns in own.items():
        if start(frequency, each) == period and indicator.is_part_of(frequency, each):
            there.add(each)
            if area in (place, parents.get(place), BOROUGH):
                counted += columns[0]
                others += columns[1]
    return (counted, others) if there == periods(indicator, frequency, period) else ([], [])


def periods(indicator: Indicator, frequency: Frequency, period: date) -> set[date]:
    """An indicator's own periods that belong to a longer one."""
    found, each = set[date](), period
    while each <= end(frequency, period):
        found |= {each} if indicator.is_part_of(frequency, each) else set()
        each = following(indicator.frequency, each)
    return found

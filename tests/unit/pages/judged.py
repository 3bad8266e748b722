"""Small made-up series that are judged: as a page has them, with their reading and control chart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from data.periods import following
from metrics import Area, Chart, Indicator, Reading, Series
from metrics.snapshots.charts import Charts, table
from tests.unit.judged.told import Figure, said
from tests.unit.pages.made import CAMDEN, indicator, monthly

# Mean 0.72; its 15 moves are 4 of 0.04, 0.03 and 0.02 and 3 of 0.03, 0.03 on average: limits 0.72 -/+ 2.66 x 0.03.
STEADY = [0.70, 0.74, 0.71, 0.73] * 4
SHARE = indicator("proportion", "high_is_good")
LAST = date(2026, 1, 1)


def judged(
    values: Sequence[Figure], declared: Indicator = SHARE, area: Area = CAMDEN, **options: Any
) -> tuple[Series, Reading, Chart | None]:
    """A series of months up to January 2026, what it says, and its chart where it has one."""
    found = said(declared, {area.code: values}, last=LAST, **options)
    reading = next(each for each in found.readings if each.area == area.code)
    first = LAST.replace(year=LAST.year - (len(values) - 1) // 12 - 1)
    while len(list(_months(first))) > len(values):
        first = following(declared.frequency, first)
    series = monthly(list(values), area, declared, first)
    return replace(series), reading, Charts(table(found.charts)).of(declared.slug, area.code)


def charted(values: Sequence[Figure], declared: Indicator = SHARE, **options: Any) -> tuple[Series, Reading, Chart]:
    """The same of one that has a chart."""
    series, reading, chart = judged(values, declared, **options)
    assert chart is not None
    return series, reading, chart


def _months(first: date) -> list[date]:
    found = [first]
    while found[-1] < LAST:
        found.append(following(SHARE.frequency, found[-1]))
    return found

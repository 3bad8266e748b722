"""Every count in the sample's snapshot is the sum of its parts: over areas, over categories, over time."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from metrics import BOROUGH, Area, Indicator, Kind
from metrics.declared import catalogue

Key = tuple[Any, str, date, str, str]  # area, frequency, period, breakdown, category
Row = dict
Areas = dict[str, Area]
KEY = ("area", "frequency", "period", "breakdown", "category")
INDICATORS = {slug: each for slug, each in catalogue.read().items() if each.kind is not Kind.PUBLISHED}


def wards_to_neighbourhood(key: Key, areas: Areas) -> Key | None:
    return (areas[key[0]].parent, *key[1:]) if level(key, areas) == "ward" else None


def wards_to_camden(key: Key, areas: Areas) -> Key | None:
    """Those with no ward recorded count here, and nowhere else."""
    return (BOROUGH, *key[1:]) if level(key, areas) in ("ward", "none") else None


def neighbourhoods_to_camden(key: Key, areas: Areas) -> Key | None:
    return (BOROUGH, *key[1:]) if level(key, areas) in ("neighbourhood", "none") else None


def categories_to_everyone(key: Key, areas: Areas) -> Key | None:
    """Each breakdown comes to the same total, under a name of its own here."""
    return (*key[:4], "") if key[3] else None


def periods_to_financial_year(key: Key, areas: Areas) -> Key | None:
    area, frequency, period, breakdown, category = key
    year = date(period.year - (period.month < 4), 4, 1)
    return (area, "financial_year", year, breakdown, category) if frequency in ("month", "quarter") else None


def level(key: Key, areas: Areas) -> str:
    return areas[key[0]].level if key[0] in areas else "none"


@dataclass
class Sum:
    """One whole and its parts; a proportion of nothing has no cases, and counts as nought."""

    where: str
    whole: Row
    parts: list[Row]

    @property
    def all_there(self) -> bool:
        return all(row["status"] in ("shown", "none") for row in (self.whole, *self.parts))

    def fault(self, name: str) -> str:
        whole, parts = self.whole[name] or 0.0, [row[name] or 0.0 for row in self.parts]
        exact = all(number.is_integer() for number in (whole, *parts))
        total = sum(parts) if exact else math.fsum(parts)
        if self.all_there:
            right = total == whole if exact else math.isclose(total, whole, rel_tol=1e-9, abs_tol=1e-9)
            return "" if right else f"{self.where}: {name} {whole} is not {total}, the sum of its {len(parts)} parts"
        # What is withheld is some of the rest.
        more = self.whole["status"] == "shown" and total > whole * (1 + 1e-9)
        return f"{self.where}: {name} {whole} is less than {total}, what is shown of its parts" if more else ""


def sums(slug: str, rows: dict[Key, Row], whole_of: Callable, areas: Areas) -> Iterator[Sum]:
    parts = defaultdict(list)
    for key, row in rows.items():
        whole = whole_of(key, areas)
        if whole:
            parts[whole].append(row)
    for whole, own in parts.items():
        found = rows.get(whole) or rows.get((*whole[:3], "", ""))
        if found:  # a stock has no financial years, and the first year of the coverage is not whole
            yield Sum(" ".join(map(str, (slug, *whole))), found, own)


def added(indicator: Indicator) -> tuple[str, ...]:
    """The columns that add up: a rate's denominator is the area's own, whatever is counted in it."""
    return ("numerator", "denominator") if indicator.kind in (Kind.PROPORTION, Kind.MEAN) else ("numerator",)


# How many sums there are to check at the least, and how many of them with every part shown.
WAYS = [
    (wards_to_neighbourhood, 35_000, 30_000),
    (wards_to_camden, 7_000, 5_000),
    (neighbourhoods_to_camden, 7_000, 6_000),
    (categories_to_everyone, 25_000, 18_000),
    (periods_to_financial_year, 18_000, 12_000),
]


@pytest.mark.parametrize(("whole_of", "fewest", "fewest_whole"), WAYS, ids=lambda each: getattr(each, "__name__", ""))
def test_parts_add_up_to_the_whole_in_every_indicator(whole, whole_of, fewest, fewest_whole):
    faults, checked, totals = [], 0, 0
    for slug, indicator in INDICATORS.items():
        rows = {tuple(row[name] for name in KEY): row for row in whole.snapshot.table(slug).to_pylist()}
        for each in sums(slug, rows, whole_of, whole.snapshot.areas):
            checked, totals = checked + 1, totals + each.all_there
            faults += filter(None, (each.fault(name) for name in added(indicator)))
    assert not faults, f"{len(faults)} of {checked:,} sums, such as:\n" + "\n".join(faults[:10])
    assert checked >= fewest, f"only {checked:,} sums"
    assert totals >= fewest_whole, f"only {totals:,} sums of which every part is shown"

"""Every count in the sample's snapshot is the sum of its parts: over areas, over categories, over time.

Counts of people are rounded each by itself, and need not add up; but each lies where the sum of its parts can."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

import data
from metrics import BOROUGH, Area, Indicator, Kind
from metrics.counted.coverage import counts_people
from metrics.declared import catalogue

Key = tuple[Any, str, date, str, str]  # area, frequency, period, breakdown, category
Row = dict
Areas = dict[str, Area]
KEY = ("area", "frequency", "period", "breakdown", "category")
INDICATORS = {slug: each for slug, each in catalogue.read().items() if each.kind is not Kind.PUBLISHED}
PEOPLE = {slug for slug, each in INDICATORS.items() if counts_people(each)}
SMALLEST = 8  # the most that is too small to be shown of anybody is 7


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
    (wards_to_neighbourhood, 9_000, 9_000),
    (wards_to_camden, 1_800, 1_800),
    (neighbourhoods_to_camden, 1_800, 1_800),
    (categories_to_everyone, 5_000, 4_000),
    (periods_to_financial_year, 4_000, 3_500),
]


@pytest.mark.parametrize(("whole_of", "fewest", "fewest_whole"), WAYS, ids=lambda each: getattr(each, "__name__", ""))
def test_parts_add_up_to_the_whole_in_every_indicator_of_things(whole, whole_of, fewest, fewest_whole):
    faults, checked, totals = [], 0, 0
    for slug in set(INDICATORS) - PEOPLE:
        rows = {tuple(row[name] for name in KEY): row for row in whole.snapshot.table(slug).to_pylist()}
        for each in sums(slug, rows, whole_of, whole.snapshot.areas):
            checked, totals = checked + 1, totals + each.all_there
            faults += filter(None, (each.fault(name) for name in added(INDICATORS[slug])))
    assert not faults, f"{len(faults)} of {checked:,} sums, such as:\n" + "\n".join(faults[:10])
    assert checked >= fewest, f"only {checked:,} sums"
    assert totals >= fewest_whole, f"only {totals:,} sums of which every part is shown"


def reach(row: Row, name: str) -> tuple[float, float]:
    """The least and the greatest that a rounded count can be of."""
    return (0, SMALLEST - 1) if row[name] is None else (row[name] - 2, row[name] + 2)


@pytest.mark.parametrize("whole_of", [way for way, *_ in WAYS], ids=lambda each: each.__name__)
def test_what_is_shown_of_people_is_of_parts_that_can_add_up(whole, whole_of):
    checked, faults = 0, []
    for slug in PEOPLE:
        if INDICATORS[slug].weighted or INDICATORS[slug].kind is Kind.MEAN:  # weighted answers do not add up
            continue
        if INDICATORS[slug].stock and whole_of is periods_to_financial_year:  # nor do positions, over time
            continue
        rows = {
            tuple(row[name] for name in KEY): row
            for row in whole.snapshot.table(slug).to_pylist()
            if row["status"] != "pending" and row["frequency"] in (INDICATORS[slug].frequency, "financial_year")
        }
        unplaced = any(data.all_contracts()[name].ward_optional for name in INDICATORS[slug].extracts)
        for each in sums(slug, rows, whole_of, whole.snapshot.areas):
            # What has no ward is published as wards are, and is lacking where they are not.
            lacking = unplaced and all(row["level"] != "none" for row in each.parts)
            if any(row["status"] not in ("shown", "withheld") for row in (each.whole, *each.parts)):
                continue
            for name in added(INDICATORS[slug]):
                ends = [reach(row, name) for row in each.parts]
                low, high = reach(each.whole, name)
                checked += 1
                if sum(end for end, _ in ends) > high or (sum(end for _, end in ends) < low and not lacking):
                    faults.append(f"{each.where}: {name}")
    assert not faults, f"{len(faults)} of {checked:,} sums, such as:\n" + "\n".join(faults[:10])
    assert checked >= 50

"""The attacker on what is published of the sample, indicators with the fewest people first: nobody is found."""

from collections import defaultdict
from datetime import date

import pytest

import data
from tests.attack import CAMDEN, Attack, Cell
from tests.contract.facts import contract, wards

FEW = ("asb_contacted_in_time", "domestic_abuse_contacted_in_time")


def longer(month: date) -> dict[str, date]:
    """The period of each frequency that a month falls in."""
    quarter = date(month.year, (month.month - 1) // 3 * 3 + 1, 1)
    return {"month": month, "quarter": quarter, "financial_year": date(month.year - (month.month < 4), 4, 1)}


@pytest.mark.parametrize("slug", FEW)
def test_no_small_count_of_the_sample_has_fewer_possible_values_than_is_promised(whole, slug):
    indicator = whole.snapshot.indicators[slug]
    (name,) = indicator.extracts
    smallest, needed = (contract(name)[f"camden:{key}"] for key in ("smallest_shown", "protection"))
    rows = whole.snapshot.table(slug).to_pylist()
    told = {(row["area"], row["frequency"], row["period"]) for row in rows if row["status"] in ("shown", "withheld")}
    with data.connect(whole.extracts, only={name}) as connection:
        counted = connection.sql(indicator.sql).to_arrow_table().to_pylist()
    parents = {**wards(), "none": "none"}
    true: dict[Cell, float] = defaultdict(float)
    for row in counted:
        ward, month = row["area"] or "none", row["period"]
        month = month.date() if hasattr(month, "date") else month
        x, n = float(row["numerator"]), float(row["denominator"])
        for frequency, period in longer(month).items():
            for area in {ward, parents[ward], CAMDEN}:
                if (area, frequency, period) in told:
                    for part, value in (("numerator", x), ("denominator", n), ("complement", n - x)):
                        true[Cell(area, frequency, period, "", part)] += value
    small = [cell for cell, value in true.items() if (smallest == 5) <= value < smallest]
    assert small
    attack = Attack(rows, parents, smallest)
    caught = {cell: attack.possible(cell) for cell in small[:40]}
    assert all(values >= needed for values in caught.values()), caught

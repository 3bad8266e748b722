"""A closed figure is revised at most once, and only by three records or more: small histories checked by hand."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.protected import figures, ledger, remembered
from metrics.protected.displays import withheld
from metrics.protected.parts import Parts
from metrics.protected.remembered import Day, Memory
from metrics.protected.rounding import shown

APRIL = date(2024, 4, 1)
REVISED_ON = date(2025, 4, 30)
MONTHS = [date(2024 + (month + 4) // 12, (month + 4) % 12 + 1, 10) for month in range(24)]  # from May 2024 on
NOTHING = np.array([np.nan])


@dataclass
class History:
    """One figure of an area in April 2024, refresh after refresh; a part that it has none of is nan."""

    smallest: float = 5.0
    revisions: tuple[date, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def show(self, as_of, numerator, denominator=np.nan, *, origin="council"):
        x, n = np.array([float(numerator)]), np.array([float(denominator)])
        part = Parts(x, n, x, NOTHING, NOTHING, NOTHING)
        words = {"indicator": "debt", "area": "E05013652", "frequency": "month", "breakdown": "", "category": ""}
        row = words | {"period": APRIL, "origin": origin}
        keys = pa.Table.from_pylist([row], schema=pa.schema([remembered.SCHEMA.field(name) for name in remembered.KEY]))
        smallest, day = np.array([self.smallest]), Day(self.memory, as_of, {"debt": self.revisions})
        self.carried = ledger.carried(keys, figures.rounded(part, smallest), part, smallest, day)
        self.memory = Memory(ledger.table(keys, self.carried, smallest, day))
        told = [float(each[0]) for each in (self.carried.figures.numerator, self.carried.figures.denominator)]
        return tuple(None if np.isnan(each) else each for each in told)[: 1 if np.isnan(denominator) else 2]

    @property
    def row(self):
        return self.memory.table.to_pylist()[0]


def test_late_records_change_nothing_for_a_year():
    history = History()
    assert history.show(date(2024, 5, 10), 20) == (20,)
    assert history.show(date(2024, 6, 10), 24) == (20,)
    assert history.show(date(2025, 4, 29), 40) == (20,)
    assert (history.row["first_shown_on"], history.row["revised_on"]) == (date(2024, 5, 10), None)


@pytest.mark.parametrize(
    ("first", "then", "figure"),
    # 20 stands for 18 to 22: 15 and 25 lie three outside. 4 and less stand for one another: 7 lies three outside.
    [(20, 24, 20), (20, 25, 25), (20, 16, 20), (20, 15, 15), (3, 6, None), (3, 7, 5), (30, 4, None), (6, 3, 5),
     (6, 2, None)],
)  # fmt: skip
def test_after_a_year_it_is_revised_by_three_and_then_final(first, then, figure):
    history = History()
    history.show(date(2024, 5, 10), first)
    assert history.show(REVISED_ON, then) == (figure,)
    assert history.row["revised_on"] == REVISED_ON
    assert history.show(date(2025, 8, 1), 500) == (figure,)


def test_what_is_first_shown_after_a_year_is_not_revised():
    history = History()
    history.show(date(2025, 6, 1), 20)
    assert history.show(date(2026, 9, 1), 50) == (20,)


def test_a_declared_revision_comes_before_the_year_and_in_place_of_it():
    history = History(revisions=(date(2024, 9, 1),))
    history.show(date(2024, 5, 10), 20)
    assert history.show(date(2024, 8, 31), 50) == (20,)
    assert history.show(date(2024, 9, 3), 50) == (50,)
    assert history.show(date(2025, 6, 1), 90) == (50,)


def test_parts_are_revised_each_by_itself():
    history = History()
    assert history.show(date(2024, 5, 10), 20, 50) == (20, 50)
    assert history.show(REVISED_ON, 22, 60) == (20, 60)


def test_what_was_withheld_to_protect_another_stays_so():
    history = History()
    history.show(date(2024, 5, 10), 20)
    everywhere, nowhere = np.array([True]), np.array([False])
    history.carried = withheld(history.carried, everywhere, nowhere)
    table = history.memory.table
    day = Day(Memory(), date(2024, 5, 10), {})
    history.memory = Memory(ledger.table(table.select(remembered.KEY), history.carried, np.array([5.0]), day))
    assert history.row["numerator_withheld"] == "protects_another"
    assert history.show(date(2024, 6, 10), 20) == (None,)
    assert history.show(REVISED_ON, 400) == (None,)


def test_another_origin_or_smallest_count_is_another_figure():
    history = History()
    history.show(date(2024, 5, 10), 20, origin="sample")
    assert history.show(date(2024, 6, 10), 33) == (35,)
    assert replace(history, smallest=8.0).show(date(2024, 7, 10), 41) == (40,)


def test_without_a_memory_nothing_closed_is_revised():
    history = History(memory=Memory(lost=True))
    assert history.show(date(2024, 6, 10), 20) == (20,)
    assert history.row["revised_on"] == date(2024, 6, 10)
    assert history.show(REVISED_ON, 50) == (20,)


def test_what_is_not_there_for_a_while_stands_when_it_is_back():
    history = History()
    history.show(date(2024, 5, 10), 20)
    nothing = history.memory.table.slice(0, 0)
    none = np.zeros(0)
    part = Parts(none, none, none, none, none, none)
    day = Day(history.memory, date(2024, 6, 10), {})
    empty = ledger.carried(nothing.select(remembered.KEY), figures.rounded(part, none), part, none, day)
    history.memory = Memory(ledger.table(nothing.select(remembered.KEY), empty, none, day))
    assert history.show(date(2024, 7, 10), 33) == (20,)


def test_a_refresh_knows_whose_revision_falls_due():
    history = History()
    history.show(date(2024, 5, 10), 20)
    assert Day(history.memory, date(2025, 4, 29), {}).due() == frozenset()
    assert Day(history.memory, REVISED_ON, {}).due() == {"debt"}
    history.show(REVISED_ON, 20)
    assert Day(history.memory, date(2025, 6, 1), {}).due() == frozenset()


@given(st.lists(st.integers(-4, 6), min_size=24, max_size=24), st.integers(0, 30), st.sampled_from([5.0, 8.0]))
def test_over_two_years_it_changes_at_most_once_and_by_three_records_at_least(steps, first, smallest):
    history, count, told, counts = History(smallest), first, [], []
    for as_of, step in zip(MONTHS, steps, strict=True):
        count = max(0, count + step)
        counts.append(count)
        told.append(history.show(as_of, count)[0])
    changes = [place for place in range(1, 24) if told[place] != told[place - 1]]
    assert len(changes) <= 1
    for place in changes:
        assert MONTHS[place] >= REVISED_ON > MONTHS[place - 1]
        assert abs(counts[place] - counts[0]) >= 3


@given(st.integers(0, 60), st.integers(-2, 2), st.sampled_from([5.0, 8.0]))
def test_two_records_change_no_figure_even_at_its_revision(count, step, smallest):
    history = History(smallest)
    before = history.show(date(2024, 5, 10), count)
    assert history.show(REVISED_ON, max(0, count + step)) == before


def test_without_the_rule_one_record_would_show():
    """What the rule is for: 22 and 23 are shown otherwise, and the record that is added is known by it."""
    assert [float(each) for each in shown([22, 23], [5, 5])] == [20, 25]

"""Periods: where they start and end, and what coverage makes of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counted import coverage as periods
from metrics.counted.coverage import Coverage

FREQUENCIES = ["month", "term", "quarter", "year", "financial_year", "academic_year"]


@pytest.mark.parametrize(
    ("frequency", "day", "first", "last"),
    [
        ("month", date(2024, 2, 15), date(2024, 2, 1), date(2024, 2, 29)),
        ("month", date(2025, 12, 31), date(2025, 12, 1), date(2025, 12, 31)),
        ("quarter", date(2025, 5, 1), date(2025, 4, 1), date(2025, 6, 30)),
        ("term", date(2025, 10, 1), date(2025, 9, 1), date(2025, 12, 31)),
        ("term", date(2026, 2, 1), date(2026, 1, 1), date(2026, 3, 31)),
        ("term", date(2026, 7, 1), date(2026, 4, 1), date(2026, 8, 31)),
        ("financial_year", date(2026, 3, 31), date(2025, 4, 1), date(2026, 3, 31)),
        ("financial_year", date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31)),
        ("academic_year", date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31)),
        ("year", date(2026, 11, 21), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_the_period_that_a_calendar_shows(frequency, day, first, last):
    assert periods.start(frequency, day) == first
    assert periods.end(frequency, first) == last


@given(st.sampled_from(FREQUENCIES), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_every_day_lies_in_exactly_one_period(frequency, day):
    first = periods.start(frequency, day)
    assert first <= day <= periods.end(frequency, first)
    assert periods.start(frequency, first) == first
    assert periods.start(frequency, periods.following(frequency, first) - timedelta(days=1)) == first


def test_a_year_that_began_before_the_coverage_is_left_out():
    coverage = Coverage(date(2024, 1, 1), date(2025, 12, 31))
    assert list(periods.covered("financial_year", coverage)) == [
        (date(2024, 4, 1), "complete"),
        (date(2025, 4, 1), "provisional"),
    ]


def test_a_gap_makes_its_month_and_its_year_missing():
    coverage = Coverage(date(2023, 4, 1), date(2024, 6, 30), frozenset({date(2023, 6, 1)}))
    standings = dict(periods.covered("month", coverage))
    assert standings[date(2023, 6, 1)] == "missing"
    assert standings[date(2023, 5, 1)] == standings[date(2023, 7, 1)] == "complete"
    assert dict(periods.covered("financial_year", coverage))[date(2023, 4, 1)] == "missing"


def test_years_that_a_publisher_left_out_are_not_looked_for():
    coverage = Coverage(date(2013, 1, 1), date(2024, 12, 31), only=frozenset({date(2016, 1, 1), date(2024, 1, 1)}))
    assert list(periods.covered("year", coverage)) == [(date(2016, 1, 1), "complete"), (date(2024, 1, 1), "complete")]


def test_months_that_have_not_settled_are_provisional():
    coverage = Coverage(date(2025, 1, 1), date(2025, 6, 30), settles_after_months=2)
    standings = dict(periods.covered("month", coverage))
    assert standings[date(2025, 4, 1)] == "complete"
    assert standings[date(2025, 5, 1)] == standings[date(2025, 6, 1)] == "provisional"


def test_a_month_is_pending_once_it_has_wholly_passed():
    coverage = Coverage(date(2025, 1, 1), date(2025, 8, 31))
    assert list(periods.pending("month", coverage, date(2025, 10, 31))) == [date(2025, 9, 1)]
    assert list(periods.pending("month", coverage, date(2025, 11, 1))) == [date(2025, 9, 1), date(2025, 10, 1)]


@given(st.sampled_from(FREQUENCIES), st.dates(date(2020, 1, 1), date(2024, 1, 1)), st.integers(0, 1500))
def test_covered_and_pending_periods_never_overlap_and_leave_no_hole(frequency, first, length):
    coverage = Coverage(first, first + timedelta(days=length))
    known = [period for period, _ in periods.covered(frequency, coverage)]
    later = list(periods.pending(frequency, coverage, date(2026, 6, 1)))
    together = known + later
    for one, next_one in pairwise(together):
        assert periods.following(frequency, one) == next_one

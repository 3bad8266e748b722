"""Periods: where they start and end, and what coverage makes of them."""

from datetime import date, timedelta

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
        (date(2025, 4, 1), "running"),
    ]


def test_a_gap_makes_its_month_and_its_year_missing():
    coverage = Coverage(date(2023, 4, 1), date(2024, 6, 30), frozenset({date(2023, 6, 1)}))
    standings = dict(periods.covered("month", coverage))
    assert standings[date(2023, 6, 1)] == "missing"
    assert standings[date(2023, 5, 1)] == standings[date(2023, 7, 1)] == "complete"
    years = dict(periods.covered("financial_year", coverage))
    assert years == {date(2023, 4, 1): "incomplete", date(2024, 4, 1): "running"}


def test_a_quarter_of_which_every_month_is_missing_is_missing_itself_and_one_that_lacks_a_month_is_not_complete():
    gaps = frozenset(date(2024, month, 1) for month in (4, 5, 6, 7))
    quarters = dict(periods.covered("quarter", Coverage(date(2024, 1, 1), date(2024, 12, 31), gaps)))
    assert list(quarters.values()) == ["complete", "missing", "incomplete", "complete"]


def test_a_year_that_still_runs_and_lacks_a_month_has_no_figure_so_far():
    coverage = Coverage(date(2024, 4, 1), date(2024, 9, 30), frozenset({date(2024, 6, 1)}))
    assert dict(periods.covered("financial_year", coverage)) == {date(2024, 4, 1): "pending"}


def test_years_that_a_publisher_left_out_are_not_looked_for():
    coverage = Coverage(date(2013, 1, 1), date(2024, 12, 31), only=frozenset({date(2016, 1, 1), date(2024, 1, 1)}))
    assert list(periods.covered("year", coverage)) == [(date(2016, 1, 1), "complete"), (date(2024, 1, 1), "complete")]


def test_months_that_have_not_settled_are_provisional():
    coverage = Coverage(date(2025, 1, 1), date(2025, 6, 30), settles_after_months=2)
    standings = dict(periods.covered("month", coverage))
    assert standings[date(2025, 4, 1)] == "complete"
    assert standings[date(2025, 5, 1)] == standings[date(2025, 6, 1)] == "unsettled"


FIRSTS = {
    "month": range(1, 13), "term": (9, 1, 4), "quarter": (4, 7, 10, 1), "year": (1,), "financial_year": (4,),
    "academic_year": (9,),
}  # fmt: skip
DAYS = [date(2018, 1, 1) + timedelta(days=number) for number in range(12 * 365)]


def days_of(frequency):
    """By first day, the days of each period that lies wholly among DAYS, day by day off the calendar."""
    periods_of, current = {}, None
    for day in DAYS:
        if day.day == 1 and day.month in FIRSTS[frequency]:
            current = day
        if current:
            periods_of.setdefault(current, []).append(day)
    periods_of.pop(current)
    return periods_of


CALENDAR = {frequency: days_of(frequency) for frequency in FREQUENCIES}


def months_after(day, months):
    """The last day of the month so many months after a month's last day, one month at a time."""
    for _ in range(months):
        day += timedelta(days=1)
        month = day.month
        while day.month == month:
            day += timedelta(days=1)
        day -= timedelta(days=1)
    return day


def standing(days, coverage):
    """What is known of a period, by its days."""
    firsts = {day for day in days if day.day == 1}
    lacking, last = firsts & coverage.gaps, max(days)
    cohort = months_after(last, coverage.closes_after_months)
    if cohort > coverage.last:
        return "pending" if lacking or coverage.closes_after_months else "running"
    if lacking:
        return "missing" if lacking == firsts else "incomplete"
    return "unsettled" if months_after(last, coverage.settles_after_months) > coverage.last else "complete"


COVERAGES = st.builds(
    lambda first, length, gaps, settles, closes: Coverage(
        first, first + timedelta(days=length),
        frozenset((first + timedelta(days=gap)).replace(day=1) for gap in gaps if gap <= length), settles, closes,
    ),
    st.dates(date(2019, 1, 1), date(2022, 1, 1)), st.integers(0, 1200), st.lists(st.integers(0, 1200), max_size=3),
    st.integers(0, 4), st.integers(0, 7),
)  # fmt: skip


@given(st.sampled_from(FREQUENCIES), COVERAGES)
def test_covered_periods_are_those_that_a_walk_through_the_calendar_finds(frequency, coverage):
    wanted = [
        (first, standing(days, coverage))
        for first, days in CALENDAR[frequency].items()
        if coverage.first <= first <= coverage.last
    ]
    assert list(periods.covered(frequency, coverage)) == wanted


@given(st.sampled_from(FREQUENCIES), st.sampled_from(DAYS[500:-500]))
def test_the_period_of_a_day_is_the_one_whose_days_hold_it(frequency, day):
    ((first, days),) = [(first, days) for first, days in CALENDAR[frequency].items() if first <= day <= days[-1]]
    assert (periods.start(frequency, day), periods.end(frequency, first)) == (first, max(days))

"""By when a period is due that cannot be told yet, and why it is not there: by hand, and day by day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.holding.freshness import Freshness, Supply
from data.periods import end, following
from data.vocabulary import Frequency, Standing
from metrics.counted import coverage as periods
from metrics.counted.coverage import Coverage
from metrics.counted.outlook import Outlook
from tests.unit.test_observations import declared

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
FREQUENCIES = [each for each in Frequency if each is not Frequency.ONCE]


def outlook(*supplies, first=date(2021, 2, 1), closes=0, listed=False, frequency="month"):
    """Of an indicator that is made from these."""
    own = supplies or (Supply(date(2026, 1, 31), "monthly"),)
    coverage = Coverage(first, min(each.covers_to for each in own), closes_after_months=closes)
    return Outlook(declared(frequency=frequency), coverage, own, listed)


@pytest.mark.parametrize(
    ("as_of", "status", "reason"),
    [
        (date(2026, 2, 28), "pending", "running"),
        (date(2026, 3, 1), "pending", "not_due"),
        (date(2026, 3, 31), "pending", "not_due"),  # the last day on which it is on time
        (date(2026, 4, 1), "missing", "late"),
    ],
)
def test_a_month_runs_then_is_not_due_and_then_late(as_of, status, reason):
    assert outlook().state("month", FEBRUARY, as_of) == (status, reason)


@pytest.mark.parametrize(
    ("as_of", "status", "reason"),
    [
        (date(2026, 1, 31), "pending", "running"),
        (date(2026, 2, 1), "pending", "waiting"),
        (date(2026, 4, 30), "pending", "waiting"),
        (date(2026, 5, 1), "pending", "not_due"),
        (date(2026, 5, 31), "pending", "not_due"),  # April's file is due by the end of May
        (date(2026, 6, 1), "missing", "late"),
    ],
)
def test_a_cohort_waits_between_its_period_and_the_file_that_tells(as_of, status, reason):
    assert outlook(closes=3).state("month", JANUARY, as_of) == (status, reason)


def test_a_period_that_its_source_will_never_tell_is_missing_in_part():
    ended = outlook(Supply(date(2026, 1, 31), "monthly", ended=True))
    assert ended.state("financial_year", date(2025, 4, 1), date(2026, 3, 31)) == ("pending", "running")
    assert ended.state("financial_year", date(2025, 4, 1), date(2026, 4, 1)) == ("missing", "incomplete")


def test_a_month_is_looked_for_once_it_has_wholly_passed():
    months = outlook(Supply(date(2025, 8, 31), "monthly"))
    assert list(months.later(Frequency.MONTH, date(2025, 10, 31))) == [date(2025, 9, 1)]
    assert list(months.later(Frequency.MONTH, date(2025, 11, 1))) == [date(2025, 9, 1), date(2025, 10, 1)]


@pytest.mark.parametrize("supply", [Supply(date(2021, 12, 31), "yearly", ended=True), Supply(date(2021, 3, 21), "once"),
                                    Supply(date(2021, 12, 31), "irregular")])  # fmt: skip
def test_nothing_is_looked_for_after_what_owes_nothing(supply):
    years = outlook(supply, first=date(2015, 1, 1))
    assert list(years.later(Frequency.YEAR, date(2026, 2, 10))) == []
    standing = Standing.ENDED if supply.ended else Standing.ON_TIME
    assert years.freshness(Frequency.YEAR, date(2026, 2, 10)) == Freshness(standing)


def test_a_series_is_fresh_by_its_own_periods_not_by_its_file():
    """The January file is there: the quarter is due with March's, the year with March's too, a cohort's later still."""
    day = date(2026, 2, 10)
    assert outlook().freshness(Frequency.MONTH, day) == Freshness(Standing.ON_TIME, date(2026, 3, 31))
    assert outlook().freshness(Frequency.QUARTER, day) == Freshness(Standing.ON_TIME, date(2026, 5, 1))
    assert outlook(closes=6).freshness(Frequency.QUARTER, day).due == date(2026, 5, 1)  # of July to September
    assert outlook().freshness(Frequency.MONTH, date(2026, 4, 2)) == Freshness(Standing.LATE, date(2026, 3, 31), 2)
    assert outlook().freshness(Frequency.MONTH, date(2026, 5, 2)).standing is Standing.STALE


def test_what_needs_two_sources_is_due_with_the_later():
    both = outlook(Supply(date(2026, 1, 31), "monthly"), Supply(date(2025, 12, 31), "quarterly"))
    assert both.due(Frequency.MONTH, JANUARY) == date(2026, 6, 1)  # the first has January already
    assert both.due(Frequency.MONTH, FEBRUARY) == date(2026, 6, 1)
    assert both.freshness(Frequency.MONTH, date(2026, 2, 10)).due == date(2026, 6, 1)


def test_a_series_of_its_own_is_followed_from_its_last_period():
    figures = outlook(Supply(date(2025, 12, 31), "yearly"), listed=True, frequency="financial_year")
    gap, due = figures.until(date(2022, 4, 1)), date(2024, 12, 31)
    assert gap.freshness(Frequency.FINANCIAL_YEAR, due) == Freshness(Standing.ON_TIME, due)
    years = date(2023, 4, 1), date(2024, 4, 1)
    assert [gap.state(Frequency.FINANCIAL_YEAR, year, date(2025, 6, 1)) for year in years] == [
        ("missing", "late"),
        ("pending", "not_due"),
    ]


SUPPLIES = st.builds(
    Supply, st.dates(date(2019, 1, 1), date(2024, 1, 1)), st.sampled_from(["monthly", "termly", "quarterly", "yearly"]),
    st.none() | st.integers(1, 600),
)  # fmt: skip


@given(st.sampled_from(FREQUENCIES), SUPPLIES, st.integers(0, 1500))
def test_covered_and_later_periods_never_overlap_and_leave_no_hole(frequency, supply, length):
    first = supply.covers_to - timedelta(days=length)
    known = [period for period, _ in periods.covered(frequency, Coverage(first, supply.covers_to))]
    later = list(outlook(supply, first=first).later(frequency, date(2026, 6, 1)))
    for one, next_one in pairwise(known + later):
        assert following(frequency, one) == next_one
    assert all(each > supply.covers_to and end(frequency, each) < date(2026, 6, 1) for each in later)


@given(st.sampled_from(FREQUENCIES), SUPPLIES, st.integers(0, 7), st.integers(0, 1200))
def test_a_series_is_late_exactly_when_its_first_open_period_is(frequency, supply, closes, waited):
    first, as_of = supply.covers_to - timedelta(days=900), supply.covers_to + timedelta(days=waited)
    one = outlook(supply, first=first, closes=closes)
    fresh = one.freshness(frequency, as_of)
    every = {period for period, _ in periods.covered(frequency, one.coverage)} | {*one.later(frequency, as_of)}
    states = [one.state(frequency, period, as_of) for period in sorted(every) if one.open(frequency, period)]
    assert (fresh.late_since is not None) == (("missing", "late") in states)
    assert fresh.due is not None
    assert (fresh.late_since is not None) == (as_of > fresh.due)


@given(st.sampled_from(FREQUENCIES), SUPPLIES, st.integers(0, 7), st.dates(date(2024, 2, 1), date(2026, 1, 1)))
def test_a_period_goes_from_running_to_late_and_never_back(frequency, supply, closes, day):
    one, order = outlook(supply, closes=closes), ["running", "waiting", "not_due", "late"]
    period = following(frequency, supply.covers_to)
    states = [one.state(frequency, period, day + timedelta(days=later))[1] for later in (0, 1, 40, 400)]
    assert states == sorted(states, key=order.index)

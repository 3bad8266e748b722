"""Freshness: an extract is late when its successor is overdue, and stale when the one after that is too."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts.contract import Contract
from data.holding.freshness import CADENCES, judge, period_end
from data.vocabulary import Standing

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("cadence", "covers_to", "due"),
    [
        ("daily", date(2026, 11, 20), date(2026, 11, 22)),
        ("weekly", date(2026, 11, 15), date(2026, 11, 29)),
        ("monthly", date(2026, 10, 31), date(2026, 12, 31)),
        ("monthly", date(2026, 1, 31), date(2026, 3, 31)),
        ("termly", date(2026, 8, 31), date(2027, 3, 3)),
        ("termly", date(2026, 3, 31), date(2026, 11, 1)),
        ("quarterly", date(2026, 9, 30), date(2027, 3, 3)),
        ("yearly", date(2025, 3, 31), date(2026, 12, 31)),
        ("yearly", date(2025, 12, 31), date(2027, 10, 2)),
    ],
)
def test_the_next_is_due_some_time_after_its_period_ends(cadence: str, covers_to: date, due: date) -> None:
    assert judge(covers_to, cadence, covers_to).due == due


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 31), "on time, the next is due by 2026-12-31"),
        (date(2027, 1, 1), "late by 1 day, the next was due by 2026-12-31"),
        (date(2027, 1, 31), "late by 31 days, the next was due by 2026-12-31"),
        (date(2027, 2, 1), "stale: late by 32 days, the next was due by 2026-12-31 and the one after it too"),
    ],
)
def test_a_monthly_extract_is_on_time_then_late_then_stale(today: date, said: str) -> None:
    assert str(judge(date(2026, 10, 31), "monthly", today)) == said


def test_what_is_supplied_once_is_never_late() -> None:
    fresh = judge(date(2021, 3, 21), "once", date(2035, 1, 1))
    assert (fresh.standing, fresh.due) == (Standing.ON_TIME, None)
    assert str(fresh) == "on time: no other is due"


@pytest.mark.parametrize(
    ("cadence", "last_row", "whole"),
    [
        ("monthly", date(2026, 10, 30), date(2026, 10, 31)),  # a Friday
        ("monthly", date(2025, 12, 27), date(2025, 12, 31)),
        ("termly", date(2026, 7, 20), date(2026, 8, 31)),
        ("quarterly", date(2025, 12, 24), date(2025, 12, 31)),
        ("yearly", date(2026, 3, 27), date(2026, 3, 31)),
    ],
)
def test_a_period_without_rows_on_its_last_days_is_there(cadence: str, last_row: date, whole: date) -> None:
    assert judge(last_row, cadence, last_row).due == judge(whole, cadence, whole).due


def test_a_month_of_which_a_week_is_missing_is_still_owed() -> None:
    assert judge(date(2026, 10, 24), "monthly", date(2026, 11, 1)).due == date(2026, 12, 1)


@given(DAYS, st.sampled_from([*CADENCES]), st.integers(0, 3000))
def test_an_extract_never_grows_fresher_by_waiting(covers_to: date, cadence: str, days: int) -> None:
    order = [Standing.ON_TIME, Standing.LATE, Standing.STALE]
    today = covers_to + timedelta(days=days)
    now, later = (judge(covers_to, cadence, day) for day in (today, today + timedelta(days=1)))
    assert order.index(now.standing) <= order.index(later.standing)
    assert later.days_late == (now.days_late + 1 if later.standing != Standing.ON_TIME else 0)


@given(DAYS, st.sampled_from([*CADENCES]))
def test_an_extract_is_on_time_when_it_is_new_and_stale_in_the_end(covers_to: date, cadence: str) -> None:
    assert judge(covers_to, cadence, covers_to + timedelta(days=1)).standing == Standing.ON_TIME
    assert judge(covers_to, cadence, covers_to + timedelta(days=1100)).standing == Standing.STALE


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        ("once", date(2021, 3, 21), date(2021, 3, 21)),
        ("monthly", date(2024, 2, 1), date(2024, 2, 29)),
        ("termly", date(2026, 9, 1), date(2026, 12, 31)),
        ("termly", date(2026, 1, 1), date(2026, 3, 31)),
        ("termly", date(2026, 4, 1), date(2026, 8, 31)),
        ("quarterly", date(2026, 4, 1), date(2026, 6, 30)),
        ("yearly", date(2026, 1, 1), date(2026, 12, 31)),
        ("yearly", date(2026, 4, 1), date(2027, 3, 31)),
        ("yearly", date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(cadence: str, first: date, last: date) -> None:
    assert period_end(first, cadence) == last


def test_every_cadence_that_a_contract_may_have_is_known() -> None:
    assert {*get_args(Contract.model_fields["cadence"].annotation)} == {*CADENCES, "once"}

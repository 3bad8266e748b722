"""Freshness: what is held is late when its successor is overdue, stale when the one after is too, or it has ended."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.contracts.contract import Contract
from data.holding.freshness import CADENCES, Freshness, Supply, judge, period_end
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
    assert Supply(covers_to, cadence).judged(covers_to).due == due


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 31), "on time, the next is due by 2026-12-31"),
        (date(2027, 1, 1), "late by 1 day, the next was due by 2026-12-31"),
        (date(2027, 1, 31), "late by 31 days, the next was due by 2026-12-31"),
        (date(2027, 2, 1), "overdue: late by 32 days, the next was due by 2026-12-31 and the one after it too"),
    ],
)
def test_a_monthly_extract_is_on_time_then_late_then_stale(today: date, said: str) -> None:
    assert str(Supply(date(2026, 10, 31), "monthly").judged(today)) == said


def test_what_is_supplied_once_is_never_late() -> None:
    fresh = Supply(date(2021, 3, 21), "once").judged(date(2035, 1, 1))
    assert (fresh.standing, fresh.due) == (Standing.ON_TIME, None)
    assert str(fresh) == "on time: no date is kept for the next"


def test_what_comes_at_no_fixed_times_is_never_late() -> None:
    assert Supply(date(2021, 3, 31), "irregular").judged(date(2035, 1, 1)) == Freshness(Standing.ON_TIME)


def test_what_has_ended_is_neither_due_nor_late() -> None:
    ended = Supply(date(2021, 12, 31), "yearly", ended=True)
    assert ended.judged(date(2035, 1, 1)) == Freshness(Standing.ENDED)
    assert (ended.due(date(2022, 12, 31)), str(ended.judged(date(2022, 1, 1)))) == (None, "ended: no other will come")


def test_it_is_late_from_the_day_after_the_one_it_was_due_by() -> None:
    fresh = Supply(date(2026, 10, 31), "monthly").judged(date(2027, 1, 3))
    assert (fresh.due, fresh.late_since, fresh.days_late) == (date(2026, 12, 31), date(2027, 1, 1), 3)
    assert Supply(date(2026, 10, 31), "monthly").judged(date(2026, 12, 31)).late_since is None


def test_a_publisher_may_be_allowed_longer_than_is_usual_for_the_cadence() -> None:
    held = date(2023, 12, 31)
    assert Supply(held, "yearly").judged(held).due == date(2025, 10, 2)
    assert Supply(held, "yearly", allowed=485).judged(held).due == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("cadence", "covers_to", "day", "due"),
    [
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("monthly", date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 1)),
        ("quarterly", date(2025, 12, 31), date(2026, 1, 31), date(2026, 6, 1)),  # a month, from a file each quarter
        ("yearly", date(2025, 3, 31), date(2027, 3, 31), date(2027, 12, 31)),
        ("once", date(2021, 3, 21), date(2022, 12, 31), None),
    ],
)
def test_a_day_is_due_with_the_supply_that_reaches_it(
    cadence: str, covers_to: date, day: date, due: date | None
) -> None:
    assert Supply(covers_to, cadence).due(day) == due


def test_a_year_is_due_with_its_own_supply_wherever_in_it_the_days_end_that_are_there() -> None:
    pupils = Supply(date(2026, 1, 31), "yearly")
    assert pupils.due(date(2026, 8, 31), of_year=True) == date(2027, 6, 2)
    assert Supply(date(2025, 8, 31), "yearly").due(date(2026, 8, 31)) == date(2027, 6, 2)
    assert Supply(date(2026, 1, 31), "once").due(date(2026, 8, 31), of_year=True) is None


def test_a_contract_says_how_its_extract_comes() -> None:
    index, poverty = data.all_contracts()["health_index"], data.all_contracts()["fuel_poverty"]
    assert judge(index, date(2021, 12, 31), date(2026, 2, 10)).standing is Standing.ENDED
    assert judge(poverty, date(2023, 12, 31), date(2026, 2, 10)).due == date(2026, 4, 30)


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
    assert Supply(last_row, cadence).judged(last_row).due == Supply(whole, cadence).judged(whole).due


def test_a_month_of_which_a_week_is_missing_is_still_owed() -> None:
    assert Supply(date(2026, 10, 24), "monthly").judged(date(2026, 11, 1)).due == date(2026, 12, 1)


@given(DAYS, st.sampled_from([*CADENCES]), st.integers(0, 3000))
def test_an_extract_never_grows_fresher_by_waiting(covers_to: date, cadence: str, days: int) -> None:
    order = [Standing.ON_TIME, Standing.LATE, Standing.STALE]
    today = covers_to + timedelta(days=days)
    now, later = (Supply(covers_to, cadence).judged(day) for day in (today, today + timedelta(days=1)))
    assert order.index(now.standing) <= order.index(later.standing)
    assert later.days_late == (now.days_late + 1 if later.standing != Standing.ON_TIME else 0)


@given(DAYS, st.sampled_from([*CADENCES]))
def test_an_extract_is_on_time_when_it_is_new_and_stale_in_the_end(covers_to: date, cadence: str) -> None:
    assert Supply(covers_to, cadence).judged(covers_to + timedelta(days=1)).standing == Standing.ON_TIME
    assert Supply(covers_to, cadence).judged(covers_to + timedelta(days=1100)).standing == Standing.STALE


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
    assert {*get_args(Contract.model_fields["cadence"].annotation)} == {*CADENCES, "irregular", "once"}

"""Whole months: their ends, and the way from one to another, as a calendar shows them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import end, following, month_before, months_later, start, year_end
from data.vocabulary import Frequency

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 1, 31), 0, date(2026, 1, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 1)),
        (date(2026, 11, 15), 2, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 1)),
    ],
)
def test_so_many_months_later_is_the_first_day_of_that_month(day: date, months: int, first: date) -> None:
    assert months_later(day, months) == first


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2023, 4, 1), date(2024, 3, 31)),
        (date(2025, 9, 1), date(2026, 8, 31)),
        (date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_a_year_ends_before_its_first_month_comes_again(first: date, last: date) -> None:
    assert year_end(first) == last


@given(DAYS, st.sampled_from(Frequency))
def test_any_day_of_a_period_has_its_end_and_its_successor(day: date, frequency: Frequency) -> None:
    first = start(frequency, day)
    assert (end(frequency, day), following(frequency, day)) == (end(frequency, first), following(frequency, first))


@given(DAYS)
def test_the_month_before_ends_the_day_before_the_month_begins(day: date) -> None:
    assert month_before(day) + timedelta(days=1) == start(Frequency.MONTH, day) == months_later(day, 0)

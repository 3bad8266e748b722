"""Periods as they are written, and those that lie before others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import periods as calendar
from metrics import Frequency, Series
from pages.components.words import periods
from tests.unit.pages.made import BELSIZE, indicator, monthly, observation


@pytest.mark.parametrize(
    ("frequency", "first_day", "text", "short"),
    [
        (Frequency.MONTH, date(2026, 9, 1), "September 2026", "Sep 2026"),
        (Frequency.QUARTER, date(2026, 7, 1), "Jul to Sep 2026", "Jul to Sep 2026"),
        (Frequency.QUARTER, date(2025, 12, 1), "Dec 2025 to Feb 2026", "Dec 2025 to Feb 2026"),
        (Frequency.TERM, date(2026, 9, 1), "Autumn term 2026", "Autumn 2026"),
        (Frequency.YEAR, date(2026, 1, 1), "2026", "2026"),
        (Frequency.FINANCIAL_YEAR, date(2024, 4, 1), "2024/25", "2024/25"),
        (Frequency.FINANCIAL_YEAR, date(2099, 4, 1), "2099/00", "2099/00"),
        (Frequency.ACADEMIC_YEAR, date(2024, 9, 1), "2024/25", "2024/25"),
        (Frequency.ONCE, date(2021, 1, 1), "2021", "2021"),
    ],
)
def test_a_period_is_named_as_people_say_it(frequency: Frequency, first_day: date, text: str, short: str) -> None:
    assert periods.period_text(frequency, first_day) == text
    assert periods.period_text(frequency, first_day, short=True) == short


@pytest.mark.parametrize(
    ("frequency", "first_day", "text"),
    [
        (Frequency.MONTH, date(2026, 9, 1), "at the end of September 2026"),
        (Frequency.QUARTER, date(2026, 7, 1), "at the end of September 2026"),
        (Frequency.YEAR, date(2026, 1, 1), "at the end of 2026"),
        (Frequency.FINANCIAL_YEAR, date(2024, 4, 1), "at the end of 2024/25"),
    ],
)
def test_a_position_is_dated_by_the_end_of_its_period(frequency: Frequency, first_day: date, text: str) -> None:
    stock = indicator(frequency=frequency, stock=True)
    assert periods.dated(stock, observation(stock, BELSIZE, first_day, 1.0)) == text
    flow = indicator(frequency=frequency)
    assert periods.dated(flow, observation(flow, BELSIZE, first_day, 1.0)).startswith("in ")


def test_figures_that_follow_one_another_make_a_stretch() -> None:
    found = periods.stretches(monthly([1.1, 1.2, "missing", 1.3, None, 1.4]))
    assert [[each.value for each in run] for run in found] == [[1.1, 1.2], [1.3], [1.4]]


@pytest.mark.parametrize(
    ("frequency", "first", "code"),
    [
        (Frequency.MONTH, date(2025, 12, 1), "2025-12"),
        (Frequency.QUARTER, date(2025, 10, 1), "2025-q4"),
        (Frequency.FINANCIAL_YEAR, date(2024, 4, 1), "fy2024"),
        (Frequency.ACADEMIC_YEAR, date(2024, 9, 1), "ay2024"),
        (Frequency.TERM, date(2024, 9, 1), "term9-2024"),
        (Frequency.YEAR, date(2024, 1, 1), "2024"),
    ],
)
def test_a_period_has_a_code_of_its_own_in_the_address(frequency: Frequency, first: date, code: str) -> None:
    assert periods.period_code(frequency, first) == code


def test_the_newest_of_several_is_named() -> None:
    assert periods.newest([monthly([1.1]), monthly([1.1, 1.2, "small"])]) == "February 2025"
    assert periods.newest([monthly([])]) == ""


def test_a_span_of_quarters_is_not_all_to() -> None:
    quarterly = indicator(frequency=Frequency.QUARTER)
    firsts = (date(2022, 1, 1), date(2026, 7, 1))
    several = [observation(quarterly, BELSIZE, first_day, 1.0) for first_day in firsts]
    assert periods.span(several) == "Jan to Mar 2022, until Jul to Sep 2026"
    assert periods.span(several[1:]) == "Jul to Sep 2026"
    assert periods.span([]) == ""


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), frequency=st.sampled_from([*Frequency]))
def test_a_period_ends_the_day_before_the_next_begins(day: date, frequency: Frequency) -> None:
    if frequency is Frequency.ONCE:
        assert periods.last_day(frequency, date(day.year, 1, 1)) == date(day.year, 12, 31)
    else:
        assert periods.last_day(frequency, calendar.start(frequency, day)) == calendar.end(frequency, day)


def test_a_quarter_that_stands_alone_has_its_months_in_full() -> None:
    declared = indicator(frequency="quarter")
    for first, words in (
        (date(2026, 7, 1), "July to September 2026"),
        (date(2025, 12, 1), "December 2025 to February 2026"),
    ):
        series = Series(declared, BELSIZE, Frequency.QUARTER, (observation(declared, BELSIZE, first, 1.0),))
        assert periods.newest([series]) == words


@pytest.mark.parametrize(
    ("day", "words"), [(date(2027, 3, 31), "31 March 2027"), (date(2026, 10, 2), "2 October 2026")]
)
def test_a_day_is_written_in_full_and_without_a_nought_before_it(day: date, words: str) -> None:
    assert periods.day_text(day) == words

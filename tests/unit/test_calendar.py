"""The calendar: periods by their first days, and working days counted over England's bank holidays."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

import data

Row = dict[str, Any]


@pytest.fixture(scope="module")
def calendar() -> dict[date, Row]:
    with data.connect() as connection:
        rows = data.query(connection, "select * from calendar").to_pylist()
    return {row["day"]: row for row in rows}


@pytest.fixture(scope="module")
def holidays() -> dict[date, str]:
    with data.connect() as connection:
        rows = data.query(connection, "select day, name from bank_holidays").to_pylist()
    return {row["day"]: row["name"] for row in rows}


def test_every_day_from_2015_to_2028_is_there_once_and_in_order(calendar: dict[date, Row]) -> None:
    days = list(calendar)
    assert (days[0], days[-1]) == (date(2015, 1, 1), date(2028, 12, 31))
    assert len(days) == (days[-1] - days[0]).days + 1
    assert days == sorted(days)


# A day; the first days of its month, quarter, year, financial year, academic year and term; its month's last day.
PERIODS = """
2024-02-29  2024-02-01 2024-01-01 2024-01-01 2023-04-01 2023-09-01 2024-01-01  2024-02-29
2024-03-31  2024-03-01 2024-01-01 2024-01-01 2023-04-01 2023-09-01 2024-01-01  2024-03-31
2024-04-01  2024-04-01 2024-04-01 2024-01-01 2024-04-01 2023-09-01 2024-04-01  2024-04-30
2024-08-31  2024-08-01 2024-07-01 2024-01-01 2024-04-01 2023-09-01 2024-04-01  2024-08-31
2024-09-01  2024-09-01 2024-07-01 2024-01-01 2024-04-01 2024-09-01 2024-09-01  2024-09-30
2024-12-31  2024-12-01 2024-10-01 2024-01-01 2024-04-01 2024-09-01 2024-09-01  2024-12-31
2025-01-01  2025-01-01 2025-01-01 2025-01-01 2024-04-01 2024-09-01 2025-01-01  2025-01-31
"""


@pytest.mark.parametrize("line", PERIODS.strip().splitlines())
def test_a_day_is_in_the_periods_that_a_person_would_say(calendar: dict[date, Row], line: str) -> None:
    day, *periods = [date.fromisoformat(written) for written in line.split()]
    names = ("month", "quarter", "year", "financial_year", "academic_year", "term", "month_end")
    assert [calendar[day][name] for name in names] == periods


@pytest.mark.parametrize(
    ("start", "end", "working_days"),
    [
        # Maundy Thursday to the Tuesday after Easter: Friday and Monday are bank holidays.
        ("2025-04-17", "2025-04-22", 1),
        # Christmas Eve 2024 (Tuesday) to 2 January: 27, 30, 31 December and 2 January are worked.
        ("2024-12-24", "2025-01-02", 4),
        # The Friday before the Queen's funeral to the Tuesday after it.
        ("2022-09-16", "2022-09-20", 1),
        # Christmas Day 2021 was a Saturday: Monday and Tuesday are substitutes, Wednesday is worked.
        ("2021-12-24", "2021-12-29", 1),
        # The four days of the Platinum Jubilee: Wednesday to the Monday after.
        ("2022-06-01", "2022-06-06", 1),
        # In 2020 the Monday of early May was worked and the Friday was not.
        ("2020-05-01", "2020-05-11", 5),
        # A whole ordinary week.
        ("2024-06-03", "2024-06-10", 5),
        # From a Saturday to the Monday after.
        ("2024-06-08", "2024-06-10", 1),
    ],
)
def test_the_difference_of_two_working_day_numbers_counts_the_working_days_between(
    calendar: dict[date, Row], start: str, end: str, working_days: int
) -> None:
    first, last = calendar[date.fromisoformat(start)], calendar[date.fromisoformat(end)]
    assert last["working_day"] - first["working_day"] == working_days


def test_a_day_off_carries_the_number_of_the_working_day_before_it(calendar: dict[date, Row]) -> None:
    numbers = [calendar[date(2025, 4, day)]["working_day"] for day in (17, 18, 19, 20, 21)]
    assert len(set(numbers)) == 1


def test_working_days_are_those_that_a_count_by_hand_finds(
    calendar: dict[date, Row], holidays: dict[date, str]
) -> None:
    number = 0
    for day, row in calendar.items():
        number += day.weekday() < 5 and day not in holidays
        assert row["working_day"] == number, day


def test_bank_holidays_are_those_of_the_rules_and_the_proclamations(holidays: dict[date, str]) -> None:
    usual = {day for year in range(2015, 2029) for day in usual_holidays(year)}
    moved_away = {date(2020, 5, 4), date(2022, 5, 30)}
    proclaimed = {
        date(2020, 5, 8),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }
    assert set(holidays) == (usual - moved_away) | proclaimed


def test_no_bank_holiday_falls_on_a_weekend(holidays: dict[date, str]) -> None:
    assert [day for day in holidays if day.weekday() > 4] == []


def test_a_holiday_taken_on_another_day_says_so(holidays: dict[date, str]) -> None:
    fixed = {"New Year's Day": (1, 1), "Christmas Day": (12, 25), "Boxing Day": (12, 26)}
    for day, name in holidays.items():
        plain = name.removesuffix(" (substitute)")
        if plain in fixed:
            assert (name != plain) == ((day.month, day.day) != fixed[plain]), day


def usual_holidays(year: int) -> Iterator[date]:
    """Eight a year; one that falls on a weekend moves to the next day that is neither weekend nor holiday."""
    taken = {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)}
    mondays = [date(year, month, day) for month, day in MONTH_DAYS if date(year, month, day).weekday() == 0]
    may, august = ([day for day in mondays if day.month == month] for month in (5, 8))
    taken |= {may[0], may[-1], august[-1]}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        taken.add(next(day for day in days_from(fixed) if day.weekday() < 5 and day not in taken))
    yield from taken


def days_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=later) for later in range(7))


MONTH_DAYS = [(month, day) for month in (5, 8) for day in range(1, 32)]


def easter(year: int) -> date:
    """Easter Sunday, from tables of the Book of Common Prayer as sums: the 19-year cycle of moons, then Sunday."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - sunday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))

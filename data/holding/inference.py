"""What the dates of a file that does not say what it covers let be presumed: whole months, and no more than that."""

import csv
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from data.contracts.folder import all_contracts
from data.holding.files import reference_path
from data.holding.freshness import CADENCES, period_end
from data.periods import end, month_before, months_later
from data.vocabulary import Frequency

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """The days from the first of a month to the last of one, and the first days of the months inside with no row."""

    first: date
    last: date
    gaps: tuple[date, ...]


def whole_months(days: Sequence[date], cadence: str, extracted_on: date) -> Reach | None:
    """What rows with these dates cover, taken on a day; None where that is no whole month.

    Dates that are all firsts of months stand for periods of the cadence. Of others, the first month is whole where
    its first working day is reached, and the last where its last is. The month of extraction is not over. A month, or
    a period of a longer cadence, inside that has no row at all is a gap.
    """
    days = sorted(set(days))
    if not days:
        return None
    earliest, latest = days[0], days[-1]
    if all(day.day == 1 for day in days):
        first, last = earliest, _months_end(latest, cadence)
    else:
        first = earliest.replace(day=1) if earliest <= first_working_day(earliest) else months_later(earliest, 1)
        last = end(Frequency.MONTH, latest) if latest >= last_working_day(latest) else month_before(latest)
    last = min(last, month_before(extracted_on))
    return Reach(first, last, tuple(_without(days, first, last, cadence))) if first <= last else None


def months_without(days: Sequence[date], first: date, last: date, cadence: str) -> tuple[date, ...]:
    """The first days of the months from one day to another in whose period of the cadence there is no date at all."""
    return tuple(_without(sorted(set(days)), first, last, cadence))


def _without(days: Sequence[date], first: date, last: date, cadence: str) -> Iterator[date]:
    begins = first
    while begins <= last:
        ends = _months_end(begins, cadence)
        at = bisect_left(days, begins)
        if at == len(days) or days[at] > ends:
            month = begins
            while month <= min(ends, last):
                yield month
                month = months_later(month, 1)
        begins = ends + ONE_DAY


def _months_end(day: date, cadence: str) -> date:
    """The last day of the period that a day is in, which is a month where the cadence is shorter than one."""
    longer = cadence in CADENCES and cadence not in ("daily", "weekly")
    return period_end(day, cadence) if longer else end(Frequency.MONTH, day)


def first_working_day(day: date) -> date:
    """The first day of work in the month that holds a day."""
    return next(each for each in _month(day) if _is_worked(each))


def last_working_day(day: date) -> date:
    """The last day of work in the month that holds a day."""
    return next(each for each in reversed(_month(day)) if _is_worked(each))


def _month(day: date) -> list[date]:
    first = day.replace(day=1)
    return [first + ONE_DAY * number for number in range(end(Frequency.MONTH, day).day)]


def _is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays()


@cache
def _holidays() -> frozenset[date]:
    """England's bank holidays, of the years that the calendar has."""
    path = reference_path(all_contracts()["bank_holidays"])
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["day"]) for row in csv.DictReader(file))

"""What the dates of a file that does not say what it covers let be presumed: whole months, and no more than that."""

import csv
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from data.contracts.folder import all_contracts
from data.holding.files import reference_path
from data.holding.freshness import CADENCES, period_end
from data.periods import end, month_before, months_later
from data.vocabulary import Frequency

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """The days from the first of a month to the last of one, and the first days of the months inside with no row, or
    with rows that stop where a hole begins."""

    first: date
    last: date
    gaps: tuple[date, ...]


# The first and the last day with a row in one of several files.
Span = tuple[date, date]


def whole_months(days: Sequence[date], cadence: str, extracted_on: date, parts: Sequence[Span] = ()) -> Reach | None:
    """What rows with these dates cover, taken on a day; None where that is no whole month. `parts` are the spans of
    the files that they lie in.

    Dates that are all firsts of months stand for periods of the cadence. Of others, the first month is whole where
    its first working day is reached, and the last where its last is. The month of extraction is not over. A month, or
    a period of a longer cadence, inside that has no row at all is a gap, and so is one that a hole reaches into.
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
    if first > last:
        return None
    empty = months_without(days, first, last, cadence)
    cut = [month for month in months_cut(days, empty, cadence, parts) if first <= month <= last]
    return Reach(first, last, tuple(sorted({*empty, *cut})))


def months_without(days: Sequence[date], first: date, last: date, cadence: str) -> tuple[date, ...]:
    """The first days of the months from one day to another in whose period of the cadence there is no date at all."""
    return tuple(_without(sorted(set(days)), first, last, cadence))


def months_cut(
    days: Sequence[date], empty: Sequence[date], cadence: str, parts: Sequence[Span] = ()
) -> tuple[date, ...]:
    """The first days of other months that a hole reaches into, so that they are not whole.

    A hole is a run of working days without a row that has one of the `empty` months in it, or lies between two files
    and is more than twice as long as any other. A month beside an empty one has to have more silent days than is usual;
    a hole with no such month may be in any that it touches. Dates that stand for longer periods have no holes inside
    these.
    """
    days = sorted(set(days))
    if _is_longer(cadence) or all(day.day == 1 for day in days):
        return ()
    beside, between, usual = [], [], 0
    for before, after in pairwise(days):
        run = _silent(before, after)
        if _holds_one(before, after, empty):
            beside.append(run)
        elif _is_between(before, after, parts):
            between.append(run)
        else:
            usual = max(usual, len(run))
    cut = {month for run in beside for month, silent in _by_month(run).items() if silent > usual}
    # Of many files of what happens seldom, some silence between two is longer than all others by chance.
    cut |= {month for run in between if len(run) > 2 * usual for month in _by_month(run)}
    return tuple(sorted(cut - set(empty)))


def _holds_one(before: date, after: date, empty: Sequence[date]) -> bool:
    """Whether one of the months lies between two days."""
    at = bisect_left(empty, before)
    return at < len(empty) and empty[at] < after


def _is_between(before: date, after: date, parts: Sequence[Span]) -> bool:
    """Whether no file has rows on both sides of what lies between two days."""
    return bool(parts) and not any(first <= before and after <= last for first, last in parts)


def _by_month(days: Sequence[date]) -> Counter[date]:
    return Counter(day.replace(day=1) for day in days)


def _silent(before: date, after: date) -> list[date]:
    """The working days between two days."""
    between = (before + ONE_DAY * number for number in range(1, (after - before).days))
    return [day for day in between if _is_worked(day)]


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
    return period_end(day, cadence) if _is_longer(cadence) or cadence == "monthly" else end(Frequency.MONTH, day)


def _is_longer(cadence: str) -> bool:
    """Whether its periods are longer than a month."""
    return cadence in CADENCES and cadence not in ("daily", "weekly", "monthly")


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

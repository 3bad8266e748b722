"""Calendar arithmetic for everyone: a period is named by its frequency and its first day."""

from calendar import monthrange
from datetime import date, timedelta

from data.vocabulary import Frequency

YEAR, AUGUST, SEPTEMBER = 12, 8, 9

# The months in which a period of each frequency starts. Terms: autumn, spring, summer.
_STARTS: dict[Frequency, tuple[int, ...]] = {
    Frequency.MONTH: tuple(range(1, 13)),
    Frequency.TERM: (1, 4, 9),
    Frequency.QUARTER: (1, 4, 7, 10),
    Frequency.YEAR: (1,),
    Frequency.FINANCIAL_YEAR: (4,),
    Frequency.ACADEMIC_YEAR: (9,),
    Frequency.ONCE: (1,),
}


def start(frequency: Frequency, day: date) -> date:
    """The first day of the period that holds a day."""
    months = [month for month in _STARTS[frequency] if month <= day.month]
    return date(day.year, months[-1], 1) if months else date(day.year - 1, _STARTS[frequency][-1], 1)


def following(frequency: Frequency, day: date) -> date:
    """The first day of the period after the one that holds a day."""
    later = [month for month in _STARTS[frequency] if month > day.month]
    return date(day.year, later[0], 1) if later else date(day.year + 1, _STARTS[frequency][0], 1)


def end(frequency: Frequency, day: date) -> date:
    """The last day of the period that holds a day."""
    return following(frequency, day) - timedelta(days=1)


def year_end(day: date) -> date:
    """The last day of the year that starts in the month of a day: a calendar, financial or academic one, or another."""
    return date(day.year + 1, day.month, 1) - timedelta(days=1)


def month_before(day: date) -> date:
    """The last day of the month before the one that holds a day."""
    return day.replace(day=1) - timedelta(days=1)


def placed(frequency: Frequency, first: date, months: int) -> date:
    """The period that a figure of so many months from a first day on is placed in: that of its last year where it is
    of several."""
    if months > YEAR:
        first = months_later(first, months - YEAR)
    if frequency is Frequency.ACADEMIC_YEAR and first.month == AUGUST:  # as some publishers begin the school year
        return date(first.year, SEPTEMBER, 1)
    return start(frequency, first)


def last_day(first: date, months: int) -> date:
    """The last day of so many months from a first day on; that day itself where they are 0."""
    if not months:
        return first
    return months_later(first, months) + timedelta(days=first.day - 2)


def months_later(day: date, months: int) -> date:
    """The first day of the month that lies so many months after the one that holds a day."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def same_day_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    month = months_later(day, months)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))

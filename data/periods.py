"""Calendar arithmetic for everyone: a period is named by its frequency and its first day."""

from datetime import date, timedelta

from data.vocabulary import Frequency

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


def months_later(day: date, months: int) -> date:
    """The first day of the month that lies so many months after the one that holds a day."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)

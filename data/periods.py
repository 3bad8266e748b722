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


def following(frequency: Frequency, period: date) -> date:
    """The first day of the next period."""
    later = [month for month in _STARTS[frequency] if month > period.month]
    return date(period.year, later[0], 1) if later else date(period.year + 1, _STARTS[frequency][0], 1)


def end(frequency: Frequency, period: date) -> date:
    """The last day of a period."""
    return following(frequency, period) - timedelta(days=1)

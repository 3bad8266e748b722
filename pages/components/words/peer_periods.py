"""The periods of figures of all boroughs, which begin on any day and are of any length, as they are written."""

from datetime import date

from metrics import Frequency, PeerPeriod
from pages.components.words.periods import day_text, months_on, period_text
from pages.components.words.places import BOROUGH_NAME

_YEAR = 12
_YEARS = (Frequency.YEAR, Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR)


def peer_period(period: PeerPeriod, *, short: bool = False) -> str:
    """'2024', '2024/25' of a year that begins later, '2022 to 2024' of three, 'November 2024', '1 January 2026'."""
    return written(period.first, period.months, short=short)


def written(first: date, months: int, *, short: bool = False) -> str:
    """The same of so many months from a day on, or of that day alone where they are 0."""
    if not months:
        return f"{first:%-d %b %Y}" if short else day_text(first)
    if months % _YEAR:
        names = [period_text(Frequency.MONTH, each, short=short) for each in (first, months_on(first, months - 1))]
        return " to ".join(dict.fromkeys(names))
    years = Frequency.YEAR if first.month == 1 else Frequency.FINANCIAL_YEAR
    ends = [period_text(years, date(first.year + later, 1, 1)) for later in (0, months // _YEAR - 1)]
    return " to ".join(dict.fromkeys(ends))


def as_ours(period: PeerPeriod, frequency: Frequency) -> str:
    """That an indicator has the same figure under another name, and why; '' where both are called alike. Other
    frequencies than years have no other name for it."""
    if frequency not in _YEARS:
        return ""
    own = period_text(frequency, period.placed(frequency))
    if own == peer_period(period):
        return ""
    why = "the last of its years" if period.months > _YEAR else "the year that it begins in"
    if period.months < _YEAR:
        why = "the year that it lies in"
    theirs = f"{BOROUGH_NAME}'s figure of {peer_period(period)}"
    return f"The indicator itself has {theirs} as that of {own}, {why}: the two are one."


def in_period(period: PeerPeriod) -> str:
    """'in 2024/25', 'on 1 January 2026'."""
    return f"{'in' if period.months else 'on'} {peer_period(period)}"


def reach(first: PeerPeriod, last: PeerPeriod) -> str:
    """From one period to another: '2015/16 to 2024/25', and of several years '2011 to 2013, until 2022 to 2024'."""
    names = list(dict.fromkeys(peer_period(each) for each in (first, last)))
    return (", until " if any(" to " in each for each in names) else " to ").join(names)

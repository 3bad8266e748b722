"""Periods as they are written: in headings, in labels, and in sentences."""

from datetime import date

from metrics import Indicator, Observation, Series

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TERMS = {1: "Spring", 4: "Summer", 9: "Autumn"}
_MONTHS_LONG = {"month": 1, "quarter": 3}


def period_text(frequency: str, period: date, *, short: bool = False) -> str:
    """A period by its first day: 'September 2026' ('Sep 2026'), 'Jul to Sep 2026', '2024/25', '2026'."""
    if frequency == "month":
        return f"{_MONTHS[period.month - 1][: 3 if short else None]} {period.year}"
    if frequency == "quarter":
        last = months_on(period, 2)
        year = f" {period.year}" if last.year != period.year else ""
        return f"{_MONTHS[period.month - 1][:3]}{year} to {_MONTHS[last.month - 1][:3]} {last.year}"
    if frequency == "term":
        return f"{_TERMS[period.month]}{'' if short else ' term'} {period.year}"
    if frequency in ("financial_year", "academic_year"):
        return f"{period.year}/{(period.year + 1) % 100:02}"
    return str(period.year)


def when(observation: Observation, *, short: bool = False) -> str:
    """An observation's period."""
    return period_text(observation.frequency, observation.period, short=short)


def dated(indicator: Indicator, observation: Observation, *, short: bool = False) -> str:
    """An observation's period for a sentence: 'in September 2026', a position 'at the end of September 2026'."""
    if not indicator.stock:
        return f"in {when(observation, short=short)}"
    return f"at the {ending(observation.frequency, observation.period, short=short)}"


def ending(frequency: str, period: date, *, short: bool = False) -> str:
    """A period's end, of which a position is: 'end of September 2026', 'end of 2024/25'."""
    length = _MONTHS_LONG.get(frequency)
    if length is None:
        return f"end of {period_text(frequency, period)}"
    return f"end of {period_text('month', months_on(period, length - 1), short=short)}"


def months_on(period: date, months: int) -> date:
    """The first day of a month so many months later (earlier where negative)."""
    month = period.year * 12 + period.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def period_before(frequency: str, period: date) -> date:
    """The first day of the period before; terms start in January, April and September."""
    term = {1: 4, 4: 3, 9: 5}.get(period.month, 12)
    return months_on(period, -{"month": 1, "quarter": 3, "term": term}.get(frequency, 12))


def stretches(series: Series) -> list[list[Observation]]:
    """Figures that follow one another: a period that is withheld, missing or not there ends a stretch."""
    found: list[list[Observation]] = []
    for each in series.observations:
        if each.value is None:
            continue
        if found and found[-1][-1].period == period_before(series.frequency, each.period):
            found[-1].append(each)
        else:
            found.append([each])
    return found

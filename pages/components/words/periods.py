"""Periods as they are written in headings, labels, sentences and addresses, and those that lie before others."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from metrics import Comparison, Frequency, Indicator, Observation, Reading, Series

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TERMS = {1: "Spring", 4: "Summer", 9: "Autumn"}
_MONTHS_LONG = {Frequency.MONTH: 1, Frequency.QUARTER: 3}
_TERM_LONG = {1: 3, 4: 5, 9: 4}  # by the month in which it starts
_CODES = {Frequency.FINANCIAL_YEAR: "fy", Frequency.ACADEMIC_YEAR: "ay"}


def day_text(day: date) -> str:
    """'31 March 2027'"""
    return f"{day:%-d %B %Y}"


def period_text(frequency: Frequency, period: date, *, short: bool = False) -> str:
    """A period by its first day: 'September 2026' ('Sep 2026'), 'Jul to Sep 2026', '2024/25', '2026'."""
    match frequency:
        case Frequency.MONTH:
            return f"{_MONTHS[period.month - 1][: 3 if short else None]} {period.year}"
        case Frequency.QUARTER:
            last = months_on(period, 2)
            year = f" {period.year}" if last.year != period.year else ""
            return f"{_MONTHS[period.month - 1][:3]}{year} to {_MONTHS[last.month - 1][:3]} {last.year}"
        case Frequency.TERM:
            return f"{_TERMS[period.month]}{'' if short else ' term'} {period.year}"
        case Frequency.FINANCIAL_YEAR | Frequency.ACADEMIC_YEAR:
            return f"{period.year}/{(period.year + 1) % 100:02}"
        case _:
            return str(period.year)


def period_code(frequency: Frequency, period: date) -> str:
    """A period as the address has it: 2025-12, 2025-q4, term9-2025, fy2024, 2024."""
    match frequency:
        case Frequency.MONTH:
            return f"{period:%Y-%m}"
        case Frequency.QUARTER:
            return f"{period:%Y}-q{(period.month + 2) // 3}"
        case Frequency.TERM:
            return f"term{period.month}-{period:%Y}"
        case other:
            return f"{_CODES.get(other, '')}{period:%Y}"


def when(observation: Observation, *, short: bool = False) -> str:
    """An observation's period."""
    return period_text(observation.frequency, observation.period, short=short)


def dated(indicator: Indicator, observation: Observation, *, short: bool = False) -> str:
    """An observation's period for a sentence: 'in September 2026', a position 'at the end of September 2026'."""
    return within(indicator, observation.frequency, observation.period, short=short)


def within(indicator: Indicator, frequency: Frequency, period: date, *, short: bool = False) -> str:
    """A period for a sentence: 'in September 2026', of a position 'at the end of September 2026'."""
    if not indicator.at_the_end:
        return f"in {period_text(frequency, period, short=short)}"
    return f"at the {ending(frequency, period, short=short)}"


def since(indicator: Indicator, frequency: Frequency, period: date) -> str:
    """'since September 2026', of a position 'since the end of September 2026'."""
    the_end = f"the {ending(frequency, period)}" if indicator.at_the_end else period_text(frequency, period)
    return f"since {the_end}"


def each(frequency: Frequency) -> str:
    """'a month', 'a year' of financial and academic ones too."""
    return f"a {frequency.word.rpartition(' ')[2]}"


def in_period(comparison: Comparison) -> str:
    """A comparison's period behind its name: ', September 2026'; '' where it holds nothing."""
    return f", {period_text(comparison.frequency, comparison.period)}" if comparison.period else ""


def ending(frequency: Frequency, period: date, *, short: bool = False) -> str:
    """A period's end, of which a position is: 'end of September 2026', 'end of 2024/25'."""
    length = _MONTHS_LONG.get(frequency)
    if length is None:
        return f"end of {period_text(frequency, period)}"
    return f"end of {period_text(Frequency.MONTH, months_on(period, length - 1), short=short)}"


def last_day(frequency: Frequency, period: date) -> date:
    """The last day of a period; of what is measured once, that of its year."""
    months = _TERM_LONG[period.month] if frequency is Frequency.TERM else _MONTHS_LONG.get(frequency, 12)
    return months_on(period, months) - timedelta(days=1)


def span(observations: Sequence[Observation]) -> str:
    """The periods that figures are shown for: 'January 2024 to December 2025', 'December 2025', and of quarters 'Jan to
    Mar 2024, until Oct to Dec 2025'; '' for none."""
    shown = sorted((each for each in observations if each.value is not None), key=lambda each: each.period)
    ends = list(dict.fromkeys(when(each) for each in (*shown[:1], *shown[-1:])))
    # A quarter's own name has a 'to' in it.
    return (", until " if any(" to " in each for each in ends) else " to ").join(ends)


def newest(several: Iterable[Series]) -> str:
    """The newest complete period of several series; '' where none has a figure."""
    return _newest((each.frequency, each.period) for series in several if (each := series.latest))


def newest_read(readings: Iterable[Reading]) -> str:
    """The newest period of several readings that have a value; '' where none has."""
    return _newest((each.frequency, each.period) for each in readings if each.period and each.value is not None)


def _newest(periods: Iterable[tuple[Frequency, date]]) -> str:
    latest = max(periods, key=lambda each: each[1], default=None)
    return _in_full(*latest) if latest else ""


def _in_full(frequency: Frequency, period: date) -> str:
    """A period where it stands alone: a quarter by the full names of its months."""
    if frequency is not Frequency.QUARTER:
        return period_text(frequency, period)
    first, last = (period_text(Frequency.MONTH, each) for each in (period, months_on(period, 2)))
    return f"{first.removesuffix(last[-5:])} to {last}"


def months_on(period: date, months: int) -> date:
    """The first day of a month so many months later (earlier where negative)."""
    month = period.year * 12 + period.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def period_before(frequency: Frequency, period: date) -> date:
    """The first day of the period before; terms start in January, April and September."""
    term = {1: 4, 4: 3, 9: 5}.get(period.month, 12)
    lengths = {**_MONTHS_LONG, Frequency.TERM: term}
    return months_on(period, -lengths.get(frequency, 12))


def apart(frequency: Frequency, first: date, second: date) -> int:
    """How many periods the second comes after the first: 1 for one that follows it."""
    count = 0
    while second > first:
        second, count = period_before(frequency, second), count + 1
    return count


def before(series: Series) -> list[Observation]:
    """The period before the latest and the year before, where shown; where neither is, the newest figure before it."""
    latest = series.latest
    if latest is None:
        return []
    earlier = {
        each.period: each for each in series.observations if each.value is not None and each.period < latest.period
    }
    periods = dict.fromkeys((period_before(series.frequency, latest.period), months_on(latest.period, -12)))
    return [earlier[each] for each in periods if each in earlier] or [*earlier.values()][-1:]


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


def months_in(days: Sequence[date]) -> list[str]:
    """The months of some days, in their order: the year once, with the last month of each; a day for those of the same
    month: ['July', 'September 2026'], ['3 July', '17 July 2026']."""
    once = len({(each.year, each.month) for each in days}) == len(days)
    return [
        (f"{each:%B}" if once else f"{each:%-d %B}")
        + ("" if after is not None and after.year == each.year else f" {each.year}")
        for each, after in zip(days, [*days[1:], None], strict=True)
    ]


def short_day(day: date, beside: date | None = None) -> str:
    """'9 Oct 2026', and '9 Oct' in the year of the day `beside`."""
    return f"{day:%-d %b}" if beside is not None and day.year == beside.year else f"{day:%-d %b %Y}"

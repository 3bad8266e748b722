"""Numbers, periods and states as they are written in sentences, labels and cells."""

from collections.abc import Iterable
from datetime import date

from metrics import Indicator, Kind, Observation

CODES = {"withheld": "[w]", "missing": "\N{EN DASH}", "pending": ".."}
STATES = {"withheld": "withheld", "missing": "missing", "pending": "not yet published"}
_WITHHELD = {
    "small": "Withheld: fewer than 5",
    "protects_another": "Withheld to protect another figure",
    "too_few": "Too few answers",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TERMS = {1: "Spring", 4: "Summer", 9: "Autumn"}
_EVERY = {
    "month": " a month",
    "quarter": " a quarter",
    "term": " a term",
    "once": "",
    **dict.fromkeys(("year", "financial_year", "academic_year"), " a year"),
}


def number(indicator: Indicator, value: float) -> str:
    """The number alone: '84%', '1.93', '1,379'. What is more than nothing is never written as zero."""
    return _fixed(indicator, value, _places(indicator, value))


def displayed(indicator: Indicator, value: float) -> float:
    """A value as its number is written: 84.0 for 84%, 1.93 for 1.9321."""
    scale = 100 if indicator.kind is Kind.PROPORTION else 1
    return round(value * scale, _places(indicator, value))


def unit(indicator: Indicator, frequency: str | None = None) -> str:
    """What stands beside the number: 'per 1,000', in full 'per 1,000 residents a month'; '' for a share."""
    every = "" if frequency is None or indicator.stock else _EVERY[frequency]
    if indicator.kind is Kind.RATE:
        over = f" {indicator.denominator}" if frequency else ""
        return f"per {indicator.per:,}{over}{every}"
    return every.strip() if indicator.kind is Kind.COUNT else ""


def value_text(indicator: Indicator, value: float) -> str:
    """'84%', '1.93 per 1,000'."""
    return f"{number(indicator, value)} {unit(indicator)}".strip()


def interval_text(indicator: Indicator, lower: float | None, upper: float | None, *, joined: str = "to") -> str:
    """'1.2 to 1.4', '82% to 86%'; '' for none. A wide interval has one place fewer than the value."""
    if lower is None or upper is None:
        return ""
    share = indicator.kind is Kind.PROPORTION
    finest = 0 if indicator.kind is Kind.COUNT else 1 if share or upper >= 9.995 else 2
    places = max(0, finest - 1)
    while places < finest and (upper - lower) * (100 if share else 1) < 2 * 10**-places - 1e-9:
        places += 1
    first, last = (_fixed(indicator, end, places) for end in (lower, upper))
    return first if first == last else f"{first} {joined} {last}"


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


def observed(indicator: Indicator, observation: Observation) -> str:
    """What a cell or a label says: the number ('5% or less' where it is a bound), or why there is none."""
    if observation.value is None:
        return state_text(observation)
    bound = {"at_most": " or less", "at_least": " or more"}.get(observation.bound, "")
    return number(indicator, observation.value) + bound


def when(observation: Observation, *, short: bool = False) -> str:
    """An observation's period."""
    return period_text(observation.frequency, observation.period, short=short)


def state_text(observation: Observation) -> str:
    """Why there is no figure, in a few words; '' where there is one."""
    if observation.status == "withheld":
        return _WITHHELD[observation.reason]
    return STATES.get(observation.status, "").capitalize()


def state_sentence(observation: Observation) -> str:
    """Why there is no figure, and for when; '' where there is one."""
    if observation.status == "withheld":
        return f"{_WITHHELD[observation.reason]} ({when(observation)})."
    if observation.status == "missing":
        return f"No return for {when(observation)}."
    return f"{when(observation)} is not yet published." if observation.status == "pending" else ""


def table_code(observation: Observation) -> str:
    """What a table's cell holds instead of a number; '' where there is one."""
    return CODES.get(observation.status, "")


def table_note(observations: Iterable[Observation]) -> str:
    """What the codes that a table holds mean; '' where it holds none."""
    found = {each.status for each in observations}
    notes = [f"{code} {STATES[status]}" for status, code in CODES.items() if status in found]
    return ", ".join(notes)


def months_on(period: date, months: int) -> date:
    """The first day of a month so many months later (earlier where negative)."""
    month = period.year * 12 + period.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def period_before(frequency: str, period: date) -> date:
    """The first day of the period before; terms start in January, April and September."""
    term = {1: 4, 4: 3, 9: 5}.get(period.month, 12)
    return months_on(period, -{"month": 1, "quarter": 3, "term": term}.get(frequency, 12))


def _places(indicator: Indicator, value: float) -> int:
    if indicator.kind is Kind.COUNT:
        return 0
    if indicator.kind is Kind.PROPORTION:
        return 1 if value < 0.0995 or 0.995 <= value < 1 else 0
    return 1 if abs(value) >= 9.995 else 2


def _fixed(indicator: Indicator, value: float, places: int) -> str:
    scale, suffix = (100, "%") if indicator.kind is Kind.PROPORTION else (1, "")
    shown, least = value * scale, 10**-places
    if shown == 0:
        return f"0{suffix}"
    if abs(shown) <= least / 2:
        return f"under {least:.{places}f}{suffix}"
    if suffix and 100 - least / 2 <= shown < 100:
        return f"over {100 - least:.{places}f}%"
    return f"{shown:,.{places}f}{suffix}"

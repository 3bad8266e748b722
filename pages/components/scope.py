"""What a page speaks of, in words and in the address: the area, the newest period, the period chosen."""

from collections.abc import Iterable, Sequence
from datetime import date

from metrics import Area, Series
from pages.components.formats import period_text


def scope(area: Area, newest: str) -> str:
    """'Belsize ward, latest to September 2026'."""
    return f"{place(area)}, latest to {newest}" if newest else place(area)


def place(area: Area) -> str:
    """'All Camden', 'Belsize ward', 'Central neighbourhood'."""
    if area.level == "borough":
        return "All Camden"
    unsure = "" if area.confirmed or area.level == "ward" else " (provisional boundary)"
    return f"{area.name} {area.level}{unsure}"


def newest(several: Iterable[Series]) -> str:
    """The newest period of several series, in words; '' where none has a figure."""
    latest = [series.latest for series in several if series.latest is not None]
    last = max(latest, key=lambda each: each.period, default=None)
    return period_text(last.frequency, last.period) if last else ""


def overview_lead(several: Sequence[Series]) -> str:
    """How many indicators there are, and for how many there is a figure here."""
    count = len(several)
    there = sum(series.latest is not None for series in several)
    known = f"{count} indicators" if there == count else f"{there} of {count} indicators have a figure here"
    return (
        f"{known}. Each shows its latest figure with the range in which the true one is likely to lie, what it was "
        "before, and its course. A difference between two months is often chance."
    )


def period_code(frequency: str, period: date) -> str:
    """A period as the address has it: 2025-12, 2025-q4, fy2024, 2024."""
    if frequency == "month":
        return f"{period:%Y-%m}"
    if frequency == "quarter":
        return f"{period:%Y}-q{(period.month + 2) // 3}"
    prefix = {"financial_year": "fy", "academic_year": "ay", "term": f"term{period.month}-"}.get(frequency, "")
    return f"{prefix}{period:%Y}"

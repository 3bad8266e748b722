"""What a page speaks of, in words and in the address: the area, the newest period, the period chosen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from metrics import BOROUGH, Area, Indicator, Priority, Series, Snapshot
from pages.components.periods import period_text

_ORIGINS = {
    "published": "with published figures",
    "council": "with the council's own",
    "sample": "with made-up ones (sample)",
    "": "without a figure",
}


def scope(area: Area, newest: str, *, only: bool = False) -> str:
    """'Belsize ward, latest to September 2026'; `only` where there is nothing smaller than the borough."""
    where = "All Camden only" if only else place(area)
    return f"{where}, latest to {newest}" if newest else where


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


def here(snapshot: Snapshot, indicator: Indicator, area: Area) -> Series:
    """An indicator in an area, or in the borough where it stops there; in the most frequent of the periods that are
    stored for the place."""
    code = area.code if indicator.level == "ward" else BOROUGH
    others = (snapshot.series(indicator.slug, code, frequency=each) for each in indicator.frequencies[1:])
    own = snapshot.series(indicator.slug, code)
    return own if own.observations else next((series for series in others if series.observations), own)


def lacking(snapshot: Snapshot, indicator: Indicator) -> tuple[str, ...]:
    """The titles of the extracts that an indicator waits for."""
    return tuple(each.title for each in snapshot.holdings if each.name in indicator.extracts and not each.origin)


def in_order(snapshot: Snapshot, priorities: Iterable[Priority]) -> dict[str, str]:
    """Every indicator's slug and its name with its priority's before it, in the order of the overview."""
    named: dict[str, str] = {}
    for priority in priorities:
        mine = [each for each in snapshot.indicators.values() if each.priority == priority.slug]
        mine.sort(key=lambda each: (each.slug in priority.our_own_work, each.title))
        named |= {each.slug: f"{priority.title}: {each.title}" for each in mine}
    return named


def overview_lead(several: Sequence[Series], area: Area) -> str:
    """How many indicators there are by the origin of their figures, and how many are counted for the area."""
    origins = Counter(series.observations[-1].origin if series.latest else "" for series in several)
    facts = [f"{origins[origin]:,} {words}" for origin, words in _ORIGINS.items() if origins[origin]]
    told = " and ".join(part for part in (", ".join(facts[:-1]), *facts[-1:]) if part)
    count = "1 indicator" if len(several) == 1 else f"{len(several):,} indicators"
    sentence = f"{count}: {told}." if several else "No indicators yet."
    if area.level == "borough":
        return sentence
    counted = [series for series in several if series.area.code == area.code]
    shown = sum(series.latest is not None for series in counted)
    return (
        f"{sentence} {len(counted)} are counted for {area.level}s, and {area.name} has a figure for {shown} of them; "
        "the others are all Camden only."
    )


def period_code(frequency: str, period: date) -> str:
    """A period as the address has it: 2025-12, 2025-q4, fy2024, 2024."""
    if frequency == "month":
        return f"{period:%Y-%m}"
    if frequency == "quarter":
        return f"{period:%Y}-q{(period.month + 2) // 3}"
    prefix = {"financial_year": "fy", "academic_year": "ay", "term": f"term{period.month}-"}.get(frequency, "")
    return f"{prefix}{period:%Y}"

"""Small made-up observations by hand, for tests of words and figures."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from metrics import (
    Area,
    Bound,
    Categories,
    Comparison,
    Frequency,
    Indicator,
    Item,
    Level,
    Observation,
    Origin,
    Reason,
    Series,
    Status,
)

Figure = float | tuple[float, float, float] | str | None

_HEAD: dict[str, Any] = {
    "slug": "robbery",
    "priority": "safety",
    "title": "Robbery",
    "question": "How often are people robbed?",
    "level": "ward",
    "frequency": "month",
    "numerator": "Robberies recorded",
    "extracts": ["recorded_crime"],
    "owner": "Community Safety",
    "example": {"given": {"recorded_crime": "ward_code"}, "expect": "area"},
    "sql": "select 1",
}
_KINDS: Mapping[str, dict[str, Any]] = {
    "rate": {"denominator": "residents", "per": 1000},
    "proportion": {"denominator": "Repairs finished"},
    "mean": {"denominator": "People asked", "unit": "points"},
    "count": {},
    "published": {"level": "borough", "unit": "homes"},
}
_STATUS = dict.fromkeys(Reason, "withheld") | dict.fromkeys(("nothing_counted", "incomplete", "late"), "missing")
_STATUS |= dict.fromkeys(("running", "waiting", "not_due"), "pending")
CAMDEN = Area("E09000007", "Camden", Level.BOROUGH, None, 210_000, 93_000, None, None, None, None, confirmed=True)


def indicator(kind: str = "rate", polarity: str = "low_is_good", **words: Any) -> Indicator:
    return Indicator.model_validate(_HEAD | _KINDS[kind] | {"kind": kind, "polarity": polarity} | words)


def ward(place: int, name: str) -> Area:
    """A ward of a small borough, three tiles a row."""
    column, row = place % 3, place // 3
    middle = (-0.15 + column / 100, 51.55 - row / 100)
    return Area(f"E0500000{place}", name, Level.WARD, "central", 10_000, 4_500, *middle, column, row, confirmed=True)


def wards(names: Iterable[str]) -> dict[str, Area]:
    """Those of these names by code, in their order."""
    made = [ward(place, name) for place, name in enumerate(names)]
    return {area.code: area for area in made}


BELSIZE = ward(0, "Belsize")


def observation(declared: Indicator, area: Area, period: date, figure: Figure, **parts: Any) -> Observation:
    """One number, one with its limits, or the word for why there is none: a status, or a reason ('small': withheld)."""
    status = figure if isinstance(figure, str) else "shown"
    reason = "" if status in set(Status) else status
    value, lower, upper = (
        figure if isinstance(figure, tuple) else (None if isinstance(figure, str) else figure, *2 * (None,))
    )
    known: dict[str, Any] = {
        "indicator": declared.slug,
        "area": area.code,
        "level": area.level,
        "frequency": declared.frequency,
        "period": period,
        "breakdown": "",
        "category": "",
        "numerator": None,
        "denominator": None,
        "value": value,
        "lower": lower,
        "upper": upper,
        "lower_998": None,
        "upper_998": None,
        "status": _STATUS[reason] if reason else status,
        "reason": reason,
        "bound": "",
        "provisional": False,
        "origin": "council",
    }
    stored = known | parts
    words = {"level": Level, "frequency": Frequency, "status": Status, "origin": Origin}
    words |= {name: term for name, term in (("reason", Reason), ("bound", Bound)) if stored[name]}
    return Observation(**(stored | {name: term(stored[name]) for name, term in words.items()}))


def monthly(
    figures: list[Figure],
    area: Area = BELSIZE,
    declared: Indicator | None = None,
    first: date = date(2025, 1, 1),
    **parts: Any,
) -> Series:
    """A series of months that follow one another; None leaves a month out."""
    declared = declared or indicator()
    months = [first.year * 12 + first.month - 1 + place for place in range(len(figures))]
    periods = [date(month // 12, month % 12 + 1, 1) for month in months]
    drawn = [(period, figure) for period, figure in zip(periods, figures, strict=True) if figure is not None]
    made = tuple(observation(declared, area, period, figure, **parts) for period, figure in drawn)
    return Series(declared, area, declared.frequency, made)


def compared(
    figures: Mapping[str, Figure], benchmark: Figure = 1.4, declared: Indicator | None = None, **parts: Any
) -> Comparison:
    """Wards by name in December 2025."""
    declared, period = declared or indicator(), date(2025, 12, 1)
    items = tuple(
        Item(area.code, area.name, observation(declared, area, period, figure, **parts))
        for area, figure in zip(wards(figures).values(), figures.values(), strict=True)
    )
    beside = None if benchmark is None else observation(declared, CAMDEN, period, benchmark, **parts)
    return Comparison(declared, declared.frequency, period, Level.WARD, items, beside)


def by_category(
    figures: Mapping[str, Figure], total: Figure = 0.8, declared: Indicator | None = None, **parts: Any
) -> Comparison:
    """Categories of a breakdown `tenure` in Camden in December 2025."""
    declared, period = declared or indicator("proportion", "high_is_good"), date(2025, 12, 1)
    items = tuple(
        Item(category, category, observation(declared, CAMDEN, period, figure, **told, **parts))
        for category, figure in figures.items()
        for told in [{"breakdown": "tenure", "category": category}]
    )
    whole = observation(declared, CAMDEN, period, total, **parts)
    return Comparison(declared, declared.frequency, period, Categories("tenure", CAMDEN), items, whole)

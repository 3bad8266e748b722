"""Small made-up series by hand, and what is read of them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import pyarrow as pa

from data.holding.freshness import Freshness
from data.periods import following
from data.vocabulary import Frequency, Level, Standing
from metrics import BOROUGH, Area, Indicator, Reading
from metrics.judged.figures import Figures
from metrics.judged.inequality import Ward
from metrics.judged.readings import Day, Said, read
from metrics.snapshots import observation
from tests.unit.pages import made

AS_OF = date(2026, 2, 10)
WARDS = [f"E0500000{number}" for number in range(6)]
AREAS = {BOROUGH: Level.BOROUGH, "central": Level.NEIGHBOURHOOD} | dict.fromkeys(WARDS, Level.WARD)

Figure = float | tuple[float, float, float] | str | None
# Eighteen values whose moving ranges are all alike: mean 10, limits 10 -/+ 2 x 2.66.
QUIET = [9.0, 11.0] * 9


def indicator(kind: str = "rate", polarity: str = "high_is_good", **words: Any) -> Indicator:
    return made.indicator(kind, polarity, **words)


def day(standing: Standing = Standing.ON_TIME, as_of: date = AS_OF, deprived: Sequence[float] = ()) -> Day:
    wards = {code: Ward(10_000.0, share) for code, share in zip(WARDS, deprived, strict=False)}
    fresh = {("robbery", frequency): Freshness(standing, as_of) for frequency in Frequency}
    return Day(as_of, fresh, wards, AREAS)


def figures(
    declared: Indicator,
    series: Mapping[str, Sequence[Figure]],
    *,
    frequency: Frequency | None = None,
    last: date = date(2026, 1, 1),
    more: Mapping[str, Mapping[str, Sequence[Figure]]] | None = None,
    **parts: Any,
) -> Figures:
    """Series that all end in one period; None leaves a period out. `parts` are of every figure, a list of them, or one
    for each area; `more` are series of other indicators."""
    every = frequency or declared.frequency
    rows = [
        asdict(made.observation(declared, _area(code), period, value, indicator=slug))
        for slug, others in (more or {}).items()
        for code, values in others.items()
        for period, value in zip(ending(every, last, len(values)), values, strict=True)
    ]
    for code, values in series.items():
        area = _area(code)
        for place, (period, value) in enumerate(zip(ending(every, last, len(values)), values, strict=True)):
            if value is not None:
                own = {name: _own(part, place, code) for name, part in parts.items()}
                rows.append(asdict(made.observation(declared, area, period, value, frequency=every, **own)))
    table = pa.Table.from_pylist(rows, schema=observation.SCHEMA)
    order = [(name, "ascending") for name in observation.KEY]
    return Figures(table.sort_by(order).cast(observation.CODED).combine_chunks())


def _own(part: Any, place: int, code: str) -> Any:
    if isinstance(part, dict):
        return part[code]
    return part[place] if isinstance(part, list) else part


def _area(code: str) -> Area:
    return Area(code, code, AREAS.get(code, Level.NONE), None, 1, 1, None, None, None, None, confirmed=True)


def ending(frequency: Frequency, last: date, number: int) -> list[date]:
    """So many periods, up to one."""
    found = [date(last.year - 60, last.month, 1)]
    while found[-1] < last:
        found.append(following(frequency, found[-1]))
    return found[len(found) - number :]


def said(declared: Indicator, series: Mapping[str, Sequence[Figure]], **options: Any) -> Said:
    own = {name: options.pop(name) for name in ("standing", "as_of", "deprived") if name in options}
    rounded = options.pop("rounded", False)
    return read(declared, figures(declared, series, **options), day(**own), rounded=rounded)


def reading(declared: Indicator, values: Sequence[Figure], *, area: str = BOROUGH, **options: Any) -> Reading:
    """That of one area, the only one with figures."""
    found = said(declared, {area: values}, **options)
    return next(each for each in found.readings if each.area == area)

"""Observations of periods that have passed and are not yet published: all that the day alone adds."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from data.vocabulary import Status
from metrics.counted.coverage import Coverage
from metrics.counted.coverage import pending as unpublished
from metrics.declared.indicator import Indicator
from metrics.snapshots.observation import SCHEMA


def pending(
    indicators: Sequence[Indicator], observed: pa.Table, coverage: Mapping[str, Coverage], as_of: date
) -> pa.Table:
    """A row (observation.SCHEMA) for each area observed of an indicator, and each period that begins after its coverage
    and has wholly passed by `as_of`."""
    where = observed.select(["indicator", "area", "level", "origin"]).group_by(["indicator", "area", "level", "origin"])
    places: dict[str, list[tuple[str, str, str]]] = {}
    for row in where.aggregate([]).to_pylist():
        places.setdefault(row["indicator"], []).append((row["area"], row["level"], row["origin"]))
    rows = [
        (indicator.slug, area, level, frequency, period, origin)
        for indicator in indicators
        for frequency in indicator.frequencies
        for period in unpublished(frequency, coverage[indicator.slug], as_of)
        for area, level, origin in places.get(indicator.slug, ())
    ]
    names = ("indicator", "area", "level", "frequency", "period", "origin")
    told = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    alike = {"status": Status.PENDING.value, "provisional": False} | dict.fromkeys(
        ("breakdown", "category", "reason", "bound"), ""
    )
    columns = told | {name: [word] * len(rows) for name, word in alike.items()}
    return pa.table([pa.array(columns.get(each.name, [None] * len(rows)), each.type) for each in SCHEMA], schema=SCHEMA)

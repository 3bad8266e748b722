"""What is to be expected of the periods ahead, up to that of a target's day, as a snapshot holds it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class Expected:
    """One period ahead of a series that goes on as it has, in the indicator's own units: the figure to expect, and the
    two between which it is likely to lie (80%; of a level that is held, the limits of its control chart)."""

    indicator: str
    area: str
    period: date
    fit: float
    lower: float
    upper: float


Outlooks = Mapping[tuple[str, str], tuple[Expected, ...]]


def table(found: Iterable[Expected]) -> pa.Table:
    """As it is kept, sorted by indicator, area and period."""
    return stored.table(Expected, found, ("indicator", "area", "period"))


def read(rows: pa.Table) -> Outlooks:
    """The same by indicator and area, oldest first."""
    found: dict[tuple[str, str], list[Expected]] = {}
    for each in stored.made(Expected, rows):
        found.setdefault((each.indicator, each.area), []).append(each)
    return {key: tuple(several) for key, several in found.items()}

"""Camden's wards against their size, as a snapshot holds them: between which figures chance alone has one so large."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A ward in its latest complete period: its size (what its figure is out of), its figure by its counts, Camden's,
    and the limits at 95% and at 99.8% between which one of that size lies by chance alone if it is as Camden is; in the
    indicator's own units."""

    indicator: str
    area: str
    period: date
    size: float
    value: float
    average: float
    lower: float
    upper: float
    lower_998: float
    upper_998: float


Funnels = Mapping[str, tuple[FunnelPoint, ...]]


def table(found: Iterable[FunnelPoint]) -> pa.Table:
    """As it is kept, sorted by indicator and area."""
    return stored.table(FunnelPoint, found, ("indicator", "area"))


def read(rows: pa.Table) -> Funnels:
    """The same by indicator, the smallest ward first."""
    found: dict[str, list[FunnelPoint]] = {}
    for each in stored.made(FunnelPoint, rows):
        found.setdefault(each.indicator, []).append(each)
    return {slug: tuple(sorted(several, key=lambda each: (each.size, each.area))) for slug, several in found.items()}

"""What was judged of the figures of a snapshot when it was made, by indicator and area."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from metrics.snapshots import advised, expected, funnel, inequality, reading
from metrics.snapshots.advised import Advices
from metrics.snapshots.charts import Charts
from metrics.snapshots.expected import Outlooks
from metrics.snapshots.funnel import Funnels
from metrics.snapshots.inequality import Inequalities
from metrics.snapshots.reading import Readings


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """Readings, advice, control charts, inequality of wards, what is expected, and funnels."""

    readings: Readings
    advices: Advices
    charts: Charts
    inequalities: Inequalities
    outlooks: Outlooks
    funnels: Funnels


def read(tables: Mapping[str, pa.Table]) -> Judgements:
    """Of the tables of a snapshot, by name."""
    return Judgements(
        MappingProxyType(reading.read(tables["readings"])),
        MappingProxyType(advised.read(tables["advice"])),
        Charts(tables["charts"]),
        MappingProxyType(inequality.read(tables["inequality"])),
        MappingProxyType(expected.read(tables["expected"])),
        MappingProxyType(funnel.read(tables["funnel"])),
    )

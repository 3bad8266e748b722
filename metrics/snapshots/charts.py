"""Control charts as a snapshot holds them: a row for each figure of each series that has one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa

from data.vocabulary import Signal, Variation
from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A period of a control chart, in the indicator's own units: its figure, None for a gap; what it was to reach; the
    middle and the limits of the part that it is in, which `begins` with it or before; and whether it is a signal, by
    which rule and what that means, with another the other way."""

    period: date
    value: float | None
    aim: float | None
    begins: date
    centre: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    signal: Signal
    meaning: Variation | Literal[""]
    second: Signal
    second_meaning: Variation | Literal[""]


@dataclass(frozen=True, slots=True)
class Chart:
    """The control chart of one indicator in one area, oldest first. Limits are not cut at nought or 100%."""

    indicator: str
    area: str
    points: tuple[ChartPoint, ...]

    @property
    def parts(self) -> tuple[date, ...]:
        """The first period of each part: limits are drawn anew in each."""
        return tuple(dict.fromkeys(each.begins for each in self.points))


SCHEMA = pa.schema([("indicator", pa.string()), ("area", pa.string()), *stored.schema(ChartPoint)])


def table(charts: Iterable[pa.Table]) -> pa.Table:
    """As they are kept (SCHEMA), sorted by indicator, area and period."""
    return pa.concat_tables([SCHEMA.empty_table(), *charts]).sort_by(
        [(name, "ascending") for name in ("indicator", "area", "period")]
    )


class Charts:
    """The charts of a snapshot, immutable: each is made when it is asked for."""

    def __init__(self, rows: pa.Table) -> None:
        """`rows` as `table` has them."""
        self._rows = rows
        numbered = rows.select(["indicator", "area"]).append_column("row", pa.array(np.arange(rows.num_rows)))
        grouped = numbered.group_by(["indicator", "area"], use_threads=False)  # as in stored.read
        spans = grouped.aggregate([("row", "min"), ("row", "max")]).to_pylist()
        self._spans: Mapping[tuple[str, str], tuple[int, int]] = {
            (each["indicator"], each["area"]): (each["row_min"], each["row_max"] + 1) for each in spans
        }

    def of(self, indicator: str, area: str) -> Chart | None:
        """That of a series; None where it has none, of which its reading says why."""
        if (indicator, area) not in self._spans:
            return None
        first, end = self._spans[indicator, area]
        return Chart(indicator, area, tuple(stored.made(ChartPoint, self._rows.slice(first, end - first))))

"""One refresh's output, read whole: what every page shows."""

import json
import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.vocabulary import Level
from metrics.declared.indicator import Indicator
from metrics.snapshots import holdings
from metrics.snapshots.areas import BOROUGH, Area
from metrics.snapshots.holdings import Holding
from metrics.snapshots.series import Categories, Comparison, Item, Observation, Series

CURRENT = "current"
Ring = tuple[tuple[float, float], ...]


class NoSnapshotError(LookupError):
    """No refresh has been run yet."""


def snapshots_folder() -> Path:
    """Where snapshots are kept: CAMDEN_SNAPSHOTS, or data/snapshots."""
    default = Path(__file__).parents[2] / "data" / "snapshots"
    return Path(os.environ.get("CAMDEN_SNAPSHOTS") or default)


class Snapshot:
    """A snapshot, immutable and whole in memory; every method reads it and computes nothing."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._folder = folder
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.as_of = date.fromisoformat(manifest["as_of"])
        self._observations = pq.read_table(folder / "observations.parquet")
        self._declared = pq.read_table(folder / "indicators.parquet")
        self._extracts = pq.read_table(folder / "extracts.parquet")
        self._areas = pq.read_table(folder / "areas.parquet")
        outlines = folder / "public" / "ward_outlines.parquet"
        self._outlines = pq.read_table(outlines) if outlines.exists() else None
        self._rows = _ranges(self._observations["indicator"])

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """What was declared when the snapshot was made, by slug."""
        return {row["slug"]: Indicator.model_validate_json(row["declaration"]) for row in self._declared.to_pylist()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area, by code: the borough, then neighbourhoods, then wards, each by name."""
        rank = {"borough": 0, "neighbourhood": 1, "ward": 2, "none": 3}
        areas = (Area(**row) for row in self._areas.to_pylist())
        return {area.code: area for area in sorted(areas, key=lambda area: (rank[area.level], area.name))}

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every extract that a contract promises, by title."""
        return holdings.read(self._extracts)

    @cached_property
    def extracts(self) -> tuple[Holding, ...]:
        """What was there, and the figures made from."""
        return tuple(each for each in self.holdings if each.origin)

    def public(self, name: str) -> pa.Table | None:
        """A public source as it was used, for download; None where it is not public, or not there."""
        path = self._folder / "public" / f"{name}.parquet"
        return pq.read_table(path) if name in {each.name for each in self.extracts} and path.exists() else None

    @cached_property
    def origins(self) -> frozenset[str]:
        """The origins of the figures shown."""
        return frozenset(self._observations["origin"].unique().to_pylist())

    @cached_property
    def outlines(self) -> dict[str, tuple[Ring, ...]]:
        """The outer rings of each ward as (longitude, latitude); empty until real outlines are imported."""
        rings: dict[str, dict[int, list[tuple[float, float]]]] = {}
        for row in self._outlines.to_pylist() if self._outlines is not None else ():
            if row["ring"] == 0:
                polygon = rings.setdefault(row["ward_code"], {}).setdefault(row["polygon"], [])
                polygon.append((row["longitude"], row["latitude"]))
        return {code: tuple(tuple(ring) for ring in polygons.values()) for code, polygons in rings.items()}

    def table(self, indicator: str) -> pa.Table:
        """Every observation of one indicator, as stored (for downloads)."""
        first, length = self._rows.get(indicator, (0, 0))
        return self._observations.slice(first, length)

    def series(
        self, indicator: str, area: str, breakdown: str = "", category: str = "", frequency: str | None = None
    ) -> Series:
        """One area over time, in the indicator's own frequency unless another stored one is named."""
        declared = self.indicators[indicator]
        chosen = frequency or declared.frequency
        found = self._find(indicator, area=area, frequency=chosen, breakdown=breakdown, category=category)
        return Series(declared, self.areas[area], chosen, found)

    def periods(self, indicator: str) -> tuple[tuple[str, date], ...]:
        """The complete periods that the borough has figures for, as (frequency, first day): the indicator's own
        frequency first, each newest first."""
        return tuple(
            (frequency, each.period)
            for frequency in self.indicators[indicator].frequencies
            for each in reversed(self.series(indicator, BOROUGH, frequency=frequency).observations)
            if each.status == "shown" and not each.provisional
        )

    def comparison(
        self, indicator: str, level: str, period: date | None = None, frequency: str | None = None
    ) -> Comparison:
        """The areas of a level in one period, by name; by default the newest that the borough has a complete figure
        for."""
        declared, chosen, wanted = self._asked(indicator, BOROUGH, period, frequency)
        found = self._find(indicator, frequency=chosen, period=wanted, breakdown="") if wanted else ()
        there = {each.area: each for each in found}
        areas = [area for area in self.areas.values() if area.level == level and area.code in there]
        items = tuple(Item(area.code, area.name, there[area.code]) for area in areas)
        return Comparison(declared, chosen, wanted if found else None, Level(level), items, there.get(BOROUGH))

    def categories(
        self, indicator: str, area: str, breakdown: str, period: date | None = None, frequency: str | None = None
    ) -> Comparison:
        """The categories of a breakdown in one area and period, beside the area's total; by default in the newest
        period that the area has a complete figure for."""
        declared, chosen, wanted = self._asked(indicator, area, period, frequency)
        found = self._find(indicator, area=area, frequency=chosen, period=wanted) if wanted else ()
        total = next((each for each in found if not each.breakdown), None)
        items = tuple(Item(each.category, each.category, each) for each in found if each.breakdown == breakdown)
        of = Categories(breakdown, self.areas[area])
        return Comparison(declared, chosen, wanted if found else None, of, items, total)

    def _asked(
        self, indicator: str, area: str, period: date | None, frequency: str | None
    ) -> tuple[Indicator, str, date | None]:
        """The frequency and the period asked for; else the indicator's own, and the newest complete one of the area,
        where there is one."""
        declared = self.indicators[indicator]
        chosen = frequency or declared.frequency
        latest = self.series(indicator, area, frequency=chosen).latest
        return declared, chosen, period or (latest.period if latest else None)

    def _find(self, indicator: str, **wanted: Any) -> tuple[Observation, ...]:
        table = self.table(indicator)
        for name, value in wanted.items():
            table = table.filter(pc.equal(table[name], pa.scalar(value, table.schema.field(name).type)))
        return tuple(Observation(**row) for row in table.to_pylist())


def read(folder: Path | None = None) -> Snapshot:
    """The current snapshot; NoSnapshotError when none has been made."""
    folder = folder or snapshots_folder()
    return Snapshot(folder / current(folder))


def current(folder: Path | None = None) -> str:
    """The name of the current snapshot."""
    folder = folder or snapshots_folder()
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoSnapshotError("there is no snapshot yet; run: python -m metrics refresh") from error


def _ranges(column: pa.ChunkedArray) -> dict[str, tuple[int, int]]:
    """Where each value of a sorted column begins, and how many rows it has."""
    encoded = column.combine_chunks().dictionary_encode()
    ranges: dict[str, tuple[int, int]] = {}
    first = 0
    for counted in pc.value_counts(encoded).to_pylist():
        ranges[counted["values"]] = (first, counted["counts"])
        first += counted["counts"]
    return ranges

"""The areas of the borough, as the snapshot and the pages know them."""

from dataclasses import dataclass

import pyarrow as pa

from data.shortly import upper_first
from data.vocabulary import Level
from data.vocabulary.boroughs import CAMDEN

BOROUGH = CAMDEN
NO_WARD = "none"
SITES = "sites"  # several wards together, in which work goes on, that are no area of their own

NONE = {"code": NO_WARD, "name": upper_first(Level.NONE.word), "level": str(Level.NONE)}

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, a neighbourhood or the borough; residents and households are those of Census 2021."""

    code: str
    name: str
    level: Level
    parent: str | None
    residents: int
    households: int
    longitude: float | None
    latitude: float | None
    tile_column: int | None
    tile_row: int | None
    confirmed: bool
    income_deprived: float | None = None  # the share of its people in income deprivation (2025)


_ORDER = (Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD, Level.NONE)


def read(rows: pa.Table) -> dict[str, Area]:
    """Every area by code: the borough, then neighbourhoods, then wards, each by name."""
    found = (Area(**row | {"level": Level(row["level"])}) for row in rows.to_pylist())
    return {area.code: area for area in sorted(found, key=lambda area: (_ORDER.index(area.level), area.name))}


def with_none(rows: pa.Table) -> pa.Table:
    """The same rows, and one more of those whose ward was not recorded, as published: figures are of it too."""
    return pa.concat_tables([rows, pa.Table.from_pylist([NONE], schema=rows.schema)])


def rings(outlines: pa.Table) -> dict[str, tuple[Ring, ...]]:
    """The outer rings of each ward, as (longitude, latitude)."""
    found: dict[str, dict[int, list[tuple[float, float]]]] = {}
    for row in outlines.to_pylist():
        if row["ring"] == 0:
            polygon = found.setdefault(row["ward_code"], {}).setdefault(row["polygon"], [])
            polygon.append((row["longitude"], row["latitude"]))
    return {code: tuple(tuple(ring) for ring in polygons.values()) for code, polygons in found.items()}

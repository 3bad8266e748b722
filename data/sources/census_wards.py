"""Residents and households of each ward in Census 2021, from Nomis, held against those the project works with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.fetching.download import Query, Service
from data.fetching.nomis import address, fetch_table
from data.holding import warehouse
from data.holding.warehouse import camden_wards
from data.served.faults import SourceError, read_each
from data.served.levels import oddities
from data.served.newest_wins import Periods, lay
from data.served.nomis import VALUE, Dimension, check_wards, read_table
from data.served.ties import refuse_ties
from data.sources.source import Supplied
from data.vocabulary.boroughs import CAMDEN

COMMAND = "census"
EXTRACT = "census_wards"
PUBLISHER = "Office for National Statistics, Census 2021 (Nomis)"
COLUMNS = ("ward_code", "measure", "value")
CENSUS_DAY = date(2021, 3, 21)
# Nothing in a file says which table it is, so its name must; TS001 has residents by kind of residence too.
TABLES = {"ts001": "residents", "ts041": "households"}
RESIDENCE = Dimension(
    "C2021_RESTYPE_3",
    "0",
    "Total: All usual residents",
    {"0": "everyone", "1": "people in households only", "2": "people in communal establishments only"},
    needed=False,
)
WARDS: dict[str, str | int] = {"date": "latest", "geography": "E05013652...E05013671", "measures": 20100}
QUERIES: dict[str, tuple[str, Query]] = {
    "ts001_residents.csv": ("NM_2021_1", WARDS | {"c2021_restype_3": 0}),
    "ts041_households.csv": ("NM_2059_1", WARDS),
}
WHERE = "open " + ", and ".join(f"{address(*query)} (save it as {name})" for name, query in QUERIES.items())


@dataclass(frozen=True, slots=True)
class CensusFile:
    """One table: how many of `measure` there were in each ward."""

    name: str
    measure: str
    cells: dict[tuple[str, str], int]


def fetch(service: Service) -> None:
    """Saves a file for each table."""
    for name, query in QUERIES.items():
        fetch_table(service, name, *query)


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads a file for each table, over the previous extract.

    Raises SourceError with all files' faults, and where two of one table differ.
    """
    files = read_each(paths, read_file)
    refuse_ties([(file.name, file.measure, file.cells) for file in files], "Give one file of each table")
    earlier: Periods = {CENSUS_DAY: _cells(previous)} if previous is not None else {}
    cells = _cells(previous) if previous is not None else {}
    for file in files:
        cells |= file.cells
    kept = {measure for _, measure in cells} - {file.measure for file in files}
    rows = sorted((ward, measure, value) for (ward, measure), value in cells.items())
    return Supplied(
        pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))),
        summary=tuple(
            (file.name, f"{sum(file.cells.values()):,} {file.measure} in {len(file.cells)} wards") for file in files
        ),
        warnings=tuple(_differences(cells)),
        restated=lay([{CENSUS_DAY: cells}], earlier, adds_up=False).restated,
        kept=bool(kept),
    )


def read_file(path: Path) -> CensusFile:
    """Reads one table; raises SourceError with all its faults."""
    table = read_table(path, (), (RESIDENCE,), f"To import it, {WHERE}")
    found = re.match("|".join(TABLES), path.name.lower())
    if not found:
        rule = f"which table it is cannot be told: its name begins with none of {', '.join(TABLES)}"
        table.file.fault(None, rule, "Name the file after its table, such as ts001_residents.csv")
    measure = TABLES[found[0]] if found else "count"
    if table.rows:
        check_wards(table.file, table.rows, f"number of {measure}")
    for row in table.rows:
        if row.value is None:
            rule = f"{VALUE} is empty ({row.note}); every ward was counted on Census day, so that it has a number"
            table.file.fault(row.line, rule)
    wards = {row.area: row.value for row in table.rows if row.area != CAMDEN and row.value is not None}
    if not table.file.faults:
        for said in oddities({CENSUS_DAY: wards}, {}, lambda ward: camden_wards()[ward], measure):
            table.file.fault(None, said, "Ask for the table once more, and give it as it is served")
    if table.file.faults:
        raise SourceError(table.file.faults)
    return CensusFile(str(path), measure, {(ward, measure): value for ward, value in wards.items()})


def _cells(table: pa.Table) -> dict[tuple[str, str], int]:
    return {(row["ward_code"], row["measure"]): row["value"] for row in table.to_pylist()}


def _differences(cells: dict[tuple[str, str], int]) -> Iterator[str]:
    """Where the numbers that every rate is made with are not the publisher's."""
    with warehouse.connect(only=()) as connection:
        areas = warehouse.query(connection, "select code, residents, households from areas").to_pylist()
    ours = {area["code"]: area for area in areas}
    for measure in sorted({measure for _, measure in cells}):
        off = [ward for ward, name in cells if name == measure and ours[ward][measure] != cells[ward, measure]]
        if off:
            most = max(off, key=lambda ward: abs(ours[ward][measure] - cells[ward, measure]))
            example = f"{camden_wards()[most]} has {cells[most, measure]:,} here and {ours[most][measure]:,} there"
            yield f"The {measure} of {len(off)} wards are not those of data/geography/areas.csv; {example}."

"""A table as the Nomis API serves it in CSV: its form, whether it is whole, and its rows of Camden's wards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, CsvRow, named, read_csv

# Without a key the service gives so many rows and then stops, without saying so.
MOST_ROWS = 25_000
BOROUGH = "E09000007"
AREA, VALUE, COUNT, VALUES = "GEOGRAPHY_CODE", "OBS_VALUE", "RECORD_COUNT", "MEASURES"
PLAIN_VALUE = "20100"


@dataclass(frozen=True, slots=True)
class Observed:
    """A count in an area, with the line it stands in and that line's fields by column."""

    line: int
    area: str
    value: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class NomisTable:
    """Observations of Camden's wards and of the borough; `skipped` other rows, and the faults that `file` has."""

    file: CsvFile
    rows: list[Observed]
    skipped: int


def read_table(path: Path, names: Sequence[str], keep: dict[str, str]) -> NomisTable:
    """The rows whose columns, where they are there, have the values to `keep`; what is wrong is noted in the file."""
    file = _upper(read_csv(path))
    where = named(file, (AREA, VALUE, *names))
    if where is None:
        return NomisTable(file, [], 0)
    _check_whole(file)
    columns = {name: place for place, name in enumerate(file.header)}
    keep = keep | {VALUES: PLAIN_VALUE}
    places = {*camden_wards(), BOROUGH}
    rows: list[Observed] = []
    skipped = 0
    for row in file.rows:
        fields = {name: row.fields[place] for name, place in columns.items()}
        if fields[AREA] not in places or any(fields.get(name, value) != value for name, value in keep.items()):
            skipped += 1
        elif (value := _count(file, row, fields)) is not None:
            rows.append(Observed(row.line, fields[AREA], value, fields))
    if file.rows and not any(row.area != BOROUGH for row in rows) and not file.faults:
        wards = sorted(camden_wards())
        rule = f"no count of Camden's {len(wards)} wards of May 2022 among {len(file.rows):,} rows"
        file.fault(None, rule, f"Ask for geography={wards[0]}...{wards[-1]}")
    return NomisTable(file, rows, skipped)


def check_wards(file: CsvFile, rows: Sequence[Observed], of: str) -> None:
    """Notes each ward that has no count of something, or more than one."""
    lines: dict[str, int] = {}
    for row in rows:
        if row.area in lines:
            name = camden_wards().get(row.area, "Camden")
            file.fault(row.line, f"{name} has {of} a second time (the first is in line {lines[row.area]})")
        lines.setdefault(row.area, row.line)
    lost = [f"{name} ({code})" for code, name in camden_wards().items() if code not in lines]
    if lost:
        file.fault(None, f"cut short: {len(lost)} of {len(camden_wards())} wards have no {of}: {', '.join(lost)}")


def _upper(file: CsvFile) -> CsvFile:
    return CsvFile(file.name, tuple(name.upper() for name in file.header), file.rows, file.faults)


def _check_whole(file: CsvFile) -> None:
    """Notes a table that ends before its last row, which the service says in each row, or that may end so."""
    fix = f"Ask for fewer areas or dates at once: the service stops at {MOST_ROWS:,} rows"
    if COUNT not in file.header:
        if file.rows and len(file.rows) % MOST_ROWS == 0:
            file.fault(None, f"{len(file.rows):,} rows, where the service stops: more may have been cut off", fix)
        return
    promised = {row.fields[file.header.index(COUNT)] for row in file.rows}
    if len(promised) == 1 and promised != {str(len(file.rows))}:
        file.fault(None, f"cut short: {len(file.rows):,} rows of the {promised.pop()} that {COUNT} says", fix)
    elif len(promised) > 1:
        file.fault(None, f"{COUNT} is not the same in all rows ({', '.join(sorted(promised)[:4])})", fix)


def _count(file: CsvFile, row: CsvRow, fields: dict[str, str]) -> int | None:
    text = fields[VALUE]
    if re.fullmatch(r"\d{1,9}(\.0)?", text, re.ASCII):
        return int(text.split(".")[0])
    status = fields.get("OBS_STATUS_NAME") or fields.get("OBS_STATUS")
    said = f" (status {status})" if status else ""
    what = f"is '{text}'" if text else "is empty"
    file.fault(row.line, f"{VALUE} {what}{said}; a count is a whole number, zero or more")
    return None

"""Extracts: Parquet files that keep their contract and say where they are from."""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import warehouse
from data.contract import Contract
from data.metadata import Metadata, decode
from data.rules import check_table
from data.storage import ExtractError, fingerprint, name, parts, scan

# As many rows as DuckDB reads at once: threads can share a file, and a filter passes over most of it.
ROWS_IN_A_GROUP = 122_880
GIVEN = "the table given"
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True, slots=True)
class Extract:
    """A file (or folder of parts) of `rows` rows, its origin, and the days it speaks of, both included.

    `gaps` are the first days of months inside the coverage that the source does not have. A table without
    dates covers the day it was extracted.
    """

    name: str
    path: Path
    origin: str
    covers_from: date
    covers_to: date
    extracted_on: date
    source: str
    gaps: tuple[date, ...]
    rows: int
    sha256: str


def write(
    table: pa.Table,
    contract: Contract,
    folder: Path,
    *,
    origin: str,
    covers_from: date,
    covers_to: date,
    extracted_on: date,
    source: str,
    gaps: Sequence[date] = (),
) -> Extract:
    """Check a table against its contract, then put it in the place of the extract in one step.

    Columns that the contract does not promise are left out; rows are sorted by the primary key. Raises
    ExtractError with every fault, and whatever was there before is then untouched.
    """
    metadata = Metadata(origin, covers_from, covers_to, extracted_on, source, tuple(sorted(gaps)))
    faults = [*metadata.faults()]
    if (folder / contract.name).is_dir():
        faults.append(f"there is a folder of parts, {folder / contract.name}; remove it first")
    known = {key.resource for key in contract.foreign_keys} - {contract.name}
    with warehouse.connect(folder, only=known) as connection:
        connection.register(GIVEN, table)
        faults += map(str, check_table(contract, GIVEN, connection))
        ordered = None if faults else _ordered(contract, connection)
    if ordered is None:
        listed = "\n".join(f"- {fault}" for fault in faults)
        raise ExtractError(f"{folder / contract.path} was not written, and what was there is untouched:\n{listed}")
    _replace(folder / contract.path, ordered.replace_schema_metadata(metadata.encoded()))
    return read(contract, folder, today=extracted_on)


def read(contract: Contract, folder: Path, *, today: date) -> Extract:
    """What an extract says of itself, without its rows; raises ExtractError where it is absent or unreadable.

    A file without our metadata is the council's: it covers its first to its last date, less the month in
    progress `today`, and was extracted when the file was last changed.
    """
    paths = parts(contract, folder)
    if not paths:
        raise ExtractError(
            f"{folder / contract.path}: there is no such file; import it, or run 'python -m data sample'"
        )
    footers = [_footer(path) for path in paths]
    stated = _stated(paths, footers)
    metadata = _together(stated, paths[0]) if stated else _presumed(contract, paths, today)
    return Extract(
        name=contract.name,
        path=paths[0] if paths[0].parent == folder else paths[0].parent,
        rows=sum(footer.num_rows for footer in footers),
        sha256=fingerprint(paths),
        **asdict(metadata),
    )


def _stated(paths: Sequence[Path], footers: Sequence[pq.FileMetaData]) -> list[Metadata]:
    """The metadata of every part, or of none; raises ExtractError where the parts are not alike."""
    first = footers[0].schema.to_arrow_schema()
    for path, footer in zip(paths, footers, strict=True):
        if not footer.schema.to_arrow_schema().equals(first):
            raise ExtractError(f"{path}: its columns differ from those of {paths[0].name}; write all parts alike")
    said = [_metadata(path, footer) for path, footer in zip(paths, footers, strict=True)]
    stated = [metadata for metadata in said if metadata]
    if stated and len(stated) < len(paths):
        without = paths[said.index(None)]
        raise ExtractError(f"{without}: has no camden: metadata, but other parts have; write all parts alike")
    return stated


def _ordered(contract: Contract, connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The contract's columns in its types, so that the same rows make the same file whatever order they came in."""
    columns = ", ".join(
        f"cast({column} as {field.sql_type}) as {column}"
        for field, column in zip(contract.fields, map(name, contract.names), strict=True)
    )
    order = ", ".join(map(name, contract.primary_key or contract.names))
    return connection.sql(f"select {columns} from {name(GIVEN)} order by {order}").to_arrow_table()


def _replace(path: Path, table: pa.Table) -> None:
    """Write beside the file, make sure it is on the disk, and only then take its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with temporary.open("xb") as file:
            pq.write_table(table, file, compression="zstd", row_group_size=ROWS_IN_A_GROUP)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _footer(path: Path) -> pq.FileMetaData:
    if not path.stat().st_size:
        raise ExtractError(f"{path}: the file is empty; import it again")
    try:
        return pq.read_metadata(path)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ExtractError(f"{path}: is not a whole Parquet file ({reason}); import it again") from error


def _metadata(path: Path, footer: pq.FileMetaData) -> Metadata | None:
    try:
        return decode(footer.metadata)
    except ValueError as error:
        raise ExtractError(f"{path}: {error}; import it again") from error


def _together(stated: list[Metadata], path: Path) -> Metadata:
    origins = {metadata.origin for metadata in stated}
    if len(origins) > 1:
        raise ExtractError(f"{path.parent}: its parts are of different origins, {', '.join(sorted(origins))}")
    return Metadata(
        origin=origins.pop(),
        covers_from=min(metadata.covers_from for metadata in stated),
        covers_to=max(metadata.covers_to for metadata in stated),
        extracted_on=max(metadata.extracted_on for metadata in stated),
        source="; ".join(dict.fromkeys(metadata.source for metadata in stated)),
        gaps=tuple(sorted({gap for metadata in stated for gap in metadata.gaps})),
    )


def _presumed(contract: Contract, paths: Sequence[Path], today: date) -> Metadata:
    changed = max(path.stat().st_mtime for path in paths)
    extracted_on = datetime.fromtimestamp(changed, tz=UTC).date()
    first, last = _dates(contract, paths) if contract.date else (extracted_on, extracted_on)
    if contract.date:
        last = min(last, today.replace(day=1) - timedelta(days=1))
    return Metadata("council", first, last, extracted_on, contract.sources[0].title)


def _dates(contract: Contract, paths: Sequence[Path]) -> tuple[date, date]:
    """The first and last day that dates in a file stand for: firsts of months stand for whole periods."""
    dated = f"cast({name(contract.date or '')} as date)"
    with duckdb.connect(config=warehouse.SETTINGS) as connection:
        try:
            found = connection.execute(
                f"select min({dated}), max({dated}), bool_and(day({dated}) = 1) from {scan(contract, paths)}"
            ).fetchall()
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise ExtractError(f"{paths[0]}: the dates in {contract.date} cannot be read ({reason})") from error
    first, last, firsts_only = found[0]
    if first is None:
        raise ExtractError(
            f"{paths[0]}: has no date in {contract.date} and no camden: metadata, so what it covers is not "
            "known; import it again"
        )
    if firsts_only and contract.cadence in MONTHS:
        months = last.year * 12 + last.month - 1 + MONTHS[contract.cadence]
        last = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return first, last

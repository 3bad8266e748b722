"""What an extract's files say of themselves: how many rows, where they are from, which days they speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts.contract import Contract, all_contracts
from data.contracts.quoting import name
from data.holding import dated_table as kept
from data.holding import warehouse
from data.holding.files import ExtractError, extracts_folder, fingerprint, parts, reason, scan
from data.holding.freshness import period_end
from data.holding.metadata import Metadata, decode
from data.holding.restatement import Restatement


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was before it was read: its size in bytes, and when it last changed in nanoseconds."""

    path: Path
    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A file (or folder of parts) of `rows` rows, its origin, and the days it speaks of, both included.

    `gaps` are the first days of months inside the coverage that the source does not have. A table without
    dates covers the day it was extracted. `restated` is the last time that an import changed figures it had.
    `stamps` are of the file, or of each part.
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
    stamps: tuple[Stamp, ...]
    restated: Restatement | None = None


def read(contract: Contract, folder: Path, *, today: date) -> Extract:
    """What an extract says of itself, without its rows; raises ExtractError where it is absent or unreadable.

    A file without our metadata is the council's: it covers its first to its last date, less the month in
    progress `today`, and was extracted when the file was last changed.
    """
    paths = present(contract, folder)
    stamps = tuple(map(_stamp, paths))
    rows, metadata = kept.read(contract, paths[0]) if contract.origin else _said(contract, paths, today)
    pieces = folder / contract.name
    return Extract(
        name=contract.name,
        path=pieces if paths[0].parent == pieces else paths[0],
        rows=rows,
        sha256=fingerprint(paths),
        stamps=stamps,
        # Not `asdict`, which would take apart what is inside.
        **{each.name: getattr(metadata, each.name) for each in fields(metadata)},
    )


def extracts(folder: Path | None = None, today: date | None = None) -> dict[str, Extract]:
    """Each extract that is present, by name; raises ExtractError with every one that cannot be read.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    folder, today = folder or extracts_folder(), today or date.today()
    found: dict[str, Extract] = {}
    faults: list[str] = []
    for contract in all_contracts().values():
        try:
            if contract.is_extract and parts(contract, folder):
                found[contract.name] = read(contract, folder, today=today)
        except ExtractError as error:
            faults.append(str(error))
    if faults:
        raise ExtractError("\n".join(faults))
    return found


def untouched(extracts: Mapping[str, Extract]) -> bool:
    """Whether each file is as it was when it was read, by its size and the time of its last change."""
    try:
        return all(_stamp(stamp.path) == stamp for extract in extracts.values() for stamp in extract.stamps)
    except FileNotFoundError:
        return False


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return Stamp(path, found.st_size, found.st_mtime_ns)


def present(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """The files of an extract; raises ExtractError where there are none."""
    paths = parts(contract, folder)
    if not paths:
        raise ExtractError(
            f"{folder / contract.path}: there is no such file; import it, or run 'python -m data sample'"
        )
    return paths


def footers(paths: Sequence[Path]) -> list[pq.FileMetaData]:
    """The footer of each file; raises ExtractError for one that is damaged or has other columns than the first."""
    found = [_footer(path) for path in paths]
    first, *others = [footer.schema.to_arrow_schema() for footer in found]
    for path, schema in zip(paths[1:], others, strict=True):
        if not schema.equals(first):
            said = _difference(schema, first)
            raise ExtractError(
                f"{path}: its columns differ from those of {paths[0].name}: {said}; write all parts alike"
            )
    return found


def _difference(here: pa.Schema, there: pa.Schema) -> str:
    for column in dict.fromkeys([*here.names, *there.names]):
        if column not in here.names:
            return f"{column} is missing here"
        if column not in there.names:
            return f"{column} is missing there"
        if here.field(column).type != there.field(column).type:
            return f"{column} is of type {here.field(column).type} here and {there.field(column).type} there"
    return "they are in another order"


def _footer(path: Path) -> pq.FileMetaData:
    if not path.stat().st_size:
        raise ExtractError(f"{path}: the file is empty; import it again")
    try:
        return pq.read_metadata(path)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ExtractError(f"{path}: is not a whole Parquet file ({reason}); import it again") from error


def _said(contract: Contract, paths: Sequence[Path], today: date) -> tuple[int, Metadata]:
    """How many rows Parquet files have, and what they say of themselves together."""
    found = footers(paths)
    said = [_metadata(path, footer) for path, footer in zip(paths, found, strict=True)]
    stated = [metadata for metadata in said if metadata]
    if stated and len(stated) < len(paths):
        without = paths[said.index(None)]
        raise ExtractError(f"{without}: has no camden: metadata, but other parts have; write all parts alike")
    metadata = _together(stated, paths[0]) if stated else _presumed(contract, paths, found[0], today)
    return sum(footer.num_rows for footer in found), metadata


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
        restated=max(filter(None, (one.restated for one in stated)), key=lambda one: one.found_on, default=None),
    )


def _presumed(contract: Contract, paths: Sequence[Path], footer: pq.FileMetaData, today: date) -> Metadata:
    changed = max(path.stat().st_mtime for path in paths)
    extracted_on = datetime.fromtimestamp(changed, tz=UTC).date()
    first = last = extracted_on
    if contract.date:
        _refuse_other_than_dates(contract.date, paths[0], footer.schema.to_arrow_schema())
        first, last = _dates(contract, contract.date, paths)
        last = min(last, today.replace(day=1) - timedelta(days=1))
    return Metadata("council", first, last, extracted_on, contract.sources[0].title)


def _refuse_other_than_dates(column: str, path: Path, schema: pa.Schema) -> None:
    """Raises ExtractError; read as days they would fail too, but with the text that is no day in the message."""
    place = f"{path}: the dates in {column} cannot be read"
    if column not in schema.names:
        raise ExtractError(f"{place}: there is no such column; add it")
    kind = schema.field(column).type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        raise ExtractError(f"{place}: they are of type {kind}; convert the column to days")


def _dates(contract: Contract, column: str, paths: Sequence[Path]) -> tuple[date, date]:
    """The first and last day that dates in a file stand for: firsts of months stand for whole periods."""
    dated = f"cast({name(column)} as date)"
    with duckdb.connect(config=warehouse.SETTINGS) as connection:
        try:
            found = connection.execute(
                f"select min({dated}), max({dated}), bool_and(day({dated}) = 1) from {scan(contract, paths)}"
            ).fetchall()
        except duckdb.Error as error:
            said = reason(error, contract)
            raise ExtractError(f"{paths[0]}: the dates in {column} cannot be read ({said})") from None
    first, last, firsts_only = found[0]
    if first is None:
        raise ExtractError(
            f"{paths[0]}: has no date in {column} and no camden: metadata, so what it covers is not known; "
            "import it again"
        )
    return first, period_end(last, contract.cadence) if firsts_only else last

"""What an extract covers: as its files state it, or as its dates let it be presumed."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.holding.files import ExtractError
from data.holding.freshness import period_end
from data.holding.metadata import Metadata, decode
from data.periods import month_before
from data.vocabulary import Origin

# The column of a table that the project keeps with the day of each row's source, which is the data's own date.
SOURCE_DATE = "source_date"
# Where such a table has it, the last day that each row's figure speaks of.
DATA_TO = "data_to"


def of_files(
    contract: Contract, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], *, changed: date, today: date
) -> Metadata:
    """What Parquet files, whose footers these are, say of themselves together, or what is presumed where they do not.

    A file without our metadata is the council's: it covers its first to its last date, less the month in progress
    `today`, and was extracted on the day it last `changed`. Raises ExtractError for the first that makes no sense.
    """
    said = [_stated(path, footer) for path, footer in zip(paths, footers, strict=True)]
    stated = [metadata for metadata in said if metadata]
    if stated and len(stated) < len(paths):
        without = paths[said.index(None)]
        raise ExtractError(f"{without}: has no camden: metadata, but other parts have; write all parts alike")
    return _together(stated, paths[0]) if stated else _presumed(contract, paths, footers[0], changed, today)


def of_kept_table(contract: Contract, path: Path) -> tuple[int, Metadata]:
    """How many rows a table that the project keeps has, and its metadata; raises ExtractError for a row with no day.

    It covers what its rows say, or where they do not, since they are dated by the first days of calendar, financial or
    academic years, the last of them to its end; it was extracted when the newest of its sources came out.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    periods, days = _days(rows, str(contract.date), path), _days(rows, SOURCE_DATE, path)
    said = DATA_TO in contract.names
    metadata = Metadata(
        origin=Origin(str(contract.origin)),
        covers_from=min(periods),
        covers_to=max(_days(rows, DATA_TO, path)) if said else period_end(max(periods), "yearly"),
        extracted_on=max(days),
        source="; ".join(source.title for source in contract.sources),
    )
    faults = list(metadata.faults())
    if faults:
        raise ExtractError(f"{path}: {'; '.join(faults)}; put its dates right")
    return len(rows), metadata


def _days(rows: list[dict[str, str]], column: str, path: Path) -> list[date]:
    days = []
    for number, row in enumerate(rows, start=1):
        try:
            days.append(date.fromisoformat(row.get(column) or ""))
        except ValueError:
            raise ExtractError(f"{path}: row {number}: {column} is no day such as 2025-03-31; put it right") from None
    if not days:
        raise ExtractError(f"{path}: has no rows; make it again with 'python -m data.published'")
    return days


def _stated(path: Path, footer: pq.FileMetaData) -> Metadata | None:
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


def _presumed(
    contract: Contract, paths: Sequence[Path], footer: pq.FileMetaData, changed: date, today: date
) -> Metadata:
    first = last = changed
    if contract.date:
        _refuse_other_than_dates(contract.date, paths[0], footer.schema.to_arrow_schema())
        first, last = _reach(contract, contract.date, paths)
        last = min(last, month_before(today))
    return Metadata(Origin.COUNCIL, first, last, changed, contract.sources[0].title)


def _refuse_other_than_dates(column: str, path: Path, schema: pa.Schema) -> None:
    place = f"{path}: the dates in {column} cannot be read"
    if column not in schema.names:
        raise ExtractError(f"{place}: there is no such column; add it")
    kind = schema.field(column).type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        raise ExtractError(f"{place}: they are of type {kind}; convert the column to days")


def _reach(contract: Contract, column: str, paths: Sequence[Path]) -> tuple[date, date]:
    """The first and last day that dates in files stand for: firsts of months stand for whole periods."""
    found = [each for path in paths for each in _bounds(path, column)]
    if not found:
        raise ExtractError(
            f"{paths[0]}: has no date in {column} and no camden: metadata, so what it covers is not known; fill it"
        )
    last = max(last for _, last, _ in found)
    firsts_only = all(firsts for _, _, firsts in found)
    return min(first for first, _, _ in found), period_end(last, contract.cadence) if firsts_only else last


def _bounds(path: Path, column: str) -> Iterator[tuple[date, date, bool]]:
    """The first day, the last, and whether all are firsts of months, of a file's dates, some rows at a time."""
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=[column]):
                days = batch.column(0).cast(pa.date32(), safe=False).drop_null()
                if len(days):
                    reach = pc.min_max(days)
                    firsts = pc.all(pc.equal(pc.day(days), 1)).as_py()
                    yield reach["min"].as_py(), reach["max"].as_py(), firsts
    except (pa.ArrowException, OSError, ValueError, OverflowError):
        # What is said of damage may show what is there instead of a date.
        raise ExtractError(f"{path}: the dates in {column} cannot be read; put the file right") from None

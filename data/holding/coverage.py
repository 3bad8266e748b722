"""What an extract covers: as its files state it, or as its dates let it be inferred."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.contracts.days import ONE_DAY, lone
from data.contracts.rules import CENTURIES
from data.contracts.spoken import kind as spoken_kind
from data.holding.files import EmptyError, ExtractError
from data.holding.freshness import period_end
from data.holding.inference import whole_months
from data.holding.metadata import Metadata, decode, origin_faults
from data.periods import last_day, months_later
from data.vocabulary import Origin

# The column of a table that the project keeps with the day of each row's source, which is the data's own date.
SOURCE_DATE = "source_date"
EARLIEST = date(CENTURIES[0], 1, 1)
# Where such a table has it, the last day that each row's figure speaks of.
DATA_TO = "data_to"
# Where it has this one, how many months from its day on each row speaks of; 0 for that day alone.
MONTHS = "months"
Columns = Mapping[str, Sequence[str]]


def of_files(
    contract: Contract, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], *, changed: date, today: date
) -> Metadata:
    """What Parquet files, whose footers these are, say of themselves together, or what is inferred where they do not.

    A file without our metadata is the council's, and was extracted on the day it last `changed`; it covers the whole
    months of its dates, but for one in progress `today`. Raises EmptyError for such a file without rows, and
    ExtractError for the first that makes no sense or whose coverage only a person can state.
    """
    said = [_stated(path, footer) for path, footer in zip(paths, footers, strict=True)]
    stated = [metadata for metadata in said if metadata]
    if stated and len(stated) < len(paths):
        without = paths[said.index(None)]
        raise ExtractError(f"{without}: has no camden: metadata, but other parts have; write all parts alike")
    if stated:
        together = _together(stated, paths[0])
        faults = list(origin_faults(contract, together.origin))
        if faults:
            fix = f"bring it in as what it is: python -m data accept {contract.name} FILE, as CSV"
            raise ExtractError(f"{paths[0]}: {'; '.join(faults)}; {fix}")
        return together
    if not sum(footer.num_rows for footer in footers):
        raise EmptyError(f"{paths[0]}: has no rows and says nothing of itself, so what it covers is not known; fill it")
    return _inferred(contract, paths, footers[0], changed, today)


def council_day(
    contract: Contract, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], changed: date
) -> date | None:
    """The day of extraction of files that are the council's; None where they are not, or say what makes no sense."""
    if contract.origin:
        return None
    try:
        said = [metadata for metadata in map(_stated, paths, footers) if metadata]
    except ExtractError:
        return None
    if not said:
        return changed
    return max(one.extracted_on for one in said) if all(one.origin == Origin.COUNCIL for one in said) else None


def says_sample(paths: Sequence[Path], footers: Sequence[pq.FileMetaData]) -> bool:
    """Whether files say, each of itself, that they are a sample."""
    try:
        said = list(map(_stated, paths, footers))
    except ExtractError:
        return False
    return bool(said) and all(one is not None and one.origin == Origin.SAMPLE for one in said)


def of_kept_table(contract: Contract, path: Path) -> tuple[int, Metadata]:
    """How many rows a table that the project keeps has, and its metadata; raises ExtractError for a row with no day.

    It covers what its rows say, by their last day or their length, or where they do not, since they are dated by the
    first days of calendar, financial or academic years, the last of them to its end; it was extracted when the newest
    of its sources came out.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    if not rows:
        raise ExtractError(f"{path}: has no rows; make it again with 'python -m data.published'")
    read = {name: header.index(name) for name in (str(contract.date), SOURCE_DATE, DATA_TO, MONTHS) if name in header}
    columns = {name: [row[at] if at < len(row) else "" for row in rows] for name, at in read.items()}
    periods = _days(columns, str(contract.date), path)
    metadata = Metadata(
        origin=Origin(str(contract.origin)),
        covers_from=min(periods.values()),
        covers_to=_covers_to(contract, columns, periods, path),
        extracted_on=max(_days(columns, SOURCE_DATE, path).values()),
        source="; ".join(source.title for source in contract.sources),
    )
    faults = list(metadata.faults())
    if faults:
        raise ExtractError(f"{path}: {'; '.join(faults)}; put its dates right")
    return len(rows), metadata


def _covers_to(contract: Contract, columns: Columns, periods: Mapping[str, date], path: Path) -> date:
    if DATA_TO in contract.names:
        return max(_days(columns, DATA_TO, path).values())
    if MONTHS not in contract.names:
        return period_end(max(periods.values()), "yearly")
    spans = set(zip(columns[str(contract.date)], columns.get(MONTHS, [""]), strict=False))
    if wrong := [months for _, months in spans if not re.fullmatch(r"\d{1,3}", months, re.ASCII)]:
        raise ExtractError(f"{path}: {MONTHS} is '{min(wrong)}', which is no number of months; put it right")
    return max(last_day(periods[text], int(months)) for text, months in spans)


def _days(columns: Columns, column: str, path: Path) -> dict[str, date]:
    """The days of a column by how they are written: each is read once, however many rows have it."""
    days: dict[str, date] = {}
    texts = columns.get(column, [""])
    for text in set(texts):
        try:
            days[text] = date.fromisoformat(text)
        except ValueError:
            number = texts.index(text) + 1
            raise ExtractError(f"{path}: row {number}: {column} is no day such as 2025-03-31; put it right") from None
    return days


def _stated(path: Path, footer: pq.FileMetaData) -> Metadata | None:
    try:
        return decode(footer.metadata)
    except ValueError as error:
        raise ExtractError(f"{path}: {error}; bring it in again") from error


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
        gaps=tuple(sorted(set(_holes(stated)))),
        restated=max(filter(None, (one.restated for one in stated)), key=lambda one: one.found_on, default=None),
    )


def _holes(stated: Sequence[Metadata]) -> Iterator[date]:
    """The first days of the months inside with a day that no part covers: what one lacks, another may have."""
    reached = min(metadata.covers_from for metadata in stated) - ONE_DAY
    for first, last in sorted(piece for metadata in stated for piece in _pieces(metadata)):
        yield from _months(reached + ONE_DAY, first - ONE_DAY)
        reached = max(reached, last)
    yield from _months(reached + ONE_DAY, max(metadata.covers_to for metadata in stated))


def _pieces(metadata: Metadata) -> Iterator[tuple[date, date]]:
    """The days of a part between its gaps, as first and last days."""
    first = metadata.covers_from
    for gap in sorted(metadata.gaps):
        if first < gap:
            yield first, gap - ONE_DAY
        first = months_later(gap, 1)
    if first <= metadata.covers_to:
        yield first, metadata.covers_to


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that has a day from the first to the last."""
    month = first
    while month <= last:
        yield month.replace(day=1)
        month = months_later(month, 1)


def _inferred(
    contract: Contract, paths: Sequence[Path], footer: pq.FileMetaData, changed: date, today: date
) -> Metadata:
    source = contract.sources[0].title
    if not CENTURIES[0] <= changed.year < CENTURIES[1]:
        raise ExtractError(f"{paths[0]}: last changed on {changed}, as its disk has it, which cannot be; write it anew")
    if contract.is_stated:
        raise ExtractError(
            f"{paths[0]}: does not say which months it covers, and its dates cannot tell, as rows of before belong to "
            f"it; {_how_to_state(contract, paths)}"
        )
    if not contract.date:
        return Metadata(Origin.COUNCIL, changed, changed, changed, source, inferred=True)
    _refuse_other_than_dates(contract.date, paths[0], footer.schema.to_arrow_schema())
    of_parts = [_days_of(path, contract.date) for path in paths]
    days = sum(of_parts, Counter[date]())
    if not days:
        raise ExtractError(
            f"{paths[0]}: has no date in {contract.date} and no camden: metadata, so what it covers is not known; "
            "fill it"
        )
    likely = Counter({day: rows for day, rows in days.items() if EARLIEST <= day <= changed})
    alone = set(lone(likely))
    sound = [day for day in likely if day not in alone]
    own = [[day for day in sound if day in part] for part in of_parts]
    spans = [(min(part), max(part)) for part in own if part]
    reach = whole_months(sound, contract.cadence, min(changed, today), spans)
    if reach is None:
        raise ExtractError(
            f"{paths[0]}: its dates in {contract.date} reach over no whole month, from its first working day to its "
            f"last, so what it covers is not known; {_how_to_state(contract, paths)}"
        )
    return Metadata(Origin.COUNCIL, reach.first, reach.last, changed, source, reach.gaps, inferred=True)


def _how_to_state(contract: Contract, paths: Sequence[Path]) -> str:
    in_parts = paths[0].parent.name == contract.name
    files = f"FOLDER/*{paths[0].suffix}" if in_parts else str(paths[0])
    moved = "move the folder elsewhere, and " if in_parts else ""
    return f"{moved}state it: python -m data accept {contract.name} {files} --covers FIRST LAST, as 2024-07 2026-10"


def _refuse_other_than_dates(column: str, path: Path, schema: pa.Schema) -> None:
    place = f"{path}: the dates in {column} cannot be read"
    if column not in schema.names:
        raise ExtractError(f"{place}: there is no such column; add it")
    kind = schema.field(column).type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        raise ExtractError(f"{place}: they are of type {spoken_kind(kind)}; convert the column to days")


def _days_of(path: Path, column: str) -> Counter[date]:
    """How many rows of a file each day has, some rows at a time."""
    found: Counter[date] = Counter()
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=[column]):
                days = batch.column(0).cast(pa.date32(), safe=False).drop_null()
                for each in pc.value_counts(days).to_pylist():
                    found[each["values"]] += each["counts"]
    except (pa.ArrowException, OSError, ValueError, OverflowError):
        # What is said of damage may show what is there instead of a date.
        raise ExtractError(f"{path}: the dates in {column} cannot be read; put the file right") from None
    return found

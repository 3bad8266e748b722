"""Met Police offences by ward, month and category; newer files restate the months of older ones."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from data.sources import FileFault, Reading, Restated, SourceError
from data.sources.served.crime_file import CrimeFile, Months, read_file
from data.sources.served.crime_rows import Cell

COMMAND = EXTRACT = "recorded_crime"
COLUMNS = ("ward_code", "month", "major", "minor", "offences")
PUBLISHER = "Metropolitan Police Service, MPS Ward Level Crime (London Datastore)"


def read(paths: Sequence[Path], previous: pa.Table | None) -> Reading:
    """Reads the files, oldest first, over the previous extract; the newest file wins whole months.

    Each file has all 20 wards, so a whole month is every ward's. Raises SourceError with all files' faults.
    """
    files = sorted(_files(paths), key=lambda file: (max(file.months), min(file.months)))
    earlier = _from_table(previous) if previous is not None else {}
    oldest: Months = {}
    standing = dict(earlier)
    for file in files:
        standing |= file.months
    for file in reversed(files):
        oldest |= file.months
    oldest |= earlier
    restated = [_restated(month, oldest[month], standing[month]) for month in sorted(standing)]
    kept = sorted(earlier.keys() - {month for file in files for month in file.months})
    return Reading(
        _to_table(standing),
        summary=_summary(files, kept),
        covers=(min(standing), _after(max(standing)) - timedelta(days=1)),
        gaps=tuple(_gaps(sorted(standing))),
        warnings=tuple(warning for file in files for warning in file.warnings) + tuple(_older(files, earlier)),
        restated=tuple(month for month in restated if month.cells),
        kept=bool(kept),
    )


def _files(paths: Sequence[Path]) -> list[CrimeFile]:
    files: list[CrimeFile] = []
    faults: list[FileFault] = []
    for path in paths:
        try:
            files.append(read_file(path))
        except SourceError as error:
            faults.extend(error.faults)
    if faults:
        raise SourceError(faults)
    return files


def _restated(month: date, before: dict[Cell, int], after: dict[Cell, int]) -> Restated:
    changed = sum(before.get(cell, 0) != after.get(cell, 0) for cell in before.keys() | after.keys())
    return Restated(month, changed, sum(before.values()), sum(after.values()))


def _from_table(table: pa.Table) -> Months:
    months: Months = {}
    for ward, month, major, minor, offences in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[Cell(ward, major, minor)] = offences
    return months


def _to_table(months: Months) -> pa.Table:
    rows = sorted(
        (cell.ward, month, cell.major, cell.minor, n) for month, cells in months.items() for cell, n in cells.items()
    )
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))


def _after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _gaps(months: list[date]) -> list[date]:
    gaps = []
    for earlier, later in pairwise(months):
        month = _after(earlier)
        while month < later:
            gaps.append(month)
            month = _after(month)
    return gaps


def _older(files: list[CrimeFile], earlier: Months) -> list[str]:
    """A warning where the files given are older than what they are read over."""
    newest = max(month for file in files for month in file.months)
    if not earlier or newest >= max(earlier):
        return []
    ends = f"The extract went to {max(earlier):%Y-%m}, but the newest file given ends in {newest:%Y-%m}"
    return [f"{ends}: months that both have now show the older figures. Import the newer file again to mend that."]


def _summary(files: list[CrimeFile], kept: list[date]) -> tuple[tuple[str, str], ...]:
    lines = [(file.name, f"{_span(sorted(file.months))}, {file.rows:,} rows of Camden") for file in files]
    skipped = sum((file.skipped for file in files), Counter[str]())
    if skipped:
        most = ", ".join(f"{borough} {rows:,}" for borough, rows in skipped.most_common(3))
        more = f", and {len(skipped) - 3:,} more places" if len(skipped) > 3 else ""
        lines.append(("Rows of other boroughs skipped", f"{skipped.total():,} ({most}{more})"))
    if kept:
        lines.append(("Kept of the previous extract", _span(kept)))
    return tuple(lines)


def _span(months: list[date]) -> str:
    if len(months) == 1:
        return f"{months[0]:%Y-%m}"
    return f"{months[0]:%Y-%m} to {months[-1]:%Y-%m} ({len(months):,} months)"

"""People claiming out-of-work benefits, by ward, month and age, from Nomis; the publisher rounds them to 5."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.fetching.download import Service
from data.fetching.nomis import fetch_table
from data.periods import end
from data.served.faults import SourceError, read_each
from data.served.given import Dated
from data.served.newest_wins import Periods, lay, missing_months
from data.served.ties import refuse_ties
from data.sources.claimant_count.file import DATASET, QUERY, WHERE, Cells, ClaimantFile, Notes, months_of, read_file
from data.sources.claimant_count.whole import faults
from data.sources.source import Supplied
from data.vocabulary import Frequency

__all__ = ["COMMAND", "EXTRACT", "PUBLISHER", "WHERE", "days", "fetch", "read"]

COMMAND = EXTRACT = "claimant_count"
PUBLISHER = "Office for National Statistics, Claimant count by sex and age (Nomis NM_162_1)"
COLUMNS = ("ward_code", "month", "age_band", "claimants", "note")
WHICH = "Give the one that was asked for last, alone"
TYPES = [pa.string(), pa.date32(), pa.string(), pa.int64(), pa.string()]


def fetch(service: Service) -> None:
    """Saves the counts of the wards and of the borough, which they are held against."""
    fetch_table(service, "claimant_count.csv", DATASET, QUERY)


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads files, oldest first, over the previous extract; the newest wins each of its months in its age bands.

    How far a file or the extract goes says how new it is, whatever the order: one that ends earlier only adds. Raises
    SourceError with all files' faults, where a month would have no whole count of everyone, and where files that go to
    the same month differ.
    """
    files = sorted(read_each(paths, read_file), key=lambda file: (max(file.months), min(file.months)))
    refuse_ties([(file.name, max(file.months), file.cells) for file in files], WHICH)
    earlier, notes = _from_table(previous) if previous is not None else ({}, {})
    for file in files:
        notes |= file.notes
    bands = set().union(*(file.bands for file in files), *({band for _, band in cells} for cells in earlier.values()))
    # Bands lie one in another, so that only those of one band add up; nor do counts of which one is missing.
    standing = lay(list(_over(files, earlier)), earlier, adds_up=len(bands) == 1 and not notes)
    if found := [fault for file in files for fault in faults(file, standing.periods, earlier)]:
        raise SourceError(found)
    months = sorted(standing.periods)
    return Supplied(
        _to_table(standing.periods, notes),
        summary=_summary(files, standing.kept),
        covers=(months[0], end(Frequency.MONTH, months[-1])),
        gaps=missing_months(months),
        warnings=(*(warning for file in files for warning in file.warnings), *_not_taken(files, earlier)),
        restated=standing.restated,
        kept=bool(standing.kept),
        newest_month=max(month for file in files for month in file.months),
    )


def days(path: Path) -> Iterator[Dated]:
    """The month of each row."""
    yield from (Dated(month, line, f"DATE '{month:%Y-%m}'") for line, month in months_of(path))


def _over(files: list[ClaimantFile], earlier: Periods) -> Iterator[Periods]:
    """Each file's months, with the counts already known of the age bands that the file has not, and with those of the
    extract where it goes further than the file."""
    known = dict(earlier)
    for file in files:
        bands = file.bands
        months = {
            month: {cell: count for cell, count in known.get(month, {}).items() if cell[1] not in bands}
            | cells
            | _newer(file, month, earlier)
            for month, cells in file.months.items()
        }
        known |= months
        yield months


def _newer(file: ClaimantFile, month: date, earlier: Periods) -> Cells:
    """The counts of a month that the extract has from a newer file than this; none where this is as new."""
    if max(file.months) >= max(earlier, default=date.min):
        return {}
    return {cell: count for cell, count in earlier.get(month, {}).items() if count is not None}


def _not_taken(files: list[ClaimantFile], earlier: Periods) -> Iterator[str]:
    for file in files:
        newer = {(month, cell): n for month in file.months for cell, n in _newer(file, month, earlier).items()}
        off = sum(file.cells[cell] != newer[cell] for cell in newer.keys() & file.cells.keys())
        if off:
            ends = f"it ends in {max(file.months):%Y-%m} and the extract in {max(earlier):%Y-%m}"
            yield f"{file.name}: {off:,} of its counts were not taken, for those held are newer: {ends}."


def _from_table(table: pa.Table) -> tuple[dict[date, Cells], Notes]:
    months: dict[date, Cells] = {}
    notes: Notes = {}
    for ward, month, band, claimants, note in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[ward, band] = claimants
        if claimants is None:
            notes[month, (ward, band)] = note
    return months, notes


def _to_table(months: Periods, notes: Notes) -> pa.Table:
    rows = [
        (ward, month, band, n, notes[month, (ward, band)] if n is None else None)
        for month, cells in sorted(months.items())
        for (ward, band), n in sorted(cells.items(), key=lambda each: each[0])
    ]
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), TYPES, strict=True)],
        names=list(COLUMNS),
    )


def _summary(files: list[ClaimantFile], kept: Sequence[date]) -> tuple[tuple[str, str], ...]:
    lines = [(file.name, f"{_span(sorted(file.months))}, ages {', '.join(sorted(file.bands))}") for file in files]
    if skipped := sum(file.skipped for file in files):
        lines.append(("Rows of other places, measures or sexes skipped", f"{skipped:,}"))
    if kept:
        lines.append(("Kept of the previous extract", _span(kept)))
    return tuple(lines)


def _span(months: Sequence[date]) -> str:
    ends = f"{months[0]:%Y-%m} to {months[-1]:%Y-%m} ({len(months):,} months)"
    return ends if len(months) > 1 else f"{months[0]:%Y-%m}"

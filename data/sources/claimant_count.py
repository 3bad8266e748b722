"""People claiming out-of-work benefits, by ward, month and age, from Nomis; the publisher rounds them to 5."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.fetching.download import Query, Service
from data.fetching.nomis import address, fetch_table
from data.holding.warehouse import camden_wards
from data.periods import end
from data.served.faults import SourceError, read_each
from data.served.newest_wins import Periods, lay, missing_months
from data.served.nomis import BOROUGH, NomisTable, Observed, check_wards, read_table
from data.sources.source import Supplied
from data.vocabulary import Frequency

COMMAND = EXTRACT = "claimant_count"
PUBLISHER = "Office for National Statistics, Claimant count by sex and age (Nomis NM_162_1)"
COLUMNS = ("ward_code", "month", "age_band", "claimants")
DATE, AGE, MEASURE = "DATE", "AGE_NAME", "MEASURE_NAME"
KEPT_ROWS = {MEASURE: "Claimant count", "GENDER_NAME": "Total"}
EVERYONE = "All categories: Age 16+"
ROUNDED_TO = 5
DATASET = "NM_162_1"
# The last 36 months, both sexes and all ages together, as numbers of people.
QUERY: Query = {
    "geography": "E05013652...E05013671,E09000007",
    "date": "latestMINUS35-latest",
    "gender": 0,
    "age": 0,
    "measure": 1,
    "measures": 20100,
}
WHERE = f"open {address(DATASET, QUERY)} in a browser and save what it gives"


def fetch(service: Service) -> None:
    """Saves the counts of the wards and of the borough, which they are held against."""
    fetch_table(service, "claimant_count.csv", DATASET, QUERY)


@dataclass(frozen=True, slots=True)
class ClaimantFile:
    """Counts by month, and by ward and age band; `warnings` are of what is odd and yet may be so."""

    name: str
    months: dict[date, dict[tuple[str, str], int]]
    skipped: int
    warnings: tuple[str, ...]

    @property
    def bands(self) -> set[str]:
        """The age bands of the file."""
        return {band for cells in self.months.values() for _, band in cells}


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads files, oldest first, over the previous extract; the newest wins each of its months in its age bands.

    Raises SourceError with all files' faults.
    """
    files = sorted(read_each(paths, read_file), key=lambda file: (max(file.months), min(file.months)))
    earlier = _from_table(previous) if previous is not None else {}
    bands = set().union(*(file.bands for file in files), *({band for _, band in cells} for cells in earlier.values()))
    # Bands lie one in another, so that only those of one band add up.
    standing = lay(list(_with_other_bands(files, earlier)), earlier, adds_up=len(bands) == 1)
    months = sorted(standing.periods)
    return Supplied(
        _to_table(standing.periods),
        summary=_summary(files, standing.kept),
        covers=(months[0], end(Frequency.MONTH, months[-1])),
        gaps=missing_months(months),
        warnings=tuple(warning for file in files for warning in file.warnings),
        restated=standing.restated,
        kept=bool(standing.kept),
    )


def read_file(path: Path) -> ClaimantFile:
    """Reads one file; raises SourceError with all its faults."""
    table = read_table(path, (DATE, AGE, MEASURE), KEPT_ROWS)
    months = _months(table)
    if table.file.faults:
        raise SourceError(table.file.faults)
    return ClaimantFile(table.file.name, months, table.skipped, tuple(_oddities(table)))


def _months(table: NomisTable) -> dict[date, dict[tuple[str, str], int]]:
    """The counts of the wards; what is wrong with their months, ages and wards is noted in the file."""
    groups: dict[tuple[date, str], list[Observed]] = defaultdict(list)
    for row in table.rows:
        month, band = _month(row.fields[DATE]), _band(row.fields[AGE])
        if month is None:
            table.file.fault(row.line, f"{DATE} '{row.fields[DATE]}' is not a month such as 2026-06")
        if band is None:
            table.file.fault(row.line, f"{AGE} '{row.fields[AGE]}' is not an age such as Aged 16-24")
        if month and band:
            groups[month, band].append(row)
    months: dict[date, dict[tuple[str, str], int]] = {}
    for (month, band), rows in groups.items():
        check_wards(table.file, rows, f"count of {band} in {month:%Y-%m}")
        cells = {(row.area, band): row.value for row in rows if row.area != BOROUGH}
        months[month] = months.get(month, {}) | cells
    return months


def _month(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII) else None


def _band(text: str) -> str | None:
    """`16-24` for `Aged 16-24`; 16+ is everyone."""
    if text == EVERYONE:
        return "16+"
    if text.startswith("Age unknown"):
        return "unknown"
    found = re.fullmatch(r"Aged (\d+-\d+|\d+\+)", text, re.ASCII)
    return found[1] if found else None


def _oddities(table: NomisTable) -> Iterator[str]:
    wards = [row for row in table.rows if row.area != BOROUGH]
    if any(row.value % ROUNDED_TO for row in wards):
        yield f"{table.file.name}: not all counts are multiples of {ROUNDED_TO}, to which the publisher rounded them."
    totals = {(row.fields[DATE], row.fields[AGE]): row.value for row in table.rows if row.area == BOROUGH}
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row in wards:
        sums[row.fields[DATE], row.fields[AGE]] += row.value
    # Each of the wards, and the borough, may be rounded by as much as half of what they are rounded to.
    most = (len(camden_wards()) + 1) * ROUNDED_TO / 2
    off = [group for group, total in totals.items() if group in sums and abs(sums[group] - total) > most]
    if off:
        month, band = min(off)
        rule = f"the wards sum to {sums[month, band]:,} where Camden has {totals[month, band]:,}"
        yield f"{table.file.name}: {month}, {band}: {rule}, more than rounding explains ({len(off)} such sums)."


def _with_other_bands(files: list[ClaimantFile], earlier: Periods) -> Iterator[Periods]:
    """Each file's months, with the counts already known of the age bands that the file has not."""
    known = dict(earlier)
    for file in files:
        bands = file.bands
        months = {
            month: {cell: count for cell, count in known.get(month, {}).items() if cell[1] not in bands} | cells
            for month, cells in file.months.items()
        }
        known |= months
        yield months


def _from_table(table: pa.Table) -> Periods:
    months: dict[date, dict[tuple[str, str], int]] = {}
    for ward, month, band, claimants in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[ward, band] = claimants
    return months


def _to_table(months: Periods) -> pa.Table:
    rows = sorted((ward, month, band, n) for month, cells in months.items() for (ward, band), n in cells.items())
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))


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

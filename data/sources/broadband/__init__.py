"""Broadband that can be had in Camden, from Ofcom's files of local authorities, of which a year has one that counts."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.served.faults import read_each
from data.served.newest_wins import Periods, lay, missing_months
from data.sources.broadband.file import Availability, CoverageFile, read_file
from data.sources.source import Supplied

COMMAND = EXTRACT = "broadband"
PUBLISHER = "Ofcom, Connected Nations"
WHERE = "the file yyyymm_fixed_laua_coverage among the data of Connected Nations at https://www.ofcom.org.uk, unzipped"
COLUMNS = ("area_code", "area_name", "year", "measured_in", "measure", "share", "premises", "all_premises")


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads files, of which each month stands in the name, over the previous extract; a year's latest month stands.

    Raises SourceError with all files' faults.
    """
    files = read_each(paths, read_file)
    earlier = _from_table(previous) if previous is not None else {}
    # By month and not by year: a later month of a year takes its place, and restates nothing.
    standing = lay([{file.month: file.cells} for file in files], earlier, adds_up=False)
    latest = {month.year: month for month in sorted(standing.periods)}
    years = [date(year, 1, 1) for year in latest]
    return Supplied(
        _to_table({month: standing.periods[month] for month in latest.values()}),
        summary=_summary(files),
        covers=(years[0], date(years[-1].year, 12, 31)),
        gaps=missing_months(years, 12),
        warnings=tuple(_beaten(file, latest[file.month.year]) for file in files if file.month not in latest.values()),
        restated=standing.restated,
        kept=any(month in standing.kept for month in latest.values()),
    )


def _from_table(table: pa.Table) -> Periods:
    months: dict[date, dict[tuple[str, str], Availability]] = {}
    for area, name, _, month, measure, *figures in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[area, measure] = Availability(name, *figures)
    return months


def _to_table(months: Periods) -> pa.Table:
    rows = [
        (area, one.area_name, month.replace(month=1), month, measure, one.share, one.premises, one.all_premises)
        for month, cells in sorted(months.items())
        for (area, measure), one in sorted(cells.items())
    ]
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))


def _beaten(file: CoverageFile, latest: date) -> str:
    return f"{file.name}: {file.month:%Y-%m} is not used, because {latest:%Y-%m} of the same year is there too."


def _summary(files: list[CoverageFile]) -> tuple[tuple[str, str], ...]:
    lines = [(file.name, f"{file.month:%Y-%m}, {len(file.cells)} measures of Camden") for file in files]
    skipped = sum(file.skipped for file in files)
    return (*lines, ("Rows of other local authorities skipped", f"{skipped:,}")) if skipped else tuple(lines)

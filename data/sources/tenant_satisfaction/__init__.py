"""Tenant satisfaction measures of every large landlord of England, from the regulator's yearly workbooks."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.periods import year_end
from data.served.faults import read_each
from data.served.given import Dated
from data.served.newest_wins import Periods, lay, missing_months
from data.served.ties import refuse_ties
from data.sources.source import Supplied
from data.sources.tenant_satisfaction.file import CAMDEN, TsmFile, read_file
from data.sources.tenant_satisfaction.measures import UNITS

COMMAND = EXTRACT = "tenant_satisfaction"
PUBLISHER = "Regulator of Social Housing, Tenant Satisfaction Measures"
WHERE = (
    "the workbooks 'full data' among the Tenant Satisfaction Measures at https://www.gov.uk/government/collections/"
    "transparency-influence-and-accountability-including-tenant-satisfaction-measures"
)
WHICH = "Give the one that the regulator serves now; its name has a version, such as v1.1"
COLUMNS = ("landlord_code", "landlord_name", "landlord_type", "year", "measure", "value", "unit", "note")
TYPES = [pa.string(), pa.string(), pa.string(), pa.date32(), pa.string(), pa.float64(), pa.string(), pa.string()]
# A landlord by name and type, and a figure by value and note: what stands in a row beside its key.
LandlordFigure = tuple[str, str, float | None, str | None]


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads workbooks, one a year, over the previous extract; of two of a year the later version in its name wins.

    Raises SourceError with all workbooks' faults, and where two of one version differ.
    """
    files = sorted(read_each(paths, read_file), key=lambda file: (file.year, file.version))
    refuse_ties([(file.name, (file.year, file.version), _cells(file)) for file in files], WHICH)
    earlier = _from_table(previous) if previous is not None else {}
    standing = lay([{file.year: _cells(file)} for file in files], earlier, adds_up=False)
    years = sorted(standing.periods)
    return Supplied(
        _to_table(standing.periods),
        summary=_summary(files, standing.kept),
        covers=(years[0], year_end(years[-1])),
        gaps=missing_months(years, 12),
        restated=standing.restated,
        kept=bool(standing.kept),
    )


def days(path: Path) -> Iterator[Dated]:
    """The year in the names of its sheets."""
    year = read_file(path).year
    yield Dated(year, None, f"the year from {year:%B %Y} in the names of its sheets")


def _cells(file: TsmFile) -> dict[tuple[str, str], LandlordFigure]:
    return {
        (code, measure): (file.landlords[code].name, file.landlords[code].type, figure.value, figure.note)
        for (code, measure), figure in file.figures.items()
    }


def _from_table(table: pa.Table) -> Periods:
    years: dict[date, dict[tuple[str, str], LandlordFigure]] = {}
    for code, name, kind, year, measure, value, _, note in zip(
        *(table[column].to_pylist() for column in COLUMNS), strict=True
    ):
        years.setdefault(year, {})[code, measure] = (name, kind, value, note)
    return years


def _to_table(years: Periods) -> pa.Table:
    rows = sorted(
        (code, name, kind, year, measure, value, UNITS[measure], note)
        for year, cells in years.items()
        for (code, measure), (name, kind, value, note) in cells.items()
    )
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), TYPES, strict=True)],
        names=list(COLUMNS),
    )


def _summary(files: list[TsmFile], kept: Sequence[date]) -> tuple[tuple[str, str], ...]:
    lines = []
    for file in files:
        ours = sum(figure.value is not None for (code, _), figure in file.figures.items() if code == CAMDEN)
        told = f"{_name(file.year)}, {len(file.landlords):,} landlords, {len(file.figures):,} figures, {ours} of Camden"
        lines.append((file.name, told))
    if kept:
        lines.append(("Kept of the previous extract", ", ".join(map(_name, kept))))
    return tuple(lines)


def _name(year: date) -> str:
    """`2024/25`."""
    return f"{year.year}/{(year.year + 1) % 100:02}"

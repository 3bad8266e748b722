"""Met Police offences by ward, month and category; newer files restate the months of older ones."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import pyarrow as pa

from data.fetching.download import Service
from data.fetching.london import fetch_resources
from data.periods import end
from data.served.csv_file import read_csv
from data.served.faults import read_each
from data.served.given import Dated
from data.served.newest_wins import Periods, lay, missing_months
from data.sources.recorded_crime.columns import columns
from data.sources.recorded_crime.editions import oldest_first, over, whole_months
from data.sources.recorded_crime.file import CrimeFile, CrimeMonths, read_file
from data.sources.recorded_crime.places import NOWHERE
from data.sources.recorded_crime.rows import WardOffence
from data.sources.source import Supplied
from data.vocabulary import Frequency

COMMAND = EXTRACT = "recorded_crime"
COLUMNS = ("ward_code", "month", "major", "minor", "offences")
PUBLISHER = "Metropolitan Police Service, MPS Ward Level Crime (London Datastore)"
WHERE = "the CSV files 'MPS Ward Level Crime' at https://data.london.gov.uk/dataset/recorded_crime_summary"
# The name in addresses that others quote, and the lasting one.
DATASETS = ("recorded_crime_summary", "exy3m")
TITLE = "MPS Ward Level Crime"


def fetch(service: Service) -> None:
    """Saves the file of the last 24 months, and that of the months before, which is left out where it is not sound."""
    fetch_resources(service, DATASETS, TITLE)


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads the files over the previous extract; of each month the file that ends last wins, whatever their order.

    Each file has all 20 wards, so a whole month is every ward's. Raises SourceError with all files' faults.
    """
    held = _from_table(previous) if previous is not None else {}
    whole, left_out = whole_months(read_each(paths, read_file), held)
    files = oldest_first(whole)
    given, stale = zip(*(over(file, held, files) for file in files), strict=True)
    standing = lay(given, held, adds_up=True, family=lambda category: category[0])
    months = sorted(standing.periods)
    return Supplied(
        _to_table(standing.periods),
        summary=_summary(files, standing.kept),
        covers=(months[0], end(Frequency.MONTH, months[-1])),
        gaps=missing_months(months),
        warnings=(*(warning for file in files for warning in file.warnings), *left_out, *chain(*stale)),
        restated=standing.restated,
        kept=bool(standing.kept),
        newest_month=max(month for file in files for month in file.months),
    )


def days(path: Path) -> Iterator[Dated]:
    """The month of each column."""
    where = columns(read_csv(path))
    yield from (Dated(month, 1, f"the column {month:%Y%m}") for month in (where.months if where else ()))


def _from_table(table: pa.Table) -> CrimeMonths:
    months: CrimeMonths = {}
    for ward, month, major, minor, offences in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[WardOffence(ward or NOWHERE, major, minor)] = offences
    return months


def _to_table(months: Periods) -> pa.Table:
    rows = sorted(
        (ward, month, major, minor, number)
        for month, cells in months.items()
        for (ward, major, minor), number in cells.items()
    )
    wards, *others = map(list, zip(*rows, strict=True))
    own = pa.array([None if ward == NOWHERE else ward for ward in wards], pa.string())
    return pa.table(dict(zip(COLUMNS, [own, *others], strict=True)))


def _summary(files: list[CrimeFile], kept: Sequence[date]) -> tuple[tuple[str, str], ...]:
    lines = [(file.name, f"{_span(sorted(file.months))}, {file.rows:,} rows of Camden") for file in files]
    lines += [(f"Rows of {file.name} with no ward", file.unplaced) for file in files if file.unplaced]
    skipped = sum((file.skipped for file in files), Counter[str]())
    if skipped:
        most = ", ".join(f"{borough} {rows:,}" for borough, rows in skipped.most_common(3))
        more = f", and {len(skipped) - 3:,} more places" if len(skipped) > 3 else ""
        lines.append(("Rows of other boroughs skipped", f"{skipped.total():,} ({most}{more})"))
    if kept:
        lines.append(("Kept of the previous extract", _span(kept)))
    return tuple(lines)


def _span(months: Sequence[date]) -> str:
    if len(months) == 1:
        return f"{months[0]:%Y-%m}"
    return f"{months[0]:%Y-%m} to {months[-1]:%Y-%m} ({len(months):,} months)"

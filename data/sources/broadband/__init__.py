"""Broadband that can be had in Camden, from Ofcom's files of local authorities, of which a year has one that counts."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.served.faults import FileFault, SourceError, read_each
from data.served.given import Dated
from data.served.newest_wins import Periods, lay, missing_months
from data.served.ties import refuse_ties
from data.sources.broadband.file import Availability, CoverageFile, read_file
from data.sources.source import Supplied

COMMAND = EXTRACT = "broadband"
PUBLISHER = "Ofcom, Connected Nations"
WHERE = "the file yyyymm_fixed_laua_coverage among the data of Connected Nations at https://www.ofcom.org.uk, unzipped"
MONTH = ("measured_in", "release")
COLUMNS = ("area_code", "area_name", "year", *MONTH, "measure", "share", "premises", "all_premises")
ASK = "Give the file as it was served; if it is that, ask the publisher about it"
# Camden's premises do not grow by half from one file to another, nor does what a tenth of them have vanish.
AGAIN, MUCH = 1.5, 0.1
WHICH = "Give the one that the publisher serves under that name"


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads files, of which month and release stand in the name, over the previous extract, in whatever order.

    A year's latest month stands, and of a month the latest release. Raises SourceError with all files' faults, where
    two files of one release differ, and where one is far from the months beside it.
    """
    files = sorted(read_each(paths, read_file), key=lambda file: (file.month, file.release))
    refuse_ties([(file.name, (file.month, file.release), file.cells) for file in files], WHICH)
    earlier = _from_table(previous) if previous is not None else {}
    releases = dict(zip(*(previous[name].to_pylist() for name in MONTH), strict=True)) if previous is not None else {}
    new = [file for file in files if file.release >= releases.get(file.month, 0)]
    if faults := [fault for file in new for fault in _odd(file, [other for other in files if other != file], earlier)]:
        raise SourceError(faults)
    # By month and not by year: a later month of a year takes its place, and restates nothing.
    standing = lay([{file.month: file.cells} for file in new], earlier, adds_up=False)
    releases |= {file.month: file.release for file in new}
    latest = {month.year: month for month in sorted(standing.periods)}
    years = [date(year, 1, 1) for year in latest]
    return Supplied(
        _to_table({month: standing.periods[month] for month in latest.values()}, releases),
        summary=_summary(files),
        covers=(years[0], date(years[-1].year, 12, 31)),
        gaps=missing_months(years, 12),
        warnings=(*(file.unended for file in files if file.unended), *_beaten(files, latest, releases)),
        restated=standing.restated,
        kept=any(month in standing.kept for month in latest.values()),
    )


def days(path: Path) -> Iterator[Dated]:
    """The month in the file's name."""
    month = read_file(path).month
    yield Dated(month, None, f"{month:%Y%m} in its name")


def _odd(file: CoverageFile, others: Sequence[CoverageFile], earlier: Periods) -> Iterator[FileFault]:
    """What a file has that the nearest other month makes hard to believe: other premises, or none that have a speed."""
    months = {**earlier, **{other.month: other.cells for other in others if other.month != file.month}}
    months.pop(file.month, None)
    if not months:
        return
    near = min(months, key=lambda month: (abs(month - file.month), month))
    for (area, measure), one in file.cells.items():
        before = months[near].get((area, measure))
        if before is None:
            continue
        if not 1 / AGAIN < one.all_premises / before.all_premises < AGAIN:
            rule = f"Camden has {one.all_premises:,} premises, where {near:%Y-%m} has {before.all_premises:,}"
            yield FileFault(file.name, None, rule, ASK)
            return
        if one.share == 0 and before.share > MUCH:
            rule = f"{measure} is 0 of {one.all_premises:,} premises, where {near:%Y-%m} has {before.premises:,}"
            yield FileFault(file.name, None, rule, ASK)


def _from_table(table: pa.Table) -> Periods:
    months: dict[date, dict[tuple[str, str], Availability]] = {}
    for area, name, _, month, _, measure, *figures in zip(*(table[name].to_pylist() for name in COLUMNS), strict=True):
        months.setdefault(month, {})[area, measure] = Availability(name, *figures)
    return months


def _to_table(months: Periods, releases: dict[date, int]) -> pa.Table:
    rows = [
        (area, one.area_name, month.replace(month=1), month, releases[month], measure, *one[1:])
        for month, cells in sorted(months.items())
        for (area, measure), one in sorted(cells.items())
    ]
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))


def _beaten(files: list[CoverageFile], latest: dict[int, date], releases: dict[date, int]) -> Iterator[str]:
    """Which files are not used, and what stands instead of them."""
    for file in files:
        month, release = latest[file.month.year], releases[file.month]
        if file.month != month:
            yield f"{file.name}: {file.month:%Y-%m} is not used, because {month:%Y-%m} of the same year is there too."
        elif file.release < release:
            said = f"release {file.release} of {month:%Y-%m} is not used, because release {release} is there too"
            yield f"{file.name}: {said}."


def _summary(files: list[CoverageFile]) -> tuple[tuple[str, str], ...]:
    lines = [(file.name, f"{file.month:%Y-%m}, {len(file.cells)} measures of Camden") for file in files]
    skipped = sum(file.skipped for file in files)
    return (*lines, ("Rows of other local authorities skipped", f"{skipped:,}")) if skipped else tuple(lines)

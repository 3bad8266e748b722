"""The one layout of Explore Local Statistics: a row for each area, indicator and period, some with their limits."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.served.csv_file import DOWNLOAD, named, read_csv
from data.served.faults import SourceError
from data.shortly import cut
from data.sources.local_statistics.cells import is_of_london, period_of
from data.sources.local_statistics.figure import SubjectFile
from data.sources.local_statistics.row import AS_SERVED, Rows
from data.vocabulary.boroughs import CAMDEN

COLUMNS = (
    "areacd", "areanm", "geography", "indicator", "period", "observation", "measure", "unit", "lci_95", "uci_95",
    "status",
)  # fmt: skip
# One of the files has the column twice.
NOTES = "notes"


def read_file(path: Path) -> SubjectFile:
    """Reads one file; raises SourceError with all its faults."""
    file = read_csv(path)
    where = named(file, COLUMNS)
    if where is None:
        file.fault(None, "this is not the layout of Explore Local Statistics", AS_SERVED)
        raise SourceError(file.faults)
    notes = [place for place, name in enumerate(file.header) if name == NOTES]
    reading = Rows(file, where, notes)
    figures = [figure for row in file.rows if (figure := reading.figure(row))]
    if not file.faults and not any(figure.area_code == CAMDEN for figure in figures):
        file.fault(None, f"no row of Camden ({CAMDEN}) among {len(file.rows):,}", AS_SERVED)
    if file.unended:
        rule = "the last line has no end, which the publisher gives it, so that its last number may be cut short"
        file.fault(None, rule, DOWNLOAD)
    if file.faults:
        raise SourceError(file.faults)
    return SubjectFile(
        file.name, tuple(figures), len(file.rows) - len(figures), tuple(_unknown(file.name, file.header))
    )


def periods_of(path: Path) -> Iterator[tuple[int, date, str]]:
    """The line of each row of London in a sound file, the first day that it speaks of, and that as it is written."""
    file = read_csv(path)
    where = named(file, COLUMNS) or {}
    for row in file.rows:
        if is_of_london(row.fields[where["areacd"]]):
            yield row.line, period_of(row.fields[where["period"]])[0], row.fields[where["period"]]


def _unknown(name: str, header: tuple[str, ...]) -> Iterator[str]:
    """A sentence for each column that the publisher did not have before."""
    for column in header:
        if column not in (*COLUMNS, NOTES):
            yield f"{name}: the column '{cut(column)}' is new, and was not read."

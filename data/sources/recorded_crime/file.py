"""One Met Police ward-level file: its offences by month, or every reason to refuse it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Self

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, read_csv
from data.served.faults import SourceError
from data.shortly import some
from data.sources.recorded_crime.categories import unfamiliar
from data.sources.recorded_crime.columns import Columns, columns
from data.sources.recorded_crime.places import NOWHERE, of_old_wards
from data.sources.recorded_crime.rows import Counts, Line, WardOffence, added, lines, nowhere, ours
from data.sources.recorded_crime.whole import check_end, check_spelling, check_whole

CrimeMonths = dict[date, dict[WardOffence, int]]


@dataclass(frozen=True, slots=True)
class CrimeFile:
    """`months` has all 20 wards by the file's own categories, zero where the publisher has no row; and what has no
    ward, where there is a row of it."""

    name: str
    months: CrimeMonths
    rows: int
    skipped: Counter[str]
    unplaced: str
    warnings: tuple[str, ...]

    def without(self, months: Collection[date]) -> Self:
        """The same file less some months."""
        return replace(self, months={month: cells for month, cells in self.months.items() if month not in months})


def read_file(path: Path) -> CrimeFile:
    """Reads one file, wide by month; raises SourceError with all its faults."""
    file = read_csv(path)
    where = columns(file)
    if where is None:
        raise SourceError(file.faults)
    rows, skipped = ours(file, where)
    if of_old_wards(file, rows, where.named["WardCode"]):
        # What else is wrong with a file that cannot be used is of no help.
        raise SourceError(file.faults[-1:])
    found = lines(file, where, rows)
    counts = added(file, where, found)
    if rows:
        check_whole(file, counts)
        check_spelling(file, found)
        if rows[-1] is file.rows[-1]:
            check_end(file, found)
    elif file.rows:
        rule = f"no row has Camden in LookUp_BoroughName (found: {some(list(skipped), 5)})"
        file.fault(None, rule, "Give the publisher's file of all London, or of Camden")
    if file.faults:
        raise SourceError(file.faults)
    months = _months(where, counts)
    warnings = _warnings(file, where, months)
    return CrimeFile(file.name, months, len(rows), skipped, _unplaced(found), warnings)


def _months(where: Columns, counts: Counts) -> CrimeMonths:
    categories = {(cell.major, cell.minor) for cell in counts}
    cells = [WardOffence(ward, *category) for ward, category in product(camden_wards(), categories)]
    cells += [cell for cell in counts if cell.ward == NOWHERE]
    none = [0] * len(where.months)
    return {
        month: {cell: counts.get(cell, none)[position] for cell in cells} for position, month in enumerate(where.months)
    }


def _unplaced(found: dict[WardOffence, list[Line]]) -> str:
    rows, offences, names = nowhere(found)
    if not rows:
        return ""
    many = f"{rows:,} {'row' if rows == 1 else 'rows'}, {offences:,} {'offence' if offences == 1 else 'offences'}"
    return f"{many} ({some(names, 5)}): counted for Camden as a whole"


def _warnings(file: CsvFile, where: Columns, months: CrimeMonths) -> tuple[str, ...]:
    warnings = [file.unended] if file.unended else []
    if where.unused:
        warnings.append(f"{file.name}: not months, and not used: the columns {some(where.unused)}.")
    warnings += [f"{file.name}: {said}." for said in unfamiliar(months)]
    return tuple(warnings)

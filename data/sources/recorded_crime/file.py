"""One Met Police ward-level file: its offences by month, or every reason to refuse it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, read_csv
from data.served.faults import SourceError
from data.sources.recorded_crime.categories import absent
from data.sources.recorded_crime.columns import Columns, columns
from data.sources.recorded_crime.rows import Counts, WardOffence, counts, ours
from data.sources.recorded_crime.whole import check_end, check_whole

CrimeMonths = dict[date, dict[WardOffence, int]]


@dataclass(frozen=True, slots=True)
class CrimeFile:
    """`months` has all 20 wards by the file's own categories, zero where the publisher has no row."""

    name: str
    months: CrimeMonths
    rows: int
    skipped: Counter[str]
    warnings: tuple[str, ...]


def read_file(path: Path) -> CrimeFile:
    """Reads one file, wide by month; raises SourceError with all its faults."""
    file = read_csv(path)
    where = columns(file)
    if where is None:
        raise SourceError(file.faults)
    rows, skipped, strays = ours(file, where)
    found = counts(file, where, rows)
    if rows:
        check_whole(file, found)
        if rows[-1] is file.rows[-1]:
            check_end(file, found, list(found)[-1])
    elif file.rows:
        rule = f"no row has Camden in LookUp_BoroughName (found: {', '.join(list(skipped)[:5])})"
        file.fault(None, rule, "Give the publisher's file of all London, or of Camden")
    if file.faults:
        raise SourceError(file.faults)
    return CrimeFile(file.name, _months(where, found), len(rows), skipped, _warnings(file, where, found, strays))


def _months(where: Columns, found: Counts) -> CrimeMonths:
    categories = {(cell.major, cell.minor) for cell in found}
    cells = [WardOffence(ward, *category) for ward, category in product(camden_wards(), categories)]
    none = [0] * len(where.months)
    return {
        month: {cell: found.get(cell, none)[position] for cell in cells} for position, month in enumerate(where.months)
    }


def _warnings(file: CsvFile, where: Columns, found: Counts, strays: int) -> tuple[str, ...]:
    warnings = []
    if where.unused:
        warnings.append(f"{file.name}: not months, and not used: the columns {', '.join(where.unused)}.")
    if strays:
        warnings.append(f"{file.name}: {strays:,} skipped rows have a Camden ward code but another borough.")
    if missing := absent({(cell.major, cell.minor) for cell in found}):
        consequence = "What counts them will read zero for these months."
        warnings.append(f"{file.name}: no ward has a row of {'; '.join(missing)}. {consequence}")
    return tuple(warnings)

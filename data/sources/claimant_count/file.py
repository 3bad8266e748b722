"""One table of claimants as Nomis serves it: its counts by month, ward and age, or every reason to refuse it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.fetching.download import Query
from data.fetching.nomis import address
from data.holding.warehouse import camden_wards
from data.served.faults import SourceError
from data.served.nomis import Dimension, NomisTable, Observed, check_wards, read_table
from data.vocabulary.boroughs import CAMDEN

DATASET = "NM_162_1"
# The last 36 months, both sexes and all ages together, as numbers of people.
QUERY: Query = {
    "geography": f"E05013652...E05013671,{CAMDEN}",
    "date": "latestMINUS35-latest",
    "gender": 0,
    "age": 0,
    "measure": 1,
    "measures": 20100,
}
WHERE = f"open {address(DATASET, QUERY)} in a browser and save what it gives"
ASK = f"To import it, {WHERE}"

DATE, AGE, AGE_NAME = "DATE", "AGE", "AGE_NAME"
SEXES = Dimension("GENDER", "0", "Total", {"0": "men and women together", "1": "men only", "2": "women only"})
MEASURES = {"1": "numbers of claimants", "2": "claimants as a percentage of residents aged 16 to 64"}
MEASURE = Dimension("MEASURE", "1", "Claimant count", MEASURES)
# The age band of everyone, the publisher's code for it, and its name where the code was not asked for.
EVERYONE, ALL_AGES, ALL_AGES_NAME = "16+", "0", "All categories: Age 16+"
ROUNDED_TO = 5

# Counts by ward and age band; None where the publisher gives none.
Cells = dict[tuple[str, str], int | None]
# Why a count is missing, by month, and by ward and age band.
Notes = dict[tuple[date, tuple[str, str]], str]


@dataclass(frozen=True, slots=True)
class ClaimantFile:
    """Counts by month, with `notes` on the missing ones; `warnings` are of what is odd and yet may be so."""

    name: str
    months: dict[date, Cells]
    notes: Notes
    skipped: int
    warnings: tuple[str, ...]

    @property
    def cells(self) -> dict[tuple[date, tuple[str, str]], int | None]:
        """The counts by month, and by ward and age band."""
        return {(month, cell): count for month, cells in self.months.items() for cell, count in cells.items()}

    @property
    def bands(self) -> set[str]:
        """The age bands of the file."""
        return {band for cells in self.months.values() for _, band in cells}


def read_file(path: Path) -> ClaimantFile:
    """Reads one file; raises SourceError with all its faults."""
    table = read_table(path, (DATE,), (SEXES, MEASURE), ASK)
    if table.file.header and not {AGE, AGE_NAME} & {*table.file.header}:
        rule = f"there is neither {AGE} nor {AGE_NAME}, so nothing says of which ages the claimants are"
        table.file.fault(1, rule, ASK)
    months, notes = _months(table) if not table.file.faults else ({}, {})
    if table.file.faults:
        raise SourceError(table.file.faults)
    warnings = (*_held_back(table.file.name, notes), *_oddities(table))
    return ClaimantFile(table.file.name, months, notes, table.skipped, warnings)


def months_of(path: Path) -> Iterator[tuple[int, date]]:
    """The line and the month of each row that is read."""
    for row in read_table(path, (DATE,), (SEXES, MEASURE), ASK).rows:
        if month := _month(row.fields[DATE]):
            yield row.line, month


def _months(table: NomisTable) -> tuple[dict[date, Cells], Notes]:
    """The counts of the wards, and why some are missing; what is wrong with their months, ages and wards is noted in
    the file."""
    groups: dict[tuple[date, str], list[Observed]] = defaultdict(list)
    for row in table.rows:
        month, band = _month(row.fields[DATE]), _band(row.fields)
        if month is None:
            table.file.fault(row.line, f"{DATE} '{row.fields[DATE]}' is not a month such as 2026-06")
        if band is None:
            table.file.fault(row.line, _no_band(row.fields), "Ask for the columns age and age_name together")
        if month and band:
            groups[month, band].append(row)
    months: dict[date, Cells] = {}
    notes: Notes = {}
    for (month, band), rows in groups.items():
        check_wards(table.file, rows, f"count of {band} in {month:%Y-%m}")
        wards = [row for row in rows if row.area != CAMDEN]
        months.setdefault(month, {}).update({(row.area, band): row.value for row in wards})
        notes |= {(month, (row.area, band)): row.note for row in wards if row.value is None}
    return months, notes


def _month(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII) else None


def _band(fields: dict[str, str]) -> str | None:
    """`16-24` for `Aged 16-24`; 16+ is everyone, which the code says where it is there, whatever the name does.

    None where neither says which it is, or the two are at odds.
    """
    code, name = fields.get(AGE), fields.get(AGE_NAME, "")
    found = re.fullmatch(r"Aged (\d+-\d+|\d+\+)", name, re.ASCII)
    part = "unknown" if name.startswith("Age unknown") else found and found[1]
    if code == ALL_AGES or (code is None and name == ALL_AGES_NAME):
        return None if part else EVERYONE
    return part or None


def _no_band(fields: dict[str, str]) -> str:
    said = " and ".join(f"{column} '{fields[column]}'" for column in (AGE, AGE_NAME) if column in fields)
    return f"{said} is not an age such as Aged 16-24, nor everyone ({AGE} {ALL_AGES}, {ALL_AGES_NAME})"


def _held_back(name: str, notes: Notes) -> Iterator[str]:
    """What the publisher does not give, which is missing and not nought."""
    for (month, (ward, band)), note in sorted(notes.items()):
        said = f"{camden_wards()[ward]} has no count of {band} in {month:%Y-%m}: the publisher gives none ({note})"
        yield f"{name}: {said}. It is missing there, and so is every total that it belongs to."


def _oddities(table: NomisTable) -> Iterator[str]:
    counts = [(row, row.value) for row in table.rows if row.value is not None]
    if any(value % ROUNDED_TO for row, value in counts if row.area != CAMDEN):
        yield f"{table.file.name}: not all counts are multiples of {ROUNDED_TO}, to which the publisher rounded them."
    totals: dict[tuple[str, str], int] = {}
    wards: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, value in counts:
        group = row.fields[DATE], _band(row.fields) or ""
        if row.area == CAMDEN:
            totals[group] = value
        else:
            wards[group].append(value)
    # Each of the wards, and the borough, may be rounded by as much as half of what they are rounded to.
    most = (len(camden_wards()) + 1) * ROUNDED_TO / 2
    sums = {group: sum(values) for group, values in wards.items() if len(values) == len(camden_wards())}
    off = [group for group, total in totals.items() if group in sums and abs(sums[group] - total) > most]
    if off:
        month, band = min(off)
        rule = f"the wards sum to {sums[month, band]:,} where Camden has {totals[month, band]:,}"
        yield f"{table.file.name}: {month}, {band}: {rule}, more than rounding explains ({len(off)} such sums)."

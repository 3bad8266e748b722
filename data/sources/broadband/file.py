"""One of Ofcom's files of fixed broadband by local authority: Camden's row, or every reason to refuse the file."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from data.served.csv_file import CsvFile, CsvRow, named, read_csv
from data.served.faults import SourceError

CAMDEN = "E09000007"
PERCENT, NUMBER = "% of premises {}", "Number of premises {}"
AVAILABLE, WITH = "{} availability (% premises)", "Number of premises with {} availability"
# Each measure by its two columns: the percentage and the number of premises.
MEASURES = {
    "superfast": (AVAILABLE.format("SFBB"), WITH.format("SFBB")),
    "ultrafast_100": (AVAILABLE.format("UFBB (100Mbit/s)"), WITH.format("UFBB (100Mbit/s)")),
    "ultrafast_300": (AVAILABLE.format("UFBB"), WITH.format("UFBB")),
    "full_fibre": (AVAILABLE.format("Full Fibre"), WITH.format("Full Fibre")),
    "gigabit": (AVAILABLE.format("Gigabit"), WITH.format("Gigabit")),
}
MEASURES |= {
    measure: (PERCENT.format(words), NUMBER.format(words))
    for measure, words in {
        "unable_2": "unable to receive 2Mbit/s",
        "unable_5": "unable to receive 5Mbit/s",
        "unable_10": "unable to receive 10Mbit/s",
        "unable_30": "unable to receive 30Mbit/s",
        "below_uso": "below the USO",
        "next_generation": "with NGA",
        "decent_from_wireless": "able to receive decent broadband from FWA",
    }.items()
}
AREA, NAME, ALL = "laua", "laua_name", "All Premises"
# A percentage is its number of premises rounded to a tenth.
NEAR = Decimal("0.0501")
# A column and what stands in it.
Named = tuple[str, str]


class Availability(NamedTuple):
    """`share`, 0 to 1, is as published; `premises` of `all_premises` is what it was made of."""

    area_name: str
    share: float
    premises: int
    all_premises: int


@dataclass(frozen=True, slots=True)
class CoverageFile:
    """Camden's `cells` by area and measure in a month (its first day), and how many other rows there were."""

    name: str
    month: date
    cells: dict[tuple[str, str], Availability]
    skipped: int


def read_file(path: Path) -> CoverageFile:
    """Reads one file; raises SourceError with all its faults."""
    file = read_csv(path)
    month = _month(path, file)
    where = named(file, (AREA, NAME, ALL, *(column for pair in MEASURES.values() for column in pair)))
    ours = [row for row in file.rows if where and row.fields[where[AREA]] == CAMDEN]
    if where and len(ours) != 1:
        rule = f"{len(ours)} rows of Camden ({CAMDEN})" if ours else f"no row of Camden ({CAMDEN})"
        file.fault(ours[1].line if ours else None, f"{rule} among {len(file.rows):,}, where one is needed")
    cells = _cells(file, ours[0], where) if where and ours else {}
    if file.faults or month is None:
        raise SourceError(file.faults)
    return CoverageFile(str(path), month, cells, len(file.rows) - 1)


def _month(path: Path, file: CsvFile) -> date | None:
    """The month of the file's figures, which stands in its name and nowhere else."""
    found = re.match(r"(20\d\d)(0[1-9]|1[0-2])_fixed_laua", path.name, re.ASCII)
    if found:
        return date(int(found[1]), int(found[2]), 1)
    rule = "the month of the figures is not in the file's name, which begins like 202507_fixed_laua_coverage"
    file.fault(None, rule, "Give the file the name it had on the publisher's page")
    return None


def _cells(file: CsvFile, row: CsvRow, where: dict[str, int]) -> dict[tuple[str, str], Availability]:
    found = {}
    for measure, columns in MEASURES.items():
        share, premises, everything = ({column: row.fields[where[column]] for column in (*columns, ALL)}).items()
        try:
            found[CAMDEN, measure] = _availability(row.fields[where[NAME]], share, premises, everything)
        except ValueError as error:
            file.fault(row.line, str(error))
    return found


def _availability(name: str, share: Named, premises: Named, everything: Named) -> Availability:
    """Raises ValueError where a number is none, or the percentage is not that of its premises."""
    whole = _number(everything, r"[1-9]\d{0,8}", "a whole number above 0")
    part = _number(premises, r"\d{1,9}", "a whole number", most=whole)
    percentage = _number(share, r"\d{1,3}(\.\d+)?", "a percentage", most=Decimal(100))
    if abs(percentage - part * 100 / whole) > NEAR:
        raise ValueError(f"{share[0]} is {percentage}, but {part:,} of {whole:,} is {part * 100 / whole:.1f}")
    return Availability(name, float(percentage / 100), int(part), int(whole))


def _number(named: Named, form: str, what: str, *, most: Decimal | None = None) -> Decimal:
    column, text = named
    if not re.fullmatch(form, text, re.ASCII):
        raise ValueError(f"{column} is '{text}', which is not {what}")
    if most is not None and Decimal(text) > most:
        raise ValueError(f"{column} is {text}, which is more than {most:,}")
    return Decimal(text)

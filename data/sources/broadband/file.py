"""One of Ofcom's files of fixed broadband by local authority: Camden's row, or every reason to refuse the file."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from data.served.csv_file import CsvFile, CsvRow, named, read_csv
from data.served.faults import FileFault, SourceError
from data.vocabulary.boroughs import CAMDEN

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
# The month, the premises where they are not all, and the release; the name may go on, as a browser's second copy does.
NAMED = r"(20\d\d)(0[1-9]|1[0-2])_fixed_laua_(res_)?coverage(?:_r(\d{1,3}))?(?![a-z0-9]).*"
OTHER_COLUMNS = (
    "Give the file yyyymm_fixed_laua_coverage as it was served; if it is that, this release names its columns "
    "otherwise, and the importer has to be changed before it can be read"
)
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
    """Camden's `cells` by area and measure in a month (its first day), and how many other rows there were.

    `release` is the number of the publisher's release of that month, 2 for r02; 0 where the name has none; `unended` a
    sentence where the last line has no end."""

    name: str
    month: date
    release: int
    cells: dict[tuple[str, str], Availability]
    skipped: int
    unended: str = ""


def read_file(path: Path) -> CoverageFile:
    """Reads one file; raises SourceError with all its faults."""
    month, release = _named(path)
    file = read_csv(path)
    columns = (AREA, NAME, ALL, *(column for pair in MEASURES.values() for column in pair))
    where = named(file, columns, OTHER_COLUMNS)
    ours = [row for row in file.rows if where and row.fields[where[AREA]] == CAMDEN]
    if where and len(ours) != 1:
        rule = f"{len(ours)} rows of Camden ({CAMDEN})" if ours else f"no row of Camden ({CAMDEN})"
        fix = "Give the file of all local authorities, or Camden's row of it with the header"
        file.fault(ours[1].line if ours else None, f"{rule} among {len(file.rows):,}, where one is needed", fix)
    cells = _cells(file, ours[0], where) if where and ours else {}
    if file.faults:
        raise SourceError(file.faults)
    return CoverageFile(str(path), month, release, cells, len(file.rows) - 1, file.unended)


def _named(path: Path) -> tuple[date, int]:
    """The month of the file's figures and its release, which stand in its name and nowhere else.

    Raises SourceError for a name that says neither, and for one of other premises: their columns are the same.
    """
    found = re.fullmatch(NAMED, path.name, re.ASCII | re.IGNORECASE)
    if not found:
        rule = "its name does not begin like 202507_fixed_laua_coverage_r01, which says of what and when"
        fix = "Give that file of the publisher's, under the name it has there"
        raise SourceError([FileFault(str(path), None, rule, fix)])
    year, month, residential, release = found.groups()
    if residential:
        whole = path.name.lower().replace("_res_", "_", 1)
        rule = "residential premises only, as its name says; the figures are of all premises, homes and businesses"
        raise SourceError([FileFault(str(path), None, rule, f"Give {whole}, the file of all premises, instead")])
    return date(int(year), int(month), 1), int(release or 0)


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

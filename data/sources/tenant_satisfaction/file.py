"""One of the regulator's workbooks of tenant satisfaction measures: every landlord's figures, or why it is refused."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.served.faults import FileFault, SourceError
from data.served.workbook import CellValue, Sheet, read_sheets
from data.shortly import cut
from data.sources.tenant_satisfaction.landlords import Landlord, LandlordTable, check_coverage, landlords
from data.sources.tenant_satisfaction.measures import MANAGEMENT, PER_HOMES, PERCENT, PERCEPTION, Measure

CAMDEN = "00AG"
SHEETS = {
    "tenants' views (TSMnn_LCRA_Perception)": r"TSM\d\d[ _]LCRA[ _]Perception",
    "management information (TSMnn_Management_Info)": r"TSM\d\d[ _]Management[ _]+Info",
    "coverage (Table_Coverage)": r"Table[ _]Coverage",
}
CODES = {
    "X": "the landlord left it blank",
    "Z": "no answer was required",
    "U": "nothing to divide by",
    "E": "left out by the regulator",
    "S": "too few answers",
}
# How its CSV begins, whose columns are the fields of the return.
DATA_FIELDS = b"ProviderNumber"
WORKBOOK = (
    "Give the workbook of the same year, named like 2025_TSM_Full_Data_v1.0_FINAL.xlsx, from the regulator's page of "
    "Tenant Satisfaction Measures"
)
# Percentages and rates are printed to a tenth; a quotient further off than that is of other parts.
NEAR = 0.0501


@dataclass(frozen=True, slots=True)
class TsmFigure:
    """A value in its unit, a share being 0 to 1; none where the workbook has a code, which is then `note`."""

    value: float | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TsmFile:
    """`figures` by landlord's code and measure; `year` is the first day of the financial year.

    `version` is the regulator's, which the file's name says: (1, 1) for v1.1, (0, 0) where it has none."""

    name: str
    year: date
    version: tuple[int, int]
    landlords: dict[str, Landlord]
    figures: dict[tuple[str, str], TsmFigure]


def read_file(path: Path) -> TsmFile:
    """Reads one workbook of either layout; raises SourceError with all its faults."""
    _refuse_data_fields(path)
    views, management, coverage = read_sheets(path, SHEETS, WORKBOOK).values()
    year = _year(views, management)
    tables = [(landlords(views), PERCEPTION), (landlords(management), MANAGEMENT)]
    found: dict[tuple[str, str], TsmFigure] = {}
    known: dict[str, Landlord] = {}
    for table, measures in tables:
        known |= table.landlords
        for measure in measures:
            found |= _figures(table, measure)
    check_coverage(coverage, [table for table, _ in tables])
    for table, _ in tables:
        if CAMDEN not in table.landlords and table.landlords:
            table.sheet.fault(
                None, None, f"no row of the landlord {CAMDEN}, Camden", "Give the workbook of all landlords"
            )
    faults = [*views.faults, *management.faults, *coverage.faults]
    if faults:
        raise SourceError(faults)
    return TsmFile(str(path), year, _version(path), known, found)


def _refuse_data_fields(path: Path) -> None:
    """Raises SourceError for the regulator's other file of the same figures."""
    with path.open("rb") as file:
        start = file.read(200).lstrip(b'\xef\xbb\xbf"')
    if start.startswith(DATA_FIELDS):
        rule = (
            "the regulator's CSV of data fields (ProviderNumber and so on) and not its workbook; it has no list that "
            "says which landlords are in it"
        )
        raise SourceError([FileFault(str(path), None, rule, WORKBOOK)])


def _version(path: Path) -> tuple[int, int]:
    found = re.search(r"(?<![a-z0-9])v(\d{1,3})\.(\d{1,3})(?!\d)", path.name, re.ASCII | re.IGNORECASE)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _year(views: Sheet, management: Sheet) -> date:
    """TSM24 has the financial year that ends in 2024."""
    ends = [2000 + int(re.sub(r"\D", "", sheet.name)) for sheet in (views, management)]
    if ends[0] != ends[1]:
        management.fault(None, None, f"is of another year than the sheet {views.name}")
    return date(ends[0] - 1, 4, 1)


def _figures(table: LandlordTable, measure: Measure) -> dict[tuple[str, str], TsmFigure]:
    """The figure of each landlord, and a fault for each that is none or that is at odds with its parts."""
    column = table.only(measure.column(table.header), measure.code)
    parts = [table.only(places, f"{measure.code}'s parts") for places in measure.part_columns(table.header)]
    known = [part for part in parts if part is not None]
    if column is None or len(known) < len(parts):
        return {}
    found: dict[tuple[str, str], TsmFigure] = {}
    for row, landlord, cells in table.rows:
        figure = _figure(measure, cells[column])
        if known and isinstance(figure, TsmFigure) and figure.value is not None:
            figure = _against_parts(measure, cells[column], cells[known[0]], cells[known[1]]) or figure
        if isinstance(figure, str):
            table.sheet.fault(row, column, f"{measure.code} {figure}")
        else:
            found[landlord.code, measure.code] = figure
    return found


def _figure(measure: Measure, cell: CellValue) -> TsmFigure | str:
    """The figure of a cell, or what is wrong with it."""
    if isinstance(cell, str) and (code := re.fullmatch(r"\[([A-Z])\]", cell)) and code[1] in CODES:
        return TsmFigure(None, code[1])
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        shown = "is empty" if cell is None else f"is '{cut(str(cell))}'"
        return f"{shown}, neither a number nor one of the codes {', '.join(f'[{known}]' for known in CODES)}"
    share = measure.unit == PERCENT
    if cell < 0 or (share and cell > 100):
        return f"is {cell}; it must be {'0 to 100' if share else '0 or more'}"
    if measure.code.startswith("TP") and 0 < cell < 1:
        return f"is {cell}, as if 1 stood for everyone; it is in %, and no landlord's has been below 10"
    # In decimals: 98.4 divided as a binary fraction is 0.9840000000000001.
    return TsmFigure(float(Decimal(str(cell)) / 100) if share else float(cell))


def _against_parts(
    measure: Measure, cell: CellValue, numerator: CellValue, denominator: CellValue
) -> TsmFigure | str | None:
    """What else the figure is by its numerator and denominator, or how it is at odds with them; None if it agrees.

    Where there is nothing to divide by, the workbook of 2025 has [U] and that of 2024 a 0, which is no figure.
    """
    printed = cell if isinstance(cell, int | float) else 0
    whole = isinstance(numerator, int | float) and isinstance(denominator, int | float)
    if not whole or not denominator:
        code = "U" if denominator in (0, "[X]") else "X"
        return (
            TsmFigure(None, code) if not printed else f"is {printed:g}, but its parts are {numerator} of {denominator}"
        )
    scale = 1000 if measure.unit == PER_HOMES else 100
    quotient = float(numerator or 0) / float(denominator) * scale
    if abs(printed - quotient) > NEAR:
        return f"is {printed:g}, but {numerator:,} of {denominator:,} is {quotient:.1f}"
    return None

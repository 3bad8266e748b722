"""Small workbooks in the two layouts of the regulator's, for the tests that read or refuse them."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

CAMDEN, ABRI, WEST = ("London Borough of Camden Council", "00AG"), ("Abri Group Limited", "L4172"), ("West", 5130)
LANDLORDS = (ABRI, CAMDEN, WEST)
Mutation = Callable[[Workbook], None]

SATISFIED = "Proportion of respondents who report that they are satisfied, as it is worded here (TP{:02})"
PERCENTAGES = {
    "BS01": "Proportion of homes for which all required gas safety checks have been carried out",
    "BS02": "Proportion of homes for which all required fire risk assessments have been carried out",
    "BS03": "Proportion of homes for which all required asbestos surveys have been carried out",
    "BS04": "Proportion of homes for which all required legionella risk assessments have been carried out",
    "BS05": "Proportion of homes for which all required lift safety checks have been carried out",
    "RP01": "Proportion of homes that do not meet the Decent Homes Standard",
    "RP02 1": "Proportion of non-emergency responsive repairs completed within the target timescale",
    "RP02 2": "Proportion of emergency responsive repairs completed within the target timescale",
    "CH02 1": "LCRA - Proportion of stage one complaints responded to",
    "CH02 2": "LCRA - Proportion of stage two complaints responded to",
}
RATES = {
    "NM01 1": "Number of anti-social behaviour cases, opened per 1,000 homes",
    "NM01 2": "Number of anti-social behaviour cases that involve hate incidents opened per 1,000 homes",
    "CH01 1": "LCRA - Number of stage one complaints made per 1,000 homes",
    "CH01 2": "LCRA - Number of stage two complaints made per 1,000 homes",
}


def headers(year: int) -> tuple[list[str], list[str]]:
    """The headers of the two sheets; those of 2025 end in the numbers of footnotes."""
    note = "7" if year == 2025 else ""
    first = ["Landlord name", "Landlord code", "Landlord type", "Landlord TSM Publication URL1"]
    survey = ["Relevant\N{NO-BREAK SPACE}tenant population size (LCRA)", "Total sample size achieved"]
    views = [*first, *survey, "Estimated margin of error achieved2 %"]
    views += [SATISFIED.format(number) + note for number in range(1, 13)]
    views += ["Proportion of respondents who report that they are satisfied (TP01) for each survey method - Telephone6"]
    management = [*first, *(f"{text} ({code}){note}" for code, text in (PERCENTAGES | RATES).items())]
    for code, text in (PERCENTAGES | RATES).items():
        tenure = "LCRA - Number of" if text.startswith("LCRA") else "Number of"
        management += [f"{tenure} some ({code} Numerator)", f"{tenure} all ({code} Denominator) {note}"]
    # Shared owners' complaints end as the tenants' do.
    management += [f"LCHO - Number of stage one complaints (CH01 1 {part})" for part in ("Numerator", "Denominator")]
    return views, management


def row(name: str, code: str | int, year: int, cells: list[object]) -> list[object]:
    kind = "PRP" if str(code).startswith("L") else {2024: "LARP", 2025: "LA"}[year]
    return [name, code if year == 2025 else str(code), kind, "https://example.org", *cells]


def book(year: int = 2025) -> Workbook:
    """Every landlord with 1,000 tenants, 250 answers, 5% off, TPnn nn.5%, and 45 of 60 of everything."""
    views, management = headers(year)
    made = Workbook()
    made.remove(made.active)
    prefix = f"TSM{year % 100}"
    coverage = made.create_sheet("Table_Coverage")
    sheets = [made.create_sheet(f"{prefix}_LCRA_Perception"), made.create_sheet(f"{prefix}_Management_Info")]
    coverage.append(["Table Coverage"])
    coverage.append([])
    coverage.append([*views[:3], sheets[0].title, f"{prefix}_Management _Info"])
    for name, code in LANDLORDS:
        coverage.append([*row(name, code, year, [])[:3], "Yes", "Yes"])
    figures: list[object] = [1000, 250, 5, *(number + 0.5 for number in range(1, 13)), 1.5]
    managed: list[object] = (
        [75] * len(PERCENTAGES) + [750] * len(RATES) + [45, 60] * len(PERCENTAGES | RATES) + ["[X]"] * 2
    )
    for sheet, header, cells in zip(sheets, (views, management), (figures, managed), strict=True):
        sheet.append([sheet.title])
        for text in ["Notes:", "1. A note."] if year == 2025 else []:
            sheet.append([text])
        sheet.append(header)
        for name, code in LANDLORDS:
            sheet.append(row(name, code, year, cells))
        for text in ["Notes:", "1. A note."] if year == 2024 else []:
            sheet.append([text])
    return made


def views(made: Workbook) -> Worksheet:
    return made.worksheets[1]


def management(made: Workbook) -> Worksheet:
    return made.worksheets[2]


def header_row(sheet: Worksheet) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == "Landlord name")


def find(sheet: Worksheet, code: str | int, ends: str):
    """The cell of a landlord in the first column whose header holds some text."""
    top = header_row(sheet)
    column = next(cell.column for cell in sheet[top] if cell.value and ends in str(cell.value))
    line = next(cell.row for cell in sheet["B"] if str(cell.value) == str(code))
    return sheet.cell(line, column)


def save(folder: Path, made: Workbook, name: str = "tsm.xlsx") -> Path:
    made.save(folder / name)
    return folder / name

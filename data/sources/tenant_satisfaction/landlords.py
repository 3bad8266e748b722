"""The landlords of a sheet of the regulator's workbook: its header, its rows, and whether all are there."""

import re
from dataclasses import dataclass

from data.declarations.spelling import meant
from data.served.workbook import DOWNLOAD, CellValue, Sheet
from data.sources.tenant_satisfaction.measures import plain

NAMED = ("Landlord name", "Landlord code", "Landlord type")
# Local authorities are LARP in 2024 and LA in 2025.
TYPES = {"LARP": "local authority", "LA": "local authority", "PRP": "private registered provider"}


@dataclass(frozen=True, slots=True)
class Landlord:
    """A registered provider by the regulator's code; its type in words."""

    code: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class LandlordTable:
    """The table inside a sheet: header and rows, each with its number and its landlord."""

    sheet: Sheet
    header: list[str]
    header_row: int
    rows: list[tuple[int, Landlord, tuple[CellValue, ...]]]

    @property
    def landlords(self) -> dict[str, Landlord]:
        """The landlords of the rows by code."""
        return {landlord.code: landlord for _, landlord, _ in self.rows}

    def only(self, places: list[int], what: str) -> int | None:
        """The one place where a column stands; notes a fault where it stands nowhere, or twice."""
        if len(places) == 1:
            return places[0]
        if not self.header:
            return None
        if places:
            self.sheet.fault(self.header_row, places[1], f"a column of {what} stands twice")
        else:
            endings = [found[0] for text in self.header if (found := re.search(r"\([^()]*\)$", text))]
            near = meant(f"({what.replace('_', ' ')})", endings)
            said = f"; a column ends in '{near}'" if near else ""
            self.sheet.fault(self.header_row, None, f"the column of {what} is missing{said}")
        return None


def landlords(sheet: Sheet) -> LandlordTable:
    """The table of a sheet, wherever its header stands; what is wrong with its rows is noted in the sheet."""
    start = next((place for place, (_, cells) in enumerate(sheet.rows) if plain(cells[0]) == NAMED[0]), None)
    if start is None:
        sheet.fault(None, None, f"no header: no row begins with '{NAMED[0]}'")
        return LandlordTable(sheet, [], 0, [])
    number, cells = sheet.rows[start]
    header = [plain(cell) for cell in cells]
    if tuple(header[:3]) != NAMED:
        sheet.fault(number, None, f"the header begins {', '.join(header[:3])} and not {', '.join(NAMED)}")
        return LandlordTable(sheet, [], number, [])
    return LandlordTable(sheet, header, number, _rows(sheet, sheet.rows[start + 1 :], len(header)))


def _rows(
    sheet: Sheet, rows: list[tuple[int, tuple[CellValue, ...]]], width: int
) -> list[tuple[int, Landlord, tuple[CellValue, ...]]]:
    found: list[tuple[int, Landlord, tuple[CellValue, ...]]] = []
    first: dict[str, int] = {}
    for number, cells in rows:
        if all(cell is None for cell in cells[1:3]):
            continue  # Notes stand below the table in 2024.
        # Excel has made numbers of the codes that are all digits.
        code = str(cells[1] if cells[1] is not None else "")
        landlord = Landlord(code, str(cells[0] or ""), TYPES.get(str(cells[2]), ""))
        if not re.fullmatch(r"[0-9A-Z]{4,7}", code):
            sheet.fault(number, 1, f"'{code}' is not the code of a landlord, such as 00AG or L4240")
        elif code in first:
            sheet.fault(number, 1, f"the landlord {code} stands a second time (the first is in row {first[code]})")
        elif not landlord.name:
            sheet.fault(number, 0, "the landlord's name is empty")
        elif not landlord.type:
            sheet.fault(number, 2, f"'{cells[2]}' is not a type of landlord; they are {', '.join(TYPES)}")
        first.setdefault(code, number)
        found.append((number, landlord, cells + (None,) * (width - len(cells))))
    return found


def check_coverage(sheet: Sheet, tables: list[LandlordTable]) -> None:
    """Notes each landlord that the workbook's own list has in a sheet and the sheet has not, or the other way round."""
    coverage = landlords(sheet)
    for table in tables:
        wanted = re.sub(r"[ _]", "", table.sheet.name)
        places = [place for place, text in enumerate(coverage.header) if re.sub(r"[ _]", "", text) == wanted]
        column = coverage.only(places, table.sheet.name)
        if column is None or not table.header:
            continue
        listed = {landlord.code: landlord.name for _, landlord, cells in coverage.rows if cells[column] == "Yes"}
        lost = [f"{name} ({code})" for code, name in listed.items() if code not in table.landlords]
        if lost:
            more = f" and {len(lost) - 5} more" if len(lost) > 5 else ""
            rule = f"cut short: {len(lost)} landlords of {sheet.name} have no row: {', '.join(lost[:5])}{more}"
            table.sheet.fault(None, None, rule, DOWNLOAD)
        for number, landlord, _ in table.rows:
            if landlord.code not in listed:
                rule = f"{landlord.name} ({landlord.code}) is not among the landlords that {sheet.name} has here"
                table.sheet.fault(number, 1, rule)

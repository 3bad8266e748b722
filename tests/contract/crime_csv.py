"""Small files in the Met Police's form, for the tests that read or refuse them."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from data.holding.warehouse import camden_wards

NAMED = ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"]
BURGLED, ROBBED = ("BURGLARY", "RES BURGLARY OF A HOME"), ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY")
SHOPS, PICKED = ("THEFT", "SHOPLIFTING"), ("THEFT", "THEFT FROM THE PERSON")
INJURY = ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY")
# In the publisher's order; without one of those that indicators count, a file is refused.
CATEGORIES = (BURGLED, ROBBED, SHOPS, PICKED, INJURY)
CELLS = 20 * len(CATEGORIES)
BELSIZE, BLOOMSBURY, WEST_HAMPSTEAD = "E05013652", "E05013653", "E05013671"
CURLY = "King\N{RIGHT SINGLE QUOTATION MARK}s"
MONTHS = ("202401", "202402")
Rows = list[list[str]]


def rows(months: Iterable[str] = MONTHS, count: int = 1) -> Rows:
    """All wards by five categories with the same count everywhere, in the publisher's order, under a header."""
    body = [
        [*category, name, code, "Camden", *(str(count) for _ in months)]
        for code, name in sorted(camden_wards().items(), key=lambda ward: ward[1])
        for category in CATEGORIES
    ]
    return [[*NAMED, *months], *body]


def line(ward: str, category: tuple[str, str]) -> int:
    """The line in such a file of a ward and category, the header being line 1."""
    return next(number for number, row in enumerate(rows(), 1) if (row[3], *row[:2]) == (ward, *category))


def served(table: Rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue()


def save(folder: Path, content: str | bytes, name: str = "crime.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def file(folder: Path, months: Iterable[str] = MONTHS, count: int = 1, name: str = "crime.csv") -> Path:
    return save(folder, served(rows(months, count)), name)

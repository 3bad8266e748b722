"""Small files in the Met Police's form, for the tests that read or refuse them."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from data.holding.warehouse import camden_wards

NAMED = ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"]
SHOPS, INJURY = ("THEFT", "SHOPLIFTING"), ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY")
BELSIZE, BLOOMSBURY, WEST_HAMPSTEAD = "E05013652", "E05013653", "E05013671"
CURLY = "King\N{RIGHT SINGLE QUOTATION MARK}s"
MONTHS = ("202401", "202402")
Rows = list[list[str]]


def rows(months: Iterable[str] = MONTHS, count: int = 1) -> Rows:
    """All wards by two categories with the same count everywhere, in the publisher's order, under a header."""
    body = [
        [*category, name, code, "Camden", *(str(count) for _ in months)]
        for code, name in sorted(camden_wards().items(), key=lambda ward: ward[1])
        for category in (SHOPS, INJURY)
    ]
    return [[*NAMED, *months], *body]


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

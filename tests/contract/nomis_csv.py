"""Small files in the form the Nomis API serves, for the tests that read, fetch or refuse them."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from data.holding.warehouse import camden_wards

BOROUGH = "E09000007"
MONTHS = ("2026-05", "2026-06")
EVERYONE, YOUNG = "All categories: Age 16+", "Aged 16-24"
COUNT = "Claimant count"
HEADER = [
    "DATE",
    "DATE_NAME",
    "GEOGRAPHY_NAME",
    "GEOGRAPHY_CODE",
    "GENDER_NAME",
    "AGE_NAME",
    "MEASURE_NAME",
    "MEASURES",
    "OBS_VALUE",
    "OBS_STATUS",
    "RECORD_OFFSET",
    "RECORD_COUNT",
]
Rows = list[dict[str, str]]


def rows(months: Iterable[str] = MONTHS, count: int = 10, ages: Iterable[str] = (EVERYONE,)) -> Rows:
    """Every ward with so many claimants in each month and age, and the borough with their sum."""
    wards = camden_wards()
    made = [
        row(month, age, code, name, count if code in wards else count * len(wards))
        for month in months
        for age in ages
        for code, name in [*wards.items(), (BOROUGH, "Camden")]
    ]
    return numbered(made)


def row(month: str, age: str, code: str, name: str, value: int) -> dict[str, str]:
    cells = [month, month, name, code, "Total", age, COUNT, "20100", str(value), "A", "", ""]
    return dict(zip(HEADER, cells, strict=True))


def numbered(made: Rows, offset: int = 0, total: int | None = None) -> Rows:
    """The rows with their numbers and how many there are, as the service writes them."""
    for number, each in enumerate(made):
        each |= {"RECORD_OFFSET": str(offset + number), "RECORD_COUNT": str(len(made) if total is None else total)}
    return made


def census(count: int = 100) -> Rows:
    made = [
        {"DATE": "2021", "GEOGRAPHY_CODE": code, "MEASURES": "20100", "OBS_VALUE": str(count)}
        for code in camden_wards()
    ]
    return numbered(made)


def served(made: Rows) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(made[0]), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(made)
    return text.getvalue()


def save(folder: Path, content: Rows | str | bytes, name: str = "claimants.csv") -> Path:
    path = folder / name
    text = content if isinstance(content, str | bytes) else served(content)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path

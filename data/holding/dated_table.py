"""What the tables of published figures that the project keeps say of themselves, row by row."""

import csv
from datetime import date
from pathlib import Path

from data.contracts.contract import Contract
from data.holding.files import ExtractError
from data.holding.freshness import period_end
from data.holding.metadata import Metadata

# The column with the day of each row's source, which is the data's own date.
SOURCE_DATE = "source_date"


def read(contract: Contract, path: Path) -> tuple[int, Metadata]:
    """How many rows a kept table has, and its metadata; raises ExtractError naming the row that has no day.

    Its rows are dated by the first days of calendar, financial or academic years, so it covers the last of them to
    its end; it was extracted when the newest of its sources came out.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    periods, days = _days(rows, str(contract.date), path), _days(rows, SOURCE_DATE, path)
    metadata = Metadata(
        origin=str(contract.origin),
        covers_from=min(periods),
        covers_to=period_end(max(periods), "yearly"),
        extracted_on=max(days),
        source="; ".join(source.title for source in contract.sources),
    )
    faults = list(metadata.faults())
    if faults:
        raise ExtractError(f"{path}: {'; '.join(faults)}; put its dates right")
    return len(rows), metadata


def _days(rows: list[dict[str, str]], column: str, path: Path) -> list[date]:
    days = []
    for number, row in enumerate(rows, start=1):
        try:
            days.append(date.fromisoformat(row.get(column) or ""))
        except ValueError:
            raise ExtractError(f"{path}: row {number}: {column} is no day such as 2025-03-31; put it right") from None
    if not days:
        raise ExtractError(f"{path}: has no rows; make it again with 'python -m data.published'")
    return days

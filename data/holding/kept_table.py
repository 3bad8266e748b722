"""What a table that the project keeps covers, by its rows."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from data.contracts.contract import Contract
from data.holding.files import ExtractError
from data.holding.freshness import period_end
from data.holding.metadata import Metadata
from data.periods import last_day
from data.vocabulary import Origin

# The column of a table that the project keeps with the day of each row's source, which is the data's own date.
SOURCE_DATE = "source_date"

# Where such a table has it, the last day that each row's figure speaks of.
DATA_TO = "data_to"
# Where it has this one, how many months from its day on each row speaks of; 0 for that day alone.
MONTHS = "months"
Columns = Mapping[str, Sequence[str]]


def of_kept_table(contract: Contract, path: Path) -> tuple[int, Metadata]:
    """How many rows a table that the project keeps has, and its metadata; raises ExtractError for a row with no day.

    It covers what its rows say, by their last day or their length, or where they do not, since they are dated by the
    first days of calendar, financial or academic years, the last of them to its end; it was extracted when the newest
    of its sources came out.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    if not rows:
        raise ExtractError(f"{path}: has no rows; make it again with 'python -m data.published'")
    read = {name: header.index(name) for name in (str(contract.date), SOURCE_DATE, DATA_TO, MONTHS) if name in header}
    columns = {name: [row[at] if at < len(row) else "" for row in rows] for name, at in read.items()}
    periods = _days(columns, str(contract.date), path)
    metadata = Metadata(
        origin=Origin(str(contract.origin)),
        covers_from=min(periods.values()),
        covers_to=_covers_to(contract, columns, periods, path),
        extracted_on=max(_days(columns, SOURCE_DATE, path).values()),
        source="; ".join(source.title for source in contract.sources),
    )
    faults = list(metadata.faults())
    if faults:
        raise ExtractError(f"{path}: {'; '.join(faults)}; put its dates right")
    return len(rows), metadata


def _covers_to(contract: Contract, columns: Columns, periods: Mapping[str, date], path: Path) -> date:
    if DATA_TO in contract.names:
        return max(_days(columns, DATA_TO, path).values())
    if MONTHS not in contract.names:
        return period_end(max(periods.values()), "yearly")
    spans = set(zip(columns[str(contract.date)], columns.get(MONTHS, [""]), strict=False))
    if wrong := [months for _, months in spans if not re.fullmatch(r"\d{1,3}", months, re.ASCII)]:
        raise ExtractError(f"{path}: {MONTHS} is '{min(wrong)}', which is no number of months; put it right")
    return max(last_day(periods[text], int(months)) for text, months in spans)


def _days(columns: Columns, column: str, path: Path) -> dict[str, date]:
    """The days of a column by how they are written: each is read once, however many rows have it."""
    days: dict[str, date] = {}
    texts = columns.get(column, [""])
    for text in set(texts):
        try:
            days[text] = date.fromisoformat(text)
        except ValueError:
            number = texts.index(text) + 1
            raise ExtractError(f"{path}: row {number}: {column} is no day such as 2025-03-31; put it right") from None
    return days

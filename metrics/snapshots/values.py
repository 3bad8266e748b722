"""The values of a column as the cells of a sheet: numbers, days and yes or no by their types, all else as text that a
spreadsheet does not run."""

import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from metrics.snapshots.cells import harmless_texts

Cell = str | int | float | date | None

LONGEST = 32_767  # of a cell's text, in the units of UTF-16, in which spreadsheets count letters
_CUT = " (cut here: a cell holds no more)"
_WHOLE = 2**53  # up to which a spreadsheet, whose numbers are all floating, keeps a whole number as it is
_FIRST = date(1900, 3, 1)  # before it, spreadsheets do not agree on which day is which


def cells(column: pa.ChunkedArray) -> list[Cell]:
    """The values of a column, None where there is none."""
    told = [_cell(each) for each in column_values(column)]
    texts = list({each for each in told if isinstance(each, str)})
    safe = dict(zip(texts, map(cut, harmless_texts(texts)), strict=True))
    return [safe[each] if isinstance(each, str) else each for each in told]


def cut(text: str, most: int = LONGEST, told: str = _CUT) -> str:
    """A text of no more letters than there is room for, which says where it is cut."""
    if len(text) <= most // 2 or len(text.encode("utf-16-le")) <= 2 * most:
        return text
    return text.encode("utf-16-le")[: 2 * (most - len(told))].decode("utf-16-le", "ignore") + told


def column_values(column: pa.ChunkedArray) -> Sequence[Any]:
    """As Python has them; a day or a moment that Python has none for is its text."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return list(column.to_pylist())
    except (OverflowError, ValueError):
        return list(column.cast(pa.string()).to_pylist())


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, date):  # a moment is one too
        return _day(value)
    if isinstance(value, bytes):
        return value.hex()
    return json.dumps(value, default=str, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _number(value: float | Decimal) -> Cell:
    """A number that a spreadsheet keeps as it is; of any other its digits as text, so that none is lost."""
    if isinstance(value, int):
        return value if abs(value) <= _WHOLE else str(value)
    number = float(value)
    kept = math.isfinite(number) and (isinstance(value, float) or Decimal(repr(number)) == value)
    return number if kept else str(value)


def _day(value: date) -> Cell:
    """A day or moment that spreadsheets agree on; any other, and one that names its time zone, as text."""
    if isinstance(value, datetime):
        return value if value.tzinfo is None and value.date() >= _FIRST else value.isoformat(sep=" ")
    return value if value >= _FIRST else value.isoformat()

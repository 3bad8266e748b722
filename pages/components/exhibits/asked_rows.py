"""The rows that a query returned, as they are shown and taken away."""

import json
import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pyarrow as pa

from metrics import Answer, Origin, column_values

MARK = "sample_data"
MADE_UP = "made up, in part or whole"
NO_VALUE = "null"
_LONGEST = 160  # letters of a text in a table; files have it whole
_PLACES = 6  # up to which shorter numbers of a column have noughts at their end, so that they line up


def is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def is_day(kind: pa.DataType) -> bool:
    return bool(pa.types.is_date(kind) or pa.types.is_timestamp(kind))


def is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def shown(column: pa.ChunkedArray) -> list[str]:
    """The values of a column in a table on the screen: numbers with every digit that they have, long texts cut."""
    told = [NO_VALUE if each is None else cut(text(each)) for each in column_values(column)]
    if not pa.types.is_floating(column.type):
        return told
    decimals = [len(each.partition(".")[2]) for each in told if _is_plain(each)]
    most = max(decimals, default=0)
    return [_padded(each, most) if most <= _PLACES and _is_plain(each) else each for each in told]


def cut(told: str) -> str:
    """A text as it stands in a cell of the table: in one line, and no longer than there is room for."""
    line = " ".join(told.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def text(value: Any) -> str:
    """A value as it was returned, in letters."""
    return next((said(value) for kind, said in _SAID.items() if isinstance(value, kind)), str(value))


def taken_along(answer: Answer) -> pa.Table:
    """The rows as files have them: the same, with whether they rest on sample data in a column of their own, which no
    column of the query can stand for, and what no file has a type for as text."""
    rows = answer.rows
    for place, field in enumerate(rows.schema):
        if _has_no_type(field.type):
            rows = rows.set_column(place, field.name, pa.array(_texts(rows.column(place)), pa.string()))
    rows = rows.rename_columns(_apart(rows.column_names))
    return _marked(rows) if answer.made_up else rows


def flat(rows: pa.Table) -> pa.Table:
    """The same with lists and their kind as text: a cell of a text file holds one value."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_nested(field.type) or pa.types.is_null(field.type):
            rows = rows.set_column(place, field.name, pa.array(_texts(rows.column(place)), pa.string()))
    return rows


def origins(answer: Answer) -> frozenset[Origin]:
    """Of which the rows may be, where any is made up; nothing else is known of them."""
    return frozenset([Origin.SAMPLE, Origin.PUBLISHED]) if answer.made_up else frozenset()


def _marked(rows: pa.Table) -> pa.Table:
    name = MARK
    while name in rows.column_names:
        name = f"{name}_"
    return rows.append_column(name, pa.array([MADE_UP] * rows.num_rows, pa.string()))


def _apart(names: Sequence[str]) -> list[str]:
    """Names of columns, each there and no two the same."""
    told: list[str] = []
    for place, each in enumerate(names, 1):
        name = each or f"column_{place}"
        while name in told:
            name = f"{name}_{place}"
        told.append(name)
    return told


def _texts(column: pa.ChunkedArray) -> list[str | None]:
    return [None if each is None else text(each) for each in column_values(column)]


def _has_no_type(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_interval(kind)
        or pa.types.is_dictionary(kind)
        or pa.types.is_binary(kind)
        or isinstance(kind, pa.BaseExtensionType)
    )


def _number(value: float) -> str:
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("infinity" if value > 0 else "-infinity")
    # As many digits as tell it from every other, and never a power of ten below which no one reads.
    told = repr(value)
    return f"{Decimal(told):f}" if "e" in told and 1e-9 < abs(value) < 1e21 else told


def _is_plain(told: str) -> bool:
    return told != NO_VALUE and told.replace("-", "", 1).replace(".", "", 1).isdigit()


def _padded(told: str, places: int) -> str:
    if not places:
        return told
    whole, _, decimals = told.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}"


def _interval(value: Any) -> str:
    seconds = Decimal(value.nanoseconds) / 1_000_000_000
    parts = [(f"{value.months}", "month"), (f"{value.days}", "day"), (f"{seconds.normalize():f}", "second")]
    return " ".join(f"{each} {unit}{'' if each == '1' else 's'}" for each, unit in parts if each != "0") or "0 days"


def _json(value: list[Any] | dict[str, Any]) -> str:
    return json.dumps(value, default=text, ensure_ascii=False)


# A kind before those that it is a kind of: yes or no is a number too, and a moment a day.
_SAID: dict[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: "true" if value else "false",
    float: _number,
    datetime: lambda value: value.isoformat(sep=" "),
    date: date.isoformat,
    time: time.isoformat,
    bytes: bytes.hex,
    pa.MonthDayNano: _interval,
    list: _json,
    dict: _json,
}

"""Three valid rows of any extract, made from its contract alone, so that a new contract needs no new test."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import find
from hypothesis import strategies as st

import data
from data.contracts.contract import Contract
from data.contracts.field import Field
from data.holding.metadata import Metadata
from data.holding.write import write_sample
from data.sample.marked import marked

ROWS = 3
WARDS = ("E05013652", "E05013653", "E05013654")
EXTRACTS = {name: contract for name, contract in data.all_contracts().items() if contract.format == "parquet"}

# What a council says of the valid rows.
COUNCIL = Metadata("council", date(2025, 1, 1), date(2025, 3, 31), date(2025, 4, 10), "A test")


def table(contract: Contract) -> pa.Table:
    """Rows that differ in every column that can differ, dated by the first days of three months of 2025."""
    columns = {field.name: [value(contract, field, row) for row in range(ROWS)] for field in contract.fields}
    return pa.table(columns, schema=contract.arrow_schema)


def put(contract: Contract, folder: Path, rows: pa.Table | None = None) -> Path:
    """Write rows, or the valid ones, as a council might, beside valid ones of the extracts that they refer to.

    Where their dates cannot tell what they cover, the file says it."""
    folder.mkdir(parents=True, exist_ok=True)
    for key in contract.foreign_keys:
        if key.resource in EXTRACTS and key.resource != contract.name:
            put(EXTRACTS[key.resource], folder)
    path = folder / contract.path
    given = table(contract) if rows is None else rows
    if contract.is_stated and not given.schema.metadata:
        given = given.replace_schema_metadata(COUNCIL.encoded())
    pq.write_table(given, path)
    return path


def put_sample(contract: Contract, folder: Path, rows: pa.Table | None = None, **said: Any) -> Path:
    """Write rows, or the valid ones, as the generator does: marked and sealed; `said` is what they do not share with
    a council's."""
    given = marked(table(contract) if rows is None else rows, contract)
    return write_sample([given], contract, folder, replace(COUNCIL, **({"origin": "sample"} | said))).path


def value(contract: Contract, field: Field, row: int) -> Any:
    """What a field holds in a row, counted from 0."""
    for key in contract.foreign_keys:
        if field.name in key.fields:
            theirs = key.reference[key.fields.index(field.name)]
            return WARDS[row] if key.resource not in EXTRACTS else _referred(key.resource, theirs, row)
    if field.enum:
        return field.enum[row % len(field.enum)]
    return MAKERS[field.type](field, row)


def _referred(name: str, field: str, row: int) -> Any:
    theirs = EXTRACTS[name]
    return value(theirs, next(each for each in theirs.fields if each.name == field), row)


def _number(field: Field, row: int) -> float:
    least, most = field.minimum, field.maximum
    start = float(least) if least is not None else float(most) - ROWS if most is not None else 0.0
    return min(start + row, float(most)) if most is not None else start + row


def _day(field: Field, row: int) -> date:
    day = date(2025, 1 + row, 1)
    least, most = (date.fromisoformat(str(each)[:10]) if each else None for each in (field.minimum, field.maximum))
    if least and day < least:
        return least + timedelta(days=row)
    return most - timedelta(days=row) if most and day > most else day


def _text(field: Field, row: int) -> str:
    return _matching(field.pattern or ".+", field.min_length or 1, field.max_length or 40)[row]


@cache
def _matching(pattern: str, least: int, most: int) -> tuple[str, ...]:
    """Different texts that keep the rules of a field."""
    plain = ("a1", "a2", "a3")
    found = [text for text in plain if least <= len(text) <= most and re.fullmatch(pattern, text)]
    texts = st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
    while len(found) < ROWS:
        found.append(find(texts, lambda each: least <= len(each) <= most and each not in found and each.isprintable()))
    return tuple(found)


MAKERS: dict[str, Callable[[Field, int], Any]] = {
    "string": _text,
    "integer": lambda field, row: int(_number(field, row)),
    "number": _number,
    "boolean": lambda _, row: row % 2 == 0,
    "date": _day,
    "datetime": lambda field, row: datetime.combine(_day(field, row), datetime.min.time()),
}

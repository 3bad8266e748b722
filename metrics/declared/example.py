"""Worked examples: an indicator's SQL on rows that a person can check by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb
import pyarrow as pa

import data
from data.contracts.quoting import name
from data.declarations.model import Place
from data.declarations.spelling import suggestion
from metrics.declared import returned
from metrics.declared.head import Declaration
from metrics.declared.rows import Rows, RowsError, parsed

EXPECT: Place = ("example", "expect")


def faults(declaration: Declaration, connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What is wrong with the columns that the SQL returns, with its example, or with what it returns for that.

    The connection is one of `trial`, and is left as it was."""
    found = returned.faults(declaration, connection)
    tables, unsound = _given(declaration)
    wanted, lacking = _expected(declaration)
    found += [*unsound, *lacking]
    if found or wanted is None:
        return found
    connection.begin()
    try:
        found = [fault for name, rows in tables.items() for fault in _put(declaration, name, rows, connection)]
        return found or differences(declaration, wanted, connection.sql(declaration.indicator.sql).to_arrow_table())
    except duckdb.Error as error:
        return [returned.unrun(declaration, error)]
    finally:
        connection.rollback()


def _given(declaration: Declaration) -> tuple[dict[str, Rows], list[str]]:
    """The example's extracts, and what is wrong with them as they are written."""
    document, indicator = declaration.document, declaration.indicator
    contracts = data.all_contracts()
    tables, found = {}, []
    for each, text in indicator.example.given.items():
        place: Place = ("example", "given", each)
        if each not in contracts or not contracts[each].is_extract:
            known = suggestion(each, [name for name in contracts if contracts[name].is_extract])
            found.append(document.said(place, f"there is no extract '{each}'{known}"))
            continue
        try:
            tables[each] = parsed(text)
        except RowsError as error:
            found.append(document.said(place, str(error), error.line))
            continue
        names = contracts[each].names
        for column in tables[each].names:
            if column not in names:
                words = f"the contract of {each} has no field {column}{suggestion(column, names)}"
                found.append(document.said(place, words, tables[each].first - 1))
    found += [
        document.said(("example", "given"), f"gives no rows of {each}, which the SQL reads")
        for each in indicator.extracts
        if each not in indicator.example.given
    ]
    if not found and not any(table.rows for table in tables.values()):
        found.append(document.said(("example", "given"), "has no row at all; give some that a person can count"))
    return tables, found


def _expected(declaration: Declaration) -> tuple[Rows | None, list[str]]:
    try:
        wanted = parsed(declaration.indicator.example.expect)
    except RowsError as error:
        return None, [declaration.document.said(EXPECT, str(error), error.line)]
    known = (*declaration.indicator.columns, *declaration.indicator.optional)
    found = [
        declaration.document.said(
            EXPECT, f"no column {each} in what the SQL returns{suggestion(each, known)}", wanted.first - 1
        )
        for each in wanted.names
        if each not in known
    ]
    if not wanted.rows:
        found.append(declaration.document.said(EXPECT, "has no row; an example shows something that is counted"))
    return wanted, found


def _put(declaration: Declaration, table: str, rows: Rows, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Insert an example's rows; the faults are cells that do not fit their column's type."""
    if not rows.rows:
        return
    columns = ", ".join(map(name, rows.names))
    places = ", ".join(f"({', '.join('?' for _ in rows.names)})" for _ in rows.rows)
    try:
        connection.execute(
            f"insert into {name(table)} ({columns}) values {places}", [cell for row in rows.rows for cell in row]
        )
    except duckdb.ConversionException:
        # The transaction is of no use any more; the cells are tried one by one in another.
        connection.rollback()
        connection.begin()
        for number, words in _misfits(table, rows, connection):
            yield declaration.document.said(("example", "given", table), words, number)


def _misfits(table: str, rows: Rows, connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str]]:
    """Each cell that is not of its column's type: the line of the table, and words."""
    types = {field.name: field.sql_type for field in data.all_contracts()[table].fields}
    for number, row in enumerate(rows.rows, start=rows.first):
        for column, cell in zip(rows.names, row, strict=True):
            if cell is not None and not _fits(cell, types[column], connection):
                yield number, f"{column} must be of type {types[column]}, and '{cell}' is not"


def _fits(cell: str, kind: str, connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute(f"select try_cast(? as {kind}) is not null", [cell]).fetchall()[0][0])


def differences(declaration: Declaration, wanted: Rows, table: pa.Table) -> list[str]:
    """How what the SQL returns is other than the example expects."""
    document = declaration.document
    lacking = [each for each in wanted.names if each not in table.column_names]
    if lacking:
        return [document.said(EXPECT, f"the SQL returns no {', '.join(lacking)}", wanted.first - 1)]
    have = Counter(_text(row.values()) for row in table.select(list(wanted.names)).to_pylist())
    want = [_text(row) for row in wanted.rows]
    found = []
    for number, row in enumerate(want, start=wanted.first):
        if have[row] > 0:
            have[row] -= 1
        else:
            found.append(document.said(EXPECT, f"the SQL does not return the row {row}", number))
    surplus = sorted(have.elements())
    return found + [document.said(EXPECT, f"the SQL returns a row that expect lacks: {row}") for row in surplus]


def _text(cells: Iterable[Any]) -> str:
    """A row as it would be written in the example: 1.0 and 1 are the same number."""
    return " | ".join("" if cell is None else _cell(cell) for cell in cells)


def _cell(cell: Any) -> str:
    try:
        return f"{float(cell):.10g}"
    except (TypeError, ValueError):
        return str(cell).removesuffix(" 00:00:00")

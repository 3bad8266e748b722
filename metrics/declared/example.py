"""Worked examples: an indicator's SQL on rows that a person can check by hand."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

import data
from metrics.declared.indicator import Indicator

Row = dict[str, str | None]


def faults(indicator: Indicator) -> list[str]:
    """What differs between the rows that the SQL returns for its example and the rows it expects."""
    try:
        wanted = rows(indicator.example.expect)
        returned = _run(indicator)
    except (ValueError, duckdb.Error) as error:
        return [f"example: {error}"]
    names = list(wanted[0]) if wanted else list(indicator.columns)
    unknown = [name for name in names if name not in (*indicator.columns, *indicator.optional)]
    if unknown:
        return [f"example.expect: no column {', '.join(unknown)} in what the SQL returns"]
    have = sorted(_text({name: row[name] for name in names}) for row in returned)
    want = sorted(_text(row) for row in wanted)
    surplus, lacking = list(have), []
    for row in want:
        if row in surplus:
            surplus.remove(row)
        else:
            lacking.append(row)
    return [f"example: the SQL does not return the row {row}" for row in lacking] + [
        f"example: the SQL returns a row that expect lacks: {row}" for row in surplus
    ]


def rows(table: str) -> list[Row]:
    """A table written as lines of cells between bars; an empty cell is null. The first line names the columns."""
    lines = [[cell.strip() or None for cell in line.split("|")] for line in table.strip().splitlines()]
    names = [str(name) for name in lines[0]]
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(names):
            raise ValueError(f"line {number} has {len(line)} cells; the heading has {len(names)}")
    return [dict(zip(names, line, strict=True)) for line in lines[1:]]


def _run(indicator: Indicator) -> list[dict[str, Any]]:
    # An empty folder of extracts: areas and calendar are the real ones, and nothing else is there.
    with TemporaryDirectory() as empty, data.connect(Path(empty)) as connection:
        contracts = data.all_contracts()
        for name, table in indicator.example.given.items():
            if name not in contracts:
                raise ValueError(f"there is no extract '{name}'")
            _create(connection, contracts[name], rows(table))
        returned = connection.sql(indicator.sql).to_arrow_table()
    return [{name: row[name] for name in returned.column_names} for row in returned.to_pylist()]


def _create(connection: duckdb.DuckDBPyConnection, contract: data.Contract, given: list[Row]) -> None:
    types = {field.name: field.sql_type for field in contract.fields}
    unknown = {name for row in given for name in row} - set(types)
    if unknown:
        raise ValueError(f"the contract of {contract.name} has no field {', '.join(sorted(unknown))}")
    columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    # A table kept in the project is there already, as a view: the example's rows stand in its place.
    connection.execute(f'drop view if exists "{contract.name}"')
    connection.execute(f'create table "{contract.name}" ({columns})')
    places = ", ".join("?" for _ in types)
    for row in given:
        connection.execute(f'insert into "{contract.name}" values ({places})', [row.get(name) for name in types])


def _text(row: dict[str, Any]) -> str:
    """A row as it would be written in the example: 1.0 and 1 are the same number."""
    return " | ".join("" if cell is None else _cell(cell) for cell in row.values())


def _cell(cell: Any) -> str:
    try:
        return f"{float(cell):.10g}"
    except (TypeError, ValueError):
        return str(cell).removesuffix(" 00:00:00")

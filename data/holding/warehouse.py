"""DuckDB over the extracts: a view for each that is present, beside the reference tables."""

from collections.abc import Container, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import duckdb
import pyarrow as pa

from data.contracts.check import check_columns
from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.contracts.quoting import name, text
from data.holding import leftovers
from data.holding.files import ExtractError, extracts_folder, parts, reference_path
from data.holding.scanning import reason, scan

# The files of each extract, by name.
Files = Mapping[str, Sequence[Path]]

CALENDAR = Path(__file__).with_name("calendar.sql")

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # The app's server may be small, and shares it with pages; a query past this spills or fails alone.
    "memory_limit": "1GB",
    # Extensions would be downloaded: nothing here is.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    # Of a file in the order of its wards it makes a query a ward, each of which goes through the whole file again.
    "disabled_optimizers": "partitioned_execution",
    # A misspelt table must be an error, not some Python variable of the caller.
    "python_enable_replacements": False,
}


def connect(
    folder: Path | None = None,
    *,
    only: Container[str] | None = None,
    calendar: bool = True,
    found: Files | None = None,
    loaded: Container[str] = (),
) -> duckdb.DuckDBPyConnection:
    """An in-memory database with `areas`, `neighbours`, `bank_holidays`, `calendar` and a view per extract.

    A view has the contract's columns and no others, and reads its file anew at every query. `only` names the
    extracts to be seen; a check of them needs no `calendar`. Whoever has looked already says which files were `found`
    of each extract: no other is then read. Extracts that are `loaded` are tables, read but once, for whoever asks them
    often. Raises ExtractError with every extract that cannot be read. A process needs one database; threads share it
    through `query`.
    """
    folder = folder or extracts_folder()
    connection = duckdb.connect(config=SETTINGS)
    # Commands draw a bar of their own, and a server's log is no place for one.
    connection.execute("set enable_progress_bar = false")
    # What does not fit in memory spills beside the extracts, where such data may be, into a folder of our own alone.
    connection.execute("set temp_directory = $folder", {"folder": str(leftovers.spill(folder, connection))})
    _load_reference(connection, calendar=calendar)
    try:
        add_views(folder, connection, only=only, found=found, loaded=loaded)
    except ExtractError:
        connection.close()
        raise
    return connection


def add_views(
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    *,
    only: Container[str] | None = None,
    found: Files | None = None,
    loaded: Container[str] = (),
) -> None:
    """Make a view of each extract that is there, or of those asked for, and tables of those `loaded`; raises
    ExtractError with all that fail."""
    faults = []
    for contract in all_contracts().values():
        if contract.is_extract and (only is None or contract.name in only):
            try:
                paths = parts(contract, folder) if found is None else found.get(contract.name, ())
                _add(contract, paths, connection, "table" if contract.name in loaded else "view")
            except ExtractError as error:
                faults.append(str(error))
    if faults:
        raise ExtractError("\n".join(faults))


def add_empty(names: Container[str], connection: duckdb.DuckDBPyConnection) -> None:
    """Make a table without a row, in the form of its contract, of each extract that is named and is not there."""
    there = {row[0] for row in connection.execute("select table_name from information_schema.tables").fetchall()}
    for contract in all_contracts().values():
        if contract.is_extract and contract.name in names and contract.name not in there:
            columns = ", ".join(f"{name(field.name)} {field.sql_type}" for field in contract.fields)
            connection.execute(f"create table {name(contract.name)} ({columns})")


def query(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    """The whole result of one SELECT, from a cursor of its own; raises duckdb.Error."""
    with connection.cursor() as cursor:
        # `execute` would copy the rows once more, and says so with a warning.
        return cursor.sql(sql).to_arrow_table()


def _add(contract: Contract, paths: Sequence[Path], connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    if not paths:
        return
    columns, rows = ", ".join(map(name, contract.names)), scan(contract, paths)
    try:
        connection.execute(f"create or replace {kind} {name(contract.name)} as select {columns} from {rows}")
    except duckdb.Error as error:
        said = _obstacle(contract, rows, connection) or reason(error, contract)
        raise ExtractError(
            f"{paths[0]}: cannot be read ({said}); bring it in again, or see 'python -m data check'"
        ) from error


def _obstacle(contract: Contract, rows: str, connection: duckdb.DuckDBPyConnection) -> str:
    """What is wrong with the columns of an extract, as a check says it; '' where they are not to blame."""
    try:
        return "; ".join(map(str, check_columns(contract, rows, connection)))
    except duckdb.Error:
        return ""


@cache
def camden_wards() -> Mapping[str, str]:
    """Name by code of Camden's 20 wards."""
    with connect(only=()) as connection:
        rows = query(connection, "select code, name from areas where level = 'ward' order by code")
    return MappingProxyType(dict(zip(rows["code"].to_pylist(), rows["name"].to_pylist(), strict=True)))


def _load_reference(connection: duckdb.DuckDBPyConnection, *, calendar: bool = True) -> None:
    """Make each reference table, and `calendar`, in the connection."""
    for contract in all_contracts().values():
        if not contract.is_extract:
            columns = ", ".join(map(name, contract.names))
            rows = scan(contract, [reference_path(contract)])
            connection.execute(f"create table {name(contract.name)} as select {columns} from {rows}")
            connection.execute(f"comment on table {name(contract.name)} is {text(contract.title)}")
    if calendar:
        connection.execute(CALENDAR.read_text(encoding="utf-8"))

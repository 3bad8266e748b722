"""Checks what lies on disk, as it lies there, against its contract."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from data.contracts.check import Fault, check_table
from data.contracts.contract import Contract, all_contracts
from data.contracts.quoting import name as quoted
from data.holding import warehouse
from data.holding.files import ExtractError, extracts_folder, header, reason, reference_path, scan
from data.holding.read import Extract, footers, present, read

AS_IT_LIES = "as it lies on disk"
# What DuckDB advises for two threads. A check of 17 million rows is no faster with more: it spills beside the extracts.
MEMORY, THREADS = "250MB", 2


def check(name: str, folder: Path | None = None) -> list[Fault]:
    """Every way in which an extract or reference table breaks its contract; none where it is sound.

    Raises ExtractError where no contract has the name.
    """
    known = all_contracts()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        meant = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(known)}"
        raise ExtractError(f"there is no contract '{name}'; {meant}")
    return inspect(known[name], folder or extracts_folder())


def check_all(extracts: Mapping[str, Extract], connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Every way in which extracts break their contracts, in one database that has the views of `connect`.

    Neither footers nor content are read again but for the rows.
    """
    faults: list[Fault] = []
    for name, extract in extracts.items():
        contract = all_contracts()[name]
        rows = scan(contract, [stamp.path for stamp in extract.stamps])
        connection.execute(f"create or replace temp view {quoted(AS_IT_LIES)} as select * from {rows}")
        faults += check_rows(contract, AS_IT_LIES, connection)
    return faults


def inspect(contract: Contract, folder: Path) -> list[Fault]:
    """Every fault of an extract in a folder, or of a reference table; an unreadable one has one."""
    try:
        if not contract.is_extract:
            return check_files(contract, [reference_path(contract)], folder)
        paths = present(contract, folder)
        if contract.format == "parquet":
            footers(paths)
        faults = check_files(contract, paths, folder)
    except ExtractError as error:
        return [Fault(contract.name, "", str(error))]
    if contract.date in {fault.field for fault in faults}:
        return faults  # What it covers cannot be told from dates that are at fault themselves.
    try:
        read(contract, folder, today=date.max)
    except ExtractError as error:
        faults.append(Fault(contract.name, "", str(error)))
    return faults


def check_files(contract: Contract, paths: Sequence[Path], folder: Path) -> list[Fault]:
    """Every fault in the rows of these files, checked beside the extracts of a folder.

    Raises ExtractError where a table that they refer to cannot be read.
    """
    try:
        with _opened(contract, paths, folder) as connection:
            return check_table(contract, AS_IT_LIES, connection)
    except duckdb.Error as error:
        return [_unreadable(contract, error)]


def check_rows(contract: Contract, relation: str, connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """As `check_table`, with a fault where the rows cannot be read."""
    try:
        return check_table(contract, relation, connection)
    except duckdb.Error as error:
        return [_unreadable(contract, error)]


def _unreadable(contract: Contract, error: duckdb.Error) -> Fault:
    rule = f"cannot be read: {reason(error, contract)}; put the file right, or import it again"
    return Fault(contract.name, "", rule)


def extra_columns(contract: Contract, folder: Path) -> list[str]:
    """Columns of an extract that the contract does not promise, which no view shows: a warning, not a fault."""
    paths = present(contract, folder)
    if contract.format == "csv":
        return [column for column in header(paths[0]) if column not in contract.names]
    columns = footers(paths)[0].schema.to_arrow_schema().names
    return [column for column in columns if column not in contract.names]


def _opened(contract: Contract, paths: Sequence[Path], folder: Path) -> duckdb.DuckDBPyConnection:
    referred = {key.resource for key in contract.foreign_keys} - {contract.name}
    connection = warehouse.connect(folder, only=referred, calendar=False)
    connection.execute(f"set memory_limit = '{MEMORY}'")
    connection.execute(f"set threads = {THREADS}")
    connection.execute(f"create view {quoted(AS_IT_LIES)} as select * from {scan(contract, paths)}")
    return connection

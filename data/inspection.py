"""Checks what lies on disk, as it lies there, against its contract."""

from datetime import date
from pathlib import Path

import duckdb

from data import warehouse
from data.contract import Contract
from data.extract import read
from data.rules import Fault, check_table, undeclared
from data.storage import ExtractError, name, parts, reference_path, scan

AS_IT_LIES = "as it lies on disk"


def inspect(contract: Contract, folder: Path) -> list[Fault]:
    """Every fault of an extract in a folder, or of a reference table; an unreadable one has one."""
    try:
        if contract.format == "parquet":
            read(contract, folder, today=date.max)
        with _opened(contract, folder) as connection:
            return check_table(contract, AS_IT_LIES, connection)
    except ExtractError as error:
        return [Fault(contract.name, "", str(error))]
    except duckdb.Error as error:
        # DuckDB says in its first lines where and what; then come options that are not ours to set.
        reason = " ".join(str(error).split("\n\n")[0].split())
        return [Fault(contract.name, "", f"cannot be read: {reason}; put the file right, or import it again")]


def extra_columns(contract: Contract, folder: Path) -> list[str]:
    """Columns on disk that the contract does not promise, which no view shows: a warning, not a fault."""
    with _opened(contract, folder) as connection:
        return undeclared(contract, AS_IT_LIES, connection)


def _opened(contract: Contract, folder: Path) -> duckdb.DuckDBPyConnection:
    paths = parts(contract, folder) if contract.format == "parquet" else (reference_path(contract),)
    connection = warehouse.connect(folder, only={key.resource for key in contract.foreign_keys})
    connection.execute(f"create view {name(AS_IT_LIES)} as select * from {scan(contract, paths)}")
    return connection

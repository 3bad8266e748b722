"""A database to try SQL in: the areas and the calendar as they are, and every extract without a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

import data
from data.contracts.quoting import name
from data.declarations.model import DeclarationError
from metrics.declared.statement import first_line


@contextmanager
def trial() -> Iterator[duckdb.DuckDBPyConnection]:
    """The database, for as long as it is needed: one serves for all examples, each in a transaction of its own."""
    with TemporaryDirectory() as empty, _connected(Path(empty)) as connection:
        # Some rows each: a second thread would cost more than it gives.
        connection.execute("set threads = 1")
        for contract in data.all_contracts().values():
            if contract.is_extract:
                # A table kept in the project is there already, as a view of its file.
                connection.execute(f"drop view if exists {name(contract.name)}")
        data.add_empty(data.all_contracts(), connection)
        connection.execute("set enable_external_access = false")
        yield connection


def _connected(folder: Path) -> duckdb.DuckDBPyConnection:
    try:
        return data.connect(folder)
    except (data.ExtractError, duckdb.Error) as error:
        words = f"data/contracts: a table kept in the project is not as its contract says: {first_line(error)}"
        raise DeclarationError([words]) from error

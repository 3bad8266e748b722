"""What Spark is asked of: extracts where they lie, and copies of the small tables that are the project's own."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import duckdb

from data.contracts.folder import all_contracts
from data.contracts.quoting import name
from data.holding.warehouse import query
from data.spark.choice import SparkError, engine

if TYPE_CHECKING:
    from data.spark.session import Spark

# What indicators may read beside extracts.
BESIDE = frozenset({"areas", "calendar"})


@contextmanager
def elsewhere(
    names: Iterable[str], found: Mapping[str, Sequence[Path]], connection: duckdb.DuckDBPyConnection
) -> Iterator["Spark | None"]:
    """Spark with the tables of these names, where CAMDEN_ENGINE names it; None where it does not.

    Each is as in the database of `connect`, beside `areas` and `calendar`: Spark reads the files that were `found` of
    an extract itself, and is given the rows of every other table. Raises SparkError where it cannot be asked."""
    if engine() == "duckdb":
        yield None
        return
    with _client().opened() as spark:
        for each in sorted(BESIDE.union(names)):
            give(each, found, connection, spark)
        yield spark


def give(
    table: str, found: Mapping[str, Sequence[Path]], connection: duckdb.DuckDBPyConnection, spark: "Spark"
) -> None:
    """Make one table there."""
    contract = all_contracts().get(table)
    paths = found.get(table) if contract and contract.format == "parquet" else None
    if contract and paths:
        spark.see(contract, paths)
    else:
        spark.copy(table, query(connection, f"select * from {name(table)}"))


def _client() -> ModuleType:
    """The module that needs Spark's client; raises SparkError where that is not installed."""
    try:
        with warnings.catch_warnings():
            # It has doubts about our version of pandas, of which nothing is used: tables come and go as Arrow.
            warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
            return import_module("data.spark.session")
    except ImportError as error:
        raise SparkError(
            f"CAMDEN_ENGINE is spark, and its client is not installed ({error.name}); run 'pip install -r "
            "requirements-spark.lock', or leave CAMDEN_ENGINE out"
        ) from error

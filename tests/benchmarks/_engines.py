"""What counting costs on Spark beside DuckDB, as the sample grows: both in one run, on the same files and processors.
`python -m tests.benchmarks engines` prints it, where `make spark` was; with sizes after it, of these."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from rich.table import Column, Table

import data
from data.holding.files import parts
from data.spark.tables import elsewhere
from metrics.counted.counts import THREADS
from metrics.counted.engine import Engine
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from tests.benchmarks import refresh
from tests.spark import server

SIZES = (1, 10)
FIGURES = ("Size", "Rows", "DuckDB, s", "Spark, s", "Ratio", "Spark again, s", "Ratio again")


def report(sizes: Sequence[int] = SIZES) -> Table:
    """Per size: rows; seconds of all indicators on DuckDB, on a Spark that has just been started and on one that has
    counted them once; and how many times DuckDB's those are."""
    table = Table(*(Column(name, justify="right") for name in FIGURES), box=None)
    for size in sizes:
        with TemporaryDirectory() as temporary:
            folder = Path(temporary)
            refresh.prepare(folder, size)
            rows, here, first, again = measured(folder)
        ratios = (f"{first / here:.1f}", f"{again / here:.1f}")
        table.add_row(f"×{size}", f"{rows:,}", f"{here:.1f}", f"{first:.1f}", ratios[0], f"{again:.1f}", ratios[1])
    return table


def measured(folder: Path) -> tuple[int, float, float, float]:
    """The rows of a folder's extracts, and the seconds that counting took: on DuckDB the less of one before Spark and
    one after it, as others may use the machine."""
    extracts = folder / "extracts"
    files = {
        contract.name: parts(contract, extracts) for contract in data.all_contracts().values() if contract.is_extract
    }
    there = [each for each in catalogue.read().values() if all(files[name] for name in each.needed)]
    names = {name for each in there for name in each.extracts}
    rows = sum(pq.read_metadata(path).num_rows for path in extracts.glob("*.parquet"))
    with server.serve(folder) as running, data.connect(extracts) as connection:
        os.environ |= {"CAMDEN_ENGINE": "spark", "CAMDEN_SPARK_URL": running.url}
        data.add_empty(names, connection)
        before = seconds(there, Engine(connection).table)
        with elsewhere(names, files, connection) as spark:
            afar = [seconds(there, Engine(connection, spark).counts) for _ in range(2)]
        return rows, min(before, seconds(there, Engine(connection).table)), *afar


def seconds(indicators: Sequence[Indicator], run: Callable[[str], pa.Table]) -> float:
    """How long the SQL of all indicators takes, as a refresh runs it: some at a time."""
    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(lambda each: run(each.sql), indicators):
            pass
    return time.perf_counter() - started

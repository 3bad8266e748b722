"""What counting costs on Spark beside DuckDB, as the sample grows: both in one run, on the same files, in seconds of a
processor, as others may use the machine too. `python -m tests.benchmarks engines` prints it, where `make spark` was;
sizes may follow, and slugs of indicators, without which all are counted."""

import os
import time
from collections.abc import Callable, Collection, Sequence
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


def report(arguments: Sequence[str]) -> Table:
    """Per size: rows; the seconds of counting on DuckDB, on a Spark that has just been started and on one that has
    counted the same once; and how many times DuckDB's those are."""
    sizes = [int(each) for each in arguments if each.isdecimal()] or SIZES
    slugs = {each for each in arguments if not each.isdecimal()} or {*catalogue.read()}
    table = Table(*(Column(name, justify="right") for name in FIGURES), box=None)
    for size in sizes:
        with TemporaryDirectory() as temporary:
            folder = Path(temporary)
            refresh.prepare(folder, size)
            rows, here, first, again = measured(folder, slugs)
        ratios = (f"{first / here:.1f}", f"{again / here:.1f}")
        table.add_row(f"×{size}", f"{rows:,}", f"{here:.2f}", f"{first:.1f}", ratios[0], f"{again:.1f}", ratios[1])
    return table


def measured(folder: Path, slugs: Collection[str]) -> tuple[int, float, float, float]:
    """The rows of the extracts that some indicators are counted from, and the seconds: on DuckDB, on Spark, and there
    once more."""
    extracts, contracts = folder / "extracts", data.all_contracts().values()
    files = {contract.name: parts(contract, extracts) for contract in contracts if contract.is_extract}
    there = [each for slug, each in catalogue.read().items() if slug in slugs]
    there = [each for each in there if all(files[name] for name in each.needed)]
    names = {name for each in there for name in each.extracts}
    rows = sum(pq.read_metadata(path).num_rows for name in names for path in files[name] if path.suffix == ".parquet")
    with server.serve(folder) as running, data.connect(extracts) as connection:
        os.environ |= {"CAMDEN_ENGINE": "spark", "CAMDEN_SPARK_URL": running.url}
        data.add_empty(names, connection)
        here = min(seconds(there, Engine(connection).table, running.process.pid) for _ in range(2))
        with elsewhere(names, files, connection) as spark:
            first, again = (seconds(there, Engine(connection, spark).counts, running.process.pid) for _ in range(2))
    return rows, here, first, again


def seconds(indicators: Sequence[Indicator], run: Callable[[str], pa.Table], pid: int) -> float:
    """What the SQL of indicators costs, as a refresh runs it, some at a time: in this process and in the server's."""
    started = time.process_time() + _of(pid)
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(lambda each: run(each.sql), indicators):
            pass
    return time.process_time() + _of(pid) - started


def _of(pid: int) -> float:
    """The seconds that a process has had so far."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

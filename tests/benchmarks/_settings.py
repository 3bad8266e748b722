"""What the SQL of all indicators costs under other settings than ours: how files are written, and of the database.

`python -m tests.benchmarks settings 10` prints it. Each is asked in turn with ours, in one process, and is refused
where it returns anything else."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyarrow as pa
from rich.table import Column, Table

import data
from data.holding.warehouse import SETTINGS
from metrics.counted import counts
from metrics.counted.engine import Engine
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.refreshing import making
from tests.benchmarks import _rewritten, refresh
from tests.benchmarks._rewritten import OURS, Written

ROUNDS = 3
_OFF = SETTINGS["disabled_optimizers"]
FIGURES = ("Files, MB", "Wall, s", "× ours", "Processors, s", "× ours")


@dataclass(frozen=True)
class Setting:
    """How the extracts are written, how many statements run at once, and what the database is told."""

    name: str
    written: Written = OURS
    at_once: int = counts.THREADS
    told: Sequence[str] = field(default=())


def settings() -> tuple[Setting, ...]:
    """Ours first; of the others each differs from it in one thing."""
    files = (
        ("row groups of 30,720", Written(rows=30_720)),
        ("row groups of 491,520", Written(rows=491_520)),
        ("row groups of 1,966,080", Written(rows=1_966_080)),
        ("snappy", Written(compression="snappy")),
        ("lz4", Written(compression="lz4")),
        ("zstd at level 9", Written(compression="zstd", level=9)),
        ("not compressed", Written(compression="none")),
        ("by date, then ward", Written(order="date")),
        ("in no order", Written(order="none")),
    )
    threads = [each for each in (1, 2, 4, 8) if each <= 2 * (os.cpu_count() or 1)]
    return (
        Setting("ours"),
        *(Setting(name, written) for name, written in files),
        *(Setting(f"{each} statements at once", at_once=each) for each in (1, 2, 4)),
        *(Setting(f"{each} threads of the database", told=[f"set threads = {each}"]) for each in threads),
        Setting("DuckDB's partitioned execution", told=["set disabled_optimizers = ''"]),
        Setting(
            "no compressed materialization", told=[f"set disabled_optimizers = '{_OFF},compressed_materialization'"]
        ),
        Setting("rows in any order", told=["set preserve_insertion_order = false"]),
        Setting("footers kept in memory", told=["set parquet_metadata_cache = true"]),
        *(Setting(f"{each} of memory", told=[f"set memory_limit = '{each}'"]) for each in ("250MB", "4GB")),
    )


def report(arguments: Sequence[str]) -> Table:
    """A row for each setting at a size."""
    table = Table("Setting", *(Column(name, justify="right") for name in FIGURES), box=None)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        refresh.prepare(folder, int(arguments[0]) if arguments else 10)
        for setting, size, walls, processors in measured(folder / "extracts", folder / "other", settings()):
            cells = (f"{size / 2**20:,.0f}", *_beside(walls), *_beside(processors))
            table.add_row(setting.name, *cells)
    return table


def measured(
    extracts: Path, other: Path, tried: Sequence[Setting]
) -> Iterator[tuple[Setting, int, list[tuple[float, float]], list[tuple[float, float]]]]:
    """For each setting how many bytes its extracts have, and pairs of its seconds and ours, on the wall and of
    processors; raises ValueError where it counts otherwise."""
    ours, *_ = tried
    right = [in_order(each) for each in run(extracts, ours)[2]]
    for each in tried:
        folder = _rewritten.rewritten(extracts, other, each.written)
        walls, processors = [], []
        for _ in range(ROUNDS):
            wall, processor, found = run(folder, each)
            our_wall, our_processor, _ = run(extracts, ours)
            walls.append((wall, our_wall))
            processors.append((processor, our_processor))
        if any(not in_order(one).equals(two) for one, two in zip(found, right, strict=True)):
            raise ValueError(f"{each.name} counts otherwise than ours")
        yield each, sum(path.stat().st_size for path in folder.glob("*.parquet")), walls, processors


def run(extracts: Path, setting: Setting) -> tuple[float, float, list[pa.Table]]:
    """The seconds of the SQL, on the wall and of processors, and what each statement returns."""
    rows = _rewritten.rows(extracts)
    there = there_in(rows)
    kept = {name for name, contract in data.all_contracts().items() if contract.origin}
    with data.connect(extracts, only=rows, loaded=kept) as connection:
        making.settle(connection, sum(rows.values()))
        for each in setting.told:
            connection.execute(each)
        data.add_empty({name for each in there for name in each.may_be_absent}, connection)
        engine = Engine(connection)
        wall, processor = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(setting.at_once) as threads:
            found = list(threads.map(lambda each: engine.counts(each.sql), there))
        return time.perf_counter() - wall, time.process_time() - processor, found


def in_order(rows: pa.Table) -> pa.Table:
    """Whatever order the rows came in."""
    return rows.sort_by([(name, "ascending") for name in rows.column_names]).combine_chunks()


def there_in(rows: Mapping[str, int]) -> list[Indicator]:
    """The indicators whose extracts, of so many rows, are all there, those with the most rows first."""
    there = [each for each in catalogue.read().values() if set(each.needed) <= set(rows)]
    return sorted(there, key=lambda each: sum(rows.get(name, 0) for name in each.extracts), reverse=True)


def _beside(pairs: Sequence[tuple[float, float]]) -> tuple[str, str]:
    """The median of the seconds, and of how many times ours each is."""
    return f"{median(one for one, _ in pairs):.2f}", f"{median(one / two for one, two in pairs):.2f}"

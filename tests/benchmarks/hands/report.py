"""Five indicators of crime and two of repairs, as a refresh counts and sums them, and by hand in polars and pandas.

`python -m tests.benchmarks hands 1 10` prints it: each way in processes of its own, in turn, medians of several rounds,
once all have come to the same rows. Ours is from opening the database to the table that is then protected and written,
without declarations, hashes, protection, judgement or snapshot; theirs from opening the files to the same sums."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Column, Table

from data.holding.saving import save
from data.sample import write_missing
from tests.benchmarks.beside.installed import AbsentError, install
from tests.benchmarks.hands.asked import EXTRACTS, ROOT
from tests.benchmarks.hands.compared import hold_to
from tests.benchmarks.hands.timed import Cost
from tests.worlds import FIRST, TODAY

SIZES = (1, 10)
ROUNDS = 5
OURS = "ours"
FIGURES = ("Size", "Rows", "Way", "Counting, s", "of processors", "All, s", "of processors", "× ours", "Peak memory")


def main(arguments: Sequence[str]) -> None:
    """Measure at the sizes that are named, and print."""
    out = Console()
    ways = {OURS: Path(sys.executable), "in_pandas": Path(sys.executable)}
    table = Table(*(Column(name, justify="right") for name in FIGURES), box=None)
    with TemporaryDirectory() as own, out.status("Measuring"):
        try:
            ways["in_polars"] = install("polars", Path(own)) / "python"
        except AbsentError as error:
            out.print(f"{error}.", markup=False, highlight=False, soft_wrap=True)
        for size in [int(each) for each in arguments] or SIZES:
            with TemporaryDirectory() as temporary:
                rows = prepare(Path(temporary), size)
                for row in _written(measured(Path(temporary), ways)):
                    table.add_row(f"×{size}", f"{rows:,}", *row)
    out.print(table)


def prepare(folder: Path, size: int) -> int:
    """The extracts at a size, and how many rows they have. Those of the sample grow but for that of crime, which has
    one row a ward, month and offence: every row of it is there so many times, as if each were of fewer offences."""
    write_missing(folder, today=TODAY, scale=size, only=EXTRACTS)
    crimes = folder / "recorded_crime.parquet"
    rows = pq.read_table(crimes)
    if size > 1:
        save([rows.take(np.repeat(np.arange(rows.num_rows), size))], crimes, rows.schema)
    return sum(pq.read_metadata(folder / f"{name}.parquet").num_rows for name in EXTRACTS)


def measured(folder: Path, ways: Mapping[str, Path]) -> dict[str, list[Cost]]:
    """What each way costs, round by round; raises ValueError where one of them counts otherwise than we do."""
    for way, interpreter in ways.items():
        run(folder, way, interpreter)
    for way in ways:
        hold_to(pq.read_table(_saved(folder, OURS)), pq.read_table(_saved(folder, way)), way)
    rounds = [{way: run(folder, way, interpreter) for way, interpreter in ways.items()} for _ in range(ROUNDS)]
    return {way: [each[way] for each in rounds] for way in ways}


def run(folder: Path, way: str, interpreter: Path) -> Cost:
    """A way in a process of its own; raises CalledProcessError where it fails."""
    asked = [str(folder), FIRST.isoformat(), str(_saved(folder, way))]
    command = [str(interpreter), "-m", f"tests.benchmarks.hands.{way}", *asked]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Cost(**json.loads(ran.stdout))


def _saved(folder: Path, way: str) -> Path:
    return folder / f"{way}.rows"


def _written(costs: Mapping[str, Sequence[Cost]]) -> Iterator[tuple[str, ...]]:
    middle = {way: _middle(each) for way, each in costs.items()}
    for way, cost in middle.items():
        times = (cost.counting, cost.counting_processor, cost.seconds, cost.processor)
        ratio = f"{cost.seconds / middle[OURS].seconds:.2f}"
        yield (way.removeprefix("in_"), *(f"{each:.3f}" for each in times), ratio, f"{cost.peak / 2**20:,.0f} MB")


def _middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(each) for each in zip(*map(astuple, costs), strict=True)))

"""The parts of a refresh that grow with its extracts, each beside one bare scan of them in the same database."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import expressions

import data
from data.contracts.quoting import listed
from data.holding.scanning import scan
from metrics.counted.counts import Counts, count
from metrics.counted.engine import Engine
from metrics.counted.roll_up import roll_up
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.refreshing import making
from metrics.refreshing.inputs import look
from tests.benchmarks import harness


@dataclass(frozen=True)
class Times:
    """Seconds on the wall and of processors, each the least of those tried."""

    wall: float
    processor: float

    def over(self, floor: "Times") -> str:
        """How many times the floor, on the wall and of processors."""
        return f"{self.wall / floor.wall:.2f} ({self.processor / floor.processor:.2f})"


def said(folder: Path, as_of: date) -> str:
    """The check of all extracts over a scan of all their columns; the count and the roll-up of all indicators over one
    of the columns that they read. In brackets the same in seconds of processors."""
    whole, used, check, counting, rolling = measured(folder, as_of)
    return (
        f"over one bare scan of all columns ({whole.wall:.2f} s, {whole.processor:.2f} of processors) the check of all "
        f"extracts is {check.over(whole)}; over one of those that the SQL reads ({used.wall:.2f} s, "
        f"{used.processor:.2f}) the count is {counting.over(used)} and the roll-up {rolling.over(used)}"
    )


def measured(folder: Path, as_of: date) -> tuple[Times, ...]:
    """The scans of all columns and of those used, the check, the count and the roll-up."""
    inputs = look(folder, catalogue.read(), as_of)
    there = [each for each in inputs.declared.values() if set(each.needed) <= set(inputs.held)]
    kept = {name for name, contract in data.all_contracts().items() if contract.origin}
    with data.connect(folder, only=inputs.held, found=inputs.files, loaded=kept) as connection:
        data.add_empty({name for each in there for name in each.may_be_absent}, connection)
        engine, coverage = Engine(connection), {each.slug: inputs.coverage(each) for each in there}
        counts: list[Counts] = []

        def counting() -> None:
            counts[:] = [count(there, engine.counts, size=inputs.rows)]

        whole = best(lambda: scanned(inputs.held, every_column(inputs.held), connection))
        used = best(lambda: scanned(inputs.held, read_by(there), connection))
        check = best(lambda: data.check_all(inputs.held, connection))
        making.settle(connection, sum(held.rows for held in inputs.held.values()))
        counted = best(counting)
        engine.one_at_a_time()
        return whole, used, check, counted, best(lambda: roll_up(counts[0], coverage, engine.table))


def best(work: Callable[[], object]) -> Times:
    """The least that it took of a few times, by both clocks."""
    walls, processors = [], []
    for _ in range(harness.TIMES):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return Times(min(walls), min(processors))


def every_column(held: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(data.all_contracts()[name].names) for name in held}


def read_by(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """The columns of each extract that are named in the SQL of any that reads it."""
    found: dict[str, set[str]] = {}
    for each in indicators:
        names = {column.name for column in sqlglot.parse_one(each.sql, dialect="duckdb").find_all(expressions.Column)}
        for extract in each.extracts:
            found.setdefault(extract, set()).update(names)
    contracts = data.all_contracts()
    return {name: tuple(each for each in contracts[name].names if each in found[name]) for name in found}


def scanned(
    held: Mapping[str, data.Extract], columns: Mapping[str, tuple[str, ...]], connection: duckdb.DuckDBPyConnection
) -> object:
    """Every row of the extracts, one after the other, as far as some columns go."""
    rows = {
        name: scan(data.all_contracts()[name], [stamp.path for stamp in held[name].stamps])
        for name in columns
        if name in held and columns[name]
    }
    return [
        connection.execute(f"select bit_xor(hash({listed(columns[name])})) from {rows[name]}").fetchall()
        for name in rows
    ]

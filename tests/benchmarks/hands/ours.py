"""The same indicators as a refresh counts and sums them: their SQL, in our database, over views of the extracts."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import data
from data.vocabulary import Kind
from metrics.counted.counts import Counts, count
from metrics.counted.coverage import Coverage
from metrics.counted.engine import Engine
from metrics.counted.roll_up import RolledUp, roll_up
from metrics.declared import catalogue
from metrics.refreshing import making
from tests.benchmarks.hands.asked import EXTRACTS, KEY, NUMBERS, SLUGS
from tests.benchmarks.hands.timed import timed
from tests.worlds import LAST

DECLARED = [catalogue.read()[slug] for slug in SLUGS]


@dataclass(frozen=True)
class Counted:
    """Counts, and the database that they came from."""

    counts: Counts
    engine: Engine


def counted(extracts: Path) -> Counted:
    """From opening a database to the counts of wards, each held to the rules of its head."""
    rows = {name: pq.read_metadata(extracts / f"{name}.parquet").num_rows for name in EXTRACTS}
    connection = data.connect(extracts, only=EXTRACTS)
    making.settle(connection, sum(rows.values()))
    engine = Engine(connection)
    counts = count(DECLARED, engine.counts, size=lambda each: sum(rows[name] for name in each.extracts))
    return Counted(counts, engine)


def summed(counted: Counted, first: date) -> RolledUp:
    """Over areas, then over time, on the whole grid of what is covered."""
    counted.engine.one_at_a_time()
    coverage = {each.slug: Coverage(first, LAST) for each in DECLARED}
    return roll_up(counted.counts, coverage, counted.engine.table)


def saved(rolled_up: RolledUp, path: Path) -> None:
    pq.write_table(rows(rolled_up), path)


def rows(rolled_up: RolledUp) -> pa.Table:
    """The rows of the grid in which something was counted (KEY, NUMBERS): a rate's denominator is who lives there."""
    there = rolled_up.table.filter(pc.is_valid(rolled_up.table["numerator"]))
    slugs = pa.array(SLUGS).take(there["number"].combine_chunks())
    rate = pa.array([each.kind is Kind.RATE for each in DECLARED]).take(there["number"].combine_chunks())
    denominator = pc.if_else(rate, there["residents"], there["denominator"])
    columns = {"indicator": slugs, "denominator": denominator}
    return pa.table({name: columns[name] if name in columns else there[name] for name in (*KEY, *NUMBERS)})


if __name__ == "__main__":
    timed(counted, summed, saved, sys.argv[1:])

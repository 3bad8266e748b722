"""Rounding and revising every figure of people of the sample, beside one look at what was shown before."""

from datetime import date
from functools import cache
from pathlib import Path

from metrics.protected import protect
from metrics.protected.remembered import KEY, Memory
from tests.benchmarks import _sample

# A figure is as long to round of few people as of many.
SIZES = (1,)
NEXT_DAY = date(2026, 2, 11)


def prepare(folder: Path, size: int) -> None:
    _sample.prepare(folder)


@cache
def remembered(folder: Path) -> Memory:
    """What a first snapshot has shown."""
    counted = _sample.counted(folder)
    return Memory(protect(counted.rolled_up, counted.origins, Memory(), _sample.TODAY).ledger)


def floor(folder: Path) -> object:
    """Each figure found by its key."""
    table = remembered(folder).table
    return table.join(table.select(KEY), list(KEY), join_type="inner").num_rows


def work(folder: Path) -> object:
    counted = _sample.counted(folder)
    return protect(counted.rolled_up, counted.origins, remembered(folder), NEXT_DAY)


def said(folder: Path) -> str:
    """How many figures that is."""
    return f"{remembered(folder).table.num_rows:,} figures of people, none audited"

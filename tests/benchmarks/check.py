"""A check of every extract of the sample, all sound, beside one scan of all their columns in the same database."""

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import duckdb

import data
from tests.benchmarks import _parts
from tests.benchmarks.harness import ROOT

# The sample as `make run` writes it; and ten times the borough's own volume of records.
SIZES = (1, 10)
TODAY = date(2026, 2, 10)


def prepare(folder: Path, size: int) -> None:
    """The sample, in a process of its own: the memory that it takes to make it up is not what is measured."""
    command = [sys.executable, "-m", "data", "sample", "--until", "2026-01", "--scale", str(size)]
    environment = os.environ | {"CAMDEN_EXTRACTS": str(folder)}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


@cache
def held(folder: Path) -> tuple[dict[str, data.Extract], duckdb.DuckDBPyConnection]:
    """What a refresh has before it checks: its extracts, hashed, and its one database."""
    return data.extracts(folder, TODAY), data.connect(folder)


def floor(folder: Path) -> object:
    extracts, connection = held(folder)
    return _parts.scanned(extracts, _parts.every_column(extracts), connection)


def work(folder: Path) -> object:
    extracts, connection = held(folder)
    faults = data.check_all(extracts, connection)
    if faults:
        raise ValueError(f"the sample is not sound: {faults[0]}")
    return faults

"""A refresh of the whole catalogue from nothing, beside the SQL of the same indicators one after the other."""

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from uuid import uuid4

import data
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.benchmarks import _parts
from tests.benchmarks.harness import ROOT

# The sample as `make run` writes it; and ten and a hundred times the borough's own volume of records.
SIZES = (1, 10, 100)
TODAY = date(2026, 2, 10)


def prepare(folder: Path, size: int) -> None:
    """The sample, in a process of its own: the memory that it takes to make it up is not what is measured."""
    command = [sys.executable, "-m", "data", "sample", "--until", "2026-01", "--scale", str(size)]
    environment = os.environ | {"CAMDEN_EXTRACTS": str(folder / "extracts")}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


def floor(folder: Path) -> object:
    """One database with its views, and what the SQL of each indicator returns as a table."""
    there, extracts = statements(), folder / "extracts"
    kept = {name for name, contract in data.all_contracts().items() if contract.origin}
    held = kept | {path.stem for path in extracts.iterdir()}
    with data.connect(extracts) as connection:
        return [data.query(connection, sql).num_rows for names, sql in there if held.issuperset(names)]


@cache
def statements() -> list[tuple[tuple[str, ...], str]]:
    """The extracts and the SQL of each indicator; reading the declarations is no part of the floor."""
    return [(tuple(each.extracts), each.sql) for each in catalogue.read().values()]


def work(folder: Path) -> object:
    """Read, hash, count, roll up, value, judge and write; check what our own writer has not checked, which of a sample
    are the tables that the project keeps (`check` measures a check of all)."""
    return refresh(folder / "extracts", folder / uuid4().hex, TODAY)


def said(folder: Path) -> str:
    """What its parts cost, whose rows are most of a large refresh."""
    return _parts.said(folder / "extracts", TODAY)

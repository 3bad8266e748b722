"""A first refresh of the whole catalogue, beside one scan by DuckDB of the columns that any indicator reads."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

import data
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.benchmarks.harness import ROOT

# The sample as `make run` writes it; and ten times the borough's own volume of records.
SIZES = (1, 10)
TODAY = date(2026, 2, 10)


def prepare(folder: Path, size: int) -> None:
    """The sample, in a process of its own: the memory that it takes to make it up is not what is measured."""
    command = [sys.executable, "-m", "data", "sample", "--until", "2026-01", "--scale", str(size)]
    environment = os.environ | {"CAMDEN_EXTRACTS": str(folder / "extracts")}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    scans = [
        f"select bit_xor(hash({', '.join(names)})) from read_parquet('{path}')"
        for name, names in columns().items()
        if (path := folder / "extracts" / f"{name}.parquet").exists()
    ]
    (folder / "scans.sql").write_text(";\n".join(scans), encoding="utf-8")


def columns() -> dict[str, list[str]]:
    """Of each extract, the columns that the SQL of an indicator names."""
    read: dict[str, set[str]] = {}
    for indicator in catalogue.read().values():
        words = set(re.findall(r"\w+", indicator.sql))
        for name in indicator.extracts:
            read.setdefault(name, set()).update(words & set(data.all_contracts()[name].names))
    return {name: sorted(found) for name, found in read.items()}


def floor(folder: Path) -> object:
    scans = (folder / "scans.sql").read_text(encoding="utf-8").split(";")
    with duckdb.connect() as connection:
        return [connection.execute(scan).fetchall() for scan in scans]


def work(folder: Path) -> object:
    return refresh(folder / "extracts", folder / uuid4().hex, TODAY)

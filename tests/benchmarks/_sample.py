"""What a refresh has counted of people when it comes to protect them: every indicator on the sample of `make run`."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import data
from data.vocabulary import Origin
from metrics.counted.counts import count
from metrics.counted.coverage import counts_people
from metrics.counted.engine import Engine
from metrics.counted.roll_up import RolledUp, roll_up
from metrics.declared import catalogue
from metrics.refreshing.inputs import look
from tests.benchmarks.harness import ROOT

TODAY = date(2026, 2, 10)


@dataclass(frozen=True)
class Counted:
    """True counts, and the origins of the figures."""

    rolled_up: RolledUp
    origins: Mapping[str, Origin]


def prepare(folder: Path) -> None:
    command = [sys.executable, "-m", "data", "sample", "--until", "2026-01"]
    environment = os.environ | {"CAMDEN_EXTRACTS": str(folder / "extracts")}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)


@cache
def counted(folder: Path) -> Counted:
    """Every indicator of people, rolled up."""
    declared = {slug: each for slug, each in catalogue.read().items() if counts_people(each)}
    inputs = look(folder / "extracts", declared, TODAY)
    there = [each for each in declared.values() if set(each.needed) <= set(inputs.held)]
    with data.connect(inputs.folder, only=inputs.held) as connection:
        data.add_empty({name for each in there for name in each.may_be_absent}, connection)
        run = Engine(connection).table
        rolled_up = roll_up(count(there, run), {each.slug: inputs.coverage(each) for each in there}, run)
    return Counted(rolled_up, {each.slug: inputs.origin(each) for each in there})

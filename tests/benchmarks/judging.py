"""Readings, charts and advice for everything, beside the refresh from nothing that they are a part of."""

import time
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from unittest.mock import patch
from uuid import uuid4

import data
from metrics.counted.engine import Engine
from metrics.refreshing import refresh as conductor
from metrics.refreshing.judging import Judgements, judge
from tests.benchmarks import _sample
from tests.benchmarks._sample import TODAY

SIZES = (1,)
TOMORROW = TODAY + timedelta(days=1)


@dataclass(frozen=True)
class Timed:
    """A refresh: the seconds of all of it and of the judging in it, and what the judging was given and gave."""

    seconds: float
    judging: float
    given: tuple[object, ...]
    judged: Judgements


def prepare(folder: Path, size: int) -> None:
    """The sample as `make run` writes it, and a snapshot of it for the day after to begin with."""
    _sample.prepare(folder)
    first(folder)


@cache
def first(folder: Path) -> Timed:
    return refreshed(folder, folder / "first")


def refreshed(folder: Path, snapshots: Path, as_of: object = TODAY) -> Timed:
    """A refresh into a folder of snapshots, with a watch on the judging."""
    found: list[tuple[float, tuple[object, ...], Judgements]] = []

    def watched(*given: object) -> Judgements:
        started = time.perf_counter()
        judged = judge(*given)  # type: ignore[arg-type]
        found.append((time.perf_counter() - started, given, judged))
        return judged

    started = time.perf_counter()
    with patch.object(conductor, "judge", watched):
        conductor.refresh(folder / "extracts", snapshots, as_of)  # type: ignore[arg-type]
    ((judging, given, judged),) = found
    return Timed(time.perf_counter() - started, judging, given, judged)


@cache
def engine(folder: Path) -> Engine:
    return Engine(data.connect(folder / "extracts", only=()))


def floor(folder: Path) -> object:
    """A refresh of everything from nothing, its judging too."""
    return refreshed(folder, folder / uuid4().hex)


def work(folder: Path) -> Judgements:
    """Judge all of it anew."""
    *given, _ = first(folder).given
    return judge(*given, engine(folder))  # type: ignore[arg-type,call-arg]


def said(folder: Path) -> str:
    """What was judged, and what an unchanged day asks; raises ValueError where that judges otherwise."""
    days = [_next_day(folder) for _ in range(3)]
    least = min(days, key=lambda each: each.judging / each.seconds)
    before, after = first(folder).judged.files, least.judged.files
    if any(not after[name].equals(table) for name, table in before.items()):
        raise ValueError("a day on which nothing changed has other judgements")
    return (
        f"{before['readings'].num_rows:,} readings, {before['charts'].num_rows:,} points of charts; where nothing has "
        f"changed but the day, {least.judging:.2f} s of {least.seconds:.2f} s ({least.judging / least.seconds:.0%})"
    )


def _next_day(folder: Path) -> Timed:
    """The refresh of the day after, from a copy of the first snapshot."""
    copy = folder / "next"
    rmtree(copy, ignore_errors=True)
    copytree(folder / "first", copy)
    return refreshed(folder, copy, TOMORROW)

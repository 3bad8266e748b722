"""Protecting 300 small tables of people, each then attacked by other code, beside protecting them without an audit."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

import data
from metrics.counted.engine import Engine
from tests.attack import Attack
from tests.people import NEEDED, published, some

# So many tables of two to six wards, three or six months and up to three groups; each protected once.
SIZES = (300,)
TIMES = 1
MOST = 10  # small counts that are attacked in each
OPEN = 60  # tables that are attacked without their audit too
AT_ONCE = 5  # tables that a process takes at a time

Rows = list[dict[str, Any]]
PUBLISHED: dict[bool, list[Rows]] = {}


def prepare(folder: Path, size: int) -> None:
    (folder / "tables").write_text(str(size), encoding="utf-8")


def floor(folder: Path) -> object:
    return _protect(folder, audited=False)


def work(folder: Path) -> object:
    return _protect(folder, audited=True)


def said(folder: Path) -> str:
    """How the attack went; raises ValueError where it succeeded anywhere."""
    (found, of), (left, tried) = _attacked(folder, PUBLISHED[True]), _attacked(folder, PUBLISHED[False][:OPEN])
    if found:
        raise ValueError(f"{found} of {of} small counts are left fewer values than is promised")
    withheld = sum(row["reason"] == "protects_another" for rows in PUBLISHED[True] for row in rows)
    return (
        f"{len(PUBLISHED[True])} tables attacked, and {found} of {of:,} small counts left fewer values than promised; "
        f"without the audit {left} of {tried:,}; figures withheld for that: {withheld:,}"
    )


@contextmanager
def _processes() -> Iterator[ProcessPoolExecutor]:
    """One for each processor: the tables have nothing to do with one another."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        yield pool


def _chunks(many: int) -> list[range]:
    return [range(first, min(first + AT_ONCE, many)) for first in range(0, many, AT_ONCE)]


def _protect(folder: Path, *, audited: bool) -> list[Rows]:
    many = int((folder / "tables").read_text(encoding="utf-8"))
    with _processes() as pool:
        told = pool.map(partial(_published, folder, audited=audited), _chunks(many))
        PUBLISHED[audited] = [rows for each in told for rows in each]
    return PUBLISHED[audited]


def _published(folder: Path, seeds: Sequence[int], *, audited: bool) -> list[Rows]:
    with data.connect(folder, only=()) as connection:
        run = Engine(connection).table
        return [published(run, some(seed), audited=audited)[0] for seed in seeds]


def _attacked(folder: Path, told: list[Rows]) -> tuple[int, int]:
    """How many small counts were found, of how many that were attacked."""
    with data.connect(folder, only=()) as connection:
        rows = Engine(connection).table("select code, parent from areas where level = 'ward'").to_pylist()
    wards = {row["code"]: row["parent"] for row in rows}
    chunks = _chunks(len(told))
    with _processes() as pool:
        found = pool.map(partial(_found, wards), chunks, [[told[seed] for seed in each] for each in chunks])
        given_away, many = zip(*found, strict=True)
    return sum(given_away), sum(many)


def _found(wards: dict[str, str], seeds: Sequence[int], told: Sequence[Rows]) -> tuple[int, int]:
    found = many = 0
    for seed, rows in zip(seeds, told, strict=True):
        people = some(seed)
        attack, small = Attack(rows, wards, people.smallest), people.small(wards)
        chosen = [small[at] for at in np.random.default_rng(1).permutation(len(small))[:MOST]]
        found += sum(attack.possible(cell) < NEEDED[people.smallest] for cell in chosen)
        many += len(chosen)
    return found, many

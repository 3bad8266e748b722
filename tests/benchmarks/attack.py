"""Protecting 300 small tables of people, each then attacked by other code, beside protecting them without an audit."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import data
from metrics.counted.engine import Engine
from tests.attack import Attack
from tests.people import NEEDED, People, published, some

# So many tables of two to six wards, three or six months and up to three groups; each protected once.
SIZES = (300,)
TIMES = 1
MOST = 20  # small counts that are attacked in each
OPEN = 60  # tables that are attacked without their audit too

Rows = list[dict[str, Any]]
PUBLISHED: dict[bool, list[Rows]] = {}


@cache
def people(folder: Path) -> tuple[People, ...]:
    return tuple(some(seed) for seed in range(int((folder / "tables").read_text(encoding="utf-8"))))


def prepare(folder: Path, size: int) -> None:
    (folder / "tables").write_text(str(size), encoding="utf-8")


def floor(folder: Path) -> object:
    return _protect(folder, audited=False)


def work(folder: Path) -> object:
    return _protect(folder, audited=True)


def _protect(folder: Path, *, audited: bool) -> list[Rows]:
    with data.connect(folder, only=()) as connection:
        run = Engine(connection).table
        PUBLISHED[audited] = [published(run, each, audited=audited)[0] for each in people(folder)]
    return PUBLISHED[audited]


def said(folder: Path) -> str:
    """How the attack went; raises ValueError where it succeeded anywhere."""
    with data.connect(folder, only=()) as connection:
        rows = Engine(connection).table("select code, parent from areas where level = 'ward'").to_pylist()
    wards = {row["code"]: row["parent"] for row in rows}
    (found, of), (left, tried) = (
        _attacked(folder, wards, PUBLISHED[True]), _attacked(folder, wards, PUBLISHED[False][:OPEN]),
    )  # fmt: skip
    if found:
        raise ValueError(f"{found} of {of} small counts are left fewer values than is promised")
    withheld = sum(row["reason"] == "protects_another" for rows in PUBLISHED[True] for row in rows)
    return (
        f"{len(people(folder))} tables attacked, and {found} of {of:,} small counts left fewer values than promised; "
        f"without the audit {left} of {tried:,}; figures withheld for that: {withheld:,}"
    )


def _attacked(folder: Path, wards: dict[str, str], told: list[Rows]) -> tuple[int, int]:
    found = many = 0
    for each, rows in zip(people(folder), told, strict=False):
        attack, small = Attack(rows, wards, each.smallest), each.small(wards)
        chosen = [small[at] for at in np.random.default_rng(1).permutation(len(small))[:MOST]]
        found += sum(attack.possible(cell) < NEEDED[each.smallest] for cell in chosen)
        many += len(chosen)
    return found, many

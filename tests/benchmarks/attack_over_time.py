"""Protecting two years of monthly snapshots, attacked then by whoever keeps them all, beside doing so without audit."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import data
from metrics.counted.engine import Engine
from tests.attack import Keeper, displays
from tests.people import NEEDED, Change, History, People, drifting, small, through

# So many series of 24, wards by month and by quarter in turn, with eight records late or put right before each.
SIZES = (4,)
TIMES = 1
SNAPSHOTS, MOST = 24, 12
QUARTERS = {"ward": "quarter", "neighbourhood": "month"}
MADE: list[History] = []


def prepare(folder: Path, size: int) -> None:
    (folder / "series").write_text(str(size), encoding="utf-8")


@cache
def drifts(folder: Path) -> tuple[tuple[list[People], list[list[Change]]], ...]:
    many = int((folder / "series").read_text(encoding="utf-8"))
    return tuple(drifting(100 + seed, SNAPSHOTS, publish=QUARTERS if seed % 2 else ()) for seed in range(many))


def floor(folder: Path) -> object:
    return _made(folder, audited=False)


def work(folder: Path) -> object:
    MADE[:] = _made(folder, audited=True)
    return MADE


def _made(folder: Path, *, audited: bool) -> list[History]:
    with data.connect(folder, only=()) as connection:
        return [through(Engine(connection).table, told, audited=audited) for told, _ in drifts(folder)]


def said(folder: Path) -> str:
    """How the attack went; raises ValueError where it succeeded, or a figure has changed twice."""
    with data.connect(folder, only=()) as connection:
        rows = Engine(connection).table("select code, parent from areas where level = 'ward'").to_pylist()
    wards = {row["code"]: row["parent"] for row in rows}
    found = [_attacked(history, changes, wards) for history, (_, changes) in zip(MADE, drifts(folder), strict=True)]
    attacked, changed, shown = (sum(column) for column in zip(*found, strict=True))
    return (
        f"{len(found)} series of {SNAPSHOTS} snapshots: of {shown:,} figures {changed:,} were revised, none twice; "
        f"{attacked:,} small counts attacked, and none left fewer values than promised"
    )


def _attacked(history: History, changes: list[list[Change]], wards: Mapping[str, str]) -> tuple[int, int, int]:
    told = displays(history.snapshots, 5, ("numerator", "denominator"))
    figures = {each.cell for each in told}
    if max(Counter(each.cell for each in told).values()) > 2:
        raise ValueError("a closed figure has changed more than once")
    keeper = Keeper(history.snapshots, wards, 5, sum(units for month in changes for *_, units in month))
    chosen = small(history, wards, MOST)
    for cell, number in chosen:
        if min(keeper.possible(cell, each) for each in (number, SNAPSHOTS - 1)) < NEEDED[5]:
            raise ValueError(f"a count of {cell.period} is left fewer values than is promised")
    return len(chosen), len(told) - len(figures), len(figures)

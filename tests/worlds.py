"""Worlds to test in: folders of extracts, and the snapshots made of them."""

import fcntl
import json
import shutil
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import metrics
from data.sample import write_missing
from metrics.refreshing.refresh import refresh
from metrics.snapshots.snapshot import CURRENT

TODAY = date(2026, 2, 10)
FIRST, LAST = date(2021, 2, 1), date(2026, 1, 31)  # what the sample of that day covers


@dataclass(frozen=True)
class World:
    """What a person has after the first two commands of the README."""

    extracts: Path
    snapshots: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which commands and the app find it."""
        return {"CAMDEN_EXTRACTS": str(self.extracts), "CAMDEN_SNAPSHOTS": str(self.snapshots)}

    @cached_property
    def snapshot(self) -> metrics.Snapshot:
        return metrics.snapshot(self.snapshots)

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """What the first refresh did for each indicator, as the snapshot's manifest has it."""
        manifest = json.loads((self.snapshots / self.snapshot.name / "manifest.json").read_text(encoding="utf-8"))
        return {step["indicator"]: step["outcome"] for step in manifest["steps"]}


def sample(folder: Path) -> World:
    """The whole sample and its snapshot in a folder, made by the first process that asks; others wait for it.

    Nobody may change it: `beside` gives a world of one's own.
    """
    folder.mkdir(exist_ok=True)
    world = World(folder / "extracts", folder / "snapshots")
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (world.snapshots / CURRENT).exists():
            write_missing(world.extracts, today=TODAY)
            refresh(world.extracts, world.snapshots, TODAY)
    return world


def beside(world: World, folder: Path, *, without: Container[str] = ()) -> World:
    """A world with the same extracts, but for some, and the same snapshots: for whoever adds to it.

    Extracts are the same files under another name, which whoever writes one replaces and never changes.
    """
    own = World(folder / "extracts", folder / "snapshots")
    own.extracts.mkdir(parents=True)
    for path in world.extracts.glob("*.parquet"):
        if path.stem not in without:
            (own.extracts / path.name).hardlink_to(path)
    shutil.copytree(world.snapshots, own.snapshots)
    return own

"""The default sample and the snapshot of it: made once, however many files and processes test them."""

import fcntl
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import metrics
from data.sample import write_missing
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import CURRENT

TODAY = date(2026, 2, 10)
FIRST, LAST = date(2021, 2, 1), date(2026, 1, 31)  # what the sample of that day covers


@dataclass(frozen=True)
class World:
    """What a person has after the first two commands of the README."""

    extracts: Path
    snapshots: Path

    @cached_property
    def snapshot(self) -> metrics.Snapshot:
        return metrics.snapshot(self.snapshots)

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """What the first refresh did for each indicator, as the snapshot's manifest has it."""
        manifest = json.loads((self.snapshots / self.snapshot.name / "manifest.json").read_text(encoding="utf-8"))
        return {step["indicator"]: step["outcome"] for step in manifest["steps"]}


def made(folder: Path) -> World:
    """The world in a folder, by the first process that asks; others wait for it. Nobody may change it."""
    folder.mkdir(exist_ok=True)
    world = World(folder / "extracts", folder / "snapshots")
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (world.snapshots / CURRENT).exists():
            write_missing(world.extracts, today=TODAY)
            refresh(world.extracts, world.snapshots, TODAY)
    return world

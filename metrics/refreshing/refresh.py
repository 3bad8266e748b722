"""Extracts in, an immutable snapshot out: the only place that computes, and the only one that reads the clock."""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

import data
from metrics.counted import observations
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.refreshing import fingerprint, holdings, lock
from metrics.refreshing import keeping as cache
from metrics.snapshots.snapshot import CURRENT, NoSnapshotError, Snapshot, current, snapshots_folder

KEPT = 10


class RefreshError(RuntimeError):
    """The refresh stopped; the last snapshot is still the current one."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a refresh did for one indicator: computed, kept, no data, or held back; and why."""

    indicator: str
    outcome: str
    why: str
    seconds: float


@dataclass(frozen=True, slots=True)
class _Inputs:
    """All that a snapshot is made from, beside the code."""

    extracts: Path | None
    held: dict[str, data.Extract]
    declared: dict[str, Indicator]
    as_of: date

    def name(self) -> str:
        """The snapshot's name: its day, and a fingerprint of everything that it is made from."""
        declarations = fingerprint.of(*(each.model_dump_json() for each in self.declared.values()))
        contracts = fingerprint.of_contracts(sorted(self.held))
        made_from = fingerprint.of(fingerprint.of_extracts(self.held), contracts, declarations, fingerprint.of_code())
        return f"{self.as_of.isoformat()}-{made_from}"


def refresh(
    extracts: Path | None = None,
    snapshots: Path | None = None,
    as_of: date | None = None,
    *,
    indicators: Path = catalogue.FOLDER,
    on_step: Callable[[Step], None] = lambda _: None,
) -> Snapshot:
    """Make the snapshot of today's extracts and declarations, and make it current.

    Raises DeclarationError, RefreshError, CountsError or LockedError; the last snapshot then stays."""
    folder = snapshots or snapshots_folder()
    as_of = as_of or date.today()
    with lock.held(folder):
        declared = catalogue.read(indicators)
        for _ in range(2):
            inputs = _Inputs(extracts, data.extracts(extracts, as_of), declared, as_of)
            name = inputs.name()
            if not (folder / name / "manifest.json").exists():
                _check(inputs, folder)
                _make(inputs, folder, on_step)
            if fingerprint.of_extracts(data.extracts(extracts, as_of)) == fingerprint.of_extracts(inputs.held):
                _point_to(folder, name)
                _prune(folder)
                return Snapshot(folder / name)
        raise RefreshError("the extracts changed while they were read, twice; try again when the import has ended")


def _check(inputs: _Inputs, folder: Path) -> None:
    """Hold each extract to its contract, unless the current snapshot was made from these very bytes."""
    try:
        manifest = json.loads((folder / current(folder) / "manifest.json").read_text(encoding="utf-8"))
        passed = set(manifest["checked"])
    except NoSnapshotError:
        passed = set()
    faults = [
        str(fault)
        for name, extract in inputs.held.items()
        if _promise(extract) not in passed
        for fault in data.check(name, inputs.extracts)
    ]
    if faults:
        raise RefreshError("\n".join(["an extract breaks its contract; the last snapshot stays.", *faults]))


def _promise(extract: data.Extract) -> str:
    """An extract's content under its contract as it stands."""
    return fingerprint.of(extract.sha256, fingerprint.of_contracts([extract.name]))


def _make(inputs: _Inputs, folder: Path, on_step: Callable[[Step], None]) -> None:
    """Write a snapshot beside the others: whole under its name, or not there at all."""
    steps: list[Step] = []
    tables = [observations.SCHEMA.empty_table()]
    with data.connect(inputs.extracts) as connection:
        for indicator in inputs.declared.values():
            started = time.perf_counter()
            outcome, why, table = cache.observe(indicator, inputs.held, folder / "counts", connection, inputs.as_of)
            steps.append(Step(indicator.slug, outcome, why, round(time.perf_counter() - started, 3)))
            tables.append(table)
            on_step(steps[-1])
        files = {"areas": data.query(connection, _AREAS)} | {
            f"public/{name}": data.query(connection, f'select * from "{name}"')
            for name, extract in inputs.held.items()
            if data.all_contracts()[name].counts == "things" and extract.origin == "published"
        }
    files["observations"] = pa.concat_tables(tables).sort_by([(key, "ascending") for key in observations.KEY])
    files["indicators"] = _declarations(inputs.declared)
    files["extracts"] = holdings.table(inputs.held, inputs.as_of)
    temporary = folder / f"making-{uuid4().hex}"
    (temporary / "public").mkdir(parents=True)
    for name, table in files.items():
        _write(temporary / f"{name}.parquet", table)
    manifest = {
        "name": inputs.name(),
        "as_of": inputs.as_of.isoformat(),
        "checked": [_promise(extract) for extract in inputs.held.values()],
        "steps": [asdict(step) for step in steps],
    }
    (temporary / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    for path in (temporary / "manifest.json", temporary / "public", temporary):
        _sync(path)
    temporary.rename(folder / inputs.name())
    _sync(folder)


_AREAS = """
select code, name, level, parent, residents, households, longitude, latitude, tile_column, tile_row, confirmed
from areas
"""


def _declarations(declared: dict[str, Indicator]) -> pa.Table:
    names = ("slug", "priority", "title", "question", "kind", "polarity", "level", "frequency", "owner", "sql")
    rows = [
        {name: str(getattr(each, name)) for name in names} | {"declaration": each.model_dump_json()}
        for each in declared.values()
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in (*names, "declaration")]))


def _write(path: Path, table: pa.Table) -> None:
    pq.write_table(table, path, compression="zstd")
    _sync(path)


def _sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point_to(folder: Path, name: str) -> None:
    if (folder / CURRENT).exists() and current(folder) == name:
        return
    temporary = folder / f"{CURRENT}.new"
    temporary.write_text(name, encoding="utf-8")
    _sync(temporary)
    temporary.replace(folder / CURRENT)
    _sync(folder)


def _prune(folder: Path) -> None:
    """Keep the newest snapshots and the current one; clear what a killed refresh left."""
    for leftover in folder.glob("making-*"):
        shutil.rmtree(leftover)
    made = sorted(folder.glob("*/manifest.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for manifest in made[KEPT:]:
        if manifest.parent.name != current(folder):
            shutil.rmtree(manifest.parent)

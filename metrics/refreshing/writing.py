"""Puts a snapshot on the disk: whole under its name, or not there at all; and makes it the current one."""

import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from data.holding.files import sync
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.observing import Outcome, Step
from metrics.snapshots.folder import CURRENT, FORMAT, MANIFEST, NoSnapshotError, current

NEWEST = 10
_MAKING = "making-"


def write(folder: Path, files: Mapping[str, pa.Table], inputs: Inputs, steps: tuple[Step, ...]) -> Path:
    """A temporary folder with the files, by name, and the manifest: all on the disk, none with its name yet."""
    temporary = folder / f"{_MAKING}{uuid4().hex}"
    (temporary / "public").mkdir(parents=True)
    for name, table in files.items():
        path = temporary / f"{name}.parquet"
        words = [each.name for each in table.schema if not pa.types.is_primitive(each.type)]
        # Without Arrow's own schema words are stored as text, however they are kept in memory.
        pq.write_table(
            table, path, compression="zstd", use_dictionary=words, store_schema=False, write_page_checksum=True
        )
        sync(path)
    used = (step.indicator for step in steps if step.outcome in (Outcome.COMPUTED, Outcome.KEPT))
    manifest = {
        "format": FORMAT,
        "name": inputs.name(),
        "as_of": inputs.as_of.isoformat(),
        "checked": [inputs.promise(name) for name in inputs.held],
        "keys": {slug: inputs.key(inputs.declared[slug]) for slug in used},
        "steps": [asdict(step) for step in steps],
    }
    (temporary / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    for path in (temporary / MANIFEST, temporary / "public", temporary):
        sync(path)
    return temporary


def put_in_place(temporary: Path, folder: Path) -> None:
    """Give what was written its name, in place of what is there under it and was not whole."""
    if folder.exists():
        shutil.rmtree(folder)
    temporary.rename(folder)
    sync(folder.parent)


def point_to(folder: Path, snapshot: str) -> None:
    """Make a snapshot the current one of its folder."""
    try:
        if current(folder) == snapshot:
            return
    except NoSnapshotError:
        pass
    temporary = folder / f"{CURRENT}.new"
    temporary.write_text(snapshot, encoding="utf-8")
    sync(temporary)
    temporary.replace(folder / CURRENT)
    sync(folder)


def prune(folder: Path, cited: Collection[str]) -> None:
    """Keep the ten newest snapshots, the current one and each that is cited; clear what a killed refresh left."""
    for leftover in folder.glob(f"{_MAKING}*"):
        shutil.rmtree(leftover)
    made = sorted(folder.glob(f"*/{MANIFEST}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    stays = {current(folder), *cited}
    for manifest in made[NEWEST:]:
        if manifest.parent.name not in stays:
            shutil.rmtree(manifest.parent)

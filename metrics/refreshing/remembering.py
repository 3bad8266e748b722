"""The published table of the last snapshot, which is all that a refresh knows of what was shown before."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from metrics.protected.remembered import NAME, SCHEMA, Memory
from metrics.refreshing.inputs import Inputs
from metrics.snapshots import stored
from metrics.snapshots.folder import MANIFEST, NoSnapshotError, current, manifest, text_of
from metrics.snapshots.stored import WORD

_WORDS = [each.name for each in SCHEMA if each.type == WORD]


def memory(folder: Path) -> Memory:
    """That of the current snapshot, or where it has none that can be read, of the newest that has: of another format
    too, since the form of this table has a number of its own."""
    found = list(_snapshots(folder))
    for snapshot in found:
        try:
            digest = json.loads(text_of(snapshot / MANIFEST))["files"][NAME]
            table = stored.read(snapshot / f"{NAME}.parquet", digest, _WORDS)
            # What an older one does not say of the last may have been shown, or revised, by that.
            lost = snapshot != found[0]
            return Memory(table.unify_dictionaries().combine_chunks().cast(SCHEMA), lost)
        except (OSError, LookupError, TypeError, ValueError, RecursionError, pa.ArrowException):
            continue
    return Memory(lost=bool(found))


def in_order(inputs: Inputs, folder: Path) -> Inputs:
    """Inputs that come after the current snapshot, where it shows people: what it shows of them stands. Those that it
    was itself made from come after the same one as it did."""
    try:
        name = current(folder)
        said = manifest(folder / name)
    except NoSnapshotError:
        return inputs
    same = said.get("made_from") == inputs.made_from() and said.get("as_of") == inputs.as_of.isoformat()
    return replace(inputs, after=str(said.get("after", "")) if same else name if memory(folder).table.num_rows else "")


def _snapshots(folder: Path) -> Iterator[Path]:
    """Every snapshot, the current one first, then the newest."""
    with suppress(NoSnapshotError):
        yield folder / current(folder)
    made = sorted(folder.glob(f"*/{MANIFEST}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    yield from (path.parent for path in made)

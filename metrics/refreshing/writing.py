"""Puts a snapshot on the disk: whole under its name, or not there at all; and makes it the current one."""

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from data.holding import leftovers
from data.holding.clearing import clear_away
from data.holding.saving import replacing, sync
from data.shortly import some
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.observing import Outcome, Step
from metrics.snapshots import folder as snapshots
from metrics.snapshots.folder import CURRENT, FORMAT, MANIFEST, NoSnapshotError

NEWEST = 10


class Draft:
    """A snapshot on its way to the disk, in a folder that has not its name yet: what is made is put there, by several
    threads, while the rest is being made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}

    def put(self, files: Mapping[str, pa.Table]) -> None:
        """Put tables there, by the names of their files."""
        for name, table in files.items():
            self._digests[name] = _save(table, self.folder / f"{name}.parquet")

    def end(self, inputs: Inputs, steps: tuple[Step, ...], *, notes: Sequence[str], judged: Mapping[str, str]) -> None:
        """Put the manifest beside all tables; `judged` is what the judgements of each indicator were made of."""
        digests = dict(sorted(self._digests.items()))
        said = {**_manifest(inputs, steps, digests), "notes": list(notes), "judged": dict(judged)}
        _put(snapshots.sealed(said).encode(), self.folder / MANIFEST)
        for path in (self.folder / "public", self.folder):
            sync(path)


@contextmanager
def draft(folder: Path) -> Iterator[Draft]:
    """A new one in a folder of snapshots."""
    temporary = leftovers.making(folder)
    try:
        (temporary / "public").mkdir(parents=True)
        yield Draft(temporary)
    except BaseException:
        # On a full disk it would be in the way of the next.
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _manifest(inputs: Inputs, steps: tuple[Step, ...], digests: Mapping[str, str]) -> dict[str, Any]:
    used = (step.indicator for step in steps if step.outcome in (Outcome.COMPUTED, Outcome.KEPT))
    return {
        "format": FORMAT,
        "name": inputs.name(),
        "made_from": inputs.made_from(),
        "after": inputs.after,
        "as_of": inputs.as_of.isoformat(),
        "checked": [inputs.promise(name) for name in inputs.held],
        "keys": {slug: inputs.key(inputs.declared[slug]) for slug in used},
        "steps": [{"indicator": step.indicator, "outcome": step.outcome, "why": step.why} for step in steps],
        "files": digests,
    }


def _save(table: pa.Table, path: Path) -> str:
    """Put a table on the disk; returns the digest of its file."""
    words = [each.name for each in table.schema if not pa.types.is_primitive(each.type)]
    made = io.BytesIO()
    # Without Arrow's own schema words are stored as text, however they are kept in memory.
    pq.write_table(table, made, compression="zstd", use_dictionary=words, store_schema=False, write_page_checksum=True)
    content = made.getbuffer()
    _put(content, path)
    return hashlib.sha256(content).hexdigest()


def _put(content: bytes | memoryview, path: Path) -> None:
    with path.open("wb") as file:
        file.write(content)
    sync(path)


def put_in_place(temporary: Path, folder: Path) -> None:
    """Give what was written its name."""
    temporary.rename(folder)
    sync(folder.parent)


def set_aside(path: Path) -> Path | None:
    """Give whatever has a name that is needed another one, in which it can be looked into: where it now is; None where
    nothing had the name."""
    if not os.path.lexists(path):
        return None
    aside = path.with_name(f"{path.name}.aside-{uuid4().hex[:8]}")
    path.rename(aside)
    return aside


def point_to(folder: Path, snapshot: str) -> None:
    """Make a snapshot the current one of its folder."""
    try:
        if snapshots.current(folder) == snapshot:
            return
    except NoSnapshotError:
        pass
    with replacing(folder / CURRENT) as temporary:
        temporary.write_text(snapshot, encoding="utf-8")


def is_crowded(folder: Path) -> bool:
    """Whether there are more snapshots than are kept without a reason."""
    return len(snapshots.own(folder)) > NEWEST


def prune(folder: Path, cited: Collection[str], tell: Callable[[str], None]) -> None:
    """Keep the ten newest snapshots, the current one and each that is cited; nothing but the files of a snapshot ever
    goes, and what else lies among them is told."""
    stays = {snapshots.current(folder), *cited}
    for old in snapshots.own(folder)[NEWEST:]:
        if old.name not in stays:
            files = {MANIFEST, *snapshots.files(old)}
            if left := clear_away(old, files.__contains__, last=MANIFEST):
                others = some([path.relative_to(old).as_posix() for path in left])
                tell(f"snapshot {old.name} was old and went, but for what a refresh did not put there: {others}")

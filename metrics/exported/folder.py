"""Puts the package of a snapshot into a folder: whole under its name, or not there at all."""

import filecmp
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from data.holding import leftovers
from data.holding.files import in_words
from data.holding.saving import sync
from data.store.voice import Reviewed
from metrics.exported import package
from metrics.exported.tables import PackageError
from metrics.snapshots.folder import UnreadableSnapshotError
from metrics.snapshots.snapshot import Snapshot


def export(snapshot: Snapshot, folder: Path, voices: Sequence[Reviewed] = ()) -> tuple[Path, bool]:
    """Where the package of a snapshot, with what was heard, is now, and whether it was written: what is there already,
    byte for byte, stays. The folder is made where only the last of its path is not there.

    Raises PackageError for what is in the way, which also stays, and where the package cannot be made or written."""
    path = folder / f"{package.name(snapshot, voices)}.zip"
    with _in_words(path):
        _require(folder)
        leftovers.clear(folder)
        temporary = leftovers.part(path)
        try:
            with temporary.open("xb") as file:
                package.write(snapshot, file, voices)
            sync(temporary)
            if os.path.lexists(path):
                _refuse_another(path, temporary)
                return path, False
            temporary.rename(path)
        finally:
            # Where the disk is gone it cannot be cleared away either, and why is told already.
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        sync(folder)
    return path, True


def _require(folder: Path) -> None:
    """See that a folder is there, or can be made; raises PackageError."""
    if folder.is_dir():
        return
    if os.path.lexists(folder):
        raise PackageError(f"{folder} is there and is no folder; name another, or move it away")
    if not folder.parent.is_dir():
        raise PackageError(
            f"{folder} cannot be made, as {folder.parent} is not there; see that it is mounted, or make it"
        )
    folder.mkdir()


def _refuse_another(path: Path, made: Path) -> None:
    """Raises PackageError for what has the package's name and is not the same file, to the byte."""
    if path.is_symlink() or not path.is_file() or not filecmp.cmp(path, made, shallow=False):
        raise PackageError(
            f"{path} is there already and is not the package of this snapshot as it is made now; it was left as it is. "
            "Move it away, or name another folder"
        )


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """A disk that is full, or may not be written to, ends in a sentence, as does a snapshot that was damaged since."""
    try:
        yield
    except UnreadableSnapshotError as error:
        raise PackageError(str(error)) from error
    except OSError as error:
        words = f"{in_words(error, path)}; put it right and export again, or name another folder"
        raise PackageError(words) from error

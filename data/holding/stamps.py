"""Which file it was that was read, and whether it still is: neither a change nor another in its place goes unseen."""

import time
from dataclasses import dataclass
from pathlib import Path

from data import regular
from data.holding.files import ExtractError

# Two changes of a file within a disk's tick have one time: most count in milliseconds, some in whole seconds.
TICK, WHOLE_SECONDS = 0.02, 2.0
SECOND = 10**9


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was before it was read: its size in bytes, and when it last changed in nanoseconds.

    `touched` is what no program can set back: its device and number on the disk, and when anything of it changed."""

    path: Path
    size: int
    changed_ns: int
    touched: tuple[int, int, int]


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file as it is now; raises ExtractError where it cannot be read."""
    try:
        found = path.stat()
        regular.refuse(path, found.st_mode)
    except OSError as error:
        raise lost(error, path) from error
    return Stamp(path, found.st_size, found.st_mtime_ns, (found.st_dev, found.st_ino, found.st_ctime_ns))


def settled(path: Path) -> Stamp:
    """The same, once so much time has passed since its last change that another would have another time."""
    stamp = stamp_of(path)
    changed = stamp.touched[-1]
    tick = TICK if changed % SECOND else WHOLE_SECONDS
    passed = time.time() - changed / SECOND
    if 0 <= passed < tick:
        time.sleep(tick - passed)
        stamp = stamp_of(path)
    return stamp


def lost(error: OSError, path: Path) -> ExtractError:
    """What to say of a file that cannot be read."""
    if path.is_symlink() and not path.exists():
        return ExtractError(f"{path}: is a link to {path.readlink()}, which is not there; put it right, or remove it")
    return ExtractError(
        f"{error.filename or path}: cannot be read ({error.strerror}); put it right, or bring it in again"
    )

"""What a command writes for a while: under names that tell whose it is, so that what a killed one left can go."""

import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import uuid4
from weakref import finalize

from data.holding.clearing import clear_away

# `host-process-number`: only a process of the same host can be asked after.
_OWNER = re.compile(r"(?P<host>[0-9a-f]{8})-(?P<process>\d+)-(?P<number>[0-9a-f]{32})", re.ASCII)
_OURS: set[str] = set()
# What is made under a name for a while: tables, of which some are public, and what they are.
_OF_A_SNAPSHOT = re.compile(r"(public/)?[\w-]+\.parquet|manifest\.json", re.ASCII)
# Whatever another host left: nothing of ours takes so long without a change.
DAY = 24 * 60 * 60
_PRIVATE = 0o700


def owner() -> str:
    """Part of a name that is this process's own, and no one else's."""
    made = f"{_host()}-{os.getpid()}-{uuid4().hex}"
    _OURS.add(made)
    return made


def spill(folder: Path, database: object) -> Path:
    """A folder that is there as long as a database, for what does not fit in its memory, which is people's rows: nobody
    else on the machine can look into it. A folder in which none can be made, because it is not there or cannot be
    written, takes no rows either."""
    path = folder / f".spill-{owner()}"
    with suppress(OSError):
        path.mkdir(mode=_PRIVATE)
        # A database clears its own files away when it closes, and a folder only where it has made it.
        finalize(database, _remove_empty, path)
    return path


def part(path: Path) -> Path:
    """A name beside a file, for what is to take its place."""
    return path.with_name(f".{path.name}.{owner()}.part")


def making(folder: Path) -> Path:
    """A name in a folder, for what is made there and has no name of its own yet."""
    return folder / f"making-{owner()}"


def clear(folder: Path, *, alone: bool = False) -> None:
    """Remove what commands that were killed have left in a folder, and nothing else; raises OSError where it cannot.

    Only a name of ours is looked at, and no link is followed. Whoever holds a folder's lock is `alone` at work there:
    whatever lies about is left over."""
    for kind, remove in _KINDS.items():
        for path in _named(folder, kind):
            if alone or not _alive(path, kind):
                remove(path)


def _named(folder: Path, kind: re.Pattern[str]) -> Iterator[Path]:
    """What is in a folder under names of a kind, but for links."""
    if folder.is_dir():
        yield from [path for path in folder.iterdir() if kind.fullmatch(path.name) and not path.is_symlink()]


def _alive(path: Path, kind: re.Pattern[str]) -> bool:
    """Whether the process that made something may still be at work on it."""
    made = kind.fullmatch(path.name)
    whose = _OWNER.fullmatch(made["owner"]) if made else None
    if whose is None or whose[0] in _OURS:
        return True
    if whose["host"] != _host():
        return time.time() - path.lstat().st_mtime < DAY
    return int(whose["process"]) != os.getpid() and _runs(int(whose["process"]))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


@cache
def _host() -> str:
    return sha256(socket.gethostname().encode()).hexdigest()[:8]


def _remove_spill(path: Path) -> None:
    """The database's own files alone."""
    if path.is_dir():
        for each in path.glob("duckdb_temp_*"):
            each.unlink(missing_ok=True)
        if not any(path.iterdir()):
            path.rmdir()


def _remove_empty(path: Path) -> None:
    with suppress(OSError):
        path.rmdir()


def _remove_part(path: Path) -> None:
    if path.is_file():
        path.unlink(missing_ok=True)


def _remove_making(path: Path) -> None:
    if path.is_dir():
        clear_away(path, lambda name: bool(_OF_A_SNAPSHOT.fullmatch(name)))


_WHOSE = rf"(?P<owner>{re.sub(r'[?]P<[a-z]+>', '', _OWNER.pattern)})"
_KINDS: dict[re.Pattern[str], Callable[[Path], None]] = {
    re.compile(rf"[.]spill-{_WHOSE}"): _remove_spill,
    re.compile(rf"[.].+[.]{_WHOSE}[.]part", re.DOTALL): _remove_part,
    re.compile(rf"making-{_WHOSE}"): _remove_making,
}

"""One refresh at a time."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class LockedError(RuntimeError):
    """Another refresh is at work; the message says whose and since when."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, or raise LockedError at once. The system frees it when its holder ends, however
    it ends, so a killed refresh never blocks the next."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise LockedError(f"a refresh of {folder} is already running{_holder(file.read())}") from None
        file.truncate(0)
        since = datetime.now(tz=UTC).strftime("%H:%M:%S UTC on %d %B %Y")
        json.dump({"process": os.getpid(), "machine": socket.gethostname(), "since": since}, file)
        file.flush()
        yield


def _holder(text: str) -> str:
    try:
        holder = json.loads(text)
    except json.JSONDecodeError:  # its holder is only just writing it
        return "; try again when it has ended"
    return f": process {holder['process']} on {holder['machine']}, since {holder['since']}; try again when it has ended"

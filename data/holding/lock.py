"""One at a time: a lock that whoever comes second is told about, and that no crash leaves behind."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from data import regular
from data.refusal import RefusalError


class LockedError(RefusalError):
    """Somebody else is at the same work; the message says who and since when."""


@contextmanager
def held(path: Path, what: str) -> Iterator[None]:
    """Hold the lock that is the file `path`, made with its folders where it is not there.

    `what` is the work in words, such as "a fetch of outlines". Raises LockedError at once where another process or
    thread has the lock, and OSError where the file cannot be written. The system frees the lock when its holder
    ends, however it ends, so that one that was killed never blocks the next.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    regular.refuse(path)
    with path.open("a+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise LockedError(_sentence(what, file.read().strip())) from None
        file.truncate(0)
        since = datetime.now(tz=UTC).strftime("%H:%M:%S UTC on %d %B %Y")
        file.write(f"process {os.getpid()} on {socket.gethostname()}, since {since}")
        file.flush()
        yield


def _sentence(what: str, holder: str) -> str:
    # There is no holder to be read while it is only just writing who it is.
    return f"{what} is already running{holder and f': {holder}'}; try again when it has ended"

"""A path where a file should be, and something else is: whoever opens a named pipe waits for what nobody writes."""

import errno
import stat
from pathlib import Path

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


class NoFileError(OSError):
    """What lies at the path is no file; `strerror` says what it is."""


def instead(path: Path) -> str:
    """What lies at a path that is no file, in words; '' for a file, and where nothing can be seen there."""
    try:
        return _kind(path.stat().st_mode)
    except (OSError, ValueError):  # to open it says better what is wrong
        return ""


def refuse(path: Path, mode: int | None = None) -> None:
    """Raises NoFileError for what is no file, before it is opened; `mode` is that of a path that was looked at."""
    if what := instead(path) if mode is None else _kind(mode):
        raise NoFileError(errno.EINVAL, f"it is {what} and not a file", str(path))


def _kind(mode: int) -> str:
    return "" if stat.S_ISREG(mode) else _KINDS.get(stat.S_IFMT(mode), "something else")

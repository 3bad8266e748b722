"""Clears away a folder of ours, file by file: what somebody else has put into it stays, and so does the folder then."""

from collections.abc import Callable
from pathlib import Path


def clear_away(folder: Path, ours: Callable[[str], bool], last: str = "") -> list[Path]:
    """Remove the files of a folder that are ours, by their path in it, and each folder that is then empty.

    No link is followed, and none is ours. Returns what stays. The file `last` goes after all others: where this is cut
    short, it still says whose the folder is. Raises OSError where something cannot be removed."""
    there = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    mine = [path for path in there if path.is_file() and not path.is_symlink() and ours(_within(path, folder))]
    for path in sorted(mine, key=lambda path: _within(path, folder) == last):
        path.unlink(missing_ok=True)
    below = sorted((path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True)
    for each in [*below, folder]:
        if not any(each.iterdir()):
            each.rmdir()
    return [path for path in there if path not in mine]


def _within(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()

"""Where snapshots lie, which of them is the current one, and which can be read at all."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data import regular

CURRENT = "current"
CITED = "cited.txt"
MANIFEST = "manifest.json"
# Goes up whenever a file of a snapshot changes its form. One of another format counts as none: it is made again.
FORMAT = 7
# What a refresh calls a snapshot: its day, and what it is made from.
NAME = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{12}", re.ASCII)
_SEAL = "sha256"

MADE_ELSEWHERE = "made by another version; run: python -m metrics refresh"


class NoSnapshotError(LookupError):
    """There is no snapshot that can be read, because none was made."""


class UnreadableSnapshotError(NoSnapshotError):
    """There is no snapshot that can be read, because another version made it, or it is not whole."""


def snapshots_folder() -> Path:
    """Where snapshots are kept: CAMDEN_SNAPSHOTS, or data/snapshots."""
    default = Path(__file__).parents[2] / "data" / "snapshots"
    return Path(os.environ.get("CAMDEN_SNAPSHOTS") or default)


def current(folder: Path | None = None) -> str:
    """The name of the current snapshot; NoSnapshotError where there is none."""
    path = (folder or snapshots_folder()) / CURRENT
    try:
        name = text_of(path).strip()
        there = bool(name) and Path(name).name == name and (path.parent / name).is_dir()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSnapshotError("there is no snapshot yet; run: python -m metrics refresh") from error
    except (OSError, ValueError) as error:
        raise UnreadableSnapshotError(f"{path} cannot be read; run: python -m metrics refresh") from error
    if not there:
        raise UnreadableSnapshotError(f"{path} names no snapshot that is there; run: python -m metrics refresh")
    return name


def manifest(folder: Path) -> dict[str, Any]:
    """What a snapshot says of itself; UnreadableSnapshotError where it is of another format, of another name, or not as
    it was written."""
    try:
        said = json.loads(text_of(folder / MANIFEST))
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableSnapshotError(f"snapshot {folder.name} is not whole: {MADE_ELSEWHERE}") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise UnreadableSnapshotError(f"snapshot {folder.name} is of another format: {MADE_ELSEWHERE}")
    if said.get("name") != folder.name or said.pop(_SEAL, None) != _digest(said):
        raise UnreadableSnapshotError(f"snapshot {folder.name} is not as it was written: {MADE_ELSEWHERE}")
    return said


def sealed(said: Mapping[str, Any]) -> str:
    """The text of a manifest that says this, with its own digest."""
    return json.dumps({**said, _SEAL: _digest(said)}, indent=1)


def _digest(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def own(folder: Path) -> list[Path]:
    """The snapshots in a folder, newest first: what has a name of our form, and a manifest that names it. Nothing that
    a link leads to is one, and a folder that cannot be read has none."""
    made = {path: when for path in named(folder) if (when := _made_at(path)) is not None}
    return sorted(made, key=lambda path: made[path], reverse=True)


def named(folder: Path) -> list[Path]:
    """What has a name of our form in a folder, damaged or not, the last day first; nothing that a link leads to."""
    try:
        return sorted([each for each in folder.iterdir() if NAME.fullmatch(each.name) and not each.is_symlink()])[::-1]
    except OSError:
        return []


def _made_at(snapshot: Path) -> int | None:
    """When the manifest of a snapshot was written; None where there is none that names it."""
    path = snapshot / MANIFEST
    try:
        said = None if path.is_symlink() else json.loads(text_of(path))
        return path.stat().st_mtime_ns if isinstance(said, dict) and said.get("name") == snapshot.name else None
    except (OSError, ValueError, RecursionError):
        return None


def files(snapshot: Path) -> frozenset[str]:
    """The files of a snapshot beside its manifest, by their path in it, as the manifest names them; none where it
    cannot be read."""
    try:
        said = json.loads(text_of(snapshot / MANIFEST))
        return frozenset(f"{name}.parquet" for name in said["files"])
    except (OSError, LookupError, TypeError, ValueError, RecursionError):
        return frozenset()


def cited(folder: Path) -> frozenset[str]:
    """The snapshots that something beside decisions refers to for good, such as a report: never cleared away.

    Whoever cites one adds its name to `cited.txt` in the folder of snapshots, one name a line. Without that file
    nothing is cited; raises OSError where it is there and cannot be read."""
    try:
        return frozenset(text_of(folder / CITED, errors="replace").split())
    except FileNotFoundError:
        return frozenset()


def text_of(path: Path, errors: str = "strict") -> str:
    """The text of a file; raises OSError where there is none, and for what is no file."""
    regular.refuse(path)
    return path.read_text(encoding="utf-8", errors=errors)

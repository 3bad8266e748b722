"""How the last refresh of a folder of snapshots ended, when, and how long it took: for whoever watches the server."""

import json
import math
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from metrics.snapshots import refused
from metrics.snapshots.folder import MANIFEST, manifest, text_of

NAME = "refreshed.json"
_LONGEST = 10_000  # bytes: it is read whenever somebody asks


class Ended(StrEnum):
    """How a refresh ended: its figures are current; something that it was given cannot be used; or it stopped."""

    THROUGH = "through"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LastRefresh:
    """When the last one ended, in seconds since 1970, after how many seconds and how; and when one last went through,
    which may be an earlier one or none."""

    at: float
    seconds: float
    ended: Ended
    through_at: float | None


def last_refresh(folder: Path) -> LastRefresh | None:
    """What the last refresh of a folder of snapshots noted; None where none did, or not in our form."""
    try:
        if (folder / NAME).stat().st_size > _LONGEST:
            return None
        said = json.loads(text_of(folder / NAME))
        through = None if said["through_at"] is None else float(said["through_at"])
        found = LastRefresh(float(said["at"]), float(said["seconds"]), Ended(said["ended"]), through)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if all(map(math.isfinite, (found.at, found.seconds, found.through_at or 0.0))) else None


def last_checked(folder: Path) -> float | None:
    """When a refresh last held every extract to its contract, in seconds since 1970: it went through then, or refused
    some; None where none got so far."""
    last = last_refresh(folder)
    times = [last.through_at] if last and last.through_at is not None else []
    with suppress(OSError):
        times.append((folder / refused.NAME).stat().st_mtime)
    return max(times, default=None)


def made_at(folder: Path, name: str) -> float:
    """When a snapshot was made, in seconds since 1970; UnreadableSnapshotError where its manifest is not whole."""
    manifest(folder / name)
    return (folder / name / MANIFEST).stat().st_mtime

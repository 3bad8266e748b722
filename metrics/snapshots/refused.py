"""Which extracts the last refresh refused, because they broke their contract: by name alone, never what is in them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from metrics.snapshots.folder import text_of

NAME = "refused.json"
_LONGEST = 100_000  # bytes: it is read at every view


@dataclass(frozen=True, slots=True)
class Refused:
    """The day that the refresh was for, and the names of the extracts."""

    on: date
    extracts: tuple[str, ...]


def last_refused(folder: Path) -> Refused | None:
    """What the last refresh of a folder of snapshots refused; None where it refused nothing, or did not say so in our
    form."""
    try:
        if (folder / NAME).stat().st_size > _LONGEST:
            return None
        said = json.loads(text_of(folder / NAME))
        on, names = date.fromisoformat(said["on"]), tuple(map(str, said["extracts"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Refused(on, names) if names else None

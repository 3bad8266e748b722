"""Notes for the pages which extracts a refresh refused, so that they can say why older figures are shown."""

import json
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path

from data.holding.saving import replacing
from metrics.snapshots.refused import NAME


def refuse(folder: Path, on: date, extracts: Collection[str]) -> None:
    """By name alone. Where it cannot be written the refresh says what is wrong all the same."""
    said = {"on": on.isoformat(), "extracts": sorted(set(extracts))}
    with suppress(OSError), replacing(folder / NAME) as temporary:
        temporary.write_text(json.dumps(said), encoding="utf-8")


def forget(folder: Path) -> None:
    """A refresh has gone through."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)

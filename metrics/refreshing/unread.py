"""What lies in the folder under the name of an absent extract, and is not read: whoever put it there thinks it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import data
from data.holding.near_miss import beside
from data.sources.source import takes


def unread(absent: Iterable[str], folder: Path) -> Iterator[str]:
    """For each such file what it is and how it is taken, in words without a full stop at their end."""
    for name in absent:
        for path in beside(data.all_contracts()[name], folder):
            yield f"{path.name} is there and is not read. {takes(name, path)}"

"""Several of a publisher's files at once: what is wrong is said of all of them together."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from data.sources import FileFault, SourceError

Read = TypeVar("Read")


def read_each(paths: Sequence[Path], read_file: Callable[[Path], Read]) -> list[Read]:
    """What `read_file` makes of each file; raises SourceError with the faults of all those that it refuses."""
    files: list[Read] = []
    faults: list[FileFault] = []
    for path in paths:
        try:
            files.append(read_file(path))
        except SourceError as error:
            faults.extend(error.faults)
    if faults:
        raise SourceError(faults)
    return files

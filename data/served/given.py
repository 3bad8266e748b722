"""What is looked at of any publisher's files, whichever source they are of: that they are files, and speak of days that
have come."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data import regular
from data.served.faults import FileFault, SourceError


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a publisher's file speaks of, the first of its period: in which line, if in one, and as it is written
    there."""

    day: date
    line: int | None
    words: str


def refuse_no_files(paths: Sequence[Path]) -> None:
    """Raises SourceError for whatever would be waited for when it is opened."""
    faults = [
        FileFault(str(path), None, f"it is {what} and not a file", "Name the file that the publisher served")
        for path in paths
        if (what := regular.instead(path))
    ]
    if faults:
        raise SourceError(faults)


def refuse_not_begun(paths: Sequence[Path], days: Callable[[Path], Iterable[Dated]], today: date) -> None:
    """Raises SourceError for figures of what begins after today, where the publisher has them."""
    fix = "Give files without it, or put this machine's date right"
    faults = [
        FileFault(str(path), each.line, f"{each.words} has not begun by {today}, the day of the import", fix)
        for path in paths
        for each in days(path)
        if each.day > today
    ]
    if faults:
        raise SourceError(faults)

"""What is wrong with publishers' files, said of all of them together."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from data.refusal import RefusalError

FAULTS_LISTED = 20
# Characters of a fix from which on it is not repeated.
LONG = 100

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong at one place of a publisher's file, with the rule it breaks and what to do about it.

    `line` is the line in the file, the header being line 1; None where the fault is the file's as a whole.
    `place` says it otherwise where a file has more than lines: a sheet and a cell.
    """

    file: str
    line: int | None
    rule: str
    fix: str
    place: str = ""

    def __str__(self) -> str:
        place = self.place or (f"line {self.line}" if self.line else "")
        return f"{self.file}{place and f', {place}'}: {self.rule}. {self.fix}."


class SourceError(RefusalError):
    """Files were refused; `str` has a line per fault, at most FAULTS_LISTED for each file."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(_listing(self.faults)))


def _listing(faults: Sequence[FileFault]) -> list[str]:
    lines: list[str] = []
    for file, total in Counter(fault.file for fault in faults).items():
        own = [fault for fault in faults if fault.file == file]
        # A stable sort by line: the whole file's faults come last, where they read as the conclusion.
        own.sort(key=lambda fault: (fault.line is None, fault.line or 0))
        lines.extend(_said(own[:FAULTS_LISTED]))
        if total > FAULTS_LISTED:
            lines.append(f"{file}: and {total - FAULTS_LISTED:,} more faults of this file, not listed.")
    return lines


def _said(faults: Sequence[FileFault]) -> Iterator[str]:
    """Each fault as a line; of a long fix that was said already, that it is the same."""
    before: set[str] = set()
    for fault in faults:
        again = fault.fix in before and len(fault.fix) > LONG
        yield str(replace(fault, fix="Do as is said above" if again else fault.fix))
        before.add(fault.fix)


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

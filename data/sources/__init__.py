"""Public sources: one module each, found by looking, that reads its publisher's files exactly as served."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

import pyarrow as pa

from data import warehouse

HERE = Path(__file__).parent
FAULTS_LISTED = 20


@dataclass(frozen=True, slots=True)
class FileFault:
    """What is wrong at one place of a publisher's file, with the rule it breaks and what to do about it.

    `line` is the line in the file, the header being line 1; None where the fault is the file's as a whole.
    """

    file: str
    line: int | None
    rule: str
    fix: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.rule}. {self.fix}."


class SourceError(ValueError):
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
        lines.extend(str(fault) for fault in own[:FAULTS_LISTED])
        if total > FAULTS_LISTED:
            lines.append(f"{file}: and {total - FAULTS_LISTED:,} more faults of this file, not listed.")
    return lines


@dataclass(frozen=True, slots=True)
class Restated:
    """A month whose figures changed: how many cells (ward by category), offences before and after.

    Before is what the extract held, or for a month new to it the oldest of the files given.
    """

    month: date
    cells: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source made of its files: the extract's rows, and what to know before relying on them.

    `summary` is label and text, in the order to be read; `covers` the first and the last day, None for a
    table without dates; `gaps` the months inside (their first days) that no file gives; `kept` says that
    months of the previous extract stand in the table.
    """

    table: pa.Table
    summary: tuple[tuple[str, str], ...]
    covers: tuple[date, date] | None = None
    gaps: tuple[date, ...] = ()
    warnings: tuple[str, ...] = ()
    restated: tuple[Restated, ...] = ()
    kept: bool = False


class Source(Protocol):
    """What every module of this folder that is a source offers."""

    COMMAND: str
    EXTRACT: str
    PUBLISHER: str

    def read(self, paths: Sequence[Path], previous: pa.Table | None, /) -> Reading:
        """Reads the files, over `previous` where rows are kept; raises SourceError with every fault."""
        ...


def sources() -> dict[str, Source]:
    """Every source by the name that the command line gives it."""
    modules = [import_module(f"{__name__}.{file.stem}") for file in sorted(HERE.glob("[!_]*.py"))]
    found = {source.COMMAND: source for source in cast("list[Source]", modules)}
    return dict(sorted(found.items()))


@cache
def camden_wards() -> Mapping[str, str]:
    """Name by code of Camden's 20 wards."""
    with warehouse.connect(only=()) as connection:
        rows = warehouse.query(connection, "select code, name from areas where level = 'ward' order by code")
    return MappingProxyType(dict(zip(rows["code"].to_pylist(), rows["name"].to_pylist(), strict=True)))

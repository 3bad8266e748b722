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
from data.fetching.service import Service
from data.restatement import Restated

__all__ = ["Fetched", "FileFault", "Reading", "Restated", "Source", "SourceError", "camden_wards", "fetched", "sources"]

HERE = Path(__file__).parent
FAULTS_LISTED = 20


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
class Reading:
    """What a source made of its files: the extract's rows, and what to know before relying on them.

    `summary` is label and text, in the order to be read; `covers` the first and the last day, None for a
    table without dates; `gaps` the months inside (their first days) that no file gives; `kept` says that
    periods of the previous extract stand in the table.
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
    WHERE: str
    """Where a person finds the files, in words."""

    def read(self, paths: Sequence[Path], previous: pa.Table | None, /) -> Reading:
        """Reads the files, over `previous` where rows are kept; raises SourceError with every fault."""
        ...


class Fetched(Source, Protocol):
    """A source whose files can be fetched too."""

    def fetch(self, service: Service, /) -> None:
        """Saves the files that `read` is to be given; raises FetchError where the publisher does not give them."""
        ...


def sources() -> dict[str, Source]:
    """Every source by the name that the command line gives it."""
    modules = [import_module(f"{__name__}.{file.stem}") for file in sorted(HERE.glob("[!_]*.py"))]
    found = {source.COMMAND: source for source in cast("list[Source]", modules)}
    return dict(sorted(found.items()))


def fetched() -> dict[str, Fetched]:
    """The sources among them that can be fetched."""
    return {name: cast("Fetched", source) for name, source in sources().items() if hasattr(source, "fetch")}


@cache
def camden_wards() -> Mapping[str, str]:
    """Name by code of Camden's 20 wards."""
    with warehouse.connect(only=()) as connection:
        rows = warehouse.query(connection, "select code, name from areas where level = 'ward' order by code")
    return MappingProxyType(dict(zip(rows["code"].to_pylist(), rows["name"].to_pylist(), strict=True)))

"""What a public source is, and every one that there is: a module or folder beside this file, found by looking."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

import pyarrow as pa

from data.fetching.download import Service
from data.holding.restatement import Restated
from data.served.given import Dated

HERE = Path(__file__).parent
# What `accept` reads.
TAKEN = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a source made of its files: the extract's rows, and what to know before relying on them.

    `summary` is label and text, in the order to be read; `covers` the first and the last day, None for a
    table without dates; `gaps` the months inside (their first days) that no file gives; `kept` says that
    periods of the previous extract stand in the table. `newest_month` is the first day of the last month that the files
    themselves count, None where they do not count months.
    """

    table: pa.Table
    summary: tuple[tuple[str, str], ...]
    covers: tuple[date, date] | None = None
    gaps: tuple[date, ...] = ()
    warnings: tuple[str, ...] = ()
    restated: tuple[Restated, ...] = ()
    kept: bool = False
    newest_month: date | None = None


class PublicSource(Protocol):
    """What every module of this folder that is a source offers."""

    COMMAND: str
    EXTRACT: str
    PUBLISHER: str
    WHERE: str
    """Where a person finds the files, in words."""

    def read(self, paths: Sequence[Path], previous: pa.Table | None, /) -> Supplied:
        """Reads the files, over `previous` where rows are kept; raises SourceError with every fault."""
        ...


class SaysWhen(PublicSource, Protocol):
    """A source of figures by period."""

    def days(self, path: Path, /) -> Iterable[Dated]:
        """Every day that a sound file speaks of."""
        ...


class Fetched(PublicSource, Protocol):
    """A source whose files can be fetched too."""

    def fetch(self, service: Service, /) -> None:
        """Saves the files that `read` is to be given; raises FetchError where the publisher does not give them."""
        ...


def takes(extract: str, file: Path) -> str:
    """How a file takes the place of an absent extract: `import` is for its publisher's, `accept` for one of our own."""
    if file.is_symlink() and not file.exists():
        return f"It is a link to {file.readlink()}, which is not there: put the link right, or remove it"
    if file.is_dir():
        return f"It is a folder: if it holds the parts of the extract, name it {extract}"
    kind = file.suffix.lower()
    source = next((each for each in sources().values() if extract == each.EXTRACT), None)
    if source and kind == ".parquet":
        return f"If it is the extract itself, name it {extract}.parquet"
    if source:
        return f"To put it in its place: python -m data import {source.COMMAND} {shlex.quote(str(file))}"
    given = shlex.quote(str(file if kind in TAKEN else file.with_suffix(".csv")))
    how = "To put it in its place" if kind in TAKEN else "Save it as CSV, and then"
    return f"{how}: python -m data accept {extract} {given} --covers FIRST LAST, with the months as 2024-07 2026-10"


def sources() -> dict[str, PublicSource]:
    """Every source by the name that the command line gives it."""
    names = (each.name for each in iter_modules([str(HERE)]) if each.name != Path(__file__).stem)
    modules = [import_module(f"{__package__}.{name}") for name in names]
    found = {source.COMMAND: source for source in cast("list[PublicSource]", modules)}
    return dict(sorted(found.items()))


def fetched() -> dict[str, Fetched]:
    """The sources among them that can be fetched."""
    return {name: cast("Fetched", source) for name, source in sources().items() if hasattr(source, "fetch")}

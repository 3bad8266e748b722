"""What a public source is, and every one that there is: a module or folder beside this file, found by looking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

import pyarrow as pa

from data.fetching.download import Service
from data.holding.restatement import Restated

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Supplied:
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

    def read(self, paths: Sequence[Path], previous: pa.Table | None, /) -> Supplied:
        """Reads the files, over `previous` where rows are kept; raises SourceError with every fault."""
        ...


class Fetched(Source, Protocol):
    """A source whose files can be fetched too."""

    def fetch(self, service: Service, /) -> None:
        """Saves the files that `read` is to be given; raises FetchError where the publisher does not give them."""
        ...


def sources() -> dict[str, Source]:
    """Every source by the name that the command line gives it."""
    names = (each.name for each in iter_modules([str(HERE)]) if each.name != Path(__file__).stem)
    modules = [import_module(f"{__package__}.{name}") for name in names]
    found = {source.COMMAND: source for source in cast("list[Source]", modules)}
    return dict(sorted(found.items()))


def fetched() -> dict[str, Fetched]:
    """The sources among them that can be fetched."""
    return {name: cast("Fetched", source) for name, source in sources().items() if hasattr(source, "fetch")}

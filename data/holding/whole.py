"""The files of an extract, each read once and none of them replaced meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.holding import footers
from data.holding.files import ExtractError, parts
from data.holding.near_miss import beside
from data.holding.own_digest import Digest
from data.holding.scanning import header
from data.holding.stamps import Stamp, settled, stamp_of

# How often a file is read that is replaced each time meanwhile.
TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Files:
    """An extract's file, or the folder of its parts; stamps noted before any was read; their digests; the footers of
    Parquet files."""

    path: Path
    stamps: tuple[Stamp, ...]
    digests: tuple[Digest, ...]
    footers: tuple[pq.FileMetaData, ...]

    @property
    def paths(self) -> list[Path]:
        """Where they are."""
        return [stamp.path for stamp in self.stamps]

    @property
    def changed(self) -> date:
        """The day on which one of them last changed."""
        try:
            return datetime.fromtimestamp(max(stamp.changed_ns for stamp in self.stamps) // 10**9, tz=UTC).date()
        except (OverflowError, ValueError, OSError):  # a day that no calendar has
            return date.max

    @property
    def columns(self) -> list[str]:
        """The columns of each of them, in order."""
        return self.footers[0].schema.to_arrow_schema().names if self.footers else header(self.stamps[0].path)


def files(contract: Contract, folder: Path) -> Files:
    """The files of an extract; raises ExtractError where there are none, or one is damaged or unlike the others."""
    return steadily(contract, folder, lambda stamps: whole(contract, folder, stamps))


def steadily(contract: Contract, folder: Path, made: Callable[[tuple[Stamp, ...]], T]) -> T:
    """What is made of the files of an extract; made anew where it fails and one was replaced meanwhile, as a fault of
    half of one file and half of another is of neither."""
    for _ in range(TRIES):
        stamps = tuple(map(settled, _there(contract, folder)))
        try:
            return made(stamps)
        except ExtractError:
            if are_same(stamps):
                raise
    raise ExtractError(
        f"{folder / contract.path}: changed while it was read, {TRIES} times; try again when the import has ended"
    )


def _there(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """Where the file of an extract is, or its parts are; raises ExtractError where there is none."""
    paths = parts(contract, folder)
    if not paths:
        others = ", ".join(each.name for each in beside(contract, folder))
        said = f"; {others} beside it is not read, and 'python -m data check {contract.name}' says how to take it"
        raise ExtractError(
            f"{folder / contract.path}: there is no such file"
            + (said if others else "; import it, or run 'python -m data sample'")
        )
    return paths


def whole(contract: Contract, folder: Path, stamps: tuple[Stamp, ...]) -> Files:
    paths, pieces = [stamp.path for stamp in stamps], folder / contract.name
    digests = footers.digests(paths)  # before anything is made of a footer, which may be damaged too
    whole = footers.of(contract, stamps, digests) if contract.format == "parquet" else ()
    return Files(pieces if paths[0].parent == pieces else paths[0], stamps, digests, whole)


def are_same(stamps: Sequence[Stamp]) -> bool:
    try:
        return all(stamp_of(stamp.path) == stamp for stamp in stamps)
    except ExtractError:
        return False

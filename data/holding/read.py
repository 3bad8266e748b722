"""Extracts as they lie in a folder, each file read once: its stamp, its digest, its footer, and what it covers."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.holding import coverage, footers, own_digest, sample_seal, series, vouching
from data.holding.files import EmptyError, ExtractError, extracts_folder, header, parts
from data.holding.near_miss import beside
from data.holding.own_digest import Digest
from data.holding.restatement import Restatement
from data.holding.stamps import Stamp, settled, stamp_of
from data.vocabulary import Origin

# Files are hashed side by side: hashing, which takes longest, leaves the interpreter free.
THREADS = 2
# How often a file is read that is replaced each time meanwhile.
TRIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Extract:
    """A file (or folder of parts) of `rows` rows, its origin, and the days it speaks of, both included.

    `gaps` are the first days of months inside the coverage that the source does not have. A table without
    dates covers the day it was extracted. `restated` is the last time that an import changed figures it had.
    `stamps` are of the file, or of each part. `inferred` is whether its coverage is taken from its dates, as it does
    not say it itself. `series_to` is the last day of the middle one of its series, where its contract names them, and
    `years_to` that of the last of its years that is over, where its rows are of years. `vouched` is whether our own
    writer checked the file as it is, by the contract and the code as they are.
    """

    name: str
    path: Path
    origin: Origin
    covers_from: date
    covers_to: date
    extracted_on: date
    source: str
    gaps: tuple[date, ...]
    rows: int
    sha256: str
    stamps: tuple[Stamp, ...]
    restated: Restatement | None = None
    inferred: bool = False
    series_to: date | None = None
    years_to: date | None = None
    vouched: bool = False

    @property
    def judged_to(self) -> date:
        """The day up to which it counts as being there: some of its series may go further, and others less far; of
        years, the end of the last that is whole."""
        return self.series_to or self.years_to or self.covers_to


@dataclass(frozen=True, slots=True)
class Found:
    """The extracts of a folder that can be used, by name; of others that are there, why they are set aside."""

    held: Mapping[str, Extract]
    set_aside: Mapping[str, str]


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


def read(contract: Contract, folder: Path, *, today: date) -> Extract:
    """What an extract says of itself, without its rows; raises ExtractError where it is absent or unreadable.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    return _steadily(contract, folder, lambda stamps: describe(contract, _whole(contract, folder, stamps), today))


def files(contract: Contract, folder: Path) -> Files:
    """The files of an extract; raises ExtractError where there are none, or one is damaged or unlike the others."""
    return _steadily(contract, folder, lambda stamps: _whole(contract, folder, stamps))


def _steadily(contract: Contract, folder: Path, made: Callable[[tuple[Stamp, ...]], T]) -> T:
    """What is made of the files of an extract; made anew where it fails and one was replaced meanwhile, as a fault of
    half of one file and half of another is of neither."""
    for _ in range(TRIES):
        stamps = tuple(map(settled, _there(contract, folder)))
        try:
            return made(stamps)
        except ExtractError:
            if _same(stamps):
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


def _whole(contract: Contract, folder: Path, stamps: tuple[Stamp, ...]) -> Files:
    paths, pieces = [stamp.path for stamp in stamps], folder / contract.name
    digests = footers.digests(paths)  # before anything is made of a footer, which may be damaged too
    whole = footers.of(contract, stamps, digests) if contract.format == "parquet" else ()
    return Files(pieces if paths[0].parent == pieces else paths[0], stamps, digests, whole)


def describe(contract: Contract, found: Files, today: date) -> Extract:
    """What an extract, whose files these are, says of itself; raises ExtractError where that makes no sense."""
    if contract.origin:
        rows, said = coverage.of_kept_table(contract, found.path)
    else:
        rows = sum(footer.num_rows for footer in found.footers)
        said = coverage.of_files(contract, found.paths, found.footers, changed=found.changed, today=today)
        if said.origin == Origin.SAMPLE:
            sample_seal.prove(contract.name, found.paths, found.footers, [digest.rows for digest in found.digests])
    return Extract(
        name=contract.name,
        path=found.path,
        origin=Origin(said.origin),
        covers_from=said.covers_from,
        covers_to=said.covers_to,
        extracted_on=said.extracted_on,
        source=said.source,
        gaps=said.gaps,
        rows=rows,
        sha256=own_digest.together([digest.whole for digest in found.digests]),
        stamps=found.stamps,
        restated=said.restated,
        inferred=said.inferred,
        series_to=series.middle(contract, found.paths, said.covers_to),
        years_to=None if contract.origin else series.whole_years(contract, found.paths, said.covers_to),
        vouched=vouching.vouched(contract, found.footers, [digest.rows for digest in found.digests]),
    )


def council_day(contract: Contract, found: Files) -> date | None:
    """The day on which the council extracted an extract, whose files these are; None where it is not the council's."""
    return coverage.council_day(contract, found.paths, found.footers, found.changed)


def says_sample(found: Files) -> bool:
    """Whether the files of an extract say that they are a sample."""
    return coverage.says_sample(found.paths, found.footers)


def extracts(folder: Path | None = None, today: date | None = None) -> dict[str, Extract]:
    """Each extract that is present and has something to say, by name; raises ExtractError with every one that cannot
    be read.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    return dict(look(folder or extracts_folder(), today or date.today()).held)


def look(folder: Path, today: date) -> Found:
    """What there is of every extract; raises ExtractError with every one that cannot be read.

    An empty file that says nothing of itself is set aside: it is a template that waits to be filled."""

    def found(contract: Contract) -> Extract | ExtractError | None:
        try:
            return read(contract, folder, today=today) if parts(contract, folder) else None
        except ExtractError as error:
            return error

    contracts = [contract for contract in all_contracts().values() if contract.is_extract]
    with ThreadPoolExecutor(THREADS) as pool:
        each = list(pool.map(found, contracts))
    faults = [str(one) for one in each if isinstance(one, ExtractError) and not isinstance(one, EmptyError)]
    if faults:
        raise ExtractError("\n".join(faults))
    empty = {
        contract.name: f"{contract.path} has no rows yet"
        for contract, one in zip(contracts, each, strict=True)
        if isinstance(one, EmptyError)
    }
    return Found({one.name: one for one in each if isinstance(one, Extract)}, empty)


def untouched(extracts: Mapping[str, Extract]) -> bool:
    """Whether no file was changed since it was read, not even for a while, nor another put in its place."""
    return all(_same(extract.stamps) for extract in extracts.values())


def _same(stamps: Sequence[Stamp]) -> bool:
    try:
        return all(stamp_of(stamp.path) == stamp for stamp in stamps)
    except ExtractError:
        return False

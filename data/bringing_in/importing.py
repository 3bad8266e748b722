"""Reads the files of a public source, and puts them in the place of its extract."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

import pyarrow.compute as pc

from data.bringing_in.placing import credit_of, held_in, write
from data.contracts.folder import all_contracts
from data.fetching import raw
from data.holding.extract import Extract
from data.holding.within import refuse_fewer
from data.served.faults import SourceError
from data.served.given import refuse_no_files, refuse_not_begun
from data.sources.source import PublicSource, SaysWhen, Supplied, fetched

IMPORTS = logging.getLogger("camden.import")


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did: what it read, and the extract that it wrote.

    `left_out` are the faults of a fetched file that is not needed, in words; `lost` is why nothing could be kept of
    the extract that was there; `replaced` is that extract's origin. Each is empty where there was no such thing.
    """

    supplied: Supplied
    written: Extract
    replaced: str = ""
    lost: str = ""
    left_out: str = ""


def bring_in(source: PublicSource, files: Sequence[Path], folder: Path, today: date, *, fewer: bool = False) -> Import:
    """Read the files and write the extract; raises SourceError, ExtractError or OSError, and it is as it was.

    `fewer` says that they may have less than half of the rows that are there."""
    contract = all_contracts()[source.EXTRACT]
    with _logged(source.COMMAND):
        refuse_no_files(files)
        held, rows, lost = held_in(contract, folder, today)
        supplied = source.read(files, rows)
        if contract.date and hasattr(source, "days") and pc.max(supplied.table[contract.date]).as_py() > today:
            refuse_not_begun(files, cast("SaysWhen", source).days, today)
        if held and not fewer:
            refuse_fewer(contract, supplied.table.num_rows, held)
        credit = credit_of(source, files, held if supplied.kept else None)
        written = write(supplied, contract, files, folder, today=today, credit=credit, held=held)
    return Import(supplied, written, held.origin if held else "", lost)


def bring_in_again(name: str, folder: Path, today: date, *, fewer: bool = False) -> Import:
    """Import the files of a source's last fetch; raises FetchError, SourceError, ExtractError or OSError."""
    return bring_in_served(fetched()[name], raw.newest(folder, name), folder, today, fewer=fewer)


def bring_in_served(source: PublicSource, served: Path, folder: Path, today: date, *, fewer: bool = False) -> Import:
    """Import what the publisher of a source served, without the files that are not needed where those alone are wrong;
    raises SourceError, ExtractError or OSError."""
    files = raw.files(served)
    try:
        return bring_in(source, [path for path, _ in files], folder, today, fewer=fewer)
    except SourceError as error:
        sure = [path for path, use in files if use == "import"]
        if len(sure) == len(files) or {fault.file for fault in error.faults} & set(map(str, sure)):
            raise
        return replace(bring_in(source, sure, folder, today, fewer=fewer), left_out=str(error))


@contextmanager
def _logged(name: str) -> Iterator[None]:
    """One line for what became of an import; not what is wrong with a file, for that quotes it."""
    started, outcome = time.monotonic(), "refused"
    try:
        yield
        outcome = "imported"
    finally:
        IMPORTS.info("source=%s seconds=%.1f outcome=%s", name, time.monotonic() - started, outcome)

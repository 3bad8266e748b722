"""Brings public sources in, from files or by fetching, side by side; one that fails leaves the others as they are.

Nothing is printed here: what was done is returned as a report.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.fetching import raw
from data.fetching.download import Service, client
from data.holding import read as holding
from data.holding import warehouse
from data.holding import write as extract
from data.holding.files import ExtractError, in_words, intact, parts
from data.holding.inspection import check_given
from data.holding.read import Extract
from data.holding.restatement import Restatement
from data.holding.within import refuse_fewer
from data.periods import end
from data.refusal import RefusalError
from data.served.faults import SourceError
from data.served.given import refuse_no_files, refuse_not_begun
from data.sources.source import PublicSource, SaysWhen, Supplied, fetched
from data.vocabulary import Frequency

IMPORTS, FETCHES = logging.getLogger("camden.import"), logging.getLogger("camden.fetch")

ROWS = "the rows held"

# Told while files come: the source, the file, the bytes so far and, where known, the bytes there will be.
TellFile = Callable[[str, str, int, int | None], None]


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


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What became of a source that was to be fetched: its import, or in words why its extract is as it was.

    `served` is the folder of what its publisher served, None where that did not come.
    """

    name: str
    served: Path | None
    done: Import | None
    failure: str = ""


def bring_in(source: PublicSource, files: Sequence[Path], folder: Path, today: date, *, fewer: bool = False) -> Import:
    """Read the files and write the extract; raises SourceError, ExtractError or OSError, and it is as it was.

    `fewer` says that they may have less than half of the rows that are there."""
    contract = all_contracts()[source.EXTRACT]
    with _logged(source.COMMAND):
        refuse_no_files(files)
        held, rows, lost = _held(contract, folder, today)
        supplied = source.read(files, rows)
        if contract.date and hasattr(source, "days") and pc.max(supplied.table[contract.date]).as_py() > today:
            refuse_not_begun(files, cast("SaysWhen", source).days, today)
        if held and not fewer:
            refuse_fewer(contract, supplied.table.num_rows, held)
        credit = _credit(source, files, held if supplied.kept else None)
        written = _write(supplied, contract, files, folder, today=today, credit=credit, held=held)
    return Import(supplied, written, held.origin if held else "", lost)


def bring_in_again(name: str, folder: Path, today: date, *, fewer: bool = False) -> Import:
    """Import the files of a source's last fetch; raises FetchError, SourceError, ExtractError or OSError."""
    return _bring_in_served(fetched()[name], raw.newest(folder, name), folder, today, fewer=fewer)


def fetch(
    names: Sequence[str],
    folder: Path,
    today: date,
    *,
    tell: TellFile = lambda _source, _file, _done, _total: None,
    report: Callable[[FetchOutcome], None] = lambda _outcome: None,
) -> tuple[FetchOutcome, ...]:
    """Fetch and import each source that is named, and return what came of it, in the order of the names.

    `tell` is called from the threads that fetch, `report` from this one as soon as a source is done. Raises
    DeclarationError before anything is asked for.
    """
    all_contracts()
    stopped = threading.Event()
    outcomes: dict[str, FetchOutcome] = {}
    with ThreadPoolExecutor(len(names)) as pool:
        under_way = {pool.submit(_fetch, name, folder, tell, stopped): name for name in names}
        try:
            for done in as_completed(under_way):
                name = under_way[done]
                outcomes[name] = _outcome(name, done, folder, today)
                report(outcomes[name])
        finally:
            # Where this is left early, nobody waits for what the threads are waiting for.
            stopped.set()
    return tuple(outcomes[name] for name in names)


def _held(contract: Contract, folder: Path, today: date) -> tuple[Extract | None, pa.Table | None, str]:
    """The extract that is there; its rows where they can be kept, which those of a sample cannot; why they cannot."""
    try:
        held = holding.read(contract, folder, today=today) if parts(contract, folder) else None
        if held is None or held.origin != "published":
            return held, None, ""
        rows = intact(parts(contract, folder))
        with warehouse.connect(folder, only=(), calendar=False) as connection:
            # As they were read: a file that is damaged can say other bounds of its rows than they have.
            connection.register(ROWS, rows)
            if faults := check_given(contract, ROWS, connection):
                return None, None, str(faults[0])
            return held, rows, ""
    except (ExtractError, OSError, pa.ArrowException) as error:
        # It could not be put right by importing if it were an obstacle to importing.
        return None, None, str(error)


def _credit(source: PublicSource, files: Sequence[Path], kept: Extract | None) -> str:
    # A name may hold bytes that are no text, which no Parquet file takes.
    names = [file.name.encode("utf-8", "replace").decode() for file in files]
    credit = f"{source.PUBLISHER}; {', '.join(names)}"
    return f"{credit}; the rest as imported on {kept.extracted_on}" if kept else credit


def _write(
    supplied: Supplied,
    contract: Contract,
    files: Sequence[Path],
    folder: Path,
    *,
    today: date,
    credit: str,
    held: Extract | None,
) -> Extract:
    covers_from, covers_to = supplied.covers or (today, today)
    # A year that is not over yet is covered as far as it has gone. Of what is dated after today the rule of the days
    # tells the rows: no coverage follows from them.
    covers_to = min(_reached(supplied, covers_to, files, held), today)
    # An import that changes nothing does not wipe out what the last one that did had changed.
    before = held.restated if held and held.origin == "published" else None
    return extract.write(
        supplied.table,
        contract,
        folder,
        origin="published",
        covers_from=min(covers_from, covers_to),
        covers_to=covers_to,
        extracted_on=today,
        source=credit,
        gaps=[gap for gap in supplied.gaps if gap <= covers_to],
        restated=Restatement(today, credit, supplied.restated) if supplied.restated else before,
    )


def _reached(supplied: Supplied, covers_to: date, files: Sequence[Path], held: Extract | None) -> date:
    """The last day that is covered: a file that was last changed before its newest month was over has no more of it
    than there was on that day, and a month that is kept stays as far as it went."""
    newest = supplied.newest_month
    if newest is None:
        return covers_to
    if covers_to > end(Frequency.MONTH, newest):
        return min(covers_to, held.covers_to) if held else covers_to
    changed = max(datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date() for file in files)
    return changed if newest <= changed < covers_to else covers_to


def _fetch(name: str, folder: Path, tell: TellFile, stopped: threading.Event) -> Path:
    def show(file: str, done: int, total: int | None) -> None:
        tell(name, file, done, total)

    with raw.fetching(folder, name) as work, client() as connection:
        fetched()[name].fetch(Service(connection, name, work, show, stopped))
        return raw.keep(work, datetime.now(UTC))


def _outcome(name: str, done: Future[Path], folder: Path, today: date) -> FetchOutcome:
    served = None
    try:
        served = done.result()
        outcome = FetchOutcome(name, served, _bring_in_served(fetched()[name], served, folder, today))
    except RefusalError as error:
        outcome = FetchOutcome(name, served, None, str(error))
    except OSError as error:
        outcome = FetchOutcome(name, served, None, f"{in_words(error, folder)}.")
    level, said = (logging.INFO, "imported") if outcome.done else (logging.WARNING, "failed")
    FETCHES.log(level, "source=%s outcome=%s", name, said)
    return outcome


def _bring_in_served(source: PublicSource, served: Path, folder: Path, today: date, *, fewer: bool = False) -> Import:
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

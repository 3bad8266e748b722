"""Fetches sources and imports them, side by side; one that fails leaves the others as they are."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from data.bringing_in.importing import Import, bring_in_served
from data.contracts.folder import all_contracts
from data.fetching import raw
from data.fetching.download import Service, client
from data.holding.files import in_words
from data.refusal import RefusalError
from data.sources.source import fetched

FETCHES = logging.getLogger("camden.fetch")

# Told while files come: the source, the file, the bytes so far and, where known, the bytes there will be.
TellFile = Callable[[str, str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What became of a source that was to be fetched: its import, or in words why its extract is as it was.

    `served` is the folder of what its publisher served, None where that did not come.
    """

    name: str
    served: Path | None
    done: Import | None
    failure: str = ""


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
        outcome = FetchOutcome(name, served, bring_in_served(fetched()[name], served, folder, today))
    except RefusalError as error:
        outcome = FetchOutcome(name, served, None, str(error))
    except OSError as error:
        outcome = FetchOutcome(name, served, None, f"{in_words(error, folder)}.")
    level, said = (logging.INFO, "imported") if outcome.done else (logging.WARNING, "failed")
    FETCHES.log(level, "source=%s outcome=%s", name, said)
    return outcome

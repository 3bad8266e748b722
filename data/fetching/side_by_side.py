"""Fetches sources side by side and imports each as it comes; one that fails leaves the others as they are."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from data import importing
from data.fetching import raw
from data.fetching.patience import FetchError
from data.fetching.service import Service, client
from data.sources import Source, SourceError, fetched
from data.storage import ExtractError

Show = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: whether its extract is the new one now, and why not."""

    name: str
    imported: bool
    said: str


def fetch_all(names: Sequence[str], extracts: Path, today: date, out: Console) -> list[Outcome]:
    """Fetches and imports each source that is named, and says what came of it, in the order of the names."""
    stop = threading.Event()
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    outcomes: dict[str, Outcome] = {}
    with Progress(*columns, console=out, transient=True) as progress, ThreadPoolExecutor(len(names)) as pool:
        under_way = {pool.submit(_fetch, name, extracts, _bar(progress, name), stop): name for name in names}
        try:
            for done in as_completed(under_way):
                name = under_way[done]
                outcomes[name] = _outcome(name, done, extracts, today, out)
        finally:
            # Where this is left early, nobody waits for what the threads are waiting for.
            stop.set()
    return [outcomes[name] for name in names]


def import_kept(name: str, source: Source, extracts: Path, today: date, out: Console) -> str:
    """Imports the files of the last fetch again; gives a warning in words where one of them had to be left out.

    Raises FetchError, SourceError, ExtractError or OSError.
    """
    return _import(source, raw.newest(extracts, name), extracts, today, out)


def _bar(progress: Progress, name: str) -> Show:
    task = progress.add_task(name, total=None)

    def show(file: str, done: int, total: int | None) -> None:
        progress.update(task, description=f"{name}: {file}", completed=done, total=total)

    return show


def _fetch(name: str, extracts: Path, show: Show, stop: threading.Event) -> Path:
    with raw.fetching(extracts, name) as work, client() as connection:
        fetched()[name].fetch(Service(connection, work, show, stop))
        return raw.keep(work, datetime.now(UTC))


def _outcome(name: str, done: Future[Path], extracts: Path, today: date, out: Console) -> Outcome:
    out.print(f"\n{name}", style="bold")
    try:
        kept = done.result()
        out.print(f"Fetched into {kept}")
        left_out = _import(fetched()[name], kept, extracts, today, out)
    except (FetchError, SourceError, ExtractError) as error:
        out.print(str(error), style="red")
        return Outcome(name, imported=False, said=str(error).splitlines()[0])
    except OSError as error:
        said = f"{error.filename or extracts}: {error.strerror}."
        out.print(said, style="red")
        return Outcome(name, imported=False, said=said)
    return Outcome(name, imported=True, said=left_out)


def _import(source: Source, kept: Path, extracts: Path, today: date, out: Console) -> str:
    files = raw.files(kept)
    try:
        importing.bring_in(source, [path for path, _ in files], extracts, today, out)
    except SourceError as error:
        sure = [path for path, use in files if use == "import"]
        if len(sure) == len(files) or {fault.file for fault in error.faults} & set(map(str, sure)):
            raise
        said = f"Left out, because it was refused: {error}"
        out.print(f"Warning: {said}", style="yellow")
        importing.bring_in(source, sure, extracts, today, out)
        return said.splitlines()[0]
    return ""

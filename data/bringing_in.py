"""Brings public sources in, from files or by fetching, side by side; one that fails leaves the others as they are."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from data.contracts.contract import Contract, all_contracts
from data.fetching import raw
from data.fetching.download import Service, client
from data.fetching.patience import FetchError
from data.holding import warehouse
from data.holding import write as extract
from data.holding.files import ExtractError, parts
from data.holding.restatement import Restated, Restatement, by_area, by_period
from data.holding.warehouse import camden_wards
from data.holding.write import Extract
from data.served.faults import SourceError
from data.sources.source import Reading, Source, fetched


def bring_in(source: Source, files: list[Path], folder: Path, today: date, out: Console) -> None:
    """Read the files, write the extract, and report; raises SourceError, ExtractError or OSError."""
    contract = all_contracts()[source.EXTRACT]
    held, rows = _held(contract, folder, today)
    reading = source.read(files, rows)
    credit = _credit(source, files, held if reading.kept else None)
    written = _write(reading, contract, folder, today=today, credit=credit, held=held)
    _report(reading, written, out)
    if held and held.origin != "published":
        out.print(f"It takes the place of the {held.origin} extract.")


def _held(contract: Contract, folder: Path, today: date) -> tuple[Extract | None, pa.Table | None]:
    """The extract that is there; and its rows where they can be kept, which those of a sample cannot."""
    try:
        held = extract.read(contract, folder, today=today) if parts(contract, folder) else None
        if held is None or held.origin != "published":
            return held, None
        with warehouse.connect(folder, only={contract.name}) as connection:
            return held, warehouse.query(connection, f"select * from {contract.name}")
    except ExtractError as error:
        # It could not be put right by importing if it were an obstacle to importing.
        typer.echo(f"Warning: what was there cannot be read, so none of it is kept: {error}", err=True)
        return None, None


def _credit(source: Source, files: list[Path], kept: Extract | None) -> str:
    credit = f"{source.PUBLISHER}; {', '.join(file.name for file in files)}"
    return f"{credit}; the rest as imported on {kept.extracted_on}" if kept else credit


def _write(
    reading: Reading, contract: Contract, folder: Path, *, today: date, credit: str, held: Extract | None
) -> Extract:
    covers_from, covers_to = reading.covers or (today, today)
    # An import that changes nothing does not wipe out what the last one that did had changed.
    before = held.restated if held and held.origin == "published" else None
    return extract.write(
        reading.table,
        contract,
        folder,
        origin="published",
        covers_from=covers_from,
        # A figure for a year that is not over yet covers it as far as it has gone.
        covers_to=min(covers_to, today),
        extracted_on=today,
        source=credit,
        gaps=reading.gaps,
        restated=Restatement(today, credit, reading.restated) if reading.restated else before,
    )


def _report(reading: Reading, written: Extract, out: Console) -> None:
    for label, text in reading.summary:
        out.print(f"{label}: {text}")
    for warning in reading.warnings:
        out.print(f"Warning: {warning}", style="yellow")
    if reading.gaps:
        out.print(f"Missing: no file has {', '.join(f'{month:%Y-%m}' for month in reading.gaps)}", style="yellow")
    if reading.restated:
        _restatement(reading.restated, out)
    out.print(f"Wrote {written.rows:,} rows to {written.path}", end="")
    out.print(f", {written.covers_from:%Y-%m} to {written.covers_to:%Y-%m}." if reading.covers else ".")


def _restatement(changes: Sequence[Restated], out: Console) -> None:
    periods = by_period(changes)
    cells = sum(one.cells for one in periods)
    areas = by_area(changes)
    where = f"{_many(len(periods), 'period')} and {_many(len(areas), 'area')}"
    out.print(f"Restated: {_many(cells, 'figure')} in {where}, most in {_most(areas)}")
    table = Table("Period", *(Column(name, justify="right") for name in ("Figures changed", "Before", "Now", "Change")))
    for one in periods:
        sums = ("", "", "") if one.before is None or one.after is None else _sums(one.before, one.after)
        table.add_row(f"{one.period:%Y-%m}", f"{one.cells:,}", *sums)
    out.print(table)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _most(areas: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{camden_wards().get(area, area)} ({cells:,})" for area, cells in areas[:5])


def _sums(before: float, after: float) -> tuple[str, str, str]:
    return f"{before:,}", f"{after:,}", f"{after - before:+,}" if after != before else "0"


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
        bring_in(source, [path for path, _ in files], extracts, today, out)
    except SourceError as error:
        sure = [path for path, use in files if use == "import"]
        if len(sure) == len(files) or {fault.file for fault in error.faults} & set(map(str, sure)):
            raise
        said = f"Left out, because it was refused: {error}"
        out.print(f"Warning: {said}", style="yellow")
        bring_in(source, sure, extracts, today, out)
        return said.splitlines()[0]
    return ""

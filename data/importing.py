"""Puts a public source's files in the place of its extract, and says what that changed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Column, Table

from data import extract, warehouse
from data.contract import Contract, contracts
from data.extract import Extract
from data.restatement import Restated, Restatement, by_area, by_period
from data.sources import Reading, Source, camden_wards
from data.storage import ExtractError, parts


def bring_in(source: Source, files: list[Path], folder: Path, today: date, out: Console) -> None:
    """Read the files, write the extract, and report; raises SourceError, ExtractError or OSError."""
    contract = contracts()[source.EXTRACT]
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

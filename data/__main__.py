"""python -m data: what fills the folder of extracts."""

import difflib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Column, Table

from data import extract, warehouse
from data.contract import Contract, contracts
from data.extract import Extract
from data.sample import write_missing
from data.sources import Reading, Restated, Source, SourceError, sources
from data.storage import ExtractError, extracts_folder, parts

NEXT = "Next: python -m metrics refresh"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console(highlight=False, markup=False, soft_wrap=True)


@app.command()
def sample(
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same extracts.")] = 1,
    until: Annotated[
        str | None, typer.Option(help="The last month, YYYY-MM; the last complete one if not said.")
    ] = None,
) -> None:
    """Write a generated extract, marked as sample, wherever none is yet."""
    today = date.today()
    try:
        written = write_missing(extracts_folder(), seed=seed, until=_month(until), today=today)
    except (ExtractError, ValueError) as error:
        raise _refused(str(error)) from error
    for name in written:
        out.print(f"Wrote a sample of {name} (seed {seed}).")
    out.print(f"{len(written)} written to {extracts_folder()}; extracts that were there are as they were.")
    out.print(NEXT)


@app.command("import")
def import_files(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(sources())}.")],
    files: Annotated[list[Path], typer.Argument(help="The publisher's files, as they were served.")],
) -> None:
    """Put a public source's files in the place of its extract, or say all that is wrong with them."""
    source = sources().get(name)
    if source is None:
        raise _refused(_unknown(name))
    contract, folder, today = contracts()[source.EXTRACT], extracts_folder(), date.today()
    held, rows = _held(contract, folder, today)
    try:
        reading = source.read(files, rows)
        credit = _credit(source, files, held if reading.kept else None)
        written = _write(reading, contract, folder, today, credit)
    except OSError as error:
        raise _refused(f"{error.filename or folder}: {error.strerror}.") from error
    except (SourceError, ExtractError) as error:
        raise _refused(str(error)) from error
    _report(reading, written)
    if held and held.origin != "published":
        out.print(f"It takes the place of the {held.origin} extract.")
    out.print(NEXT)


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
    return f"{credit}; earlier months as imported on {kept.extracted_on}" if kept else credit


def _write(reading: Reading, contract: Contract, folder: Path, today: date, credit: str) -> Extract:
    covers_from, covers_to = reading.covers or (today, today)
    return extract.write(
        reading.table,
        contract,
        folder,
        origin="published",
        covers_from=covers_from,
        covers_to=covers_to,
        extracted_on=today,
        source=credit,
        gaps=reading.gaps,
    )


def _report(reading: Reading, written: Extract) -> None:
    for label, text in reading.summary:
        out.print(f"{label}: {text}")
    for warning in reading.warnings:
        out.print(f"Warning: {warning}", style="yellow")
    if reading.gaps:
        out.print(f"Missing: no file has {', '.join(f'{month:%Y-%m}' for month in reading.gaps)}", style="yellow")
    if reading.restated:
        _restatement(reading.restated)
    out.print(f"Wrote {written.rows:,} rows to {written.path}", end="")
    out.print(f", {written.covers_from:%Y-%m} to {written.covers_to:%Y-%m}." if reading.covers else ".")


def _restatement(months: Sequence[Restated]) -> None:
    cells, before, after = (sum(getattr(month, name) for month in months) for name in ("cells", "before", "after"))
    span = f"{len(months)} months" if len(months) > 1 else "1 month"
    out.print(f"Restated: {cells:,} counts in {span}, {before:,} offences before and {after:,} now")
    table = Table("Month", *(Column(name, justify="right") for name in ("Counts changed", "Before", "Now", "Change")))
    for month in months:
        change = f"{month.after - month.before:+,}" if month.after != month.before else "0"
        table.add_row(f"{month.month:%Y-%m}", f"{month.cells:,}", f"{month.before:,}", f"{month.after:,}", change)
    out.print(table)


def _month(text: str | None) -> date | None:
    """First day of a month written YYYY-MM; raises ValueError."""
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        raise ValueError(f"'{text}' is not a month: write it as 2026-10")
    return date.fromisoformat(f"{text}-01")


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, sources(), n=1)
    suggestion = f" Did you mean '{close[0]}'?" if close else ""
    return f"'{name}' is not a source that can be imported.{suggestion} There are: {', '.join(sources())}."


def _refused(message: str) -> typer.Exit:
    """Says in plain lines on stderr what is wrong, and ends with 1."""
    typer.echo(message, err=True)
    return typer.Exit(1)


if __name__ == "__main__":
    app(prog_name="python -m data")

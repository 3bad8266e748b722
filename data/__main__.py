"""What fills the folder of extracts, and whether it is sound.

The folder is `data/extracts`, or the one that `CAMDEN_EXTRACTS` names; `python -m metrics` makes figures of what is
in it.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import DownloadColumn, MofNCompleteColumn

from data import log, reporting, store
from data import sample as generated
from data.accepting import accept as accepting
from data.accepting.reach import covers as covered
from data.bringing_in import side_by_side
from data.bringing_in.importing import bring_in, bring_in_again
from data.bringing_in.side_by_side import FetchOutcome
from data.commands import DAY, FORM, Commands, all_known, refused
from data.contracts import documentation
from data.contracts import words as dictionary
from data.contracts.folder import all_contracts, supplied
from data.holding.files import ExtractError, extracts_folder, folder_that_is_there
from data.holding.health import checkups, falls_short, summary
from data.holding.write import write_empty
from data.sample.until import last_month
from data.sources.source import fetched, sources

NEXT = "Next: python -m metrics refresh"
FEWER = "Go on though less than half of the rows that are there would be left."

app = typer.Typer(cls=Commands, help=__doc__, **FORM)
out = Console(highlight=False, markup=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@app.command()
def sample(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Extracts; all if none is said.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same extracts.")] = 1,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="The last month; the last complete one if not said.")
    ] = None,
    scale: Annotated[
        int, typer.Option(min=1, max=1000, help="Times the borough's own volume of records, for benchmarks.")
    ] = 1,
) -> None:
    """Write a generated extract, marked as sample, wherever none is yet."""
    folder = extracts_folder()
    only = all_known(names, generated.generators(), "an extract that can be generated") if names else None
    missing = generated.absent(folder, only)
    with reporting.progress(MofNCompleteColumn(), out) as progress:
        task = progress.add_task("Extracts", total=len(missing))

        def show(name: str, rows: int) -> None:
            progress.update(task, description=f"{name}, {rows:,} rows", completed=missing.index(name))

        written = generated.write_missing(
            folder, seed=seed, until=last_month(until), today=date.today(), scale=scale, only=only, tell=show
        )
    for name in written:
        out.print(f"Wrote a sample of {name} (seed {seed}).")
    out.print(f"{len(written)} written to {folder}; extracts that were there are as they were.")
    out.print(NEXT)


@app.command("import", epilog="Without FILES it says where a person finds them.")
def import_files(
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"One of: {', '.join(sources())}.")],
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILES", help="The publisher's files, as they were served.")
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Instead of FILES, those of the last fetch, once more.")] = False,
    fewer: Annotated[bool, typer.Option("--fewer", help=FEWER)] = False,
) -> None:
    """Put a public source's files in the place of its extract, or say all that is wrong with them."""
    all_known([name], sources(), "a source that can be imported")
    if raw:
        all_known([name], fetched(), "a source that can be fetched")
    if bool(files) == raw:
        what = "either files or --raw" if raw else "the files, or say --raw for those of the last fetch"
        raise refused(f"Name {what}. Where they are: {sources()[name].WHERE}.")
    log.configure()
    folder, today = extracts_folder(), date.today()
    if raw:
        done = bring_in_again(name, folder, today, fewer=fewer)
    else:
        done = bring_in(sources()[name], files or [], folder, today, fewer=fewer)
    reporting.imported(done, out, errors)
    out.print(NEXT)


@app.command()
def accept(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An extract, such as repairs.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILES", help="All of it, in one file or several: CSV, Excel or Parquet."),
    ] = None,
    covers: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="FIRST LAST", help="The first and last whole month that it covers, as 2024-07 2026-10."),
    ] = None,
    extracted_on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar=DAY, help="The day on which the files were taken; today by default."
        ),
    ] = None,
    fewer: Annotated[bool, typer.Option("--fewer", help=FEWER)] = False,
) -> None:
    """Put the council's own files in the place of an extract, or say all that is wrong with them.

    The first row names the columns, in any order; those that the contract does not have are said and left out. Days are
    written 2025-04-03, 03/04/2025 or 3 April 2025: in figures the day comes before the month, always. True and
    false may be yes and no, or 1 and 0. An empty cell is one that says nothing.
    """
    all_known([name], supplied(), "an extract that is supplied as a file")
    log.configure()
    promised, day = all_contracts()[name], extracted_on.date() if extracted_on else date.today()
    if day > date.today():
        raise refused(f"{day} has not come yet: say the day on which the files were taken.")
    if not files:
        raise refused(f"Name the files that hold it. What it must hold: python -m data contract {name}")
    if covers and not promised.date:
        raise refused(f"{name} has no dates, and is as at the day of extraction: leave --covers out.")
    said = covered(covers, day) if promised.date else None
    command = next((source.COMMAND for source in sources().values() if name == source.EXTRACT), None)
    theirs = f"A file of the publisher's own comes in with: python -m data import {command} FILES"
    try:
        done = accepting.accept(promised, files, extracts_folder(), said, extracted_on=day, fewer=fewer)
    except ExtractError as error:
        raise ExtractError(f"{theirs}\n{error}" if command else str(error)) from error
    reporting.accepted(done, promised, out)
    if command:
        out.print(f"It is marked as the council's. {theirs}")
    out.print(NEXT)


@app.command()
def fetch(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help=f"Any of: {', '.join(fetched())}; all if none is said."),
    ] = None,
) -> None:
    """Bring public sources here from their publishers, side by side, and import them.

    Each is on its own: where one fails, its extract stays as it was, the others are imported, and the command ends
    with 1. What was served is kept among the extracts, in raw/NAME, each file with its address, time and SHA-256 beside
    it: the last twelve fetches. `import NAME --raw` imports the newest of them once more.
    """
    chosen = all_known(names, fetched(), "a source that can be fetched") if names else list(fetched())
    log.configure()
    with reporting.progress(DownloadColumn(), out) as progress:
        bars = {name: progress.add_task(name, total=None) for name in chosen}

        def show(name: str, file: str, done: int, total: int | None) -> None:
            progress.update(bars[name], description=f"{name}: {file}", completed=done, total=total)

        def report(outcome: FetchOutcome) -> None:
            reporting.came(outcome, out, errors)

        outcomes = side_by_side.fetch(chosen, extracts_folder(), date.today(), tell=show, report=report)
    out.print()
    for each in outcomes:
        out.print(reporting.line(each))
    if any(each.done for each in outcomes):
        out.print(NEXT)
    if not all(each.done for each in outcomes):
        raise typer.Exit(1)


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Extracts; all if none is said.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON, for a program.")] = False,
    strict: Annotated[bool, typer.Option(help="End with 1 for extracts absent or late as well.")] = False,
) -> None:
    """Hold the extracts to their contracts, and judge how fresh they are.

    Ends with 0 where every extract that is there is sound, with 1 where one has a fault or one that was named is
    absent or empty, and with 2 where a name is unknown. Being late is said, and ends with 1 under --strict only.
    """
    known = {name: each for name, each in all_contracts().items() if each.is_extract}
    chosen = all_known(names, known, "an extract", code=2) if names else known
    found = checkups([known[name] for name in chosen], folder_that_is_there(), date.today())
    if as_json:
        typer.echo(json.dumps([each.record() for each in found], indent=1))
    else:
        for each in found:
            out.print(*each.lines(), *reporting.beside(each), sep="\n")
        out.print(summary(found))
    if falls_short(found, named=bool(names), strict=strict):
        raise typer.Exit(1)


@app.command()
def contract(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An extract, such as repairs.")],
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Also write an empty file of this form into a folder.")
    ] = None,
) -> None:
    """Say in words what an extract must hold."""
    all_known([name], supplied(), "an extract that is supplied as a file")
    promised = all_contracts()[name]
    out.print(dictionary.words(promised))
    if write is None:
        return
    written = write_empty(promised, write)
    out.print(f"\nWrote {written}, with these columns and no rows.")
    covers = " --covers FIRST LAST" if promised.date else ""
    out.print(f"Filled in, bring it in with: python -m data accept {name} {written}{covers}")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to, such as entered-2026-11-27.sqlite.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Go on though there is a file of that name.")] = False,
) -> None:
    """Copy what people have entered to a file, also while they enter more.

    The copy is checked before it has its name, and is a store itself: put in the place of one that was lost, it has all
    that was entered until then.
    """
    log.configure()
    copied = store.backup(file, overwrite=overwrite)
    out.print(reporting.copied(copied.path, copied.entries))


@app.command()
def docs() -> None:
    """Write the data dictionary (data/README.md) from the contracts, and their keys (data/contracts/README.md)."""
    pages = {dictionary.README: dictionary.page(), documentation.README: documentation.page()}
    for path, page in pages.items():
        try:
            path.write_text(page, encoding="utf-8")
        except OSError as error:
            raise refused(f"{path}: {error.strerror}.") from error
        out.print(f"Wrote {path}.")


if __name__ == "__main__":
    app(prog_name="python -m data")

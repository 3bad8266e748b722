"""What the dashboard shows: refresh the figures, say which are shown, export them, list indicators, check declarations.

Figures are made of the extracts in `data/extracts`, or in the folder that `CAMDEN_EXTRACTS` names (`python -m data`),
and kept as snapshots in `data/snapshots`, or in the folder that `CAMDEN_SNAPSHOTS` names.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

import data
from data.commands import DAY, FORM, Commands, refused
from data.contracts.elsewhere import EngineError
from data.declarations.model import DeclarationError
from data.declarations.spelling import suggestion
from data.holding.files import in_words
from data.log import configure, failed
from data.refusal import RefusalError
from data.vocabulary import Origin
from metrics.declared import catalogue, documentation, listing
from metrics.refreshing.lost import SAMPLE
from metrics.refreshing.observing import Step
from metrics.refreshing.refresh import refresh
from metrics.refreshing.report import protection, summary
from metrics.refreshing.unread import unread
from metrics.snapshots import asked
from metrics.snapshots.folder import snapshots_folder

app = typer.Typer(cls=Commands, help=__doc__, **FORM)
STAYS = "Nothing was changed: the dashboard still shows the last good snapshot, if there was one."

out = Console(markup=False, highlight=False, soft_wrap=True)
err = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)


@app.command("refresh")
def refresh_(
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar=DAY, help="The day the figures are as at; today by default."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Go on though the last snapshot had more of this extract: it is gone, made up now, or has lost more "
            f"than half of its rows. '{SAMPLE}' stands for all that were made up.",
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say what was done for each indicator.")] = False,
    audit_sample: Annotated[
        bool, typer.Option("--audit-sample", help="Audit the sample too, as real people's counts always are.")
    ] = False,
) -> None:
    """Compute every indicator from the extracts and make the result what the dashboard shows."""
    configure()
    _known(without or [])
    steps: list[Step] = []
    notices: list[str] = []
    before = asked.shown_name()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=out) as progress:
            total = len(list(catalogue.FOLDER.glob("*/*.sql")))
            task = progress.add_task("Indicators", total=total)

            def show(step: Step) -> None:
                steps.append(step)
                progress.update(task, advance=1, description=step.indicator)

            day = as_of.date() if as_of else None
            made = refresh(
                as_of=day, without=without or (), audit_sample=audit_sample, on_step=show, on_notice=notices.append
            )
            progress.update(task, description="Indicators", completed=total)
    except RefusalError as error:
        failed("refresh", str(error))
        raise refused(f"{error}\n{STAYS}") from error
    except OSError as error:
        failed("refresh", in_words(error, data.extracts_folder()))
        raise
    finally:
        for notice in notices:
            err.print(f"Notice: {notice}.")
    if made.name != before:
        if verbose:
            out.print(_each(steps))
        for line in summary(steps):
            out.print(line)
        for line in protection(made, snapshots_folder()):
            out.print(line)
        out.print(f"Snapshot {made.name} is now shown.")
    else:
        out.print(f"Nothing has changed since snapshot {made.name}; it stays.")
        absent = [each.name for each in made.holdings if not each.origin]
        for line in unread(absent, data.extracts_folder()):
            out.print(f"{line}.")


@app.command("shown")
def shown_() -> None:
    """Say which snapshot the dashboard shows; ends with 1 where there is none that it can."""
    found = asked.shown()
    out.print(f"Snapshot {found.name} is shown, with the figures as at {found.as_of:%-d %B %Y}.")


@app.command("export")
def export_(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            show_default=False,
            help="Where the package is put, under a name of its own; made where only its last part is not there yet.",
        ),
    ],
    snapshot: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An earlier snapshot that is kept; by default the one that is shown."),
    ] = None,
) -> None:
    """Write every published table to one zip, as open data: CSV and Parquet, described as a Frictionless Data Package.

    No row is about a person, and no withheld count is in it. The same snapshot gives the same file, to the byte, and no
    file that is there is written over. Where any figures are made up, its name, its title and their rows say so."""
    # No other command has need of it.
    from data import store  # noqa: PLC0415
    from metrics.exported.folder import export  # noqa: PLC0415
    from metrics.snapshots.heard import heard  # noqa: PLC0415

    found = asked.shown() if snapshot is None else asked.kept(snapshot)
    path, written = export(found, folder, heard(found, store.voices().shown() if store.begun() else ()))
    size = f"{path.stat().st_size / 1_000_000:.1f} MB"
    what = "Wrote" if written else "There already, the same to the byte:"
    out.print(f"{what} {path}: {size}, with the figures as at {found.as_of:%-d %B %Y}.")
    if Origin.SAMPLE in found.origins:
        out.print("Some of its figures are made up, so it is called a sample: do not publish it as figures of Camden.")


@app.command("list")
def list_() -> None:
    """List the indicators: priority, slug, title, kind, level, frequency, and when each was last checked."""
    for line in listing.lines(catalogue.read().values()):
        out.print(line)


@app.command("check")
def check_() -> None:
    """Check every declaration and run every worked example; where people are counted, suggest periods to publish."""
    # No other command has need of an SQL parser.
    from metrics.declared.check import check  # noqa: PLC0415
    from metrics.refreshing.suggesting import suggestions, unsaid  # noqa: PLC0415

    faults = check()
    for fault in faults:
        err.print(fault)
    if not faults:
        declared = catalogue.read().values()
        out.print(f"{len(declared)} indicators: every head is valid and every worked example passes.")
        unseen = sum(not each.checked for each in declared)
        if unseen:
            out.print(f"{unseen} of {len(declared)} definitions have been checked by nobody yet.")
    try:
        for suggestion in unsaid() if faults else suggestions():
            (err if faults else out).print(suggestion)
    except DeclarationError:
        pass  # it is among the faults
    except (RefusalError, EngineError) as error:
        # What a database says may quote a row about a person.
        why = error.kind if isinstance(error, EngineError) else error
        out.print(f"Periods to publish over cannot be suggested from the extracts that are there: {why}")
    if faults:
        raise typer.Exit(1)


@app.command("docs")
def docs_() -> None:
    """Write the README of the folder of indicators again: what is declared, and the keys of a declaration."""
    page = documentation.page()
    documentation.README.write_text(page, encoding="utf-8")
    out.print(f"Wrote {documentation.README}.")


def _known(names: list[str]) -> None:
    """Ends with 1 where one is no extract that is supplied."""
    known = [name for name, contract in data.all_contracts().items() if contract.is_extract and not contract.origin]
    for name in names:
        if name not in (*known, SAMPLE):
            words = f"'{name}' is not an extract{suggestion(name, known)}. There are: {', '.join(known)}."
            failed("refresh", words)
            raise refused(words)


def _each(steps: list[Step]) -> Table:
    table = Table("Indicator", "Outcome", "Why", "Seconds", box=None)
    for step in steps:
        table.add_row(step.indicator, step.outcome, step.why, f"{step.seconds:.2f}")
    return table


if __name__ == "__main__":
    app()

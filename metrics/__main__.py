"""python -m metrics: refresh the figures, list the indicators, check the declarations."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from data import ExtractError
from data.declarations.commands import PlainSpoken
from data.declarations.model import DeclarationError
from data.holding.lock import LockedError
from data.log import configure
from metrics.counted.rules import CountsError
from metrics.declared import catalogue, documentation
from metrics.refreshing.observing import Step
from metrics.refreshing.refresh import RefreshError, refresh
from metrics.refreshing.report import summary

app = typer.Typer(
    cls=PlainSpoken, help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
out, err = Console(), Console(stderr=True)


@app.command("refresh")
def refresh_(
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day the figures are as at; today by default.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say what was done for each indicator.")] = False,
) -> None:
    """Compute every indicator from the extracts and make the result what the dashboard shows."""
    configure()
    steps: list[Step] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=out) as progress:
            total = len(list(catalogue.FOLDER.glob("*/*.sql")))
            task = progress.add_task("Indicators", total=total)

            def show(step: Step) -> None:
                steps.append(step)
                progress.update(task, advance=1, description=step.indicator)

            made = refresh(as_of=as_of.date() if as_of else None, on_step=show)
            progress.update(task, description="Indicators", completed=total)
    except (DeclarationError, CountsError, LockedError, RefreshError, ExtractError) as error:
        err.print(str(error), markup=False, highlight=False, soft_wrap=True)
        err.print("Nothing was changed: the dashboard still shows the last good snapshot, if there was one.")
        raise typer.Exit(1) from error
    if steps:
        if verbose:
            out.print(_each(steps))
        for line in summary(steps):
            out.print(line, markup=False, highlight=False, soft_wrap=True)
        out.print(f"Snapshot {made.name} is now shown.", highlight=False)
    else:
        out.print(f"Nothing has changed since snapshot {made.name}; it stays.", highlight=False)


@app.command("list")
def list_() -> None:
    """List the indicators: priority, slug, title, kind, level and frequency."""
    table = Table("Priority", "Indicator", "Title", "Kind", "Level", "Frequency", box=None)
    for each in catalogue.read().values():
        cells = (each.priority, each.slug, each.title, each.kind, each.level, each.frequency)
        table.add_row(*map(escape, cells))
    out.print(table)


@app.command("check")
def check_() -> None:
    """Check every declaration and run every worked example."""
    # No other command has need of an SQL parser.
    from metrics.declared.check import check  # noqa: PLC0415

    faults = check()
    for fault in faults:
        err.print(fault, markup=False, highlight=False, soft_wrap=True)
    if faults:
        raise typer.Exit(1)
    out.print(f"{len(catalogue.read())} indicators: every head is valid and every worked example passes.")


@app.command("docs")
def docs_() -> None:
    """Write the README of the folder of indicators again: what is declared, and the keys of a declaration."""
    page = documentation.page()
    try:
        documentation.README.write_text(page, encoding="utf-8")
    except OSError as error:
        err.print(f"{documentation.README}: {error.strerror}.", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from error
    out.print(f"Wrote {documentation.README}.", markup=False, highlight=False, soft_wrap=True)


def _each(steps: list[Step]) -> Table:
    table = Table("Indicator", "Outcome", "Why", "Seconds", box=None)
    for step in steps:
        table.add_row(step.indicator, step.outcome, step.why, f"{step.seconds:.2f}")
    return table


if __name__ == "__main__":
    app()

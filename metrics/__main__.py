"""python -m metrics: refresh the figures, list the indicators, check the declarations."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from data import ContractError, ExtractError
from data.holding.lock import LockedError
from data.log import configure
from metrics.counted.rules import CountsError
from metrics.declared import catalogue, documentation
from metrics.declared.indicator import DeclarationError
from metrics.refreshing.observing import Step
from metrics.refreshing.refresh import RefreshError, refresh
from metrics.refreshing.report import summary

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)
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
    except (DeclarationError, CountsError, LockedError, RefreshError, ContractError, ExtractError) as error:
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
        table.add_row(each.priority, each.slug, each.title, each.kind.value, each.level, each.frequency)
    out.print(table)


@app.command("check")
def check_() -> None:
    """Check every declaration and run every worked example."""
    faults = catalogue.check()
    for fault in faults:
        err.print(fault, markup=False, highlight=False, soft_wrap=True)
    if faults:
        raise typer.Exit(1)
    out.print(f"{len(catalogue.read())} indicators: every head is valid and every worked example passes.")


@app.command("docs")
def docs_() -> None:
    """Write the README's table of indicators again."""
    documentation.README.write_text(
        documentation.with_indicators(documentation.README.read_text(encoding="utf-8")), encoding="utf-8"
    )
    out.print("README.md says what is declared.")


def _each(steps: list[Step]) -> Table:
    table = Table("Indicator", "Outcome", "Why", "Seconds", box=None)
    for step in steps:
        table.add_row(step.indicator, step.outcome, step.why, f"{step.seconds:.2f}")
    return table


if __name__ == "__main__":
    app()

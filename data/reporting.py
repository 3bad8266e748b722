"""How the commands say what an import or a fetch did, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from data.accepting.accept import Accepted
from data.bringing_in.importing import Import
from data.bringing_in.side_by_side import FetchOutcome
from data.contracts.contract import Contract
from data.holding.health import Checkup
from data.holding.restatement import Restated, by_area, by_period
from data.holding.warehouse import camden_wards
from data.shortly import some
from data.sources.source import takes
from data.vocabulary import Counted, Level, Origin

# As many as stand on a screen.
PERIODS = 24


def progress(amount: ProgressColumn, out: Console) -> Progress:
    """A bar for what is under way, beside how much of it is done; it goes when that has ended."""
    columns = TextColumn("{task.description}"), BarColumn(), amount, TimeElapsedColumn()
    return Progress(*columns, console=out, transient=True)


def imported(done: Import, out: Console, errors: Console) -> None:
    """Say what an import read, what to know of it, and what it wrote."""
    if done.lost:
        errors.print(f"Warning: what was there cannot be read, so none of it is kept: {done.lost}")
    if done.left_out:
        out.print(f"Warning: {left_out(done)}", style="yellow")
    for label, text in done.supplied.summary:
        out.print(f"{label}: {text}")
    for warning in done.supplied.warnings:
        out.print(f"Warning: {warning}", style="yellow")
    if done.supplied.gaps:
        out.print(f"Missing: no file has {_months(done.supplied.gaps)}", style="yellow")
    if done.supplied.restated:
        _restatement(done.supplied.restated, out)
    written = done.written
    covers = f", {written.covers_from:%Y-%m} to {written.covers_to:%Y-%m}" if done.supplied.covers else ""
    out.print(f"Wrote {written.rows:,} rows to {written.path}{covers}.")
    if done.replaced not in ("", "published"):
        out.print(f"It takes the place of the {done.replaced} extract.")


def beside(found: Checkup) -> Iterator[str]:
    """A line for each file that lies beside where an absent extract would be, with the command that takes it."""
    for path in found.beside:
        yield f"  {path.name} is there and is not read: the extract is {found.path.name}. {takes(found.name, path)}"


def accepted(done: Accepted, contract: Contract, out: Console) -> None:
    """Say what was read of the council's files, what of it is not used, and what the extract covers now."""
    for file, rows in done.rows.items():
        out.print(f"Read {_many(rows, 'row')} from {file}.")
    for warning in done.warnings:
        out.print(f"Warning: {warning}", style="yellow")
    if done.unknown:
        out.print(f"Left out, as {contract.name} has no such column: {some(done.unknown)}", style="yellow")
    if done.day_first:
        out.print(f"Days such as 03/04/2025 are read with the day first, as 3 April: {', '.join(done.day_first)}")
    written = done.written
    covers = f"{written.covers_from:%Y-%m} to {written.covers_to:%Y-%m}" if contract.date else "the day of extraction"
    if done.without:
        months = _months(done.without)
        meaning = "see that they are covered" if contract.is_stated else "they count as missing, not as nought"
        out.print(f"No row has a {contract.date} in {months}; {meaning}.", style="yellow")
    if done.cut:
        stop = "rows stop or begin again inside them, beside the days without any"
        out.print(f"Not whole: {_months(done.cut)}; {stop}, so that they count as missing.", style="yellow")
    if done.short:
        first, last = done.short
        # The first and the last day are somebody's, where rows are of people.
        people = contract.counts is Counted.PEOPLE
        days = "leave out working days at an end" if people else f"go from {first:%-d %B %Y} to {last:%-d %B %Y} only"
        out.print(
            f"Their rows {days}. See that {covers} are whole months of them, or accept them again with fewer.",
            style="yellow",
        )
    out.print(f"Wrote {_many(written.rows, 'row')} to {written.path}, said to cover {covers}.")
    if done.replaced not in ("", Origin.COUNCIL):
        out.print(f"It takes the place of the {done.replaced} extract.")


def left_out(done: Import) -> str:
    """Which fetched file was not imported, and why; nothing where all were."""
    return f"Left out, because it was refused: {done.left_out}" if done.left_out else ""


def came(outcome: FetchOutcome, out: Console, errors: Console) -> None:
    """Say under its name what became of a source that was fetched."""
    out.print(f"\n{outcome.name}", style="bold")
    if outcome.served:
        out.print(f"Fetched into {outcome.served}")
    if outcome.done:
        imported(outcome.done, out, errors)
    else:
        out.print(outcome.failure, style="red")


def line(outcome: FetchOutcome) -> str:
    """What became of a source, in one line."""
    said = left_out(outcome.done) if outcome.done else outcome.failure
    first = said.splitlines()[0] if said else ""
    return f"{outcome.name}: {'imported' if outcome.done else 'NOT imported'}{first and f'. {first}'}"


def _restatement(changes: Sequence[Restated], out: Console) -> None:
    periods = by_period(changes)
    cells = sum(one.cells for one in periods)
    areas = by_area(changes)
    where = f"{_many(sum(one.cells > 0 for one in periods), 'period')} and {_many(len(areas), 'area')}"
    if cells:
        out.print(f"Restated: {_many(cells, 'figure')} in {where}, most in {_most(areas)}")
    moved = sum(one.moved for one in periods)
    if moved:
        when = _many(sum(one.moved > 0 for one in periods), "period")
        out.print(f"Not restated but counted under other categories than before: {moved:,.0f} in {when}")
    names = ("Figures changed", "Before", "Now", "Change", *(["Under other categories"] if moved else []))
    table = Table("Period", *(Column(name, justify="right") for name in names))
    for one in periods[-PERIODS:]:
        sums = ("", "", "") if one.before is None or one.after is None else _sums(one.before, one.after)
        table.add_row(f"{one.period:%Y-%m}", f"{one.cells:,}", *sums, *([f"{one.moved:,.0f}"] if moved else []))
    out.print(table)
    if len(periods) > PERIODS:
        out.print(f"These are the {PERIODS} newest of {len(periods):,} periods.")


def _months(months: Sequence[date]) -> str:
    return some([f"{month:%Y-%m}" for month in months])


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _most(areas: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{_place(area)} ({cells:,})" for area, cells in areas[:5])


def _place(area: str) -> str:
    return Level.NONE.word if area == Level.NONE else camden_wards().get(area, area)


def _sums(before: float, after: float) -> tuple[str, str, str]:
    return f"{before:,}", f"{after:,}", f"{after - before:+,}" if after != before else "0"


def copied(path: Path, entries: Mapping[str, int]) -> str:
    """How many entries were copied to a file, by their kind."""
    counted = ", ".join(f"{kind} {number:,}" for kind, number in entries.items() if number)
    total = sum(entries.values())
    return f"Copied {total:,} {'entry' if total == 1 else 'entries'} to {path}{counted and f': {counted}'}."

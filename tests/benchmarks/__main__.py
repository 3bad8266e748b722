"""python -m tests.benchmarks: a table of every benchmark; with a name and a size, that one as JSON. With `signals`, how
often a control chart is right and wrong; with `placebo`, how often what is told of work is; with `pages`, how long the
server is at each page and how much it sends; with `engines`, what counting costs on Spark; with `sessions` and how
many, how long as many readers at once wait; with `hands`, what counting by hand in polars and pandas costs beside ours;
with `settings`, what counting costs under other settings of files and database."""

import sys
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.table import Column, Table

from tests.benchmarks import _engines, _pages, _placebo, _settings, _signals, harness, sessions
from tests.benchmarks.hands import report as hands
from tests.benchmarks.harness import Measured

FIGURES = ("Size", "Seconds", "Floor", "Ratio", "Peak memory")
# What is measured otherwise, by name, given what follows it: the first give something to print, the others print it.
REPORTS: Mapping[str, Callable[[Sequence[str]], RenderableType]] = {
    "signals": lambda _: _signals.report(),
    "placebo": lambda _: _placebo.report(),
    "pages": lambda _: _pages.measured(),
    "engines": _engines.report,
    "settings": _settings.report,
}
APART: Mapping[str, Callable[[Sequence[str]], None]] = {"sessions": sessions.main, "hands": hands.main}


def report(measured: list[Measured]) -> Table:
    """One row each: seconds are the best of three; the ratio is what to compare between machines."""
    table = Table("Benchmark", *(Column(name, justify="right") for name in FIGURES), box=None)
    for each in measured:
        ratio = f"{each.ratio:,.0f}" if each.ratio >= 1 else f"{each.ratio:.2f}"
        figures = (f"{each.seconds:.3f}", f"{each.floor_seconds:.4f}", ratio)
        table.add_row(each.name, f"×{each.size}", *figures, f"{each.peak_bytes / 2**20:,.0f} MB")
    return table


def main(arguments: list[str]) -> None:
    out = Console()
    if arguments and arguments[0] in APART:
        APART[arguments[0]](arguments[1:])
        return
    if arguments and arguments[0] in REPORTS:
        out.print(REPORTS[arguments[0]](arguments[1:]))
        return
    if arguments:
        name, size = arguments
        print(harness.encoded(harness.measure_here(name, int(size))))
        return
    with out.status("Measuring"):
        measured = [harness.measure(name, size) for name in harness.names() for size in harness.load(name).SIZES]
    out.print(report(measured))
    for each in measured:
        if each.said:
            out.print(f"{each.name}: {each.said}.", markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main(sys.argv[1:])

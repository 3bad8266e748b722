"""Many readers at once: how long each waits for a change of what a page shows, beside a page with one chart and one
table under as many, beside Streamlit's own first page, and beside Superset and Datasette on the same figures where
these install. `python -m tests.benchmarks sessions 100` prints it."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from math import nan
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Column, Table

from tests.benchmarks import _journeys, _visits
from tests.benchmarks._journeys import FLOOR, HELLO, READERS, Journey
from tests.benchmarks._pages import plain
from tests.benchmarks._several import together
from tests.benchmarks._walking import Load, Visit, Walked, walk
from tests.benchmarks.beside import others
from tests.browser.server import Server, serve
from tests.worlds import World

_PLACES = (49, 94, 98)  # of the cuts into a hundred parts: p50, p95, p99
_FIGURES = ("Changes", "p50 ms", "p95 ms", "p99 ms", "× floor", "kB", "on the wire", "Opened", "p95 ms")


def measure(world: World, folder: Path, load: Load, processes: int = 0) -> Iterator[tuple[str, Walked]]:
    """The plain page, the app and Streamlit's own first page, one after the other, each on a server of its own that
    ends with it: of one process that is asked directly, or of as many as are named, behind nginx."""
    servers: dict[str, tuple[Callable[..., AbstractContextManager[Server]], Sequence[Journey]]] = {
        "floor": (partial(plain, folder / "floor", FLOOR), (_journeys.floor,)),
        "app": (partial(serve, world, folder), READERS),
        "hello": (partial(plain, folder / "hello", HELLO), (_journeys.hello,)),
    }
    for name, (start, journeys) in servers.items():
        with together(start, processes, folder) as server:
            yield name, walk(server, journeys, load)


def cuts(seconds: Sequence[float]) -> tuple[float, ...]:
    """The 50th, 95th and 99th of a hundred; of none, no number."""
    if len(seconds) < 2:
        return (*seconds, nan)[:1] * len(_PLACES)
    every = quantiles(seconds, n=100, method="inclusive")
    return tuple(every[place] for place in _PLACES)


def report(walked: dict[str, Walked]) -> Table:
    """A row for each page: its changes, and how it opened."""
    table = Table(Column("Page", no_wrap=True), *(Column(name, justify="right") for name in _FIGURES), box=None)
    least = cuts([each.answer.seconds for each in walked["floor"].visits if each.changes])[1]
    for of in walked.values():
        for page in dict.fromkeys(each.page for each in of.visits):
            table.add_row(page, *_row([each for each in of.visits if each.page == page], least))
    return table


def _row(visits: Sequence[Visit], least: float) -> Iterator[str]:
    changes = [each.answer for each in visits if each.changes]
    opened = [each.answer.seconds for each in visits if not each.changes]
    times = cuts([each.seconds for each in changes])
    yield f"{len(changes):,}"
    yield from (f"{each * 1000:,.0f}" for each in times)
    yield f"{times[1] / least:.1f}"
    for weights in ([each.written for each in changes], [each.wire for each in changes]):
        yield f"{sum(weights) / max(len(weights), 1) / 1000:.0f}"
    yield f"{len(opened):,}"
    yield f"{cuts(opened)[1] * 1000:,.0f}"


def said(name: str, of: Walked) -> str:
    """What there is to say of a server."""
    each = of.processor / max(len(of.visits), 1) * 1000
    return (
        f"{name}: {of.sessions} sessions, {len(of.refused)} refused, {len(of.mistaken)} answers that were not what was "
        f"asked for; {of.memory / 2**20:,.0f} MB at the end, {each:.0f} ms of the processor an answer; "
        f"load {of.load:.1f}"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure on the sample of `make run`, and print; ends with 1 where a session was refused or got another's."""
    usual, reader = Load(), ArgumentParser("sessions")
    reader.add_argument("sessions", type=int)
    reader.add_argument("--minutes", type=float, default=usual.seconds / 60)
    reader.add_argument("--thinking", type=float, nargs=2, default=usual.thinking, metavar="SECONDS")
    reader.add_argument("--seed", type=int, default=usual.seed)
    reader.add_argument("--processes", type=int, default=0, help="of each server, behind nginx; else one without")
    reader.add_argument("--beside", nargs="*", default=[*others.OTHERS], choices=others.OTHERS)
    told, out = reader.parse_args(arguments), Console()
    tell = partial(out.print, markup=False, highlight=False, soft_wrap=True)
    load = Load(told.sessions, told.minutes * 60, (told.thinking[0], told.thinking[1]), told.seed)
    with TemporaryDirectory() as temporary, out.status("Measuring"):
        folder = Path(temporary)
        _visits.prepare(folder)
        world = World(folder / "extracts", folder / "snapshots")
        walked = dict(measure(world, folder, load, told.processes))
        walked |= others.measure(told.beside, world.snapshots, folder, load, tell)
    for name, of in walked.items():
        for line in (said(name, of), *of.refused, *of.mistaken):
            tell(line)
    out.print(report(walked))
    if any(of.refused or of.mistaken for of in walked.values()):
        raise SystemExit(1)

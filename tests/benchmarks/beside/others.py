"""The programs that are asked for the same beside the dashboard, where they install."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from tests.benchmarks._walking import Load, Walked
from tests.benchmarks.beside import datasette, superset
from tests.benchmarks.beside.asking import Journey, walk
from tests.benchmarks.beside.installed import AbsentError, install
from tests.benchmarks.beside.observations import Choices, write
from tests.browser.server import Server

Serve = Callable[[Path, Path, Path, Choices], AbstractContextManager[tuple[Server, Journey]]]
OTHERS: Mapping[str, Serve] = {"superset": superset.serve, "datasette": datasette.serve}


def measure(
    names: Sequence[str], snapshots: Path, folder: Path, load: Load, tell: Callable[[str], None]
) -> Iterator[tuple[str, Walked]]:
    """Each that is named, one after the other, on the current snapshot's observations; `tell` is told of each that is
    not to be had here, and of what it wanted of other machines."""
    file = folder / "published.db"
    choices = write(snapshots, file)
    for name in names:
        own = folder / name
        own.mkdir()
        try:
            with OTHERS[name](install(name, own), file, own, choices) as (server, journey):
                yield name, walk(server, journey, load)
                for refused in server.refusals():
                    tell(f"{name} would have asked elsewhere: {refused}")
        except AbsentError as error:
            tell(f"{error}.")

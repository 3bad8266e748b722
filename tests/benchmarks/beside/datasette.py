"""Datasette on what the dashboard publishes: one process, as its own command starts it, on a file that it is told will
not change and whose index is the one for what is asked. No facets are suggested, since a reader of the dashboard is
offered none. A reader has the table's page of an indicator in a ward, and takes one ward after the other; nothing is
drawn there, since what draws is an extension."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks._journeys import TIMES, Own
from tests.benchmarks.beside.asking import Journey, Question, Step
from tests.benchmarks.beside.observations import COLUMNS, LOOKED_AT, TABLE, Choices
from tests.benchmarks.beside.serving import serving
from tests.browser.server import Server

NAME = "datasette"


@contextmanager
def serve(programs: Path, file: Path, folder: Path, choices: Choices) -> Iterator[tuple[Server, Journey]]:
    """Of a file of SQLite; prints into the folder."""
    settings = ("--setting", "suggest_facets", "off", "--host", "127.0.0.1")
    command = (str(programs / "datasette"), "serve", "--immutable", str(file), *settings)
    with serving(lambda port: (*command, "--port", str(port)), "/-/versions.json", folder) as server:
        yield server, lambda own: journey(own, f"/{file.stem}/{TABLE}", choices)


def journey(own: Own, table: str, choices: Choices) -> Iterator[Step]:
    """An indicator in a ward, and in others."""
    indicator = own.one(choices.indicators)
    for turn in range(TIMES + 1):
        ward = own.one(choices.wards)
        chosen = {"indicator": indicator, "area": ward, **LOOKED_AT, "_sort": "period", "_col": COLUMNS}
        yield Step(
            NAME,
            [[Question(f"{table}?{urlencode(chosen, doseq=True)}")]],
            missed(ward, choices.wards),
            changes=turn > 0,
        )


def missed(ward: str, wards: Sequence[str]) -> Callable[[Sequence[bytes]], str]:
    """What is wrong with a page, of which only this ward was asked for."""

    def of(told: Sequence[bytes]) -> str:
        page = told[0].decode()
        there = [each for each in wards if each in page]
        return "" if there == [ward] else f"{NAME}: {ward} asked for, and there are {there}"

    return of

"""How long the server is at each page and how much it sends, beside a page with one chart and one table: two servers of
their own, asked in turn. `python -m tests.benchmarks pages` prints it."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from rich.table import Column, Table

from tests.benchmarks import _visits
from tests.benchmarks._client import Answer, reader
from tests.benchmarks.harness import ROOT
from tests.browser.server import Server, serve
from tests.worlds import World

# By a page's name in the address: a full one, of those whose address says which of many they show.
ADDRESSES: Mapping[str, Mapping[str, str]] = {
    "indicator": {"indicator": "repairs_on_time"},
    "wards": {"indicator": "repairs_on_time"},
    "profile": {"ward": "E05013671"},
    "initiatives": {"initiative": "kentish_town_team"},
}
NOWHERE = "nowhere"  # no page has this name: what stands there has the frame around it and nothing in it
WARDS = 8
TIMES = 9
PROCESSES = 3
WARD = "filter_ward"


@dataclass(frozen=True)
class Page:
    """Ratios of a page to the plain one, each a median over pairs: when nobody has seen it since the server started;
    when somebody has, in a session of one's own; at a change of ward to one that nobody has seen there, and to one that
    somebody has. Bytes of that last change, and of coming from another page: as written, and over the wire."""

    name: str
    first: float
    again: float
    unseen: float
    seen: float
    change: Answer
    next: Answer


@dataclass(frozen=True)
class Pair:
    """A page's seconds, and the plain page's of the same moment."""

    page: float
    plain: float


def ratio(pairs: Sequence[Pair]) -> float:
    """Of the two medians."""
    return median(each.page for each in pairs) / median(each.plain for each in pairs)


def heaviest(answers: Sequence[Answer]) -> Answer:
    """The one with the most bytes over the wire."""
    return max(answers, key=lambda each: each.wire)


def measure(
    world: World, folder: Path, *, processes: int = PROCESSES, times: int = TIMES, wards: int = WARDS
) -> Iterator[Page]:
    """Every page that the frame lists, of a world's snapshot; servers print into the folder."""
    with plain(folder) as floor:
        with serve(world, folder) as app:
            every = names(app)
        for name in every:
            pairs: list[Pair] = []
            for rest in range(processes)[::-1]:
                with serve(world, folder) as app:
                    pairs.append(first(app, floor, name))
                    if not rest:
                        yield whole(app, floor, name, ratio(pairs), times=times, wards=wards)


def names(app: Server) -> list[str]:
    """The pages that the frame lists, in the menu or not, by their names in the address; the overview has none."""
    with reader(app) as one:
        one.open("")
        return ["" if page.is_default else page.url_pathname for page in one.session.pages]


def first(app: Server, floor: Server, name: str) -> Pair:
    """The first view of a page: the server has shown nothing but that there is no such page, and so has its snapshot
    in memory."""
    with reader(app) as one, reader(floor) as other:
        one.open(NOWHERE)
        other.open("")
    with reader(app) as one, reader(floor) as other:
        return Pair(one.open(name, ADDRESSES.get(name)).seconds, other.open("").seconds)


def whole(app: Server, floor: Server, name: str, of_first: float, *, times: int, wards: int) -> Page:
    """What there is to measure once a page has been seen."""
    again = [first_of_session(app, floor, name) for _ in range(times)]
    unseen, _ = changes(app, floor, name, wards)
    seen, answers = changes(app, floor, name, wards)
    other = next(each for each in ("sources", "definitions") if each != name)
    with reader(app) as one:
        one.open(other)
        following = one.open(name, ADDRESSES.get(name))
    return Page(name, of_first, ratio(again), ratio(unseen), ratio(seen), heaviest(answers), following)


def first_of_session(app: Server, floor: Server, name: str) -> Pair:
    with reader(app) as one, reader(floor) as other:
        return Pair(one.open(name, ADDRESSES.get(name)).seconds, other.open("").seconds)


def changes(app: Server, floor: Server, name: str, wards: int) -> tuple[list[Pair], list[Answer]]:
    """One reader's way through some wards."""
    with reader(app) as one, reader(floor) as other:
        one.open(name, ADDRESSES.get(name))
        other.open("")
        answers, pairs = [], []
        for place in range(1, wards + 1):
            answers.append(one.choose(WARD, place))
            pairs.append(Pair(answers[-1].seconds, other.again().seconds))
    return pairs, answers


@contextmanager
def plain(folder: Path, page: str = _visits.PLAIN, **how: Any) -> Iterator[Server]:
    """The plain page's, or another's, under the same settings; `how` else it is to be served is `serve`'s."""
    project = folder / "plain_page"
    shutil.copytree(ROOT / ".streamlit", project / ".streamlit", dirs_exist_ok=True)
    (project / "app.py").write_text(page, encoding="utf-8")
    with serve(World(folder, folder), project, project=project, **how) as server:
        yield server


def report(pages: Iterable[Page]) -> Table:
    """A row for each page: ratios, then thousands of bytes."""
    times = ("First", "Seen", "Ward, first", "Ward, seen")
    weights = ("Ward, kB", "on the wire", "Next, kB", "on the wire")
    table = Table(
        Column("Page", no_wrap=True), *(Column(name, justify="right") for name in (*times, *weights)), box=None
    )
    for page in pages:
        ratios = (page.first, page.again, page.unseen, page.seen)
        weight = (page.change.written, page.change.wire, page.next.written, page.next.wire)
        told = (*(f"{each:.1f}" for each in ratios), *(f"{each / 1000:.0f}" for each in weight))
        table.add_row(page.name or "overview", *told)
    return table


def measured() -> Table:
    """Every page on the sample of `make run`."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _visits.prepare(folder)
        return report(measure(World(folder / "extracts", folder / "snapshots"), folder))

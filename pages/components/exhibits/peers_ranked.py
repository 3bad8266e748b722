"""Camden among the boroughs of a group in the newest period: the ranking, its words and its table."""

from collections.abc import Iterable, Sequence

from metrics import Beside, PeerFigure
from pages.components.exhibits.axes import ticks
from pages.components.exhibits.exhibit import Figure, Table
from pages.components.exhibits.peer_asked import Asked
from pages.components.exhibits.peer_axes import reach_now
from pages.components.exhibits.peer_ranking import Line, Row, peer_ranking
from pages.components.words.numbers import unit
from pages.components.words.peer_periods import peer_period
from pages.components.words.peers import GROUPS, seen_from, than_camden
from pages.components.words.places import BOROUGH_NAME


def ordered(looked: Asked) -> list[PeerFigure]:
    """Highest first, equal ones by name; last those without a figure."""
    several = [looked.period.camden, *(each for each, _ in looked.found.beside), *looked.found.without]
    return sorted(several, key=lambda each: (each.value is None, -(each.value or 0.0), each.name))


def ranked(looked: Asked) -> Figure:
    """The boroughs as ranked dots, with upright lines for London and England."""
    written, write = looked.of.written, looked.writing
    rows = list(ranked_rows(looked))
    lines = [
        Line(each.value, f"{each.name} {write.number(each.value)}", dash=dash)
        for each, dash in ((looked.period.london, "solid"), (looked.period.england, "4px,3px"))
        if each.value is not None
    ]
    ends = reach_now(looked)
    heading = f"{GROUPS[looked.found.group][1]}, highest first"
    return Figure(peer_ranking(rows, lines, ends, ticks(written, ends)), _alt(looked, lines), heading)


def ranked_rows(looked: Asked) -> Iterable[Row]:
    """A row a borough, with what it says when pointed at."""
    stood = {each.area: seen_from(beside) for each, beside in looked.found.beside}
    for each in ordered(looked):
        own = each.area == looked.period.camden.area
        side = stood.get(each.area, Beside.NONE)
        number, within = looked.writing.figure(each), looked.writing.range(each)
        told = (number, within and f"range {within}", than_camden(side))
        hover = f"{each.name}: {', '.join(part for part in told if part)}"
        yield Row(each.area, each.name, each.value, each.lower, each.upper, side, number, hover, own=own)


def _alt(looked: Asked, lines: Sequence[Line]) -> str:
    """What is drawn, the two ends and Camden, London and England."""
    there = [each for each in ordered(looked) if each.value is not None]
    told = [f"{each.name} {looked.writing.figure(each)}" for each in (there[0], there[-1])]
    per = unit(looked.of.written)
    name = f"{looked.of.title}{f', {per},' if per else ''} by borough, {peer_period(looked.period)}"
    own = f"{BOROUGH_NAME}: {looked.writing.figure(looked.period.camden)}"
    beside = "; ".join([own, *(each.name for each in lines)])
    return f"Ranked dots: {name}. Highest: {told[0]}; lowest: {told[1]}. {beside}."


def table_of_now(looked: Asked) -> Table:
    """The same figures as a table, London and England last."""
    write, period = looked.writing, looked.period
    stood = {each.area: beside for each, beside in looked.found.beside}
    cells = [
        [
            each.name,
            write.figure(each),
            write.range(each),
            seen_from(stood[each.area]).word if each.area in stood else "",
        ]
        for each in (*ordered(looked), period.london, period.england)
    ]
    per = unit(looked.of.written)
    caption = f"{looked.of.title}{f', {per},' if per else ''} by borough, {peer_period(period)}"
    return Table(caption, ["Borough", "Figure", "Range", "Compared with Camden"], cells, [BOROUGH_NAME])

"""Every indicator for every area of a level at once: what a cell says, in which order areas stand, and in words which
of them differ."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from metrics import Area, Beside, Comparison, Item, Level, Observation, Snapshot, Status
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.profiled import LEVELS, Abreast, Profiled, differs
from pages.components.exhibits.remembered import of_each
from pages.components.exhibits.tied import several
from pages.components.words.in_short import in_short
from pages.components.words.lists import listed
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.states import observed, state_word

_NAMED = 3  # indicators in the finding
# A cell's class: what it says, by limits of 95% and, in capitals, of 99.8%.
_CLASSES = {Beside.BETTER: "b", Beside.WORSE: "w", Beside.HIGHER: "h", Beside.LOWER: "l", Beside.SIMILAR: "s"}
_BOTH = ((Beside.BETTER, Beside.HIGHER), (Beside.WORSE, Beside.LOWER))
_STATES = {Status.WITHHELD: "x", Status.MISSING: "m", Status.PENDING: "p", Status.NONE: "z"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: its number, or why there is none; and the class that its look is of."""

    text: str
    name: str
    shown: bool = True


_NO_CELL = Cell("", "")


@dataclass(frozen=True, slots=True)
class Column:
    """An area's column: whether it is the `own`, the first of its neighbourhood, or one that borders the own."""

    area: Area
    own: bool
    first: bool
    borders: bool


def columns(snapshot: Snapshot, area: Area, borders: Iterable[Area]) -> list[Column]:
    """The areas of the level: wards by neighbourhood, the own neighbourhood's first, all others by name. Of wards those
    that border the own are marked."""
    near = {each.code for each in borders if each.level is Level.WARD}
    there = [each for each in snapshot.areas.values() if each.level is area.level]
    if area.level is Level.WARD:
        names = {each.code: each.name for each in snapshot.areas.values()}
        there.sort(key=lambda each: (each.parent != area.parent, names.get(str(each.parent), ""), each.name))
    parents = [each.parent for each in there]
    return [
        Column(each, each.code == area.code, bool(place) and parents[place - 1] != each.parent, each.code in near)
        for place, each in enumerate(there)
    ]


def cells(told: Profiled, of: Sequence[Column]) -> list[Cell]:
    """One of an indicator for each area, and Camden's last."""
    there, last = _cells(told.abreast)
    return [*(there.get(column.area.code, _NO_CELL) for column in of), last]


@of_each(LEVELS)
def _cells(of: Abreast) -> tuple[Mapping[str, Cell], Cell]:
    """By code each area's, and Camden's."""
    comparison = of.comparison
    return {each.code: _cell(of, each) for each in comparison.items}, _plain(comparison, comparison.benchmark)


def finding(area: Area, of: Sequence[Profiled]) -> str:
    """In which indicators most areas are clearly different from Camden."""
    counts = [(sum(differs(surely) for _, surely in told.each.values()), told.indicator.title) for told in of]
    most = sorted((each for each in counts if each[0]), key=lambda each: (-each[0], each[1]))[:_NAMED]
    many = several(area.level.word)
    if not most:
        return f"No {area.level.word} is clearly different from {BOROUGH_NAME} in any indicator."
    (count, title), *rest = most
    first = f"{title} ({count} of {max(len(each.comparison.items) for each in of)})"
    others = [f"{title} ({count})" for count, title in rest]
    then = f", then {listed(others)}" if others else ""
    return f"The most {many} differ clearly from {BOROUGH_NAME} in {first}{then}."


def table(area: Area, of: Sequence[Profiled]) -> Table:
    """In words which areas differ by their ranges of 95%, and which are not shown."""
    one, many = area.level.word, several(area.level.word)
    headings = ("Indicator", BOROUGH_NAME, f"{many.capitalize()} better or higher", "Worse or lower", "Not shown")
    caption = f"Which {many} differ from {BOROUGH_NAME} in each indicator; a {one} that differs surely has a star"
    return Table(caption, headings, [_row(told) for told in of], of_words=True)


def _cell(of: Abreast, item: Item) -> Cell:
    plain = _plain(of.comparison, item.observation)
    if not plain.shown:
        return plain
    stands, surely = of.each[item.code]
    name = _CLASSES.get(stands, "")
    return replace(plain, name=name.upper() if differs(surely) else name)


def _plain(of: Comparison, each: Observation | None) -> Cell:
    if each is None:
        return _NO_CELL
    if each.value is None:
        return Cell(state_word(of.indicator, each), _STATES[each.status], shown=False)
    return Cell(in_short(of.indicator, each, of.places or 0), "")


def _row(told: Profiled) -> list[str]:
    benchmark = told.benchmark
    figure = observed(told.indicator, benchmark, told.places) if benchmark is not None else ""
    gone = [
        f"{item.name} ({state_word(told.indicator, item.observation)})"
        for item in told.comparison.items
        if item.observation.value is None
    ]
    judged = any(stands is not Beside.NONE for stands, _ in told.each.values())
    sides = [listed(_named(told, those)) or "none" if judged else "not compared" for those in _BOTH]
    return [told.indicator.title, figure, *sides, listed(gone) or "none"]


def _named(told: Profiled, sides: Collection[Beside]) -> list[str]:
    """Those on one of these sides, with a star where that is sure."""
    stands = ((item.name, *told.each[item.code]) for item in told.comparison.items)
    return [f"{name}{'*' if differs(surely) else ''}" for name, side, surely in stands if side in sides]

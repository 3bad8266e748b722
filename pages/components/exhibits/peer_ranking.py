"""The figure of Camden among other boroughs: a dot with its range a row, Camden's own range as a column through all of
them, and London and England as lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import Beside
from pages.components.exhibits.axes import chip, inwards, layout, note, plain, row_axis
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.ranking import INK
from pages.components.theme.colours import COLOUR

_ROW = 26  # px
_LINE = 17  # px that a line of words above the plot takes
_OWN = 11  # px of Camden's dot
_SILENT: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}


@dataclass(frozen=True, slots=True)
class Row:
    """A borough: its figure with its limits where it has any, how that stands beside Camden's, what is written at the
    row's end, which is why there is no figure where there is none, and what it says when pointed at. Camden's own row
    stands beside nothing."""

    code: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    stands: Beside
    number: str
    hover: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What all rows are beside: its place, its name above the plot, and how it is drawn."""

    at: float
    name: str
    ink: str = "quiet"
    width: float = 1.3
    dash: str = "solid"


# A phone has no room for words between the dot and the number at the row's end.
_BEYOND = ("\N{LEFTWARDS ARROW}", "\N{RIGHTWARDS ARROW}")
BEYOND_HOW = "An arrow beside a dot: it lies beyond this scale."


def peer_ranking(
    rows: Sequence[Row], lines: Sequence[Line], ends: Sequence[float], axis: Drawing, *, made_up: bool = False
) -> Drawing:
    """The rows in their order, on an axis with these ends and these steps; 26 px a row."""
    above = 12 + _LINE * max(len(lines), 1)
    drawn = chip(made_up=made_up, xanchor="right", xshift=-6)
    names = [f"<b>{plain(each.name)}</b>" if each.own else plain(each.name) for each in rows]
    rooms = max((len(each.number) for each in rows if each.value is not None), default=0)
    return {
        # Ranges over the marks, whose edge would hide a narrow one on a phone.
        "data": [*(_line(each, len(rows)) for each in lines), _dots(rows, ends), *_ranges(rows)],
        "layout": layout(
            _ROW * len(rows) + above + 36,
            x={"range": [*ends], "nticks": 4, "showgrid": True, "gridcolor": COLOUR["hairline"], **axis},
            y=row_axis(names),
            margin={"r": max(44, 14 + 8 * rooms), "t": above, "b": 36},
            notes=[
                *(_beyond(place, each, ends) for place, each in enumerate(rows) if _is_beyond(each, ends)),
                *(_name(each, ends, place) for place, each in enumerate(reversed(lines))),
                *(_number(place, each) for place, each in enumerate(rows)),
                *drawn,
            ],
            **_column(rows),
        ),
    }


def _line(each: Line, rows: int) -> Drawing:
    """As a trace, not a shape: the grid would cover half of that where it falls on a step."""
    line = {"color": COLOUR[each.ink], "width": each.width, "dash": each.dash}
    return _SILENT | {"x": [each.at, each.at], "y": [-0.5, rows - 0.5], "line": line}


def _column(rows: Sequence[Row]) -> Drawing:
    """Camden's range through all rows; nothing where it has none."""
    own = next((each for each in rows if each.own and each.lower is not None), None)
    if own is None:
        return {}
    at = {"x0": own.lower, "x1": own.upper, "y0": 0, "y1": 1, "yref": "paper"}
    shade = {"type": "rect", **at, "fillcolor": COLOUR["band"], "line": {"width": 0}, "layer": "below"}
    return {"shapes": [shade]}


def is_beyond(rows: Sequence[Row], ends: Sequence[float]) -> bool:
    """Whether any lies beyond the axis, so that it is to be said what an arrow means."""
    return any(_is_beyond(each, ends) for each in rows)


def _is_beyond(each: Row, ends: Sequence[float]) -> bool:
    return each.value is not None and not ends[0] <= each.value <= ends[1]


def _beyond(row: int, each: Row, ends: Sequence[float]) -> Drawing:
    """Beside a dot at the end of the axis, which way it lies beyond."""
    high = (each.value or 0.0) > ends[1]
    side = (
        {"x": ends[1], "xanchor": "right", "xshift": -10} if high else {"x": ends[0], "xanchor": "left", "xshift": 10}
    )
    return note(_BEYOND[high], xref="x", yref="y", y=row, yanchor="middle", font={"size": 12}, **side)


def _ranges(rows: Sequence[Row]) -> list[Drawing]:
    """A trace for each colour."""
    traces = []
    for ink in dict.fromkeys(_ink(each) for each in rows):
        there = [(place, each) for place, each in enumerate(rows) if each.lower is not None and _ink(each) == ink]
        ends = [end for _, each in there for end in (each.lower, each.upper, None)]
        y = [end for place, _ in there for end in (place, place, None)]
        width = 2 if ink == "area" else 1.8
        traces += [_SILENT | {"x": ends, "y": y, "line": {"color": COLOUR[ink], "width": width}}] if there else []
    return traces


def _ink(each: Row) -> str:
    return "area" if each.own else str(each.stands.colour)


def _dots(rows: Sequence[Row], axis: Sequence[float]) -> Drawing:
    """Camden's is large and full; a ring is too close to tell."""
    there = [(place, each) for place, each in enumerate(rows) if each.value is not None]
    rings = [each.stands is Beside.SIMILAR and not each.own for _, each in there]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [min(max(each.value or 0.0, axis[0]), axis[1]) for _, each in there],
        "y": [place for place, _ in there],
        "hovertext": [plain(each.hover).replace(": ", "<br>", 1) for _, each in there],
        "hoverinfo": "text",
        "marker": {
            "symbol": ["circle" if each.own else SYMBOLS[each.stands][0] for _, each in there],
            "size": [_OWN if each.own else SYMBOLS[each.stands][1] for _, each in there],
            "opacity": 1,
            "color": [COLOUR["page" if ring else _ink(each)] for ring, (_, each) in zip(rings, there, strict=True)],
            "line": {"color": [COLOUR["common" if ring else "page"] for ring in rings], "width": 1.6},
        },
        "cliponaxis": False,
    }


def _name(each: Line, ends: Sequence[float], above: int) -> Drawing:
    """A line's name over it, each in a line of its own, so that two never meet; inwards where it is near an end."""
    place = (each.at - ends[0]) / (ends[1] - ends[0])
    side = inwards(place)
    name = plain(each.name)
    words = f"<b>{name}</b>" if each.ink == "area" else name
    return note(words, xref="x", x=each.at, xanchor=side, yshift=3 + _LINE * above, font={"color": COLOUR[each.ink]})


def _number(row: int, each: Row) -> Drawing:
    """A row's number at the right, or the word for why there is none in the row."""
    place: Drawing = {"yref": "y", "y": row, "yanchor": "middle", "xanchor": "left"}
    if each.value is None:
        return note(plain(each.number), x=0, xshift=6, bgcolor=COLOUR["page"], **place)
    ink = {"color": COLOUR["area" if each.own else INK.get(each.stands, "text")]}
    words = f"<b>{each.number}</b>" if each.own else each.number
    return note(words, x=1, xshift=8, font=ink, **place)

"""The figure of movement beside a benchmark: in each row a thin triangle from where it was to the mark of where it is.
Nothing else has this form: a line with a stroke at its end would be read as a range."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from metrics import Beside, Comparison, Indicator
from pages.components.exhibits.axes import inwards, layout, note, plain, row_axis, row_shade, sample_chip
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.classes import round_step
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.ranking import INK
from pages.components.theme.colours import COLOUR
from pages.components.words.away import signed
from pages.components.words.places import BOROUGH_NAME

_ROW = 22  # px
_BASE = 0.34  # of a row: the end of a tail where the mark is
_STEPS = 4  # along the axis, about
_ROOM = 0.08
_PALE = 0.55
_LINE = 20


@dataclass(frozen=True, slots=True)
class Tail:
    """A row: how it stands now, where it is and where it was (None where that is not known), its number as written, and
    what it says when pointed at."""

    code: str
    name: str
    stands: Beside
    now: float
    before: float | None
    cell: str
    hover: str


def tails(comparison: Comparison, rows: Sequence[Tail], chosen: Collection[str] = ()) -> Drawing:
    """The rows in their order, Camden as the line at nought; those of the `chosen` are shaded, and bold."""
    ends = _ends(rows)
    told = [*comparison.told]
    chip = sample_chip(told, xanchor="right", xshift=-6, yshift=6 + _LINE)
    names = [f"<b>{plain(each.name)}</b>" if each.code in chosen else plain(each.name) for each in rows]
    rooms = max((len(each.cell) for each in rows), default=0)
    return {
        "data": [_camden(len(rows)), *_triangles(rows), _marks(rows)],
        "layout": layout(
            _ROW * len(rows) + 70 + _LINE * bool(chip),
            x={"range": ends, "showgrid": True, "gridcolor": COLOUR["hairline"], **steps(comparison.indicator, ends)},
            y=row_axis(names),
            margin={"r": max(44, 14 + 8 * rooms), "t": 34 + _LINE * bool(chip), "b": 36},
            notes=[
                _name(ends),
                *(_number(place, each, bold=each.code in chosen) for place, each in enumerate(rows)),
                *chip,
            ],
            shapes=[row_shade(place) for place, each in enumerate(rows) if each.code in chosen],
        ),
    }


def _ends(rows: Sequence[Tail]) -> list[float]:
    """Room for every mark and tail, and for nought."""
    told = [0.0, *(end for each in rows for end in (each.now, each.before) if end is not None)]
    low, high = min(told), max(told)
    room = ((high - low) or 1.0) * _ROOM
    return [round(low - room, 10), round(high + room, 10)]


def steps(indicator: Indicator, ends: Sequence[float]) -> Drawing:
    """Round steps from nought to both sides, with their signs."""
    step = round_step((ends[1] - ends[0]) / _STEPS, whole=False)
    first, last = int(ends[0] / step), int(ends[1] / step)
    values = [round(place * step, 10) for place in range(first, last + 1)]
    places = max((len(f"{each:.10g}".partition(".")[2]) for each in values), default=0)
    return {"tickvals": values, "ticktext": [signed(indicator, each, places) for each in values]}


def _camden(rows: int) -> Drawing:
    """As a trace, not a shape: the grid would cover half of that where it falls on a step."""
    line = {"color": COLOUR["area"], "width": 1.8}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [0, 0],
        "y": [-0.5, rows - 0.5],
        "line": line,
        "hoverinfo": "skip",
    }


def _triangles(rows: Sequence[Tail]) -> list[Drawing]:
    """A trace for each way to stand beside Camden, in its colour, pale so that the mark stands out."""
    traces = []
    for stands in dict.fromkeys(each.stands for each in rows):
        drawn = [
            (place, each.before, each.now)
            for place, each in enumerate(rows)
            if each.stands is stands and each.before is not None and each.before != each.now
        ]
        trace: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "fill": "toself"}
        trace["x"] = [end for _, before, now in drawn for end in (before, now, now, before, None)]
        half = _BASE / 2
        trace["y"] = [end for place, *_ in drawn for end in (place, place - half, place + half, place, None)]
        trace |= {"fillcolor": COLOUR[stands.colour], "line": {"width": 0}, "opacity": _PALE}
        traces += [trace] if drawn else []
    return traces


def _marks(rows: Sequence[Tail]) -> Drawing:
    """Where each is now; each carries its area's code, so that it can be chosen."""
    rings = [each.stands is Beside.SIMILAR for each in rows]
    full = {"marker": {"opacity": 1}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [each.now for each in rows],
        "y": list(range(len(rows))),
        "customdata": [[each.code] for each in rows],
        "hovertext": [plain(each.hover) for each in rows],
        "hoverinfo": "text",
        "marker": {
            "symbol": [SYMBOLS[each.stands][0] for each in rows],
            "size": [SYMBOLS[each.stands][1] for each in rows],
            "opacity": 1,
            "color": [COLOUR["page" if ring else each.stands.colour] for ring, each in zip(rings, rows, strict=True)],
            "line": {"color": [COLOUR["common" if ring else "page"] for ring in rings], "width": 1.6},
        },
        "selected": full,
        "unselected": full,
        "cliponaxis": False,
    }


def _name(ends: Sequence[float]) -> Drawing:
    """Camden's name over its line, inwards where that is near an end."""
    place = -ends[0] / (ends[1] - ends[0])
    ink = {"color": COLOUR["area"]}
    return note(f"<b>{BOROUGH_NAME}</b>", xref="x", x=0, xanchor=inwards(place), yshift=4, font=ink)


def _number(row: int, each: Tail, *, bold: bool) -> Drawing:
    words = f"<b>{each.cell}</b>" if bold else each.cell
    ink = {"color": COLOUR[INK.get(each.stands, "text")]}
    return note(words, x=1, xshift=8, xanchor="left", yref="y", y=row, yanchor="middle", font=ink)

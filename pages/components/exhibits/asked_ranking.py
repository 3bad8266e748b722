"""The rows of a query that have names, one under the other: a ring with its range a row, in the order returned."""

from collections.abc import Sequence

from metrics import Indicator
from pages.components.exhibits.asked_axis import AskedRow, label, number_text, reach, ticks
from pages.components.exhibits.asked_rows import cut, text
from pages.components.exhibits.axes import chip, layout, note, row_axis
from pages.components.exhibits.exhibit import Drawing, Figure
from pages.components.theme.colours import COLOUR

MOST = 40  # rows
_ROW = 26  # px


def ranked(drawn: Sequence[AskedRow], indicator: Indicator | None, number: str, *, made_up: bool) -> Figure:
    """The first of the rows; `number` is what their numbers are called."""
    rows = drawn[:MOST]
    ends = reach([end for each in rows for end in (each.number, *(each.range or ()))], indicator)
    names = [label(text(each.name)) for each in rows]
    numbers = [number_text(indicator, each.number, ends) for each in rows]
    ink = {"size": 13, "color": COLOUR["text"]}
    notes = [
        note(told, x=1, xanchor="left", xshift=6, y=at, yref="y", yanchor="middle", font=ink)
        for at, told in enumerate(numbers)
    ]
    x = {"range": ends, "nticks": 4, "showgrid": True, "gridcolor": COLOUR["hairline"]}
    drawing = {
        "data": [*_ranges(rows), _dots(rows, names, numbers)],
        "layout": layout(
            _ROW * len(rows) + 74,
            x=x | ticks(indicator, ends),
            y=row_axis(names),
            margin={"r": 14 + 8 * max(map(len, numbers)), "t": 34, "b": 36},
            notes=[*notes, *chip(made_up=made_up)],
        ),
    }
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    first, last = (f"{text(rows[at].name)} {numbers[at]}" for at in (0, -1))
    return Figure(drawing, cut(f"{number} of {count}, in their order: first {first}, last {last}."))


def _ranges(rows: Sequence[AskedRow]) -> list[Drawing]:
    there = [(at, each.range) for at, each in enumerate(rows) if each.range]
    lines = {
        "x": [end for _, (low, high) in there for end in (low, high, None)],
        "y": [end for at, _ in there for end in (at, at, None)],
        "line": {"color": COLOUR["common"], "width": 1.8},
    }
    return [{"type": "scatter", "mode": "lines", "hoverinfo": "skip"} | lines] if there else []


def _dots(rows: Sequence[AskedRow], names: Sequence[str], numbers: Sequence[str]) -> Drawing:
    """Rings: nothing is said of which is better."""
    edge = {"width": 1.6, "color": COLOUR["common"]}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [each.number for each in rows],
        "y": [*range(len(rows))],
        "hovertext": [f"{each}<br>{told}" for each, told in zip(names, numbers, strict=True)],
        "hoverinfo": "text",
        "marker": {"symbol": "circle", "size": 8, "color": COLOUR["page"], "line": edge},
    }

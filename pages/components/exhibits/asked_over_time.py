"""The rows of a query that have days, as lines over time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from metrics import Indicator, column_values
from pages.components.exhibits.asked_axis import AskedRow, label, number_text, reach, ticks
from pages.components.exhibits.asked_rows import cut, is_text, text
from pages.components.exhibits.axes import chip, layout, note, plain
from pages.components.exhibits.exhibit import Drawing, Figure
from pages.components.theme.colours import COLOUR

# As lines are told apart: none has a colour of meaning.
_KINDS = {"solid": "solid", "dash": "dashed", "dot": "dotted", "dashdot": "dash and dot"}
MOST = len(_KINDS)
_LINE = 18  # px that a line of words above the plot takes

Lines = Mapping[str, Sequence[AskedRow]]


def lines(rows: pa.Table, drawn: Sequence[AskedRow]) -> Lines | None:
    """The rows of each line by its name: all of one, or those that the first fitting column of words tells apart; None
    for neither."""
    ordered = sorted(drawn, key=lambda each: text(each.name))
    if _once(ordered):
        return {"": ordered}
    for place, field in enumerate(rows.schema):
        if is_text(field.type):
            words = ["" if each is None else text(each) for each in column_values(rows.column(place))]
            found: dict[str, list[AskedRow]] = {}
            for each in ordered:
                found.setdefault(words[each.place], []).append(each)
            if len(found) <= MOST and all(map(_once, found.values())):
                return found
    return None


def over_time(of: Lines, indicator: Indicator | None, number: str, *, made_up: bool) -> Figure:
    """The lines, the range of one that is alone behind it; `number` is what their numbers are called."""
    every = [each for line in of.values() for each in line]
    alone = len(of) == 1
    ends = reach([end for each in every for end in (each.number, *((each.range or ()) if alone else ()))], indicator)
    band = [_band(line) for line in of.values() if alone and any(each.range for each in line)]
    drawn = [
        _line(name, line, kind, [number_text(indicator, each.number, ends) for each in line])
        for (name, line), kind in zip(of.items(), _KINDS, strict=False)
    ]
    named = [f"{kind}: {label(name)}" for name, kind in zip(of, _KINDS.values(), strict=False) if not alone]
    above = [note("<br>".join(named), x=1, xanchor="right", align="right", yshift=4)] if named else []
    drawing = {
        "data": [*band, *drawn],
        "layout": layout(
            320 + _LINE * len(named),
            x={"type": "date", "nticks": 5, "tickformat": "%b<br>%Y"},
            y={"range": ends, "nticks": 5} | ticks(indicator, ends),
            margin={"t": 34 + _LINE * len(named)},
            notes=[*above, *chip(made_up=made_up)],
        ),
    }
    ordered = sorted(every, key=lambda each: text(each.name))
    first, last = (f"{number_text(indicator, ordered[at].number, ends)} on {text(ordered[at].name)}" for at in (0, -1))
    count = f"{len(every)} row{'' if len(every) == 1 else 's'}"
    return Figure(drawing, cut(f"{number} over time, {count}: {first} to {last}."))


def _line(name: str, line: Sequence[AskedRow], kind: str, numbers: Sequence[str]) -> Drawing:
    colour = COLOUR["area" if kind == "solid" else "common"]
    called = f"{plain(cut(name))}<br>" if name else ""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [_day(each.name) for each in line],
        "y": [each.number for each in line],
        "hovertext": [f"{called}{text(each.name)}: {told}" for each, told in zip(line, numbers, strict=True)],
        "hoverinfo": "text",
        "marker": {"size": 5, "color": colour},
        "line": {"color": colour, "width": 2, "dash": kind},
    }


def _band(line: Sequence[AskedRow]) -> Drawing:
    """The range columns, there and back."""
    ranged = [(_day(each.name), *each.range) for each in line if each.range]
    days = [day for day, _, _ in ranged]
    ends = [*(low for _, low, _ in ranged), *(high for *_, high in ranged[::-1])]
    drawn = {"type": "scatter", "mode": "lines", "fill": "toself", "hoverinfo": "skip", "line": {"width": 0}}
    return drawn | {"fillcolor": COLOUR["band"], "x": [*days, *days[::-1]], "y": ends}


def _once(line: Sequence[AskedRow]) -> bool:
    """Whether no two rows have one day."""
    return len({each.name for each in line}) == len(line)


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)

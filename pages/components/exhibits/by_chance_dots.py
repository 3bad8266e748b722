"""The strip of dots of placebo choices: stacked where they lie side by side, with the sites' own mark and name."""

import math
from collections import Counter
from collections.abc import Sequence

from metrics import Effect, Indicator, Observation
from pages.components.exhibits.axes import inwards, layout, note, plain, sample_chip
from pages.components.exhibits.classes import round_step
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.effects import size, verdict
from pages.components.words.numbers import is_share, unit, upper_first

_HEIGHT = 132
_LINE = 18
_COLUMNS = 60  # on a phone as on a wide screen
_TALLEST = 20  # dots that find room above one another
_NEAR = 0.35  # an end of the strip, of its length, where the name stands on one side of its mark
_MINUS = "\N{MINUS SIGN}"
# The sites' own mark by what the work did, as elsewhere: a circle better, a diamond worse, a ring too close to tell.
_MARKS: dict[str, Drawing] = {
    "better": {"symbol": "circle", "size": 11, "color": COLOUR["improvement"]},
    "worse": {"symbol": "diamond", "size": 12, "color": COLOUR["concern"]},
    "clear": {"symbol": "square", "size": 10, "color": COLOUR["neutral"]},
    "unclear": {"symbol": "circle", "size": 10, "color": COLOUR["page"]},
}


def dots(indicator: Indicator, told: Effect, name: str, rows: Sequence[Observation]) -> Drawing:
    """A column of dots a step, and the sites' mark on a stem with its `name`; 132 px high, and a line more with a
    chip."""
    estimate = told.estimate or 0.0
    low, high = min(0.0, estimate, *told.estimates), max(0.0, estimate, *told.estimates)
    width = (high - low or 1.0) / _COLUMNS
    columns = _columns(told, width)
    several = each_stands_for(told)
    kind = verdict(indicator, told) or ("clear" if told.way else "unclear")
    mark = _MARKS[kind]
    colour = COLOUR["area"] if kind == "unclear" else mark["color"]
    chip = sample_chip(rows, yshift=2 + _LINE)
    at = (estimate - low) / (high - low or 1.0)
    side = inwards(at, _NEAR)
    sign = "" if estimate == 0 else "+" if estimate > 0 else _MINUS
    label = f"<b>{plain(upper_first(name))} {sign}{plain(size(indicator, estimate))}</b>"
    stacked = [(place, up) for place, many in columns.items() for up in range(math.ceil(many / several))]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [round((place + 0.5) * width, 12) for place, _ in stacked],
                "y": [up + 0.5 for _, up in stacked],
                "hoverinfo": "skip",
                "marker": {"size": 4, "opacity": 1, "color": COLOUR["common"]},
                "cliponaxis": False,
            },
            _stem(estimate, colour),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [estimate],
                "y": [0.5],
                "hoverinfo": "text",
                "hovertext": [plain(f"{name}: {sign}{size(indicator, estimate)}")],
                "marker": mark | {"opacity": 1, "line": {"color": colour, "width": 1.6}},
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            _HEIGHT + _LINE * len(chip),
            x={"range": [low - 2 * width, high + 2 * width], **_ticks(indicator, low, high)},
            y={"range": [0, _TALLEST + 1], "visible": False},
            margin={"t": 22 + _LINE * len(chip), "b": 28, "r": 20, "l": 20},
            notes=[
                note(label, xref="x", x=estimate, xanchor=side, yshift=1, font={"color": COLOUR["area"], "size": 13}),
                *chip,
            ],
        ),
    }


def each_stands_for(told: Effect) -> int:
    """How many choices a dot stands for at most: one, unless the tallest column would not find room."""
    several = (0.0, told.estimate or 0.0, *told.estimates)
    width = (max(several) - min(several) or 1.0) / _COLUMNS
    return max(1, math.ceil(max(_columns(told, width).values()) / _TALLEST))


def _columns(told: Effect, width: float) -> Counter[int]:
    """How many choices lie in each column, by its place from nought."""
    return Counter(math.floor(each / width + 1e-9) for each in sorted(told.estimates))


def _stem(estimate: float, colour: str) -> Drawing:
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [estimate, estimate],
        "y": [0.5, _TALLEST + 1],
        "line": {"color": colour, "width": 1.6},
    }


def _ticks(indicator: Indicator, low: float, high: float) -> Drawing:
    """Round steps either way from nought, the last named with its unit: a phone has room for five."""
    scale = 100 if is_share(indicator) else 1
    step = round_step((high - low or 1.0) * scale / 5, whole=False)
    first, last = math.ceil(low * scale / step - 1e-9), math.floor(high * scale / step + 1e-9)
    told = [place * step for place in range(first, last + 1)]
    words = [_signed(each) for each in told]
    words[-1] += " points" if is_share(indicator) else ""
    per = unit(indicator)
    words[-1] += f" {per}" if per and not is_share(indicator) else ""
    return {"tickvals": [each / scale for each in told], "ticktext": [plain(each) for each in words]}


def _signed(value: float) -> str:
    number = f"{abs(value):,.6g}"
    return number if value == 0 else f"{'+' if value > 0 else _MINUS}{number}"

"""What all figures share: the layout, words in a figure, the sample chip, and axes that do not mislead."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from metrics import Indicator, Kind, Observation, Origin
from pages.components.exhibits.classes import round_step
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import CLEAR, COLOUR
from pages.components.words.numbers import POUND, exactly, is_money, is_share

_MARGIN = {"l": 4, "r": 14, "t": 26, "b": 44, "pad": 0}
_AXIS = {"zeroline": False, "fixedrange": True, "tickfont": {"size": 12.5, "color": COLOUR["quiet"]}}
_X = _AXIS | {"showgrid": False, "ticks": "outside", "ticklen": 4, "tickangle": 0}
_X |= {"showline": True, "linecolor": COLOUR["hairline"], "tickcolor": COLOUR["hairline"]}
_Y = _AXIS | {"gridcolor": COLOUR["hairline"], "ticks": "", "automargin": True}
# How far below the lowest figure a scale that leaves nought out starts, as a share of their reach, at least: on the
# baseline it would look like nothing.
_BELOW = 0.15
# What a list by names has in the browser before anything is put into it.
_BY_NATURE = {
    "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "constructor",
    "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
}  # fmt: skip
_LAYOUT = {
    # An empty one: without it the browser would put Plotly's own colours in.
    "template": {"data": {"scatter": [{"type": "scatter"}]}},
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "font": {"size": 13, "color": COLOUR["quiet"]},
    "hoverlabel": {
        "bgcolor": COLOUR["page"],
        "bordercolor": COLOUR["common"],
        "font": {"size": 13, "color": COLOUR["text"]},
    },
    "showlegend": False,
    "dragmode": False,
    "hovermode": "closest",
}


def layout(height: int, *, x: Drawing, y: Drawing, margin: Drawing, notes: Sequence[Drawing], **more: Any) -> Drawing:
    """The layout of a figure `height` px high: the frame that all share, and what is its own of axes and margins."""
    own = {"height": height, "margin": _MARGIN | margin, "xaxis": _X | x, "yaxis": _Y | y}
    own |= {"annotations": list(notes)} if notes else {}
    return _LAYOUT | own | more


def plain(words: str) -> str:
    """Words as a figure draws them: Plotly takes `<` for the start of a tag and `&` for that of a character's name. The
    client looks every text up among the theme's colours, `#` with six digits, and finds what each of its lists has
    by nature too."""
    told = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("#", "&#35;")
    return f"&#{ord(told[0])};{told[1:]}" if told in _BY_NATURE else told


def note(text: str, **place: Any) -> Drawing:
    """Words for a figure's annotations: unless told otherwise in quiet text, just above the plot."""
    words = {"text": text, "showarrow": False, "xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom"}
    font = {"size": 13, "color": COLOUR["quiet"]} | place.pop("font", {})
    return words | {"font": font} | place


def row_axis(names: Sequence[str]) -> Drawing:
    """An axis of rows, the first on top, each with its name beside it."""
    return {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": [*names],
        "showgrid": False,
        "ticklabelstandoff": 6,
        "tickfont": {"size": 13, "color": COLOUR["text"]},
    }


def row_shade(row: int) -> Drawing:
    """The ground of the row of what is chosen."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": row - 0.5,
        "y1": row + 0.5,
        "fillcolor": COLOUR["band"],
        "line": {"width": 0},
        "layer": "below",
    }


def inwards(place: float, near: float = 0.2) -> str:
    """Which side of a name is at a `place` along an axis, a share of its length: it stands inwards near an end."""
    return "left" if place < near else "right" if place > 1 - near else "center"


def sample_chip(observations: Iterable[Observation], **place: Any) -> list[Drawing]:
    """The chip above the plot where any figure is made up, so that a copied picture carries it; else nothing."""
    return chip(made_up=any(each.origin == Origin.SAMPLE for each in observations), **place)


def chip(*, made_up: bool, **place: Any) -> list[Drawing]:
    """The chip above the plot of what is made up; nothing of what is not."""
    if not made_up:
        return []
    font = {"size": 10.5, "color": COLOUR["chip_text"]}
    place = {"x": 0, "xanchor": "left", "xshift": 3, "yshift": 10} | place
    said = f"<b>{Origin.SAMPLE.word.upper()}</b>"
    return [note(said, bgcolor=COLOUR[Origin.SAMPLE.colour], borderpad=3, font=font, **place)]


def reach(
    indicator: Indicator, observations: Sequence[Observation], *also: float, intervals: bool = True
) -> list[float]:
    """An axis's two ends: room for every figure, interval and what else it is to show, from zero where things are
    counted or the figures come near it, else from a round number that can be said and lies well below the lowest, and
    never so narrow that a difference of a tenth fills the axis.
    """
    drawn = [end for each in observations for end in (each.value, each.lower, each.upper)[: 3 if intervals else 1]]
    ends = [end for end in (*drawn, *also) if end is not None]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    below_zero = low < 0
    least = abs(high) * 0.1 if abs(high) > 1e-6 else 1.0
    if high - low < least:
        low, high = (low + high - least) / 2, (low + high + least) / 2
    room = (high - low) * 0.06
    if below_zero:
        low -= room
    else:
        far = low >= 0.35 * high and not _are_counts(indicator, observations)
        low = max(_round_below(low - (high - low) * _BELOW, high - low), 0.0) if far else 0.0
    high += room
    if is_share(indicator):
        high = min(high, 1 + room / 2)
    return [round(low, 10), round(high, 10)]


def scale_note(indicator: Indicator, ends: Sequence[float]) -> str:
    """That the scale leaves nought out, so that distances along it are not read as shares; '' where it does not."""
    if ends[0] <= 0:
        return ""
    return f"The scale starts at {exactly(indicator, ends[0])}, not at nought."


def _are_counts(indicator: Indicator, observations: Iterable[Observation]) -> bool:
    """Whether figures count things: of a publisher's, whole numbers that are no share and no money."""
    if indicator.kind is not Kind.PUBLISHED:
        return indicator.kind is Kind.COUNT
    shown = [each.value for each in observations if each.value is not None]
    return not (is_share(indicator) or is_money(indicator)) and all(float(each).is_integer() for each in shown)


def _round_below(end: float, reach: float) -> float:
    """The nearest round number below, in steps of a tenth of the reach or a little more: 0.26 below 0.2638 where
    figures span 0.029."""
    step = round_step(reach / 10, whole=False)
    return float(f"{math.floor(round(end / step, 9)) * step:.12g}")


def share_places(ends: Sequence[float]) -> int:
    """The places of the per cents along an axis."""
    return 0 if ends[1] - ends[0] > 0.04 else 1


def ticks(indicator: Indicator, ends: Sequence[float]) -> Drawing:
    """How numbers along an axis are written: whole per cents, tenths of them on a short axis; thousands separated; the
    sign before amounts of money."""
    if is_share(indicator):
        return {"tickformat": ".1%" if share_places(ends) else ".0%"}
    if is_money(indicator):
        return {"tickformat": ",", "tickprefix": POUND}
    return {"tickformat": ",d" if indicator.kind is Kind.COUNT and ends[1] > 5 else ","}

"""Periods without a figure on a time axis: a mark for each, and the word of each state."""

from collections.abc import Iterator

from metrics import Series, Status
from pages.components.exhibits.axes import note
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.series_traces import marks
from pages.components.theme.colours import COLOUR
from pages.components.words.states import state_word

_SYMBOLS = {
    Status.WITHHELD: "square-x-open",
    Status.NONE: "line-ew-open",
    Status.MISSING: "circle-open",
    Status.PENDING: "circle-open-dot",
}


def gap_marks(series: Series, floor: float, places: int) -> Iterator[Drawing]:
    """A mark on the time axis for each period without a figure, a trace a state."""
    for status, symbol in _SYMBOLS.items():
        gaps = [each for each in series.observations if each.status == status]
        if gaps:
            drawn = marks(series, gaps, {"symbol": symbol, "size": 8, "color": COLOUR[status.colour]}, places)
            yield drawn | {"y": [floor] * len(gaps)}


def gap_names(series: Series) -> list[Drawing]:
    """The word of each state, upright at its first period: in a gap there is room for it."""
    first = {state_word(series.indicator, each): each for each in reversed(series.observations) if each.value is None}
    upright: Drawing = {"xref": "x", "y": 0, "yshift": 8, "textangle": -90, "bgcolor": COLOUR["page"]}
    upright["font"] = {"size": 12}
    return [note(word, x=each.period.isoformat(), **upright) for word, each in first.items()]

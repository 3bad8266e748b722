"""The figures of a series as they are drawn over time: its line, and marks that say theirs when pointed at."""

from collections.abc import Sequence

from metrics import Observation, Series
from pages.components.exhibits.axes import plain
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import stretches, when
from pages.components.words.ranges import range_text
from pages.components.words.states import observed


def _hover(series: Series, each: Observation, places: int) -> str:
    likely = range_text(series.indicator, each, places)
    likely = f", {likely}" if likely else ""
    figure = observed(series.indicator, each, places)
    return plain(f"{series.area.name}, {when(each)}: {figure}{likely}{', provisional' if each.provisional else ''}")


def line(series: Series, places: int, **style: object) -> Drawing:
    """The figures of a series, without a line across what is not known."""
    drawn: list[Observation | None] = [each for run in stretches(series) for each in (*run, None)]
    return {
        "type": "scatter",
        "x": [each.period.isoformat() if each else None for each in drawn],
        "y": [each.value if each else None for each in drawn],
        "hovertext": [_hover(series, each, places) if each else "" for each in drawn],
        "hoverinfo": "text",
        "mode": "lines",
        "line": style,
        "connectgaps": False,
    }


def marks(series: Series, observations: Sequence[Observation], marker: Drawing, places: int) -> Drawing:
    """Some of a series' figures as marks that say theirs when pointed at."""
    return {
        "type": "scatter",
        "x": [each.period.isoformat() for each in observations],
        "y": [each.value for each in observations],
        "mode": "markers",
        "marker": marker,
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [_hover(series, each, places) for each in observations],
    }


def target_line(value: float) -> Drawing:
    """A dashed line across the whole figure."""
    line = {"color": COLOUR["target"], "width": 1.5, "dash": "9px,6px"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "line": line}

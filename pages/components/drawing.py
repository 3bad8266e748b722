"""What all figures share: the frame, words in a figure, the sample chip, and axes that do not mislead."""

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from metrics import Indicator, Kind, Observation
from pages.components.formats import is_share
from pages.components.theme import CLEAR, COLOUR

_TICKS = {"size": 12.5, "color": COLOUR["quiet"]}


def template(figure: go.Figure, height: int) -> go.Figure:
    """The frame that all figures share, `height` px high; changes and returns the figure."""
    figure.update_layout(
        # An empty one: else a figure made before Streamlit is imported would carry Plotly's own colours.
        template=go.layout.Template(),
        height=height,
        margin={"l": 4, "r": 14, "t": 26, "b": 44, "pad": 0},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"size": 13, "color": COLOUR["quiet"]},
        hoverlabel={
            "bgcolor": COLOUR["page"],
            "bordercolor": COLOUR["common"],
            "font": {"size": 13, "color": COLOUR["text"]},
        },
        showlegend=False,
        dragmode=False,
        hovermode="closest",
    )
    axis: dict[str, Any] = {"zeroline": False, "fixedrange": True, "tickfont": _TICKS}
    lines = {"showline": True, "linecolor": COLOUR["hairline"], "tickcolor": COLOUR["hairline"]}
    figure.update_xaxes(showgrid=False, ticks="outside", ticklen=4, **lines, **axis)
    figure.update_yaxes(gridcolor=COLOUR["hairline"], ticks="", automargin=True, **axis)
    return figure


def note(text: str, **place: Any) -> dict[str, Any]:
    """Words for a figure's annotations: unless told otherwise in quiet text, just above the plot.

    Set all of a figure's at once: Plotly checks every one again for each that is added.
    """
    words = {"text": text, "showarrow": False, "xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom"}
    font = {"size": 13, "color": COLOUR["quiet"]} | place.pop("font", {})
    return words | {"font": font} | place


def sample_chip(observations: Iterable[Observation], **place: Any) -> list[dict[str, Any]]:
    """The chip above the plot where any figure is made up, so that a copied picture carries it; else nothing."""
    if all(each.origin != "sample" for each in observations):
        return []
    font = {"size": 10.5, "color": COLOUR["chip_text"]}
    place = {"x": 0, "xanchor": "left", "xshift": 3, "yshift": 10} | place
    return [note("<b>SAMPLE</b>", bgcolor=COLOUR["chip"], borderpad=3, font=font, **place)]


def reach(
    indicator: Indicator, observations: Sequence[Observation], *also: float, intervals: bool = True
) -> list[float]:
    """An axis's two ends: room for every figure, interval and what else it is to show, from zero where the figures
    come near it, and never so narrow that a difference of a tenth fills the axis.
    """
    drawn = [end for each in observations for end in (each.value, each.lower, each.upper)[: 3 if intervals else 1]]
    ends = [end for end in (*drawn, *also) if end is not None]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    below_zero = low < 0
    least = abs(high) * 0.1 if abs(high) > 1e-6 else 1.0
    if high - low < least:
        low, high = (low + high - least) / 2, (low + high + least) / 2
    room = (high - low) * 0.06
    low, high = (low - room if below_zero or low >= 0.35 * high else 0.0), high + room
    if is_share(indicator):
        high = min(high, 1 + room / 2)
    return [round(low, 10), round(high, 10)]


def tick_format(indicator: Indicator, ends: Sequence[float]) -> str:
    """Whole per cents, tenths of them on a short axis; thousands separated."""
    if is_share(indicator):
        return ".0%" if ends[1] - ends[0] > 0.04 else ".1%"
    return ",d" if indicator.kind is Kind.COUNT and ends[1] > 5 else ","

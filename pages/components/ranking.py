"""Areas side by side as dots with their likely ranges: a Plotly figure without colours."""

import textwrap
from typing import Any

import plotly.graph_objects as go

from metrics import Comparison, Indicator, Observation
from pages.components.categories import label
from pages.components.differences import comparison_word, item_text, of_parts, ranked
from pages.components.drawing import note, reach, sample_chip, template, tick_format
from pages.components.formats import STATES, observed
from pages.components.theme import COLOUR
from pages.components.wording import BOROUGH_NAME

_LONGEST = 25
# Word -> symbol, size in px, colour of the mark, colour of the number. Similar ones are drawn as rings.
_WORDS = {
    "better": ("circle", 10, "improvement", "improvement_text"),
    "worse": ("diamond", 11, "concern", "concern_text"),
    "higher": ("square", 9, "neutral", "neutral"),
    "lower": ("square", 9, "neutral", "neutral"),
    "similar": ("circle", 8, "common", "text"),
    "none": ("circle", 8, "common", "text"),
}


def ranking(comparison: Comparison, chosen: str | None = None) -> go.Figure:
    """Dot and interval a row, highest first, coloured only where clearly different; 26 px a row, more where a name
    takes two lines. Parts of a whole stand without its line, which would lie far off.
    """
    rows, indicator = ranked(comparison), comparison.indicator
    benchmark = None if of_parts(comparison) else comparison.benchmark
    words = [comparison_word(indicator, item.observation, benchmark) for item in rows]
    names = [_name(label(item), item.code == chosen) for item in rows]
    figure = go.Figure([*_intervals(comparison, words), _dots(comparison, words)])
    template(figure, (34 if any("<br>" in name for name in names) else 26) * len(rows) + 70)
    ends = reach(indicator, [*comparison.observations, *([benchmark] if benchmark else [])])
    # A dot at nothing would cover the end of its name.
    ends[0] -= (ends[1] - ends[0]) * 0.02 if ends[0] == 0 else 0
    figure.update_xaxes(range=ends, nticks=6, tickformat=tick_format(indicator, ends))
    figure.update_xaxes(showgrid=True, gridcolor=COLOUR["hairline"])
    figure.update_yaxes(range=[len(rows) - 0.5, -0.5], tickvals=list(range(len(rows))), ticktext=names)
    figure.update_yaxes(showgrid=False, ticklabelstandoff=6, tickfont={"size": 13, "color": COLOUR["text"]})
    notes = [
        _row_end(indicator, row, item.observation, word)
        for row, (item, word) in enumerate(zip(rows, words, strict=True))
    ]
    if benchmark is not None and benchmark.value is not None:
        line = {"color": COLOUR["area"], "width": 1.8}
        at = {"x0": benchmark.value, "x1": benchmark.value, "y0": 0, "y1": 1}
        figure.add_shape(type="line", yref="paper", line=line, layer="below", **at)
        notes.append(_benchmark(benchmark.value, ends, f"<b>{BOROUGH_NAME} {observed(indicator, benchmark)}</b>"))
    notes += sample_chip(comparison.observations, xanchor="right", xshift=-6)
    longest = max(
        (len(observed(indicator, each)) for each in comparison.observations if each.value is not None), default=0
    )
    margin = {"l": 4, "r": max(44, 14 + 8 * longest), "t": 34, "b": 36}
    return figure.update_layout(annotations=notes, margin=margin)


def _name(name: str, chosen: bool) -> str:
    """A row's name in lines of a phone's width; the chosen one in bold."""
    lines = "<br>".join(textwrap.wrap(name, _LONGEST)) if len(name) > _LONGEST else name
    return f"<b>{lines}</b>" if chosen else lines


def _intervals(comparison: Comparison, words: list[str]) -> list[go.Scatter]:
    traces = []
    rows = [item.observation for item in ranked(comparison)]
    for word in dict.fromkeys(words):
        drawn = [(row, each) for row, each in enumerate(rows) if words[row] == word and each.lower is not None]
        x = [limit for _, each in drawn for limit in (each.lower, each.upper, None)]
        y = [place for row, _ in drawn for place in (row, row, None)]
        line = {"color": COLOUR[_WORDS[word][2]], "width": 1.8}
        if drawn:
            traces.append(go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip"))
    return traces


def _dots(comparison: Comparison, words: list[str]) -> go.Scatter:
    """The figures; each dot carries its area's code, so that it can be chosen."""
    rows = enumerate(zip(ranked(comparison), words, strict=True))
    drawn = [(row, item, word) for row, (item, word) in rows if item.observation.value is not None]
    hollow = [word == "similar" for *_, word in drawn]
    looks = [_WORDS[word] for *_, word in drawn]
    full = {"opacity": 1}
    marker = {
        "symbol": [look[0] for look in looks],
        "size": [look[1] for look in looks],
        "opacity": 1,
        "color": [COLOUR["page" if ring else look[2]] for ring, look in zip(hollow, looks, strict=True)],
        "line": {"color": [COLOUR["common" if ring else "page"] for ring in hollow], "width": 1.6},
    }
    return go.Scatter(
        x=[item.observation.value for _, item, _ in drawn],
        y=[row for row, *_ in drawn],
        customdata=[[item.observation.area] for _, item, _ in drawn],
        hovertext=[item_text(comparison, item).replace(": ", "<br>", 1) for _, item, _ in drawn],
        hoverinfo="text",
        mode="markers",
        marker=marker,
        selected={"marker": full},
        unselected={"marker": full},
        cliponaxis=False,
    )


def _row_end(indicator: Indicator, row: int, each: Observation, word: str) -> dict[str, Any]:
    """A row's number at the right, or the word for why there is none in the row."""
    place: dict[str, Any] = {"yref": "y", "y": row, "yanchor": "middle", "xanchor": "left"}
    if each.value is None:
        return note(STATES[each.status], x=0, xshift=6, bgcolor=COLOUR["page"], **place)
    return note(observed(indicator, each), x=1, xshift=8, font={"color": COLOUR[_WORDS[word][3]]}, **place)


def _benchmark(value: float, ends: list[float], label: str) -> dict[str, Any]:
    """The name of the borough's line at its top, inwards where that is near an end."""
    place = (value - ends[0]) / (ends[1] - ends[0])
    side = "left" if place < 0.2 else "right" if place > 0.8 else "center"
    return note(label, xref="x", x=value, xanchor=side, yshift=4, font={"color": COLOUR["area"]})

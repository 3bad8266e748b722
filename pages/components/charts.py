"""Figures of one area over time, and the ranking beside them: Plotly figures without colours."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from metrics import Observation, Series
from pages.components.drawing import note, reach, sample_chip, template, tick_format
from pages.components.formats import STATES, interval_text, observed
from pages.components.periods import period_text, stretches, when
from pages.components.ranking import ranking
from pages.components.targets import sentence
from pages.components.theme import COLOUR
from pages.components.wording import BOROUGH_NAME, borough_beside

__all__ = ["ranking", "series_chart", "template"]

_GAPS = {"withheld": "square-x-open", "missing": "circle-open", "pending": "circle-open-dot"}
# Months that a time axis spans at most -> months between its labels.
_LABELLED = {6: 1, 18: 3, 42: 6, 90: 12, 180: 24}


def series_chart(series: Series, borough: Series | None = None) -> go.Figure:
    """One area over time with its likely range, the borough dashed beside it, and the target; 376 px high."""
    other = borough if borough is not None and borough.area.code != series.area.code else None
    drawn = [*series.observations, *(other.observations if other else ())]
    target = series.indicator.target
    ends = reach(series.indicator, drawn, *([target.value] if target else []))
    figure = template(go.Figure(_band(series)), 376)
    if other is not None:
        figure.add_trace(_line(other, color=COLOUR["common"], width=1.6, dash="4px,3px"))
    figure.add_trace(_line(series, color=COLOUR["area"], width=1.6))
    figure.add_trace(_points(series))
    figure.add_traces(_gaps(series, ends[0]))
    if target is not None:
        line = {"color": COLOUR["target"], "width": 1.5, "dash": "9px,6px"}
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=target.value, y1=target.value, line=line)
    figure.update_yaxes(range=ends, nticks=6, tickformat=tick_format(series.indicator, ends))
    _time_axis(figure, series)
    lines = _line_names(series, other)
    notes = [*_gap_names(series), *lines, *sample_chip(drawn)]
    return figure.update_layout(annotations=notes, margin_t=20 + 18 * len(lines))


def _hover(series: Series, each: Observation) -> str:
    likely = interval_text(series.indicator, each.lower, each.upper)
    likely = f", likely range {likely}" if likely else ""
    figure = observed(series.indicator, each)
    return f"{series.area.name}, {when(each)}: {figure}{likely}{', provisional' if each.provisional else ''}"


def _line(series: Series, **style: Any) -> go.Scatter:
    drawn: list[Observation | None] = [each for run in stretches(series) for each in (*run, None)]
    return go.Scatter(
        x=[each.period.isoformat() if each else None for each in drawn],
        y=[each.value if each else None for each in drawn],
        hovertext=[_hover(series, each) if each else "" for each in drawn],
        hoverinfo="text",
        mode="lines",
        line=style,
        connectgaps=False,
    )


def _band(series: Series) -> list[go.Scatter]:
    """Likely ranges: an area where periods follow one another, an upright line where one stands alone."""
    runs = [[each for each in run if each.lower is not None] for run in stretches(series)]
    areas, alone = [run for run in runs if len(run) > 1], [run[0] for run in runs if len(run) == 1]
    x = [each.period.isoformat() if each else None for run in areas for each in (*run, *run[::-1], None)]
    y = [limit for run in areas for limit in (*(o.upper for o in run), *(o.lower for o in run[::-1]), None)]
    filled = {"fill": "toself", "fillcolor": COLOUR["band"], "line": {"width": 0}}
    upright = {"color": COLOUR["hairline"], "width": 3}
    ticks_x = [at for each in alone for at in (each.period.isoformat(), each.period.isoformat(), None)]
    ticks_y = [limit for each in alone for limit in (each.lower, each.upper, None)]
    return [
        go.Scatter(x=x, y=y, mode="lines", hoverinfo="skip", **filled),
        go.Scatter(x=ticks_x, y=ticks_y, mode="lines", hoverinfo="skip", line=upright),
    ]


def _marks(observations: Sequence[Observation], marker: dict[str, Any]) -> go.Scatter:
    x, y = [each.period.isoformat() for each in observations], [each.value for each in observations]
    return go.Scatter(x=x, y=y, mode="markers", marker=marker, cliponaxis=False, hoverinfo="skip")


def _points(series: Series) -> go.Scatter:
    """A small point a figure, the latest larger; provisional ones hollow."""
    shown = [each for each in series.observations if each.value is not None]
    latest = series.latest
    marker = {
        "opacity": 1,
        "size": [7 if each is latest or each.provisional else 4 for each in shown],
        "color": [COLOUR["page"] if each.provisional else COLOUR["area"] for each in shown],
        "line": {"color": COLOUR["area"], "width": [1.6 if each.provisional else 0 for each in shown]},
    }
    trace = _marks(shown, marker)
    return trace.update(hoverinfo="text", hovertext=[_hover(series, each) for each in shown])


def _gaps(series: Series, floor: float) -> list[go.Scatter]:
    """A mark on the time axis for each period without a figure, with its word at the first of each state."""
    traces = []
    for status, symbol in _GAPS.items():
        gaps = [each for each in series.observations if each.status == status]
        if gaps:
            trace = _marks(gaps, {"symbol": symbol, "size": 8, "color": COLOUR["common"]})
            trace.update(y=[floor] * len(gaps), hoverinfo="text")
            traces.append(trace.update(hovertext=[_hover(series, each) for each in gaps]))
    return traces


def _gap_names(series: Series) -> list[dict[str, Any]]:
    """The word of each state, upright at its first period: in a gap there is room for it."""
    first = {each.status: each for each in reversed(series.observations) if each.status in _GAPS}
    upright: dict[str, Any] = {"xref": "x", "y": 0, "yshift": 8, "textangle": -90, "font": {"size": 12}}
    return [note(STATES[status], x=each.period.isoformat(), **upright) for status, each in first.items()]


def _line_names(series: Series, borough: Series | None) -> list[dict[str, Any]]:
    """What each line is, above the plot at the right: labels at the lines would collide on a phone."""
    indicator, latest = series.indicator, series.latest
    names = [(sentence(indicator, series.area), "target")] if indicator.target else []
    names.append((f"<b>{series.area.name}</b> {observed(indicator, latest) if latest else ''}".strip(), "area"))
    if latest is not None and latest.lower is not None:
        names.append((f"shaded: likely range {interval_text(indicator, latest.lower, latest.upper)}", "quiet"))
    if borough is not None:
        beside = borough_beside(series, borough)
        names.append((f"dashed: {BOROUGH_NAME} {observed(indicator, beside) if beside else ''}".strip(), "quiet"))
    return [
        note(name, x=1, xanchor="right", yshift=8 + 18 * (len(names) - 1 - row), font={"color": COLOUR[ink]})
        for row, (name, ink) in enumerate(names)
    ]


def _time_axis(figure: go.Figure, series: Series) -> None:
    periods = [each.period for each in series.observations]
    if not periods:
        return
    months = (periods[-1].year - periods[0].year) * 12 + periods[-1].month - periods[0].month
    room = timedelta(days=max(6, months * 30 // 60))
    figure.update_xaxes(type="date", range=[(periods[0] - room).isoformat(), (periods[-1] + room).isoformat()])
    if series.frequency == "month":
        every = next((step for span, step in _LABELLED.items() if months <= span), 60)
        figure.update_xaxes(dtick=f"M{every}", tick0="2000-01-01", tickformat="%b<br>%Y")
    else:
        most = 4 if series.frequency in ("quarter", "term") else 6
        labelled = periods[::-1][:: -(-len(periods) // most)][::-1]
        figure.update_layout(margin_r=30)
        figure.update_xaxes(tickvals=[each.isoformat() for each in labelled])
        figure.update_xaxes(ticktext=[_two_lines(series.frequency, each) for each in labelled])


def _two_lines(frequency: str, period: date) -> str:
    return "<br>".join(period_text(frequency, period, short=True).rsplit(" ", 1))

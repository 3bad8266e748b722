"""The figure of a control chart: the expected range of each part, and all that is drawn over it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from metrics import Chart, ChartPoint, Series
from pages.components.exhibits.axes import layout, plain, sample_chip, ticks
from pages.components.exhibits.control_ends import aims, ends_of
from pages.components.exhibits.control_points import marked_points
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.flags import Flag, numbers, stems
from pages.components.exhibits.line_names import borough_name, stack
from pages.components.exhibits.ringed import Ringed, name, ring
from pages.components.exhibits.series_traces import line, target_line
from pages.components.exhibits.time_axis import is_monthly, time_axis
from pages.components.exhibits.without_figure import gap_marks, gap_names
from pages.components.theme.colours import COLOUR
from pages.components.words.limits import expected
from pages.components.words.numbers import value_text
from pages.components.words.precision import of_series
from pages.components.words.states import observed
from pages.components.words.targets import sentence

_ROOM = timedelta(days=10)  # beside the number of a flag


def control_lines(
    series: Series,
    chart: Chart,
    borough: Series | None = None,
    flags: Sequence[Flag] = (),
    printed: Ringed | None = None,
) -> Drawing:
    """One area over the periods of its control chart, and what has come since, with a ring for what was `printed` of
    it; 376 px high, and a line more with a chip."""
    drawn = [*series.observations, *(borough.observations if borough else ())]
    ends, places = ends_of(series, chart, borough, printed), of_series(series, borough)
    names = _names(series, chart, borough, ends)
    chip = sample_chip(drawn, yshift=10 + 18 * len(names))
    dashed = [line(borough, places, color=COLOUR["common"], width=1.6, dash="4px,3px")] if borough else []
    target = series.indicator.target
    across = [target_line(target.value)] if target and not aims(chart) and _inside(target.value, ends) else []
    return {
        "data": [
            *_bands(chart, ends),
            *_middles(chart),
            *dashed,
            *_aim_line(chart),
            line(series, places, color=COLOUR["area"], width=1.6),
            *marked_points(series, chart, places),
            *gap_marks(series, ends[0], places),
            *([ring(printed)] if printed else []),
        ],
        "layout": layout(
            376 + 18 * len(chip),
            x=_time(series, flags, printed),
            y={"range": ends, "nticks": 6, **ticks(series.indicator, ends)},
            margin={"t": 20 + 18 * (len(names) + len(chip))} | ({} if is_monthly(series) else {"r": 30}),
            notes=[stack(names), *gap_names(series), *numbers(flags), *([name(printed)] if printed else []), *chip],
            **({"shapes": [*across, *stems(flags)]} if across or flags else {}),
        ),
    }


def _time(series: Series, flags: Sequence[Flag], printed: Ringed | None) -> Drawing:
    """The time axis, with room for what was printed before the first figure and for a flag after the last."""
    latest = max((each.since for each in flags), default=None)
    axis = time_axis(series, latest, since=printed.day if printed else None)
    first, last = axis["range"]
    if latest is None or latest.isoformat() < last:
        return axis
    return axis | {"range": [first, (latest + _ROOM).isoformat()]}


def _inside(value: float, ends: Sequence[float]) -> bool:
    return ends[0] <= value <= ends[1]


def _parts(chart: Chart) -> Iterator[list[ChartPoint]]:
    """The points of each part that has limits."""
    for begins in chart.parts:
        points = [each for each in chart.points if each.begins == begins and each.upper is not None]
        if points:
            yield points


def _bands(chart: Chart, ends: Sequence[float]) -> list[Drawing]:
    """The expected range of each part, cut where the axis ends."""
    x: list[str | None] = []
    y: list[float | None] = []
    for part in _parts(chart):
        days = [each.period.isoformat() for each in part]
        x += [*days, *days[::-1], None]
        y += [*(min(each.upper or 0.0, ends[1]) for each in part)]
        y += [*(max(each.lower or 0.0, ends[0]) for each in part[::-1]), None]
    band = {"fill": "toself", "fillcolor": COLOUR["band"], "line": {"width": 0}}
    return [{"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y} | band]


def _middles(chart: Chart) -> list[Drawing]:
    """The usual level of each part."""
    drawn: list[ChartPoint | None] = [each for part in _parts(chart) for each in (*part, None)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [each.period.isoformat() if each else None for each in drawn],
            "y": [each.centre if each else None for each in drawn],
            "line": {"color": COLOUR["common"], "width": 1},
        }
    ]


def _aim_line(chart: Chart) -> list[Drawing]:
    """What each period was to reach."""
    aimed = [each for each in chart.points if each.aim is not None]
    if not aimed:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [each.period.isoformat() for each in aimed],
            "y": [each.aim for each in aimed],
            "line": {"color": COLOUR["target"], "width": 1.5, "dash": "9px,6px"},
        }
    ]


def _names(series: Series, chart: Chart, borough: Series | None, ends: Sequence[float]) -> list[tuple[str, str]]:
    """What each line is, and the colour of the words."""
    indicator, latest, places = series.indicator, series.latest, of_series(series, borough)
    names = []
    if indicator.target:
        far = "" if _inside(indicator.target.value, ends) else f", {_beyond(indicator.target.value, ends)} this chart"
        names.append((plain(sentence(indicator, series.area)) + far, "target"))
        aim = chart.points[-1].aim
        if aim is not None and aim != indicator.target.value:
            names.append((f"milestone now: {value_text(indicator, aim, places)}", "target"))
    number = f" {observed(indicator, latest, places)}" if latest else ""
    names.append((f"<b>{plain(series.area.name)}</b>{number}", "area"))
    last = chart.points[-1]
    names.append((f"shaded: expected range {expected(indicator, last.lower, last.upper, places, last.value)}", "quiet"))
    return [*names, *borough_name(series, borough)]


def _beyond(value: float, ends: Sequence[float]) -> str:
    return "above" if value > ends[1] else "below"

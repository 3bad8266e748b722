"""The figures of a control chart as marks, a trace for each meaning."""

from datetime import date

from metrics import Chart, ChartPoint, Observation, Series, Variation
from pages.components.exhibits.axes import plain
from pages.components.exhibits.control_ends import meaning
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.series_traces import marks
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import lower_first

# Symbol and its size in px, and whether it stands out: the shape says the same as the colour.
_SYMBOLS = {
    Variation.COMMON: ("circle", 5),
    Variation.IMPROVEMENT: ("circle", 9),
    Variation.CONCERN: ("diamond", 11),
    Variation.HIGH: ("square", 9),
    Variation.LOW: ("square", 9),
}


def marked_points(series: Series, chart: Chart, places: int) -> list[Drawing]:
    """A trace for each meaning, the signals last, over all others; what the chart does not judge is hollow."""
    told = {each.period: each for each in chart.points}
    shown = [each for each in series.observations if each.value is not None]
    groups: dict[Variation | None, list[Observation]] = {}
    for each in shown:
        point = told.get(each.period)
        groups.setdefault(Variation(point.meaning) if point and point.meaning else None, []).append(each)
    order = sorted(groups, key=lambda each: (each is not None, each is not Variation.COMMON, str(each)))
    return [_marked(series, groups[each], each, told, places) for each in order]


def _marked(
    series: Series,
    observations: list[Observation],
    of: Variation | None,
    told: dict[date, ChartPoint],
    places: int,
) -> Drawing:
    symbol, size = _SYMBOLS[of] if of else ("circle", 7)
    edge = {"color": COLOUR["page" if of else "area"], "width": 1 if of and of is not Variation.COMMON else 0}
    marker: Drawing = {"symbol": symbol, "size": size, "opacity": 1, "line": edge if of else edge | {"width": 1.6}}
    marker["color"] = COLOUR[of.colour if of else "page"]
    drawn = marks(series, observations, marker, places)
    hovers = [
        f"{own}, {plain(lower_first(words))}" if (words := meaning(told[each.period])) else own
        for own, each in zip(drawn["hovertext"], observations, strict=True)
        if each.period in told
    ]
    return drawn | {"hovertext": hovers} if of else drawn

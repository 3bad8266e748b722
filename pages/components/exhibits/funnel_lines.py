"""The figure of a funnel: each ward against its size, and between which figures chance alone has one so large."""

from collections.abc import Collection, Sequence

from metrics import Beside, FunnelPoint, Indicator, Observation, Polarity
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, ticks
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.funnel_names import names as named
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import count_text, lower_first, out_of, value_text
from pages.components.words.places import BOROUGH_NAME

_HEIGHT = 376
_ABOVE = {Polarity.HIGH_IS_GOOD: Beside.BETTER, Polarity.LOW_IS_GOOD: Beside.WORSE, Polarity.NEUTRAL: Beside.HIGHER}
_BELOW = {Polarity.HIGH_IS_GOOD: Beside.WORSE, Polarity.LOW_IS_GOOD: Beside.BETTER, Polarity.NEUTRAL: Beside.LOWER}
_ROOM = 0.06  # of the reach of sizes, at either end


def stands(indicator: Indicator, point: FunnelPoint) -> Beside:
    """How a ward stands beside Camden where it lies outside the outer limits, which chance alone seldom passes."""
    if point.value > point.upper_998:
        return _ABOVE[indicator.polarity]
    return _BELOW[indicator.polarity] if point.value < point.lower_998 else Beside.SIMILAR


def is_between(point: FunnelPoint) -> bool:
    """Whether it lies outside the inner limits and inside the outer ones."""
    inside = point.lower_998 <= point.value <= point.upper_998
    return inside and not point.lower <= point.value <= point.upper


def funnel_lines(
    indicator: Indicator,
    points: Sequence[FunnelPoint],
    names: dict[str, str],
    rows: Sequence[Observation],
    *,
    places: int,
    chosen: Collection[str] = (),
) -> Drawing:
    """The wards from the smallest to the largest; those outside the outer limits, and the chosen, have their names."""
    ends = ends_of(indicator, points)
    sizes = [each.size for each in points]
    room = (sizes[-1] - sizes[0] or sizes[0]) * _ROOM
    told = [
        (f"line: {BOROUGH_NAME} {value_text(indicator, points[0].average, places)}", "area"),
        ("shaded: chance alone, 95 in 100", "quiet"),
        ("dashed: chance alone, 998 in 1,000", "quiet"),
    ]
    chip = sample_chip(rows, yshift=10 + 18 * len(told))
    across = [max(sizes[0] - room, 0.0), sizes[-1] + room]
    return {
        "data": [*_limits(points), *_dots(indicator, points, names, places)],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x={"range": across, "nticks": 5, "tickformat": ","},
            y={"range": ends, "nticks": 6, **ticks(indicator, ends)},
            margin={"t": 20 + 18 * (len(told) + len(chip)), "b": 56},
            notes=[
                stack(told),
                note(plain(f"{lower_first(out_of(indicator))} \N{RIGHTWARDS ARROW}"), x=1, y=0, xanchor="right",
                     yanchor="top", yshift=-26),
                *named(points, _named(indicator, points, chosen), names, across, ends),
                *chip,
            ],
        ),
    }  # fmt: skip


def ends_of(indicator: Indicator, points: Sequence[FunnelPoint]) -> list[float]:
    """The two ends of its axis of figures."""
    limits = [end for each in points for end in (each.lower_998, each.upper_998)]
    return reach(indicator, (), *limits, *(each.value for each in points))


def _limits(points: Sequence[FunnelPoint]) -> list[Drawing]:
    """The band of 95%, the outer limits dashed, and Camden's figure."""
    silent: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    sizes = [each.size for each in points]
    band = {
        "x": [*sizes, *sizes[::-1]],
        "y": [*(each.upper for each in points), *(each.lower for each in points[::-1])],
    }
    dashed = {"line": {"color": COLOUR["common"], "width": 1.2, "dash": "4px,3px"}}
    return [
        silent | band | {"fill": "toself", "fillcolor": COLOUR["band"], "line": {"width": 0}},
        silent | dashed | {"x": sizes, "y": [each.upper_998 for each in points]},
        silent | dashed | {"x": sizes, "y": [each.lower_998 for each in points]},
        silent | {"x": sizes, "y": [each.average for each in points], "line": {"color": COLOUR["area"], "width": 1.8}},
    ]


def _dots(indicator: Indicator, points: Sequence[FunnelPoint], names: dict[str, str], places: int) -> list[Drawing]:
    """A trace for each way to stand beside Camden: those that are too close to tell are rings."""
    traces = []
    for way in (Beside.SIMILAR, Beside.BETTER, Beside.WORSE, Beside.HIGHER, Beside.LOWER):
        own = [each for each in points if stands(indicator, each) is way]
        symbol, size = SYMBOLS[way]
        ring = way is Beside.SIMILAR
        trace: Drawing = {
            "type": "scatter",
            "mode": "markers",
            "x": [each.size for each in own],
            "y": [each.value for each in own],
            "marker": {
                "symbol": symbol,
                "size": size,
                "opacity": 1,
                "color": COLOUR["page" if ring else way.colour],
                "line": {"color": COLOUR["common" if ring else "page"], "width": 1.6},
            },
            "cliponaxis": False,
            "hoverinfo": "text",
            "hovertext": [plain(_hover(indicator, each, names, places, way)) for each in own],
        }
        traces += [trace] if own else []
    return traces


def _hover(indicator: Indicator, each: FunnelPoint, names: dict[str, str], places: int, way: Beside) -> str:
    size = f"{count_text(indicator, each.size)} {lower_first(out_of(indicator))}"
    return f"{names[each.area]}: {value_text(indicator, each.value, places)}, {size}, {lower_first(way.word)}"


def _named(indicator: Indicator, points: Sequence[FunnelPoint], chosen: Collection[str]) -> dict[str, bool]:
    """Those that stand out and the chosen, which are bold."""
    return {
        each.area: each.area in chosen
        for each in points
        if each.area in chosen or stands(indicator, each) is not Beside.SIMILAR
    }

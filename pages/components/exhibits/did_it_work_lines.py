"""The figure of sites beside comparison wards over time: a strong line and a dashed one in its middle half."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from metrics import Effect, Frequency, Indicator, Observation
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, scale_note, ticks
from pages.components.exhibits.enough import OF_A_LINE
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.exhibits.time_axis import periods_axis
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import upper_first, value_text
from pages.components.words.periods import period_text

_HEIGHT = 320
_LINE = 18
_LATE = 0.7  # of the reach, beyond which words stand to the left of the line that they name

Values = Sequence[float | None]


def lines(
    indicator: Indicator, told: Effect, names: tuple[str, str], rows: Sequence[Observation], places: int
) -> Drawing:
    """Both lines, the quarters of the comparison wards shaded, and a dotted line where the work begins; 320 px high,
    and a line more with a chip. `names` are those of the sites and of the comparison."""
    ends = _reach(indicator, told)
    above = _names(indicator, told, names, places)
    chip = sample_chip(rows, yshift=10 + _LINE * len(above))
    start, shapes = _start(told)
    drawn = (
        (names[1], told.comparison_values, {"color": COLOUR["common"], "width": 1.6, "dash": "4px,3px"}),
        (names[0], told.site_values, {"color": COLOUR["area"], "width": 2.6}),
    )
    own = [_line(told, values, style, _hover(indicator, told, name, places)) for name, values, style in drawn]
    return {
        "data": [*_band(told), *own],
        "layout": layout(
            _HEIGHT + _LINE * len(chip),
            x=periods_axis(told.frequency, told.periods),
            y={"range": ends, "nticks": 5, **ticks(indicator, ends)},
            # The last label of a period in words stands half outside the plot.
            margin={"t": 20 + _LINE * (len(above) + len(chip))} | _right(told),
            notes=[stack(above), *start, *chip],
            **({"shapes": shapes} if shapes else {}),
        ),
    }


def _right(told: Effect) -> Drawing:
    return {} if told.frequency is Frequency.MONTH else {"r": 30}


def scale(indicator: Indicator, told: Effect) -> str:
    """Where the scale starts, if not at nought."""
    return scale_note(indicator, _reach(indicator, told))


def _reach(indicator: Indicator, told: Effect) -> list[float]:
    several = (told.site_values, told.comparison_values, *told.middle)
    return reach(indicator, (), *(each for values in several for each in values if each is not None))


def _names(indicator: Indicator, told: Effect, names: tuple[str, str], places: int) -> list[tuple[str, str]]:
    """What each line is, with its latest figure, and what is shaded."""
    own, others = (
        next(value for value in reversed(values) if value is not None)
        for values in (told.site_values, told.comparison_values)
    )
    return [
        (f"<b>{plain(upper_first(names[0]))}</b> {value_text(indicator, own, places)}", "area"),
        (plain(f"dashed: {names[1]} {value_text(indicator, others, places)}"), "quiet"),
        *([("shaded: their middle half", "quiet")] if len(told.comparison) > 1 else []),
    ]


def _line(told: Effect, values: Values, style: Drawing, hover: Callable[[date, float], str]) -> Drawing:
    few = sum(value is not None for value in values) < OF_A_LINE
    return {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "x": [period.isoformat() for period in told.periods],
        "y": [*values],
        "hoverinfo": "text",
        "hovertext": [
            "" if value is None else plain(hover(period, value))
            for period, value in zip(told.periods, values, strict=True)
        ],
        "line": style,
        "connectgaps": False,
        **({"marker": {"size": 7, "opacity": 1, "color": style["color"]}} if few else {}),
    }


def _hover(indicator: Indicator, told: Effect, name: str, places: int) -> Callable[[date, float], str]:
    """'Kentish Town wards, June 2024: 81%'."""
    name, every = upper_first(name), told.frequency
    return lambda period, value: f"{name}, {period_text(every, period)}: {value_text(indicator, value, places)}"


def _band(told: Effect) -> list[Drawing]:
    """The middle half of the comparison wards, without a bridge over what is not shown."""
    if len(told.comparison) < 2:
        return []
    low, high = told.middle
    x: list[str | None] = []
    y: list[float | None] = []
    for run in _runs(low):
        days = [told.periods[place].isoformat() for place in run]
        x += [*days, *reversed(days), None]
        y += [*(high[place] for place in run), *(low[place] for place in reversed(run)), None]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": x,
            "y": y,
            "fill": "toself",
            "fillcolor": COLOUR["band"],
            "line": {"width": 0},
        }
    ]


def _runs(values: Values) -> Iterator[list[int]]:
    """The places of those that follow one another and are there."""
    run: list[int] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _start(told: Effect) -> tuple[list[Drawing], list[Drawing]]:
    """The dotted line at which the work begins, and its words; nothing where that is outside of what is drawn."""
    first, last, since = told.periods[0], told.periods[-1], told.since
    if since is None or not first <= since <= last:
        return [], []
    late = (since - first).days > (last - first).days * _LATE
    side = {"xanchor": "right", "xshift": -4} if late else {"xanchor": "left", "xshift": 4}
    font = {"color": COLOUR["text"], "size": 12}
    where: Drawing = {"xref": "x", "x": since.isoformat(), "yanchor": "top", "bgcolor": COLOUR["page"]}
    words = note("work begins", font=font, **where, **side)
    line = {"color": COLOUR["text"], "width": 1.4, "dash": "2px,3px"}
    upright = {"type": "line", "xref": "x", "yref": "paper", "x0": since.isoformat(), "x1": since.isoformat(),
               "y0": 0, "y1": 1, "line": line}  # fmt: skip
    return [words], [upright]

"""The figure of what it would take: from one dot the way to everyone, and the way that today's pace leads."""

from collections.abc import Sequence
from datetime import date

from metrics import Frequency, Pace, Polarity, Series
from pages.components.exhibits.axes import layout, note, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR
from pages.components.words import pace as words
from pages.components.words.numbers import value_text
from pages.components.words.periods import months_on, period_text

_HEIGHT = 260
_ALL = 1.0


def takes_lines(over_time: Series, pace: Pace, by: date, places: int) -> Drawing:
    """A dot now, a dashed line from it to a bar at 100% on a day, and a dotted line in a fan where today's pace leads
    by then."""
    indicator, months = over_time.indicator, words.ahead(pace.period, by)
    days = [months_on(pace.period, each) for each in range(months + 1)]
    ways = [pace.expected(each) for each in range(months + 1)]
    ends = reach(indicator, [], _ALL, pace.share, *(limit for way in ways for limit in way), intervals=False)
    ink, tint = _colours(pace, over_time)
    names = [
        (f"<b>Needed: {words.about(pace.needed(months))} a month</b>", "target"),
        (f"<b>At today's pace</b> {words.share(indicator, pace, months, places)}", ink),
    ]
    chip = sample_chip(over_time.observations, yshift=10 + 18 * len(names))
    return {
        "data": [
            _fan(days, ways, tint),
            _line([days[0], days[-1]], [pace.share, _ALL], color=COLOUR["target"], width=1.5, dash="9px,6px"),
            _line(days, [fit for fit, _, _ in ways], color=COLOUR[_MARKS[ink]], width=2, dash="dot"),
            _mark(days[-1], _ALL, "line-ew", 14, {"color": COLOUR["target"], "width": 4}),
            _mark(days[0], pace.share, "circle", 9, {"width": 0}),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x=_axis(days),
            y={"range": ends, "nticks": 5, **ticks(indicator, ends)},
            margin={"t": 20 + 18 * (len(names) + len(chip)), "r": 24},
            notes=[stack(names), _now(days[0], pace, value_text(indicator, pace.share, places)), *chip],
        ),
    }


# The colour of words, and that of the line that they name.
_MARKS = {"improvement_text": "improvement", "concern_text": "concern", "quiet": "common"}


def _colours(pace: Pace, over_time: Series) -> tuple[str, str]:
    """The ink of the way in which it moves, and its tint."""
    if pace.step == 0:
        return "quiet", COLOUR["band"]
    better = (pace.step > 0) == (over_time.indicator.polarity is Polarity.HIGH_IS_GOOD)
    return ("improvement_text", COLOUR["improvement_tint"]) if better else ("concern_text", COLOUR["concern_tint"])


def _axis(days: Sequence[date]) -> Drawing:
    """The first, the middle and the last of the months, by their ends."""
    told = list(dict.fromkeys((days[0], days[len(days) // 2], days[-1])))
    room = (days[-1] - days[0]) / 20
    return {
        "type": "date",
        "range": [(days[0] - room).isoformat(), (days[-1] + room).isoformat()],
        "tickvals": [each.isoformat() for each in told],
        "ticktext": [period_text(Frequency.MONTH, each, short=True).replace(" ", "<br>") for each in told],
    }


def _fan(days: Sequence[date], ways: Sequence[tuple[float, float, float]], tint: str) -> Drawing:
    along = [each.isoformat() for each in days]
    y = [*(upper for _, _, upper in ways), *(lower for _, lower, _ in reversed(ways))]
    return _silent() | {"x": [*along, *along[::-1]], "y": y, "fill": "toself", "fillcolor": tint, "line": {"width": 0}}


def _line(days: Sequence[date], values: Sequence[float], **style: object) -> Drawing:
    return _silent() | {"x": [each.isoformat() for each in days], "y": list(values), "line": style}


def _mark(day: date, value: float, symbol: str, size: int, edge: Drawing) -> Drawing:
    marker = {"symbol": symbol, "size": size, "opacity": 1, "color": edge.get("color", COLOUR["area"]), "line": edge}
    return _silent() | {"mode": "markers", "x": [day.isoformat()], "y": [value], "marker": marker, "cliponaxis": False}


def _now(day: date, pace: Pace, figure: str) -> Drawing:
    """The share now, under its dot: the way to everyone goes up."""
    place: Drawing = {"xref": "x", "x": day.isoformat(), "yref": "y", "y": pace.share, "xanchor": "left"}
    place |= {"yanchor": "top", "xshift": 6, "yshift": -6, "font": {"color": COLOUR["area"]}}
    return note(f"<b>{figure}</b> now", **place)


def _silent() -> Drawing:
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}

"""The figure of what was known before: the figures as they are, and a ring where one was first shown otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics import Series
from pages.components.exhibits.axes import layout, plain, reach, sample_chip, scale_note, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.exhibits.series_traces import line, marks
from pages.components.exhibits.time_axis import is_monthly, time_axis
from pages.components.theme.colours import COLOUR
from pages.components.words.precision import of_series

_HEIGHT = 300


@dataclass(frozen=True, slots=True)
class Pair:
    """A period whose figure was first shown as another number: both, and as they are written."""

    period: date
    name: str
    was: float
    now: float
    told_first: str
    told_now: str


def known_lines(series: Series, pairs: Sequence[Pair]) -> Drawing:
    """The figures as they are, a ring at what each was first shown as, and a line from the one to the other."""
    ends, places = ends_of(series, pairs), of_series(series)
    names = [("ring: as it was first shown", "neutral"), (f"<b>{plain(series.area.name)}</b>: as it is now", "area")]
    chip = sample_chip(series.observations, yshift=10 + 18 * len(names))
    changed = {each.period for each in pairs}
    now = [each for each in series.observations if each.period in changed and each.value is not None]
    return {
        "data": [
            line(series, places, color=COLOUR["common"], width=1.2),
            _ways(pairs),
            _rings(series, pairs),
            marks(series, now, {"size": 7, "opacity": 1, "color": COLOUR["area"]}, places),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x=time_axis(series),
            y={"range": ends, "nticks": 6, **ticks(series.indicator, ends)},
            margin={"t": 20 + 18 * (len(names) + len(chip))} | ({} if is_monthly(series) else {"r": 30}),
            notes=[stack(names), *chip],
        ),
    }


def starts_above(series: Series, pairs: Sequence[Pair]) -> str:
    """Where the scale starts, if not at nought; '' where it does."""
    return scale_note(series.indicator, ends_of(series, pairs))


def ends_of(series: Series, pairs: Sequence[Pair]) -> list[float]:
    """The two ends of its axis: no ranges are drawn."""
    return reach(series.indicator, series.observations, *(each.was for each in pairs), intervals=False)


def _ways(pairs: Sequence[Pair]) -> Drawing:
    """A line from what each was to what it is."""
    return {
        "type": "scatter",
        "x": [at for each in pairs for at in (each.period.isoformat(), each.period.isoformat(), None)],
        "y": [at for each in pairs for at in (each.was, each.now, None)],
        "mode": "lines",
        "line": {"color": COLOUR["neutral"], "width": 1.4},
        "hoverinfo": "skip",
    }


def _rings(series: Series, pairs: Sequence[Pair]) -> Drawing:
    return {
        "type": "scatter",
        "x": [each.period.isoformat() for each in pairs],
        "y": [each.was for each in pairs],
        "mode": "markers",
        "marker": {
            "size": 8,
            "opacity": 1,
            "color": COLOUR["page"],
            "line": {"color": COLOUR["neutral"], "width": 1.8},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            plain(f"{series.area.name}, {each.name}, first shown as: {each.told_first}, now {each.told_now}")
            for each in pairs
        ],
    }

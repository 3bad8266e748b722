"""The figure of what lies ahead: the figures so far, the way they lead, and the target."""

from datetime import date

from metrics import Polarity, Reading, Series
from pages.components.exhibits.axes import layout, plain, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.lines import line, marks, stack
from pages.components.exhibits.time_axis import is_monthly, time_axis
from pages.components.theme.colours import COLOUR
from pages.components.words.courses import holds
from pages.components.words.numbers import interval_text
from pages.components.words.precision import of_series
from pages.components.words.states import observed
from pages.components.words.targets import sentence

_HEIGHT = 320


def ahead_lines(series: Series, reading: Reading) -> Drawing:
    """One area's figures, a dotted line to where they lead by the target's day with the range of it, and the target as
    a bar, with the way to it dashed where that is told."""
    places, ends = of_series(series), ends_of(series, reading)
    by, latest = reading.target_by or series.observations[-1].period, series.latest
    ahead = interval_text(series.indicator, reading.expected_lower, reading.expected_upper, places)
    name = "if it keeps its level" if holds(reading) else "at this pace"
    names = [
        (plain(sentence(series.indicator, series.area)), "target"),
        (f"dotted: {name} {ahead}", "text"),
        (
            f"<b>{plain(series.area.name)}</b>{f' {observed(series.indicator, latest, places)}' if latest else ''}",
            "area",
        ),
    ]
    chip = sample_chip(series.observations, yshift=10 + 18 * len(names))
    shown = [each for each in series.observations if each.value is not None]
    dots = {"size": 5, "opacity": 1, "color": COLOUR["area"]}
    return {
        "data": [
            *_way(series),
            *_leading(reading, by, _colour(reading)),
            line(series, places, color=COLOUR["area"], width=1.6),
            marks(series, shown, dots, places),
            _bar(by, reading.target or 0.0),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x=time_axis(series, by),
            y={"range": ends, "nticks": 6, **ticks(series.indicator, ends)},
            margin={"t": 20 + 18 * (len(names) + len(chip))} | ({} if is_monthly(series) else {"r": 30}),
            notes=[stack(names), *chip],
        ),
    }


def ends_of(series: Series, reading: Reading) -> list[float]:
    """The two ends of its axis."""
    also = (reading.target, reading.expected_lower, reading.expected_upper, _baseline(series))
    return reach(series.indicator, series.observations, *(each for each in also if each is not None), intervals=False)


def _baseline(series: Series) -> float | None:
    """Where the target began, where that lies among the figures that are drawn."""
    target = series.indicator.target
    if target is None or target.baseline is None or target.baseline_on is None:
        return None
    return target.baseline if target.baseline_on >= series.observations[0].period else None


def _colour(reading: Reading) -> str:
    """The colour of the way in which it moves."""
    pace = reading.pace or 0.0
    if holds(reading):
        return COLOUR["common"]
    return COLOUR["improvement" if (pace > 0) == (reading.polarity is Polarity.HIGH_IS_GOOD) else "concern"]


def _way(series: Series) -> list[Drawing]:
    """The way from where the target began to where it is to be, as far as it is drawn."""
    target, first = series.indicator.target, series.observations[0].period
    if target is None or target.by is None or target.baseline is None or target.baseline_on is None:
        return []
    start, begins = target.baseline_on, target.baseline
    if start < first:
        gone = (first - start).days / (target.by - start).days
        start, begins = first, begins + gone * (target.value - begins)
    return [
        _silent() | {
            "x": [start.isoformat(), target.by.isoformat()],
            "y": [begins, target.value],
            "line": {"color": COLOUR["target"], "width": 1.5, "dash": "9px,6px"},
        }
    ]  # fmt: skip


def _leading(reading: Reading, by: date, colour: str) -> list[Drawing]:
    start = reading.period.isoformat() if reading.period else by.isoformat()
    dotted = {"x": [start, by.isoformat()], "y": [reading.now, reading.expected]}
    upright = {"x": [by.isoformat()] * 2, "y": [reading.expected_lower, reading.expected_upper]}
    return [
        _silent() | dotted | {"line": {"color": colour, "width": 2, "dash": "dot"}},
        _silent() | upright | {"line": {"color": colour, "width": 4}, "cliponaxis": False},
    ]


def _bar(by: date, value: float) -> Drawing:
    """The target: a short thick bar at its day."""
    marker = {"symbol": "line-ew", "size": 14, "opacity": 1, "color": COLOUR["target"]}
    marker["line"] = {"color": COLOUR["target"], "width": 4}
    own = {"mode": "markers", "x": [by.isoformat()], "y": [value], "marker": marker, "cliponaxis": False}
    return _silent() | own


def _silent() -> Drawing:
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}

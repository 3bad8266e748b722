"""The figure of what lies ahead: the figures so far, the way they lead, and the target."""

from collections.abc import Sequence
from datetime import date

from metrics import Expected, Polarity, Reading, Series
from pages.components.exhibits.axes import layout, plain, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.exhibits.series_traces import line, marks
from pages.components.exhibits.time_axis import is_monthly, time_axis
from pages.components.theme.colours import COLOUR
from pages.components.words.courses import holds
from pages.components.words.numbers import interval_text
from pages.components.words.precision import of_series
from pages.components.words.states import observed
from pages.components.words.targets import sentence

_HEIGHT = 320


def ahead_lines(series: Series, reading: Reading, expected: Sequence[Expected]) -> Drawing:
    """One area's figures, a dotted line and a fan to where they lead by the period of the target's day, and the target
    as a bar, with the way to it dashed where that is told; `expected` are the periods ahead, at least one."""
    places, ends = of_series(series), ends_of(series, reading)
    by, latest = expected[-1].period, series.latest
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
            _fan(reading, expected),
            *_way(series, by),
            _leading(reading, expected),
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


def _colours(reading: Reading) -> tuple[str, str]:
    """The colour of the way in which it moves, and its tint."""
    if holds(reading):
        return COLOUR["common"], COLOUR["band"]
    better = ((reading.pace or 0.0) > 0) == (reading.polarity is Polarity.HIGH_IS_GOOD)
    name = "improvement" if better else "concern"
    return COLOUR[name], COLOUR[f"{name}_tint"]


def _way(series: Series, by: date) -> list[Drawing]:
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
            "x": [start.isoformat(), by.isoformat()],
            "y": [begins, target.value],
            "line": {"color": COLOUR["target"], "width": 1.5, "dash": "9px,6px"},
        }
    ]  # fmt: skip


def _fan(reading: Reading, expected: Sequence[Expected]) -> Drawing:
    """Between which figures each period ahead is likely to lie."""
    days, start = [each.period.isoformat() for each in expected], _start(reading)
    upper, lower = ([getattr(each, name) for each in expected] for name in ("upper", "lower"))
    _, tint = _colours(reading)
    around = {"x": [*start, *days, *days[::-1]], "y": [*_now(reading), *upper, *lower[::-1]]}
    return _silent() | around | {"fill": "toself", "fillcolor": tint, "line": {"width": 0}}


def _leading(reading: Reading, expected: Sequence[Expected]) -> Drawing:
    colour, _ = _colours(reading)
    along = {
        "x": [*_start(reading), *(each.period.isoformat() for each in expected)],
        "y": [*_now(reading), *(each.fit for each in expected)],
    }
    return _silent() | along | {"line": {"color": colour, "width": 2, "dash": "dot"}}


def _start(reading: Reading) -> list[str]:
    return [reading.period.isoformat()] if reading.period else []


def _now(reading: Reading) -> list[float]:
    return [reading.now] if reading.period and reading.now is not None else []


def _bar(by: date, value: float) -> Drawing:
    """The target: a short thick bar at its day."""
    marker = {"symbol": "line-ew", "size": 14, "opacity": 1, "color": COLOUR["target"]}
    marker["line"] = {"color": COLOUR["target"], "width": 4}
    own = {"mode": "markers", "x": [by.isoformat()], "y": [value], "marker": marker, "cliponaxis": False}
    return _silent() | own


def _silent() -> Drawing:
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}

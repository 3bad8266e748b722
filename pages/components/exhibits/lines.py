"""The figure of one area over time: a line with its likely range, the borough's beside it, and the target."""

from collections.abc import Sequence

from metrics import Observation, Series
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, scale_note, share_places, ticks
from pages.components.exhibits.enough import OF_A_LINE
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import borough_name, stack
from pages.components.exhibits.series_traces import line, marks, target_line
from pages.components.exhibits.time_axis import is_monthly, time_axis
from pages.components.exhibits.without_figure import gap_marks, gap_names
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import is_share
from pages.components.words.periods import stretches
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.states import observed
from pages.components.words.targets import sentence

_ROOM = 0.075  # of the height of a plot, for a number above its dot


def lines(series: Series, borough: Series | None = None) -> Drawing:
    """One area over time with its likely range, another area's line dashed beside it, and the target; 376 px high, and
    a line more with a chip."""
    drawn, ends = _drawn(series, borough), _ends(series, borough)
    target = series.indicator.target
    names = _line_names(series, borough)
    places = of_series(series, borough)
    dashed = [line(borough, places, color=COLOUR["common"], width=1.6, dash="4px,3px")] if borough else []
    own = [] if few(series) else [line(series, places, color=COLOUR["area"], width=1.6)]
    # On a phone the words above the plot need the whole width: the chip stands above them.
    chip = sample_chip(drawn, yshift=10 + 18 * len(names))
    axis = {"range": ends, "nticks": 6, **ticks(series.indicator, ends)}
    return {
        "data": [*_band(series), *dashed, *own, _points(series, places), *gap_marks(series, ends[0], places)],
        "layout": layout(
            376 + 18 * len(chip),
            x=time_axis(series),
            y=axis,
            # The last label of a period in words stands half outside the plot.
            margin={"t": 20 + 18 * (len(names) + len(chip))} | ({} if is_monthly(series) else {"r": 30}),
            notes=[stack(names), *gap_names(series), *_numbers(series, _at_least(series, places, ends)), *chip],
            **({"shapes": [target_line(target.value)]} if target else {}),
        ),
    }


def _at_least(series: Series, places: int, ends: Sequence[float]) -> int:
    """The places of the numbers at dots: no fewer than along the axis, beside which 14.3% would be 14% above 14.0%."""
    return max(places, share_places(ends)) if is_share(series.indicator) else places


def places_at_least(series: Series, borough: Series | None = None) -> int:
    """How many places the numbers at its dots have at least; 0 where it has none, or has figures that are printed as
    'about' so much, which have their own."""
    shown = [each for each in series.observations if each.value is not None]
    if not few(series) or len(shown) < 2 or any(each.bound for each in shown):
        return 0
    return _at_least(series, 0, _ends(series, borough))


def few(series: Series) -> bool:
    """Whether there are too few figures for a line, which would tell a course that nobody has seen: then each is a dot
    with its number."""
    return sum(each.value is not None for each in series.observations) < OF_A_LINE


def starts_above(series: Series, borough: Series | None = None) -> str:
    """Where the scale starts, if not at nought; '' where it does, or where there is nothing to draw."""
    if sum(each.value is not None for each in series.observations) < 2:
        return ""
    return scale_note(series.indicator, _ends(series, borough))


def _drawn(series: Series, borough: Series | None) -> list[Observation]:
    return [*series.observations, *(borough.observations if borough else ())]


def _ends(series: Series, borough: Series | None) -> list[float]:
    target = series.indicator.target
    low, high = reach(series.indicator, _drawn(series, borough), *([target.value] if target else []))
    # Above the highest dot there is room for its number, below the names of the lines.
    numbered = [each.value for each in series.observations if each.value is not None] if few(series) else []
    return [low, round(max([high, *(each + (high - low) * _ROOM for each in numbered)]), 10)]


def _band(series: Series) -> list[Drawing]:
    """Likely ranges: an area where periods follow one another, an upright line where one stands alone."""
    runs = [[each for each in run if each.lower is not None] for run in stretches(series)]
    areas, alone = [run for run in runs if len(run) > 1], [run[0] for run in runs if len(run) == 1]
    silent = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    band = {
        "x": [each.period.isoformat() if each else None for run in areas for each in (*run, *run[::-1], None)],
        "y": [limit for run in areas for limit in (*(o.upper for o in run), *(o.lower for o in run[::-1]), None)],
        "fill": "toself",
        "fillcolor": COLOUR["band"],
        "line": {"width": 0},
    }
    upright = {
        "x": [at for each in alone for at in (each.period.isoformat(), each.period.isoformat(), None)],
        "y": [limit for each in alone for limit in (each.lower, each.upper, None)],
        "line": {"color": COLOUR["hairline"], "width": 3},
    }
    return [silent | band, silent | upright]


def _points(series: Series, places: int) -> Drawing:
    """A small point a figure, the latest larger; provisional ones hollow."""
    shown = [each for each in series.observations if each.value is not None]
    latest = series.latest
    marker = {
        "opacity": 1,
        "size": [7 if each is latest or each.provisional or few(series) else 4 for each in shown],
        "color": [COLOUR["page"] if each.provisional else COLOUR["area"] for each in shown],
        "line": {"color": COLOUR["area"], "width": [1.6 if each.provisional else 0 for each in shown]},
    }
    return marks(series, shown, marker, places)


def _numbers(series: Series, places: int) -> list[Drawing]:
    """Each figure's number above its dot, where they are few."""
    if not few(series):
        return []
    shown = [each for each in series.observations if each.value is not None]
    # Towards the middle from either end, where an axis or the edge of a phone is near.
    ends = (series.observations[:1], "left"), (series.observations[-1:], "right")
    to_the_middle = {each.period: anchor for several, anchor in ends for each in several}
    font = {"color": COLOUR["area"]}
    return [
        note(
            observed(series.indicator, each, None if each.bound else places),
            x=each.period.isoformat(),
            y=each.value,
            yshift=6,
            font=font,
        )
        | {"xref": "x", "yref": "y", "xanchor": to_the_middle.get(each.period, "center")}
        for each in shown
    ]


def _line_names(series: Series, borough: Series | None) -> list[tuple[str, str]]:
    """What each line is, and the colour of the words."""
    indicator, latest, places = series.indicator, series.latest, of_series(series, borough)
    names = [(plain(sentence(indicator, series.area)), "target")] if indicator.target else []
    # Few figures have each its number at its dot.
    number = f" {observed(indicator, latest, places)}" if latest and not few(series) else ""
    names.append((f"<b>{plain(series.area.name)}</b>{number}", "area"))
    if latest is not None and latest.lower is not None:
        names.append((f"shaded: {range_text(indicator, latest, places)}", "quiet"))
    return [*names, *borough_name(series, borough)]

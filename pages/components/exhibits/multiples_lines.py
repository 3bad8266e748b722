"""The figure of one of several areas over time: its own line, Camden's dashed, and those of the others pale behind."""

from collections.abc import Sequence

from metrics import Beside, Observation, Series
from pages.components.exhibits.axes import layout, note, reach, sample_chip, ticks
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.lines import few, line, marks
from pages.components.exhibits.time_axis import time_axis
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.states import observed

_HEIGHT = 150
_TICKS = 4  # at the most, along the axis of figures


def multiple(series: Series, several: Sequence[Series], camden: Series, stands: Beside) -> Drawing:
    """One of `several`, all of which have one scale, and how its newest figure `stands` beside Camden; 150 px high, and
    a line more where figures are made up."""
    places = of_series(camden)
    every = [*several, camden]
    ends = reach(series.indicator, [each for one in every for each in one.observations], intervals=False)
    others = [_pale(each, places) for each in several if each is not series]
    chip = sample_chip(series.observations, yshift=20, xshift=0)
    shown = [each for each in series.observations if each.value is not None]
    benchmark = next((each for each in reversed(camden.observations) if each.value is not None), None)
    how = "grey" if few(camden) else "dashed"
    name = f"{how}: {BOROUGH_NAME} {observed(series.indicator, benchmark, places)}" if benchmark else ""
    axis = time_axis(camden)
    first, last = camden.observations[0], camden.observations[-1]
    return {
        "data": [
            *others,
            _silent(_line(camden, places, color=COLOUR["common"], width=1.6, dash="4px,3px")),
            _line(series, places, color=COLOUR["area"], width=2),
            _last(series, shown[-1], stands, places),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x={"type": "date", "range": axis["range"], "tickvals": [], "ticks": ""},
            y={"range": ends, "nticks": _TICKS, **ticks(series.indicator, ends)},
            margin={"t": 22 + 18 * len(chip), "b": 24, "r": 8},
            notes=[
                note(name, x=1, xanchor="right", yshift=2, font={"size": 12}),
                _end(first, "left"),
                _end(last, "right"),
                *chip,
            ],
        ),
    }


def _line(series: Series, places: int, **style: object) -> Drawing:
    """A line; of few figures their dots, since a line would tell a course that nobody has seen."""
    drawn = line(series, places, **style)
    return drawn | {"mode": "markers", "marker": {"size": 5, "color": style["color"]}} if few(series) else drawn


def _pale(series: Series, places: int) -> Drawing:
    return _silent(_line(series, places, color=COLOUR["hairline"], width=1.4))


def _silent(trace: Drawing) -> Drawing:
    """A line that does not answer the pointer: its own figure says its numbers."""
    return {name: part for name, part in trace.items() if name != "hovertext"} | {"hoverinfo": "skip"}


def _last(series: Series, latest: Observation, stands: Beside, places: int) -> Drawing:
    """The newest figure as the mark of how it stands beside Camden."""
    symbol, size = SYMBOLS[stands]
    ring = stands is Beside.SIMILAR
    marker = {
        "symbol": symbol,
        "size": size,
        "opacity": 1,
        "color": COLOUR["page" if ring else "area" if stands is Beside.NONE else stands.colour],
        "line": {"color": COLOUR["common" if ring else "page"], "width": 1.6},
    }
    return marks(series, [latest], marker, places)


def _end(each: Observation, side: str) -> Drawing:
    """The first or the last period, under its end of the axis."""
    x = 0 if side == "left" else 1
    return note(when(each, short=True), x=x, xanchor=side, y=0, yanchor="top", yshift=-5, font={"size": 12.5})

"""The figure of one of several areas over time: its own line, Camden's dashed, and those of the others pale behind.

Four of them repeat one another's lines: places along the axis are whole numbers and figures no finer than can be drawn,
which takes half the bytes."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from metrics import Beside, Observation, Series
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, ticks
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.lines import few
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.states import observed

_HEIGHT = 150
_TICKS = 4  # at the most, along the axis of figures
_FIGURES = 16_384  # that are kept
_FINEST = 5  # digits that can be told apart in so small a figure


def multiple(series: Series, several: Sequence[Series], camden: Series, stands: Beside) -> Drawing:
    """One of `several`, all of which have one scale, and how its newest figure `stands` beside Camden; 150 px high, and
    a line more where figures are made up."""
    indicator, places = series.indicator, of_series(camden)
    ends = reach(indicator, [each for one in (*several, camden) for each in one.observations], intervals=False)
    at = {each.period: place for place, each in enumerate(camden.observations)}
    chip = sample_chip(series.observations, yshift=20, xshift=0)
    first, last = camden.observations[0], camden.observations[-1]
    room = max(len(at) / 60, 0.1)
    own = [each for each in series.observations if each.value is not None]
    return {
        "data": [
            *_others([each for each in several if each is not series], at),
            _line([camden], at, color=COLOUR["common"], width=1.6, dash="4px,3px"),
            _line([series], at, color=COLOUR["area"], width=2) | _spoken(series, at, places),
            _newest(series, own[-1], stands, at),
        ],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            x={"range": [-room, len(at) - 1 + room], "tickvals": [], "ticks": ""},
            y={"range": ends, "nticks": _TICKS, **ticks(indicator, ends)},
            margin={"t": 22 + 18 * len(chip), "b": 24, "r": 8},
            notes=[
                note(_called(camden, places), x=1, xanchor="right", yshift=2, font={"size": 12}),
                _end(first, "left"),
                _end(last, "right"),
                *chip,
            ],
        ),
    }


def _called(camden: Series, places: int) -> str:
    """'dashed: Camden 84%', with its newest figure."""
    newest = next((each for each in reversed(camden.observations) if each.value is not None), None)
    figure = f" {observed(camden.indicator, newest, places)}" if newest else ""
    return f"{'grey' if few(camden) else 'dashed'}: {BOROUGH_NAME}{figure}"


def _others(several: Sequence[Series], at: Mapping[date, int]) -> list[Drawing]:
    return [_line(several, at, color=COLOUR["hairline"], width=1.4)] if several else []


def _line(several: Sequence[Series], at: Mapping[date, int], **style: object) -> Drawing:
    """Lines that do not answer the pointer, with a gap where nothing is known; of few figures their dots, since a line
    would tell a course that nobody has seen."""
    points = [point for each in several for point in _points(each, at)]
    drawn: Drawing = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "hoverinfo": "skip",
        "connectgaps": False,
    }
    if few(several[0]):
        return drawn | {"mode": "markers", "marker": {"size": 5, "color": style["color"]}}
    return drawn | {"line": style}


def _points(series: Series, at: Mapping[date, int]) -> list[tuple[int | None, float | None]]:
    """Every period of the axis, and after the last a gap."""
    values = {at[each.period]: each.value for each in series.observations if each.period in at}
    told = ((place, values.get(place)) for place in range(len(at)))
    return [*((place, None if y is None else _fine(y)) for place, y in told), (None, None)]


# Each line stands in the drawing of every area.
@lru_cache(_FIGURES)
def _fine(value: float) -> float:
    return float(f"{value:.{_FINEST}g}")


def _spoken(series: Series, at: Mapping[date, int], places: int) -> Drawing:
    """What each point says when it is pointed at."""
    by_place = {at[each.period]: each for each in series.observations if each.period in at and each.value is not None}
    words = [_hover(series, by_place[place], places) if place in by_place else "" for place in range(len(at))]
    return {"hoverinfo": "text", "hovertext": [*words, ""]}


def _hover(series: Series, each: Observation, places: int) -> str:
    return plain(f"{series.area.name}, {when(each)}: {observed(series.indicator, each, places)}")


def _newest(series: Series, newest: Observation, stands: Beside, at: Mapping[date, int]) -> Drawing:
    """The newest figure as the mark of how it stands beside Camden."""
    symbol, size = SYMBOLS[stands]
    ring = stands is Beside.SIMILAR
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at[newest.period]],
        "y": [newest.value],
        "marker": {
            "symbol": symbol,
            "size": size,
            "opacity": 1,
            "color": COLOUR["page" if ring else "area" if stands is Beside.NONE else stands.colour],
            "line": {"color": COLOUR["common" if ring else "page"], "width": 1.6},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [_hover(series, newest, of_series(series))],
    }


def _end(each: Observation, side: str) -> Drawing:
    """The first or the last period, under its end of the axis."""
    x = 0 if side == "left" else 1
    return note(when(each, short=True), x=x, xanchor=side, y=0, yanchor="top", yshift=-5, font={"size": 12.5})

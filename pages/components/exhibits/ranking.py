"""The figure of areas or categories side by side: a dot with its likely range a row."""

import math
import textwrap
from collections.abc import Collection, Sequence

from metrics import Beside, Comparison, Indicator, Item, Observation
from pages.components.exhibits.axes import (
    inwards,
    layout,
    note,
    plain,
    reach,
    row_axis,
    row_shade,
    sample_chip,
    scale_note,
    ticks,
)
from pages.components.exhibits.beside import beside, item_text, ranked
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.categories import label, of_parts, whole
from pages.components.words.numbers import upper_first
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed, state_word

_LONGEST = 25
# Of several that line up: a margin of so many px, and the letters that it carries.
_LEFT, _ABREAST = 148, 21
_STEPS = 4  # along such an axis, about
_APART = 0.36  # of its width, 96 px on the narrowest phone: labels of steps that are nearer touch
_LONGEST_STATE = 15
_LINE = 20  # px that a line of words above the plot takes
_MARK = 0.06  # how much of the plot's width a mark takes on a phone
# The colours of meaning are too light for numbers: those have a darker one of their own, or that of the text.
INK = {Beside.BETTER: "improvement_text", Beside.WORSE: "concern_text"}
INK |= {Beside.HIGHER: "neutral", Beside.LOWER: "neutral"}

Row = tuple[Item, Beside]
Scale = Sequence[float]  # the two ends of an axis


def ranking(
    comparison: Comparison,
    chosen: Collection[str] = (),
    places: int | None = None,
    *,
    among: Comparison | None = None,
    scale: Scale | None = None,
) -> Drawing:
    """Dot and interval a row, highest first, coloured only where clearly different; 26 px a row, more where a name
    takes two lines. Parts of a whole stand without its line, which would lie far off, and from nought; so do areas
    beside a whole that holds much of no area. `Among` others of the same whole it has the axis and the margin of all;
    with a `scale` its axis has these ends.
    """
    indicator = comparison.indicator
    benchmark = None if of_parts(comparison) else comparison.judged_by
    rows = [(item, beside(indicator, item.observation, benchmark)) for item in ranked(comparison)]
    longest = _LONGEST if among is None else _ABREAST
    names = [_name(label(item), longest, chosen=item.code in chosen) for item, _ in rows]
    ends = [*(scale or ends_of(comparison if among is None else among))]
    # A dot at nothing would cover the end of its name.
    ends[0] -= (ends[1] - ends[0]) * 0.02 if ends[0] == 0 else 0
    x = {"range": ends, "nticks": 4, **ticks(indicator, ends)}
    left = {} if among is None else {"l": _LEFT}
    x |= {} if among is None else _apart(ends)
    y = row_axis(names) | ({} if among is None else {"automargin": False})
    places = of_comparison(comparison) if places is None else places
    states = [_state(indicator, item.observation) for item, _ in rows]
    numbers = [observed(indicator, each, places) for each in comparison.observations if each.value is not None]
    notes = [
        _row_end(indicator, (row, stands), item.observation, places, bold=item.code in chosen)
        for row, (item, stands) in enumerate(rows)
    ]
    # On a phone the name of the benchmark needs the whole width: the chip stands above it.
    chip = sample_chip(comparison.observations, xanchor="right", xshift=-6, yshift=6 + _LINE)
    shapes = [row_shade(row) for row, (item, _) in enumerate(rows) if item.code in chosen]
    if benchmark is not None and benchmark.value is not None:
        shapes.append(_line(benchmark.value))
        name = plain(upper_first(whole(comparison)))
        notes.append(_benchmark(benchmark.value, ends, f"<b>{name} {observed(indicator, benchmark, places)}</b>"))
    return {
        # Ranges over the marks, whose edge would hide a narrow one on a phone.
        "data": [_dots(comparison, rows, places), *_intervals(rows)],
        "layout": layout(
            _height(names, states) * len(rows) + 70 + _LINE * bool(chip),
            x=x | {"showgrid": True, "gridcolor": COLOUR["hairline"]},
            y=y,
            margin=left
            | {"r": max(44, 14 + 8 * max(map(len, numbers), default=0)), "t": 34 + _LINE * bool(chip), "b": 36},
            notes=[*notes, *chip],
            **({"shapes": shapes} if shapes else {}),
        ),
    }


def starts_above(comparison: Comparison, scale: Scale | None = None) -> str:
    """Where the scale starts, if not at nought; '' where it does, or where there is nothing to draw."""
    shown = any(each.value is not None for each in comparison.observations)
    return scale_note(comparison.indicator, scale or ends_of(comparison)) if shown else ""


def narrow(comparison: Comparison, scale: Scale | None = None) -> str:
    """What it means that a row shows no range, where a mark is as wide as one on a phone; '' where none is, and for
    parts, of which all others together have no range."""
    if of_parts(comparison):
        return ""
    low, high = scale or ends_of(comparison)
    ends = [(each.lower, each.upper) for each in comparison.observations]
    hidden = any(a is not None and b is not None and b - a < (high - low) * _MARK for a, b in ends)
    return "Where no line shows, the range is narrower than the mark." if hidden else ""


def ends_of(comparison: Comparison) -> list[float]:
    """The two ends of its axis: room for every figure and range, and for the benchmark."""
    benchmark = None if of_parts(comparison) else comparison.judged_by
    nought = [0.0] if of_parts(comparison) else []
    return reach(comparison.indicator, [*comparison.observations, *([benchmark] if benchmark else [])], *nought)


def _apart(ends: Sequence[float]) -> Drawing:
    """Round steps along an axis; where their labels would touch on a phone, every second has one."""
    least = (ends[1] - ends[0]) / _STEPS
    power = 10.0 ** math.floor(math.log10(least))
    # Not 2.5 of them, which whole per cents would not tell.
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= least * (1 - 1e-9))
    first = round(math.ceil(ends[0] / step - 1e-9) * step, 10)
    return {"tick0": first, "dtick": step, "ticklabelstep": 2 if step < _APART * (ends[1] - ends[0]) else 1}


def _name(name: str, longest: int, *, chosen: bool) -> str:
    """A row's name in lines of a phone's width; a chosen one in bold."""
    lines = "<br>".join(map(plain, textwrap.wrap(name, longest))) if len(name) > longest else plain(name)
    return f"<b>{lines}</b>" if chosen else lines


def _intervals(rows: list[Row]) -> list[Drawing]:
    """A trace for each way to stand beside the benchmark, in its colour."""
    traces = []
    for stands in dict.fromkeys(stands for _, stands in rows):
        drawn = [
            (place, item.observation)
            for place, (item, own) in enumerate(rows)
            if own is stands and item.observation.lower is not None
        ]
        trace: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        trace["x"] = [limit for _, each in drawn for limit in (each.lower, each.upper, None)]
        trace["y"] = [end for place, _ in drawn for end in (place, place, None)]
        trace["line"] = {"color": COLOUR[stands.colour], "width": 1.8}
        traces += [trace] if drawn else []
    return traces


def _dots(comparison: Comparison, rows: list[Row], places: int) -> Drawing:
    """The figures; each dot carries its area's code, so that it can be chosen."""
    drawn = [(place, *row) for place, row in enumerate(rows) if row[0].observation.value is not None]
    rings = [stands is Beside.SIMILAR for *_, stands in drawn]
    full = {"marker": {"opacity": 1}}
    return {
        "type": "scatter",
        "x": [item.observation.value for _, item, _ in drawn],
        "y": [place for place, *_ in drawn],
        "customdata": [[item.observation.area] for _, item, _ in drawn],
        "hovertext": [plain(item_text(comparison, item, places)).replace(": ", "<br>", 1) for _, item, _ in drawn],
        "hoverinfo": "text",
        "mode": "markers",
        "marker": {
            "symbol": [SYMBOLS[stands][0] for *_, stands in drawn],
            "size": [SYMBOLS[stands][1] for *_, stands in drawn],
            "opacity": 1,
            "color": [COLOUR["page" if ring else row[2].colour] for ring, row in zip(rings, drawn, strict=True)],
            "line": {"color": [COLOUR["common" if ring else "page"] for ring in rings], "width": 1.6},
        },
        "selected": full,
        "unselected": full,
        "cliponaxis": False,
    }


def _state(indicator: Indicator, each: Observation) -> str:
    """Why a row has no figure, in lines of a phone's width; '' where it has one."""
    words = "" if each.value is not None else state_word(indicator, each)
    return "<br>".join(textwrap.wrap(words, _LONGEST_STATE)) if len(words) > _LONGEST else words


def _height(names: list[str], states: list[str]) -> int:
    """Of a row: more where a name takes two lines, or why there is no figure."""
    return 44 if any("<br>" in name for name in names) else 30 if any("<br>" in each for each in states) else 26


def _row_end(indicator: Indicator, of: tuple[int, Beside], each: Observation, places: int, *, bold: bool) -> Drawing:
    """A row's number at the right, or the word for why there is none in the row."""
    row, stands = of
    place: Drawing = {"yref": "y", "y": row, "yanchor": "middle", "xanchor": "left"}
    if each.value is None:
        words = _state(indicator, each)
        font = {"size": 11} if "<br>" in words else {}
        return note(words, x=0, xshift=6, align="left", bgcolor=COLOUR["page"], font=font, **place)
    ink = {"color": COLOUR[INK.get(stands, "text")]}
    number = observed(indicator, each, places)
    return note(f"<b>{number}</b>" if bold else number, x=1, xshift=8, font=ink, **place)


def _line(value: float) -> Drawing:
    line = {"color": COLOUR["area"], "width": 1.8}
    at = {"x0": value, "x1": value, "y0": 0, "y1": 1}
    return {"type": "line", "yref": "paper", "line": line, "layer": "below", **at}


def _benchmark(value: float, ends: list[float], label: str) -> Drawing:
    """The name of the borough's line at its top, inwards where that is near an end."""
    place = (value - ends[0]) / (ends[1] - ends[0])
    return note(label, xref="x", x=value, xanchor=inwards(place), yshift=4, font={"color": COLOUR["area"]})

"""The figures of inequality over time: the slope from end to end with its range, and the two fifths side by side."""

import textwrap
from collections.abc import Sequence

from metrics import Frequency, Indicator, Inequality, Observation, Polarity
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR
from pages.components.words.gap_changes import change_mark
from pages.components.words.numbers import is_share, value_text
from pages.components.words.periods import period_text
from pages.components.words.ranges import range_name
from pages.components.words.unequal import Gap, limits, short

_HEIGHT = 300
_LONGEST = 38  # a line of a phone's width
_ROOM = 0.1  # of the reach, beyond the outermost
_YEAR = Frequency.FINANCIAL_YEAR
# How the newest year is drawn where the gap has clearly moved, by its mark.
_SHAPES = {
    "concern_up": ("diamond", 11), "improvement_down": ("circle", 10), "high": ("square", 9), "low": ("square", 9)
}  # fmt: skip


def gap_line(indicator: Indicator, gaps: Sequence[Gap], rows: Sequence[Observation]) -> Drawing:
    """The most deprived side less the least deprived, year by year, with its range and a line where there is no gap;
    by the relative index the ratio, whose line is at 1. Shares are in percentage points. The newest year has the mark
    of what the gap has done."""
    years = [period_text(_YEAR, each.period) for each in gaps]
    told = [short(indicator, each) for each in gaps]
    drawn = [_drawn(indicator, each) for each in gaps]
    values = [value for value, _, _ in drawn]
    ranged = [(year, low, high) for year, (_, low, high) in zip(years, drawn, strict=True) if low is not None]
    ends = [high for _, _, high in ranged] + [low for _, low, _ in reversed(ranged)]
    around = [year for year, _, _ in ranged]
    nought = 1.0 if gaps[-1].ratio else 0.0
    inside = [each for each in (*values, *ends, nought) if each is not None]
    low, high = min(inside), max(inside)
    room = (high - low or 1.0) * _ROOM
    named = f"{told[-1]}: least over most deprived" if gaps[-1].ratio else told[-1]
    names = [(f"<b>{plain(line)}</b>", "area") for line in textwrap.wrap(named, _LONGEST)]
    within = limits(indicator, gaps[-1])
    names += [(f"shaded: {range_name(indicator)} {within}", "quiet")] if within else []
    band: Drawing = {"x": [*around, *around[::-1]], "y": ends, "fill": "toself", "fillcolor": COLOUR["band"]}
    upright: Drawing = {
        "x": [at for year in around for at in (year, year, None)],
        "y": [end for _, bottom, top in ranged for end in (top, bottom, None)],
        "line": {"color": COLOUR["hairline"], "width": 3},
    }
    silent: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    own = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": years,
        "y": values,
        "line": {"color": COLOUR["area"], "width": 1.6},
        "marker": {"opacity": 1} | _points(indicator, gaps),
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{year}: {plain(words)}" for year, words in zip(years, told, strict=True)],
    }
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": nought, "y1": nought}
    return {
        "data": [silent | (band | {"line": {"width": 0}} if len(ranged) > 1 else upright), own],
        "layout": _laid_out(
            names,
            rows,
            # Room at the left for what the line is, and at the right for half of a year.
            x={"range": [-0.8, len(years) - 0.7]},
            y={"range": [low - room, high + room], "nticks": 5},
            notes=[note("no gap", x=0, y=nought, yref="y", xanchor="left", yshift=2, bgcolor=COLOUR["page"])],
            shapes=[line | {"line": {"color": COLOUR["text"], "width": 1}}],
        ),
    }


def _drawn(indicator: Indicator, gap: Gap) -> tuple[float, float | None, float | None]:
    """A gap and its limits as they are drawn: what the poorer side has more, in percentage points where it is a
    share."""
    if gap.ratio:
        return gap.ratio
    way = (100 if is_share(indicator) else 1) * (-1 if indicator.polarity is Polarity.HIGH_IS_GOOD else 1)
    if gap.lower is None or gap.upper is None:
        return way * gap.worse, None, None
    low, high = sorted((way * gap.lower, way * gap.upper))
    return way * gap.worse, low, high


def _points(indicator: Indicator, gaps: Sequence[Gap]) -> Drawing:
    """Dots of years; the newest as what the gap has done, where it has done anything."""
    mark, colour = change_mark(indicator, gaps[-1])
    shape, width = _SHAPES.get(mark, ("circle", 8))
    drawn_as = COLOUR[colour] if mark in _SHAPES else COLOUR["area"]
    before = len(gaps) - 1
    return {
        "size": [*[8] * before, width],
        "symbol": [*["circle"] * before, shape],
        "color": [*[COLOUR["area"]] * before, drawn_as],
    }


def fifths(indicator: Indicator, found: Sequence[Inequality], rows: Sequence[Observation], places: int) -> Drawing:
    """A pair of dots a year: a large one for the most deprived fifth of wards, a small one for the least; hollow and
    dashed where the two are too close to tell apart."""
    told = [each for each in found if each.most_deprived is not None and each.least_deprived is not None]
    drawn: list[Drawing] = []
    for clear in (True, False):
        own = [each for each in told if _is_clear(each) is clear]
        if own:
            drawn += _pairs(indicator, own, places, clear=clear)
    last = told[-1]
    names = [
        (f"large: most deprived fifth {value_text(indicator, last.most_deprived or 0.0, places)}", "area"),
        (f"small: least deprived fifth {value_text(indicator, last.least_deprived or 0.0, places)}", "area"),
    ]
    values = [each for one in told for each in (one.most_deprived, one.least_deprived) if each is not None]
    ends = reach(indicator, (), *values)
    years = [period_text(_YEAR, each.period) for each in told]
    axis = {"range": ends, "nticks": 5, **ticks(indicator, ends)}
    order = {"categoryorder": "array", "categoryarray": years}
    return {"data": drawn, "layout": _laid_out(names, rows, y=axis, x=order)}


def _pairs(indicator: Indicator, own: Sequence[Inequality], places: int, *, clear: bool) -> list[Drawing]:
    years = [period_text(_YEAR, each.period) for each in own]
    colour = COLOUR["area" if clear else "common"]
    bars = {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [at for year in years for at in (year, year, None)],
        "y": [end for each in own for end in (each.most_deprived, each.least_deprived, None)],
        "line": {"color": colour, "width": 3 if clear else 2, "dash": "solid" if clear else "4px,3px"},
    }
    dots = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": years,
            "y": [getattr(each, name) for each in own],
            "marker": {
                "symbol": "circle",
                "size": size,
                "opacity": 1,
                "color": colour if clear else COLOUR["page"],
                "line": {"color": colour, "width": 1.6},
            },
            "cliponaxis": False,
            "hoverinfo": "text",
            "hovertext": [
                f"{year}, {words}: {value_text(indicator, getattr(each, name), places)}"
                for year, each in zip(years, own, strict=True)
            ],
        }
        for name, size, words in (("most_deprived", 13, "most deprived"), ("least_deprived", 8, "least deprived"))
    ]
    return [bars, *dots]


def _is_clear(each: Inequality) -> bool:
    return each.gap_lower is not None and each.gap_upper is not None and (each.gap_lower > 0 or each.gap_upper < 0)


def _laid_out(
    names: list[tuple[str, str]],
    rows: Sequence[Observation],
    *,
    y: Drawing,
    x: Drawing | None = None,
    notes: Sequence[Drawing] = (),
    shapes: Sequence[Drawing] = (),
) -> Drawing:
    chip = sample_chip(rows, yshift=10 + 18 * len(names))
    more = {"shapes": list(shapes)} if shapes else {}
    return layout(
        _HEIGHT + 18 * len(chip),
        x={"type": "category"} | (x or {}),
        y=y,
        margin={"t": 20 + 18 * (len(names) + len(chip)), "b": 30},
        notes=[stack(names), *notes, *chip],
        **more,
    )

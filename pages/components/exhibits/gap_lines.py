"""The figures of inequality over time: the slope from end to end with its range, and the two fifths side by side."""

import textwrap
from collections.abc import Sequence

from metrics import Frequency, Indicator, Inequality, Observation
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import is_share, value_text
from pages.components.words.periods import period_text
from pages.components.words.ranges import range_name

_HEIGHT = 300
_LONGEST = 38  # a line of a phone's width
_ROOM = 0.1  # of the reach, beyond the outermost
_YEAR = Frequency.FINANCIAL_YEAR


def slope(
    indicator: Indicator, found: Sequence[Inequality], rows: Sequence[Observation], told: Sequence[str], limits_of: str
) -> Drawing:
    """The most deprived end less the least deprived, year by year, with its range and a line where there is no gap.
    Shares are in percentage points. `told` are the words of each year, and `limits_of` those of the newest range."""
    scale = -100 if is_share(indicator) else -1
    years = [period_text(_YEAR, each.period) for each in found]
    values = [each.slope_index * scale for each in found]
    ranged = [each for each in found if each.slope_index_lower is not None and each.slope_index_upper is not None]
    limits = [(each.slope_index_upper or 0.0) * scale for each in ranged]
    limits += [(each.slope_index_lower or 0.0) * scale for each in reversed(ranged)]
    around = [period_text(_YEAR, each.period) for each in ranged]
    low, high = min([*values, *limits, 0.0]), max([*values, *limits, 0.0])
    room = (high - low or 1.0) * _ROOM
    names = [(f"<b>{plain(line)}</b>", "area") for line in textwrap.wrap(told[-1], _LONGEST)]
    names += [(f"shaded: {range_name(indicator)} {limits_of}", "quiet")] if limits_of else []
    band: Drawing = {"x": [*around, *around[::-1]], "y": limits, "fill": "toself", "fillcolor": COLOUR["band"]}
    upright: Drawing = {
        "x": [at for year in around for at in (year, year, None)],
        "y": [end for place in range(len(ranged)) for end in (limits[place], limits[-1 - place], None)],
        "line": {"color": COLOUR["hairline"], "width": 3},
    }
    silent: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
    own = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": years,
        "y": values,
        "line": {"color": COLOUR["area"], "width": 1.6},
        "marker": {"size": 8, "color": COLOUR["area"], "opacity": 1},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{year}: {plain(words)}" for year, words in zip(years, told, strict=True)],
    }
    several = len(ranged) > 1
    nought = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0}
    return {
        "data": [silent | (band | {"line": {"width": 0}} if several else upright), own],
        "layout": _laid_out(
            names,
            rows,
            y={"range": [low - room, high + room], "nticks": 5},
            notes=[note("no gap", x=0, y=0, yref="y", xanchor="left", yshift=2, bgcolor=COLOUR["page"])],
            shapes=[nought | {"line": {"color": COLOUR["text"], "width": 1}}],
        ),
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

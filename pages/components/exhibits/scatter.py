"""The figure of two indicators over the wards: a dot each, Camden's two figures as dashed lines, and no fitted line,
which would be read as cause."""

from collections.abc import Collection, Mapping, Sequence

from metrics import Comparison, Item
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, ticks
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.scatter_names import TURNED, Dot, names
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import unit
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed

_HEIGHT = 384
_BOTTOM = 52
_LINE = 18
_DASHED = {"color": COLOUR["common"], "width": 1.2, "dash": "4px,3px"}
_SIZES = {"other": 7, "named": 9, "chosen": 12}


def scatter(
    across: Comparison, up: Comparison, drawn: Sequence[str], chosen: Collection[str], named: Collection[str]
) -> Drawing:
    """The wards that are `drawn`, by their codes; those `named` and those `chosen`, which are bold, with their names as
    far as they find room. 384 px high, and a line more with a chip."""
    one, other = ({item.code: item for item in each.items if item.code in drawn} for each in (across, up))
    x, y = _reach(across, one), _reach(up, other)
    chip = sample_chip([*across.told, *up.told], yshift=12 + _LINE)
    top = 24 + _LINE * (1 + bool(chip))
    dots = [
        Dot(
            one[code].name,
            _place(one, code, x),
            _place(other, code, y),
            told=code in {*chosen, *named},
            surely=code in chosen,
        )
        for code in (*chosen, *named, *(code for code in drawn if code not in {*chosen, *named}))
    ]
    placed = names(dots, *(_line_of(each, ends) for each, ends in ((across, x), (up, y))))
    values = {each.name: (one[code], other[code]) for code, each in _by_code(one, dots)}
    bold = {one[code].name for code in chosen}
    kinds = {code: _kind(chosen=code in chosen, named=one[code].name in placed) for code in drawn}
    return {
        "data": [*_camden(across, up, x, y), *_dots(across, up, one, other, kinds)],
        "layout": layout(
            _HEIGHT + _LINE * bool(chip),
            x={"range": x, "nticks": 5, **ticks(across.indicator, x)},
            y={"range": y, "nticks": 5, **ticks(up.indicator, y)},
            margin={"t": top, "b": _BOTTOM},
            notes=[
                _axis_name(f"\N{UPWARDS ARROW} {_title(up)}", x=0, xanchor="left", yshift=6),
                _axis_name(
                    f"{_title(across)} \N{RIGHTWARDS ARROW}", x=1, xanchor="right", y=0, yanchor="top", yshift=-26
                ),
                *_camden_names(across, up, x, y),
                *(_name(name, *values[name], place, bold=name in bold) for name, place in placed.items()),
                *chip,
            ],
        ),
    }


def _kind(*, chosen: bool, named: bool) -> str:
    """How large a dot is: one whose name finds no room is as the others are."""
    return "chosen" if chosen else "named" if named else "other"


def _reach(comparison: Comparison, items: Mapping[str, Item]) -> list[float]:
    """The ends of an axis: room for the dots and Camden's figure; likely ranges are not drawn."""
    whole = [comparison.benchmark] if _has_line(comparison) and comparison.benchmark else []
    return reach(comparison.indicator, [*(item.observation for item in items.values()), *whole], intervals=False)


def _line_of(comparison: Comparison, ends: Sequence[float]) -> tuple[str, float]:
    """What Camden's line on an axis is called and where it is, from 0 to 1; '' where there is none."""
    whole = comparison.benchmark
    if not _has_line(comparison) or whole is None or whole.value is None:
        return "", 0.0
    words = f"{BOROUGH_NAME} {observed(comparison.indicator, whole, of_comparison(comparison))}"
    return words, (whole.value - ends[0]) / (ends[1] - ends[0])


def _has_line(comparison: Comparison) -> bool:
    """Whether Camden's figure is one that wards are set beside."""
    whole = comparison.judged_by
    return whole is not None and whole.value is not None


def _place(items: Mapping[str, Item], code: str, ends: Sequence[float]) -> float:
    """Where along an axis a ward lies, from 0 to 1."""
    return ((items[code].observation.value or 0.0) - ends[0]) / (ends[1] - ends[0])


def _by_code(items: Mapping[str, Item], dots: Sequence[Dot]) -> list[tuple[str, Dot]]:
    codes = {item.name: code for code, item in items.items()}
    return [(codes[each.name], each) for each in dots]


def _title(comparison: Comparison) -> str:
    per = unit(comparison.indicator)
    return plain(f"{comparison.indicator.title}{f', {per}' if per else ''}")


def _axis_name(words: str, **place: object) -> Drawing:
    return note(words, font={"color": COLOUR["text"], "size": 12.5}, **place)


def _camden(across: Comparison, up: Comparison, x: Sequence[float], y: Sequence[float]) -> list[Drawing]:
    """Its two figures as lines: traces, since the grid would cover half of a shape that falls on a step."""
    silent: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": _DASHED}
    traces = []
    if _has_line(across) and across.benchmark is not None:
        traces.append(silent | {"x": [across.benchmark.value] * 2, "y": [*y]})
    if _has_line(up) and up.benchmark is not None:
        traces.append(silent | {"x": [*x], "y": [up.benchmark.value] * 2})
    return traces


def _camden_names(across: Comparison, up: Comparison, x: Sequence[float], y: Sequence[float]) -> list[Drawing]:
    """Over the right end of one line and beside the foot of the other."""
    notes = []
    (upright, at), (level, _) = _line_of(across, x), _line_of(up, y)
    if level and up.benchmark is not None:
        notes.append(note(level, x=1, xanchor="right", yref="y", y=up.benchmark.value, yshift=1, font={"size": 12}))
    if upright and across.benchmark is not None:
        side, shift = ("right", -4) if at > TURNED else ("left", 4)
        place = {"xanchor": side, "xshift": shift, "y": 0, "yanchor": "bottom", "yshift": 2}
        notes.append(note(upright, xref="x", x=across.benchmark.value, font={"size": 12}, **place))
    return notes


def _dots(
    across: Comparison,
    up: Comparison,
    one: Mapping[str, Item],
    other: Mapping[str, Item],
    kinds: Mapping[str, str],
) -> list[Drawing]:
    """A trace a size, the chosen last and so on top; each dot carries its ward's code, so that it can be chosen."""
    full = {"marker": {"opacity": 1}}
    traces = []
    for kind, size in _SIZES.items():
        own = [code for code, of in kinds.items() if of == kind]
        trace: Drawing = {
            "type": "scatter",
            "mode": "markers",
            "x": [one[code].observation.value for code in own],
            "y": [other[code].observation.value for code in own],
            "customdata": [[code] for code in own],
            "hovertext": [_hover(across, up, one[code], other[code]) for code in own],
            "hoverinfo": "text",
            "marker": {
                "size": size,
                "opacity": 1,
                "color": COLOUR["common" if kind == "other" else "area"],
                "line": {"color": COLOUR["page"], "width": 1},
            },
            "selected": full,
            "unselected": full,
            "cliponaxis": False,
        }
        traces += [trace] if own else []
    return traces


def _hover(across: Comparison, up: Comparison, one: Item, other: Item) -> str:
    """'Kilburn: 41% and 75%', across first."""
    figures = (
        observed(each.indicator, item.observation, of_comparison(each)) for each, item in ((across, one), (up, other))
    )
    return plain(f"{one.name}: {', '.join(figures)}")


def _name(words: str, one: Item, other: Item, place: Drawing, *, bold: bool) -> Drawing:
    text = f"<b>{plain(words)}</b>" if bold else plain(words)
    where: Drawing = {"x": one.observation.value, "xref": "x", "y": other.observation.value, "yref": "y"}
    return note(text, font={"color": COLOUR["text"], "size": 12}, **where, **place)

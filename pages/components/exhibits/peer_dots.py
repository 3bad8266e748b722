"""The figure of all boroughs as dots on one line: in whole steps, so that it is the same on a phone, those of one step
one above the other with Camden first."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from pages.components.exhibits.axes import chip, inwards, layout, note, plain
from pages.components.exhibits.classes import round_step
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR

_HEIGHT, _DOT = 176, 14  # px: of the figure, and of a dot with the room above it
_AT_ONCE = 5  # dots in a step for which the height is made
_STEPS = 45  # the most, so that those of neighbouring steps do not touch on a phone
_LEAST = 12  # the fewest that tell boroughs apart
_LONGEST = 12  # letters in a line of a name
_LETTER = 6.3 / 300  # of the axis on a phone
_BEYOND = 2  # steps from the last to one that is far out
_ALIKE = 1e-6  # of a unit: what is less is the noise of binary fractions
_SIZES = {"own": 13, "peer": 10, "other": 6}


@dataclass(frozen=True, slots=True)
class Dot:
    """A borough: its figure, whether it is Camden ('own'), one of its peers ('peer') or another ('other'), and what it
    says when pointed at. One that is `far` out stands beyond the others, wherever that would be."""

    name: str
    value: float
    kind: str
    hover: str
    far: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A dot, and where it stands: its step, and how many are below it."""

    dot: Dot
    at: float
    below: int


def step_of(values: Sequence[float], unit: float) -> float:
    """How wide a step is: a whole `unit` where there are neither too few of them nor too many for a phone."""
    reach = max(values) - min(values)
    if reach < unit * _ALIKE:
        return unit
    if unit * _LEAST <= reach <= unit * _STEPS:
        return unit
    return round_step(reach / (_STEPS if reach > unit * _STEPS else 2 * _LEAST), whole=False)


def stacked(dots: Sequence[Dot], step: float) -> list[Placed]:
    """Every dot in its step: Camden first, then its peers, then the others, each by the figure."""
    order = list(_SIZES)
    count: dict[int, int] = {}
    placed = []
    for each in sorted(dots, key=lambda dot: (order.index(dot.kind), dot.value, dot.name)):
        at = round(each.value / step + 1e-9)
        placed.append(Placed(each, round(at * step, 10), count.get(at, 0)))
        count[at] = placed[-1].below + 1
    return placed


def peer_dots(
    dots: Sequence[Dot], step: float, likely: tuple[float, float] | None, named: str, axis: Drawing, *, made_up: bool
) -> Drawing:
    """Each in its step, Camden `named` above its stem, its range shaded, and the two ends by name."""
    placed = [*(near := stacked([each for each in dots if not each.far], step)), *_far(dots, near, step)]
    highest = max(_AT_ONCE, 1 + max(each.below for each in placed))
    ends = [min(each.at for each in placed), max(each.at for each in placed)]
    room = max((ends[1] - ends[0]) * 0.06, step)
    own = next((each for each in placed if each.dot.kind == "own"), None)
    top = highest + 0.4
    drawn = chip(made_up=made_up, yshift=22)
    return {
        "data": [_trace(placed, kind) for kind in reversed(_SIZES) if any(each.dot.kind == kind for each in placed)],
        "layout": layout(
            _HEIGHT + _DOT * (highest - _AT_ONCE) + 18 * bool(drawn),
            x={"range": [ends[0] - room, ends[1] + room], "nticks": 7, **axis},
            y={"range": [-0.7, top], "showticklabels": False, "showgrid": False, "automargin": False},
            margin={"t": 30 + 18 * bool(drawn), "b": 36, "l": 8, "r": 14},
            notes=[*_names(placed, ends), *(_own_name(own, named, ends) if own else []), *drawn],
            shapes=[*_range(likely), *(_stem(own, top) if own else [])],
        ),
    }


def _far(dots: Sequence[Dot], near: Sequence[Placed], step: float) -> list[Placed]:
    """Those that are far out, each a few steps beyond the last."""
    low, high = min(each.at for each in near), max(each.at for each in near)
    room = max(_BEYOND * step, (high - low) * 0.08)
    found = []
    for each in sorted((dot for dot in dots if dot.far), key=lambda dot: dot.value):
        above = each.value > high
        high, low = (high + room, low) if above else (high, low - room)
        found.append(Placed(each, high if above else low, 0))
    return found


def _trace(placed: Sequence[Placed], kind: str) -> Drawing:
    there = [each for each in placed if each.dot.kind == kind]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [each.at for each in there],
        "y": [each.below for each in there],
        "hovertext": [plain(each.dot.hover).replace(": ", "<br>", 1) for each in there],
        "hoverinfo": "text",
        "marker": {
            "symbol": "circle",
            "size": _SIZES[kind],
            "opacity": 1,
            "color": COLOUR["area" if kind == "own" else "common"],
        },
        "cliponaxis": False,
    }


def _range(likely: tuple[float, float] | None) -> list[Drawing]:
    if likely is None:
        return []
    at = {"x0": likely[0], "x1": likely[1], "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "rect", **at, "fillcolor": COLOUR["band"], "line": {"width": 0}, "layer": "below"}]


def _stem(own: Placed, top: float) -> list[Drawing]:
    line = {"color": COLOUR["area"], "width": 1.6}
    return [{"type": "line", "x0": own.at, "x1": own.at, "y0": own.below + 0.6, "y1": top, "line": line}]


def _own_name(own: Placed, named: str, ends: Sequence[float]) -> list[Drawing]:
    side = inwards((own.at - ends[0]) / ((ends[1] - ends[0]) or 1.0))
    return [note(f"<b>{plain(named)}</b>", xref="x", x=own.at, xanchor=side, yshift=3, font={"color": COLOUR["area"]})]


def _names(placed: Sequence[Placed], ends: Sequence[float]) -> list[Drawing]:
    """The two ends, each alone in its step, above the dots that are in the way of its name on a phone; Camden has its
    own name, and where its stem is in the way the sentence has the other's."""
    reach, found = (ends[1] - ends[0]) or 1.0, []
    for end, side in zip(ends, ("left", "right"), strict=True):
        there = [each for each in placed if each.at == end]
        if len(there) > 1 or there[0].dot.kind == "own":
            continue
        lines = textwrap.wrap(there[0].dot.name, _LONGEST)
        room = max(map(len, lines)) * _LETTER
        way = [each for each in placed if abs(each.at - end) / reach <= room]
        if any(each.dot.kind == "own" for each in way) and not there[0].dot.far:
            continue
        at = {"xref": "x", "x": end, "yref": "y", "y": max(each.below for each in way), "yshift": 8, "xanchor": side}
        found.append(note("<br>".join(map(plain, lines)), **at, align=side, bgcolor=COLOUR["page"], font={"size": 12}))
    return found

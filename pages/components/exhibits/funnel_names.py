"""Where the name of a ward stands beside its mark in a funnel: where it covers no other mark, also on a phone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metrics import FunnelPoint
from pages.components.exhibits.axes import note, plain
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR

# In px: a plot on the narrowest phone, where names are longest beside the distances between marks, so that a name
# which covers nothing there covers nothing on any page; letters and lines of 12 px; and half of a mark.
_WIDE, _HIGH = 236, 246
_LETTER, _LINE = 6.6, 15
_MARK = 6
_BESIDE, _ABOVE = 9, (14, 30, 46, 62)
# What it costs to cover a mark or a name, to stand across the edge, to be a step further away, and to lie across
# Camden's line.
_COVERED, _OUTSIDE, _FURTHER, _CROSSED = 5, 5, 1, 1
_LED: Drawing = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": COLOUR["common"], "standoff": 4}


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def names(
    points: Sequence[FunnelPoint],
    told: Mapping[str, bool],
    called: Mapping[str, str],
    across: Sequence[float],
    ends: Sequence[float],
) -> list[Drawing]:
    """The names of the wards that are `told`, in bold where that says so: towards the middle from either end, where
    that covers no mark and no other name; else above or below, as far as is needed to cover the fewest."""
    at = {each.area: _place(each, across, ends) for each in points}
    line = _down(points[0].average, ends) if points else 0.0
    placed: list[_Box] = []
    drawn = []
    for each in (each for each in points if each.area in told):
        left, top = at[each.area]
        words = called[each.area]
        others = [_Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for area, (x, y) in at.items() if area != each.area]
        places = list(_places(left, top, len(words) * _LETTER))
        costs = [_cost(box, [*others, *placed], line) + further for _, box, further in places]
        place, box, _ = places[costs.index(min(costs))]
        placed.append(box)
        text = f"<b>{plain(words)}</b>" if told[each.area] else plain(words)
        where: Drawing = {"x": each.size, "xref": "x", "y": each.value, "yref": "y"}
        drawn.append(note(text, font={"color": COLOUR["text"], "size": 12}, **where, **place))
    return drawn


def _places(left: float, top: float, width: float) -> Iterable[tuple[Drawing, _Box, int]]:
    """Beside the mark, above and below it, and further away on a line that leads to it, first towards the middle; with
    what it costs to stand so far away."""
    sides = ("left", "right") if left < _WIDE / 2 else ("right", "left")
    starts = {"left": left + _BESIDE, "right": left - _BESIDE - width}
    for side in sides:
        shift = _BESIDE if side == "left" else -_BESIDE
        yield {"xanchor": side, "xshift": shift, "yanchor": "middle"}, _box(starts[side], top, width), 0
    starts = {"left": left - _MARK, "right": left + _MARK - width, "center": left - width / 2}
    for far, up in enumerate(_ABOVE):
        for way, end in ((1, "bottom"), (-1, "top")):
            for side in (*sides, "center"):
                shift = {"left": -_MARK, "right": _MARK, "center": 0}[side]
                near = {"xshift": shift, "yshift": way * (up - _LINE / 2)}
                led = _LED | {"ax": shift, "ay": -way * (up - _LINE / 2)}
                place = {"xanchor": side, "yanchor": end} | (led if far else near)
                yield place, _box(starts[side], top - way * up, width), _FURTHER * far


def _box(left: float, middle: float, width: float) -> _Box:
    return _Box(left, middle - _LINE / 2, left + width, middle + _LINE / 2)


def _cost(box: _Box, others: Iterable[_Box], line: float) -> int:
    outside = box.left < 0 or box.right > _WIDE or box.top < 0 or box.bottom > _HIGH
    crossed = box.top < line < box.bottom
    return _COVERED * sum(map(box.meets, others)) + _OUTSIDE * outside + _CROSSED * crossed


def _place(point: FunnelPoint, across: Sequence[float], ends: Sequence[float]) -> tuple[float, float]:
    return _WIDE * (point.size - across[0]) / (across[1] - across[0]), _down(point.value, ends)


def _down(value: float, ends: Sequence[float]) -> float:
    return _HIGH * (ends[1] - value) / (ends[1] - ends[0])

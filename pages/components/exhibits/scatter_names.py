"""Where the names of dots stand in a scatter: beside the dot on the side away from the middle; where another dot or
name is in the way there, or the edge, above it, below it, or on the other side; nowhere where none of these fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.components.exhibits.exhibit import Drawing

# In px: a plot on the narrowest phone, where names are longest beside the distances between dots; letters and lines of
# 12 px; how far a name is from its dot, and how far another dot keeps from it.
_WIDE, _HIGH = 236, 290
_LETTER, _LINE = 6.6, 15
_BESIDE, _UP = 10, 14
_CLEAR = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot's name, its place across and up from 0 to 1, and whether its name is to be told; `surely`, also where it
    finds no room."""

    name: str
    across: float
    up: float
    told: bool = False
    surely: bool = False


_Box = tuple[float, float, float, float]


def names(dots: Sequence[Dot]) -> dict[str, Drawing]:
    """The place of each name that is told and finds room, in the order of the dots: those before others have the
    choice."""
    at = {each.name: (each.across * _WIDE, each.up * _HIGH) for each in dots}
    taken: list[_Box] = []
    placed: dict[str, Drawing] = {}
    for each in (each for each in dots if each.told):
        others = [_around(*place) for name, place in at.items() if name != each.name]
        every = [*_places(*at[each.name], len(each.name) * _LETTER)]
        free = (
            (place, box)
            for place, box in every
            if _inside(box) and not any(_meet(box, other) for other in (*others, *taken))
        )
        found = next(free, every[0] if each.surely else None)
        if found is not None:
            placed[each.name] = found[0]
            taken.append(found[1])
    return placed


def _places(left: float, up: float, width: float) -> Iterator[tuple[Drawing, _Box]]:
    """Outward from the middle; then above and below, towards the middle where an edge is near; then inward."""
    outward = 1 if left >= _WIDE / 2 else -1
    yield _beside(left, up, width, outward)
    middle = min(max(left - width / 2, 0.0), _WIDE - width)
    anchor = "center" if middle == left - width / 2 else "left" if middle == 0.0 else "right"
    shift = {"center": 0.0, "left": -_CLEAR, "right": _CLEAR}[anchor]
    start = {"center": left - width / 2, "left": left - _CLEAR, "right": left + _CLEAR - width}[anchor]
    for way in (_UP, -_UP):
        place = {"xanchor": anchor, "xshift": shift, "yanchor": "middle", "yshift": way}
        yield place, _box(start, up + way, width)
    yield _beside(left, up, width, -outward)


def _beside(left: float, up: float, width: float, way: int) -> tuple[Drawing, _Box]:
    side, start = ("left", left + _BESIDE) if way > 0 else ("right", left - _BESIDE - width)
    return {"xanchor": side, "xshift": way * _BESIDE, "yanchor": "middle"}, _box(start, up, width)


def _box(left: float, middle: float, width: float) -> _Box:
    return left, middle - _LINE / 2, left + width, middle + _LINE / 2


def _around(left: float, up: float) -> _Box:
    """Where a dot leaves no room for a name of another."""
    return left - _CLEAR, up - _CLEAR, left + _CLEAR, up + _CLEAR


def _inside(box: _Box) -> bool:
    return box[0] >= -_CLEAR and box[2] <= _WIDE + 14 and box[1] >= 0 and box[3] <= _HIGH + _LINE


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

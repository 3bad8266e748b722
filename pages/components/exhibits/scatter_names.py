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
TURNED = 0.6  # of the width, from which on the name of the upright line stands to its left
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


def names(
    dots: Sequence[Dot], across: tuple[str, float] = ("", 0.0), up: tuple[str, float] = ("", 0.0)
) -> dict[str, Drawing]:
    """The place of each name that is told and finds room, in the order of the dots: those before others have the
    choice. `across` and `up` are what Camden's lines are called, and where they are from 0 to 1."""
    at = {each.name: (each.across * _WIDE, each.up * _HIGH) for each in dots}
    taken: list[_Box] = [*_of_lines(across, up)]
    placed: dict[str, Drawing] = {}
    for each in (each for each in dots if each.told):
        others = [_around(*place) for name, place in at.items() if name != each.name]
        every = [*_places(*at[each.name], len(each.name) * _LETTER)]
        free = (
            (place, box)
            for place, box in every
            if _inside(box) and not any(_meet(box, other) for other in (*others, *taken))
        )
        found = next(free, None) or (_least(every, taken) if each.surely else None)
        if found is not None:
            placed[each.name] = found[0]
            taken.append(found[1])
    return placed


def _of_lines(across: tuple[str, float], up: tuple[str, float]) -> Iterator[_Box]:
    """Where the names of Camden's two lines stand: at the foot of the upright one, over the end of the level one."""
    if across[0]:
        left, width = across[1] * _WIDE, len(across[0]) * _LETTER
        yield (left - width, 0.0, left, _LINE) if across[1] > TURNED else (left, 0.0, left + width, _LINE)
    if up[0]:
        yield _WIDE - len(up[0]) * _LETTER, up[1] * _HIGH, float(_WIDE), up[1] * _HIGH + _LINE


def _least(every: Sequence[tuple[Drawing, _Box]], taken: Sequence[_Box]) -> tuple[Drawing, _Box]:
    """Of several places that are all taken the first that is inside and covers the fewest names."""
    return min(every, key=lambda each: (not _inside(each[1]), sum(_meet(each[1], other) for other in taken)))


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
    return box[0] >= -_CLEAR and box[2] <= _WIDE + 14 and box[1] >= 0 and box[3] <= _HIGH + 4


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

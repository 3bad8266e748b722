"""Where wards lie on a map: tiles of equal size or real outlines, and room for their names."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from metrics import Area
from pages.components.exhibits.axes import plain

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Polygons = Mapping[str, Sequence[Sequence[Point]]]

HEIGHT = 424
_LONGEST = 10
_NARROWEST = 330
# On a tile, whose corners are 1 from its middle: how far up its mark stands, and how far down its name makes room.
_UP, _BELOW = 0.68, 0.13
_MARK = 14  # px that a mark takes over a name
# Where a name is tried around a ward's centre, in px: nearest first.
_MOVES = sorted(product((0, 4, -4, 8, -8), (0, 5, -5, 10, -10)), key=lambda move: abs(move[0]) + abs(move[1]))


@dataclass(frozen=True, slots=True)
class Shapes:
    """By ward: the rings to draw, the middle that answers the pointer, and where its name stands. The name of a
    `crowded` one finds no room, and only a number does; that of one `beyond` reaches into another ward. Where wards are
    marked, `marks` is where, above their names."""

    rings: Polygons
    centres: Mapping[str, Point]
    names: Mapping[str, Point]
    crowded: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()
    marks: Mapping[str, Point] = field(default_factory=dict)


def tiles(areas: Iterable[Area], *, marked: bool = False) -> Shapes:
    """A hexagon a ward, laid out as the borough is; odd rows are half a tile to the right. Names make room for a mark
    where wards are `marked`."""
    centres = {
        area.code: (math.sqrt(3) * (area.tile_column + area.tile_row % 2 / 2), -1.5 * area.tile_row)
        for area in areas
        if area.tile_column is not None and area.tile_row is not None
    }
    rings = {code: [_hexagon(*centre)] for code, centre in centres.items()}
    if not marked:
        return Shapes(rings, centres, centres)
    below = {code: (x, y - _BELOW) for code, (x, y) in centres.items()}
    return Shapes(rings, centres, below, marks={code: (x, y + _UP) for code, (x, y) in centres.items()})


def outlines(areas: Iterable[Area], rings: Polygons, chosen: Collection[str] = (), *, marked: bool = False) -> Shapes:
    """Wards by their real outlines; `rings` holds the outer rings of each ward as (longitude, latitude). Where names
    would cover one another, those of the chosen wards stand. A mark, where wards are `marked`, stands over the name as
    a line of it would."""
    here = {area.code: area for area in areas if area.code in rings}
    latitudes = [latitude for code in here for ring in rings[code] for _, latitude in ring]
    shrink = math.cos(math.radians(sum(latitudes) / max(len(latitudes), 1)))
    shapes = {code: [[(x * shrink, y) for x, y in ring] for ring in rings[code]] for code in here}
    centres = {
        code: (area.longitude * shrink, area.latitude)
        for code, area in here.items()
        if area.longitude is not None and area.latitude is not None
    }
    return _apart(here, shapes, centres, chosen, marked=marked)


def label(name: str) -> str:
    """A ward's name as a figure draws it, in its lines."""
    return "<br>".join(map(plain, lines(name)))


def lines(name: str) -> list[str]:
    """A ward's name for a tile: a word a line, short ones beside another, ten characters at most."""
    told: list[str] = []
    for word in name.split():
        joined = f"{told[-1]} {word}" if told else word
        short = len(word) <= 2 or (told and len(told[-1].split()[-1]) <= 2)
        if told and short and len(joined) <= _LONGEST:
            told[-1] = joined
        else:
            told.append(word)
    return told


def _apart(
    areas: Mapping[str, Area],
    shapes: Polygons,
    centres: Mapping[str, Point],
    chosen: Collection[str],
    *,
    marked: bool,
) -> Shapes:
    """Names, and the marks above them, where they stand on a phone's width without covering another, those of the
    chosen wards first, then by size; a ward whose name finds no room has room for a number.
    """
    extents = {code: _extent(shapes[code]) for code in centres}
    left, bottom, right, top = _extent([ring for rings in shapes.values() for ring in rings])
    pixel = max((right - left) / _NARROWEST, (top - bottom) / (HEIGHT - 38), 1e-12)
    size = {code: (box[2] - box[0]) * (box[3] - box[1]) for code, box in extents.items()}
    mark = _MARK / 2 if marked else 0.0
    taken: list[Box] = []
    places: dict[str, Point] = {}
    tall: dict[str, float] = {}
    crowded: list[str] = []
    beyond: set[str] = set()
    for code in sorted(centres, key=lambda code: (code not in chosen, -size[code])):
        name = lines(areas[code].name)
        tall[code] = len(name) * 7.2 + mark
        place = _room(centres[code], (max(map(len, name)) * 2.8, tall[code]), pixel, taken)
        if place is None:
            crowded.append(code)
            continue
        places[code] = place
        left, bottom, right, top = taken[-1]
        if not all(_inside(corner, shapes[code]) for corner in product((left, right), (bottom, top))):
            beyond.add(code)
    for code in crowded:
        tall[code] = 7.2 + mark
        places[code] = _room(centres[code], (5.6, tall[code]), pixel, taken) or centres[code]
    names = {code: (x, y - mark * pixel) for code, (x, y) in places.items()}
    marks = {code: (x, y + (tall[code] - mark) * pixel) for code, (x, y) in places.items()} if marked else {}
    return Shapes(shapes, centres, names, frozenset(crowded), frozenset(beyond), marks)


def _room(centre: Point, half: Point, pixel: float, taken: list[Box]) -> Point | None:
    """The nearest place around a centre for a box of this half width and height in px, which it then takes; None where
    all are taken."""
    for right_by, up_by in _MOVES:
        x, y = centre[0] + right_by * pixel, centre[1] + up_by * pixel
        box = (x - half[0] * pixel, y - half[1] * pixel, x + half[0] * pixel, y + half[1] * pixel)
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            return x, y
    return None


def _inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies in a shape: a line from it to the right crosses the edges an odd number of times."""
    x, y = point
    edges = (edge for ring in rings for edge in pairwise([*ring, ring[0]]))
    crossed = sum((a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in edges)
    return crossed % 2 == 1


def _extent(rings: Sequence[Sequence[Point]]) -> Box:
    xs, ys = ([point[place] for ring in rings for point in ring] or [0.0] for place in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _hexagon(x: float, y: float) -> list[Point]:
    """Pointy at the top, a little smaller than its place so that the page shows between tiles."""
    turns = [math.radians(90 + 60 * corner) for corner in range(6)]
    return [(x + 0.965 * math.cos(turn), y + 0.965 * math.sin(turn)) for turn in turns]

"""Where wards lie on a map: tiles of equal size or real outlines, and room for their names."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from metrics import Area

Point = tuple[float, float]
Polygons = Mapping[str, Sequence[Sequence[Point]]]

HEIGHT = 424
_LONGEST = 10
_NARROWEST = 330
# Where a name is tried around a ward's centre, in px: nearest first.
_MOVES = sorted(product((0, 4, -4, 8, -8), (0, 5, -5, 10, -10)), key=lambda move: abs(move[0]) + abs(move[1]))


@dataclass(frozen=True, slots=True)
class Shapes:
    """By ward: the rings to draw, the middle that answers the pointer, and where its name stands, if there is room."""

    rings: Polygons
    centres: Mapping[str, Point]
    names: Mapping[str, Point]


def tiles(areas: Iterable[Area]) -> Shapes:
    """A hexagon a ward, laid out as the borough is; odd rows are half a tile to the right."""
    centres = {
        area.code: (math.sqrt(3) * (area.tile_column + area.tile_row % 2 / 2), -1.5 * area.tile_row)
        for area in areas
        if area.tile_column is not None and area.tile_row is not None
    }
    return Shapes({code: [_hexagon(*centre)] for code, centre in centres.items()}, centres, centres)


def outlines(areas: Iterable[Area], rings: Polygons, chosen: str | None = None) -> Shapes:
    """Wards by their real outlines; `rings` holds the outer rings of each ward as (longitude, latitude). Where names
    would cover one another, the chosen ward's stands."""
    here = {area.code: area for area in areas if area.code in rings}
    latitudes = [latitude for code in here for ring in rings[code] for _, latitude in ring]
    shrink = math.cos(math.radians(sum(latitudes) / max(len(latitudes), 1)))
    shapes = {code: [[(x * shrink, y) for x, y in ring] for ring in rings[code]] for code in here}
    centres = {
        code: (area.longitude * shrink, area.latitude)
        for code, area in here.items()
        if area.longitude is not None and area.latitude is not None
    }
    return Shapes(shapes, centres, _apart(here, shapes, centres, chosen))


def label(name: str) -> str:
    """A ward's name for a tile: a word a line, short ones beside another, ten characters at most."""
    lines: list[str] = []
    for word in name.split():
        joined = f"{lines[-1]} {word}" if lines else word
        short = len(word) <= 2 or (lines and len(lines[-1].split()[-1]) <= 2)
        if lines and short and len(joined) <= _LONGEST:
            lines[-1] = joined
        else:
            lines.append(word)
    return "<br>".join(lines)


def _apart(
    areas: Mapping[str, Area], shapes: Polygons, centres: Mapping[str, Point], chosen: str | None
) -> dict[str, Point]:
    """Where names stand on a phone's width without covering another, the chosen ward's first, then by size; a ward
    whose name finds no room is named by the pointer, the ranking and the table.
    """
    extents = {code: _extent(shapes[code]) for code in centres}
    left, bottom, right, top = _extent([ring for rings in shapes.values() for ring in rings])
    pixel = max((right - left) / _NARROWEST, (top - bottom) / (HEIGHT - 38), 1e-12)
    taken: list[tuple[float, float, float, float]] = []
    placed: dict[str, Point] = {}
    size = {code: (box[2] - box[0]) * (box[3] - box[1]) for code, box in extents.items()}
    for code in sorted(centres, key=lambda code: (code != chosen, -size[code])):
        lines = label(areas[code].name).split("<br>")
        half_width, half_height = max(map(len, lines)) * 2.8 * pixel, len(lines) * 7.2 * pixel
        for right_by, up_by in _MOVES:
            x, y = centres[code][0] + right_by * pixel, centres[code][1] + up_by * pixel
            box = (x - half_width, y - half_height, x + half_width, y + half_height)
            if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                placed[code] = (x, y)
                break
    return placed


def _extent(rings: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    xs, ys = ([point[place] for ring in rings for point in ring] or [0.0] for place in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _hexagon(x: float, y: float) -> list[Point]:
    """Pointy at the top, a little smaller than its place so that the page shows between tiles."""
    turns = [math.radians(90 + 60 * corner) for corner in range(6)]
    return [(x + 0.965 * math.cos(turn), y + 0.965 * math.sin(turn)) for turn in turns]

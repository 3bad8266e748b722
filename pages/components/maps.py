"""Maps of wards, as tiles of equal size or by their outlines: Plotly figures without colours."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from itertools import product
from typing import Any

import plotly.graph_objects as go

from metrics import Area, Comparison
from pages.components.classes import bounds, class_words, classes
from pages.components.differences import item_text
from pages.components.drawing import note, sample_chip, template
from pages.components.formats import STATES, displayed
from pages.components.theme import CLEAR, COLOUR, RAMP

__all__ = ["classes", "key", "label", "outlines", "tiles"]

Point = tuple[float, float]
Polygons = Mapping[str, Sequence[Sequence[Point]]]
Centres = Mapping[str, Point]
Areas = Mapping[str, Area]

HEIGHT = 424
_LONGEST = 10
_NARROWEST = 330
# Where a name is tried around a ward's centre, in px: nearest first.
_MOVES = sorted(product((0, 4, -4, 8, -8), (0, 5, -5, 10, -10)), key=lambda move: abs(move[0]) + abs(move[1]))
_DASHES = {"missing": "dash", "pending": "dot"}


def tiles(comparison: Comparison, areas: Areas, chosen: str | None = None) -> go.Figure:
    """A hexagon a ward, laid out as the borough is; odd rows are half a tile to the right."""
    centres = {
        area.code: (math.sqrt(3) * (area.tile_column + area.tile_row % 2 / 2), -1.5 * area.tile_row)
        for area in (areas[item.code] for item in comparison.items)
        if area.tile_column is not None and area.tile_row is not None
    }
    return _map(comparison, chosen, {code: [_hexagon(*centre)] for code, centre in centres.items()}, centres, centres)


def outlines(comparison: Comparison, areas: Areas, rings: Polygons, chosen: str | None = None) -> go.Figure:
    """Wards by their real outlines; `rings` holds the outer rings of each ward as (longitude, latitude)."""
    here = {item.code: areas[item.code] for item in comparison.items if item.code in rings}
    latitudes = [latitude for code in here for ring in rings[code] for _, latitude in ring]
    shrink = math.cos(math.radians(sum(latitudes) / max(len(latitudes), 1)))
    shapes = {code: [[(x * shrink, y) for x, y in ring] for ring in rings[code]] for code in here}
    centres = {
        code: (area.longitude * shrink, area.latitude)
        for code, area in here.items()
        if area.longitude is not None and area.latitude is not None
    }
    return _map(comparison, chosen, shapes, centres, _apart(here, shapes, centres, chosen))


def key(comparison: Comparison) -> str:
    """The map's classes and states as an HTML list: a bar and its words each."""
    bars = [(f"ramp-{place}", words) for place, words in enumerate(class_words(comparison))]
    there = {each.status for each in comparison.observations}
    bars += [(status, words) for status, words in STATES.items() if status in there]
    items = "".join(f'<li><span class="swatch {name}"></span>{escape(words)}</li>' for name, words in bars)
    return f'<ul class="key">{items}</ul>'


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


def _looks(comparison: Comparison) -> dict[str, str]:
    """The class ('0' to '4') or the state of each area."""
    limits = bounds(comparison)
    looks = {}
    for item in comparison.items:
        each = item.observation
        if each.value is None:
            looks[item.code] = each.status
        else:
            looks[item.code] = str(bisect_right(limits, displayed(comparison.indicator, each.value)))
    return looks


def _map(comparison: Comparison, chosen: str | None, shapes: Polygons, centres: Centres, named: Centres) -> go.Figure:
    looks = {code: look for code, look in _looks(comparison).items() if code in shapes}
    figure = go.Figure()
    for look in sorted(set(looks.values())):
        figure.add_trace(_polygons([ring for code in looks if looks[code] == look for ring in shapes[code]], look))
    if chosen is not None and chosen in shapes:
        line = {"color": COLOUR["text"], "width": 3}
        figure.add_trace(_polygons(shapes[chosen], "chosen").update(line=line))
    figure.add_trace(_handles(comparison, centres))
    template(figure, HEIGHT)
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    for axis, place in ((figure.update_xaxes, 0), (figure.update_yaxes, 1)):
        ends = [point[place] for point in points] or [0.0, 1.0]
        room = (max(ends) - min(ends)) * 0.02
        axis(range=[round(min(ends) - room, 6), round(max(ends) + room, 6)], visible=False, constrain="domain")
    figure.update_yaxes(scaleanchor="x")
    names = [
        _name(item.name, named[item.code], looks[item.code])
        for item in comparison.items
        if item.code in named and item.code in looks
    ]
    chip = sample_chip(comparison.observations)
    return figure.update_layout(annotations=[*names, *chip], margin={"l": 4, "r": 4, "t": 34, "b": 4})


def _polygons(rings: Sequence[Sequence[Point]], look: str) -> go.Scatter:
    """Closed shapes of one look; fills report no hover, so they are silent and `_handles` speaks."""
    points: list[Point | None] = [point for ring in rings for point in (*ring, ring[0], None)]
    trace = go.Scatter(
        x=[None if point is None else round(point[0], 6) for point in points],
        y=[None if point is None else round(point[1], 6) for point in points],
        mode="lines",
        hoverinfo="skip",
        line={"color": COLOUR["page"], "width": 1.2},
    )
    if look.isdigit():
        return trace.update(fill="toself", fillcolor=RAMP[int(look)])
    if look == "withheld":
        pattern = {"shape": "/", "fgcolor": COLOUR["common"], "bgcolor": CLEAR, "size": 7, "solidity": 0.2}
        return trace.update(fill="toself", fillpattern=pattern, line={"color": COLOUR["common"], "width": 1})
    return trace.update(line={"color": COLOUR["common"], "width": 1.4, "dash": _DASHES.get(look, "solid")})


def _handles(comparison: Comparison, centres: Centres) -> go.Scatter:
    """One large transparent marker a ward: it answers the pointer, and carries the code of the ward."""
    here = [item for item in comparison.items if item.code in centres]
    return go.Scatter(
        x=[round(centres[item.code][0], 6) for item in here],
        y=[round(centres[item.code][1], 6) for item in here],
        customdata=[[item.code] for item in here],
        hovertext=[item_text(comparison, item).replace(": ", "<br>", 1) for item in here],
        hoverinfo="text",
        mode="markers",
        marker={"size": 50, "color": CLEAR, "line": {"width": 0}},
    )


def _name(name: str, centre: Point, look: str) -> dict[str, Any]:
    colour = COLOUR["page"] if look == str(len(RAMP) - 1) else COLOUR["text"]
    place: dict[str, Any] = {"xref": "x", "yref": "y", "x": round(centre[0], 6), "y": round(centre[1], 6)}
    ground = {} if look.isdigit() else {"bgcolor": COLOUR["page"], "borderpad": 1}
    return note(label(name), yanchor="middle", font={"size": 11, "color": colour}, **place, **ground)


def _apart(areas: Mapping[str, Area], shapes: Polygons, centres: Centres, chosen: str | None) -> dict[str, Point]:
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

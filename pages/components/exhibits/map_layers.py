"""What a map of wards is drawn of: closed shapes, marks of their sides, names, and what answers the pointer."""

from collections.abc import Sequence

from metrics import Beside, Comparison
from pages.components.exhibits.axes import note, plain
from pages.components.exhibits.beside import item_text
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.map_looks import Look
from pages.components.exhibits.ward_shapes import Point, Polygons, Shapes
from pages.components.theme.colours import CLEAR, COLOUR
from pages.components.words.precision import of_comparison

_RING = 7  # px: smaller than in a ranking, where a line goes through it


def axis(rings: Polygons, place: int) -> Drawing:
    """An axis that is not seen, from end to end of all shapes with a little room."""
    ends = [point[place] for several in rings.values() for ring in several for point in ring] or [0.0, 1.0]
    room = (max(ends) - min(ends)) * 0.02
    reach = [round(min(ends) - room, 6), round(max(ends) + room, 6)]
    return {"range": reach, "visible": False, "constrain": "domain"}


def polygons(rings: Polygons, codes: Sequence[str]) -> Drawing:
    """Closed shapes of several wards; fills report no hover, so they are silent and `handles` speaks."""
    several = [ring for code in codes for ring in rings[code]]
    points: list[Point | None] = [point for ring in several for point in (*ring, ring[0], None)]
    return {
        "type": "scatter",
        "x": [None if point is None else round(point[0], 6) for point in points],
        "y": [None if point is None else round(point[1], 6) for point in points],
        "mode": "lines",
        "hoverinfo": "skip",
    }


def marks_of(shapes: Shapes, look: Look) -> Drawing:
    """The mark of a side in each of its wards: a ring where it is too close to tell."""
    places = [shapes.marks[item.code] for item in look.items if item.code in shapes.marks]
    ring = look.stands is Beside.SIMILAR
    symbol, size = SYMBOLS[look.stands]
    return {
        "type": "scatter",
        "x": [round(x, 6) for x, _ in places],
        "y": [round(y, 6) for _, y in places],
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {
            "symbol": symbol,
            "size": _RING if ring else size,
            "opacity": 1,
            "color": COLOUR["page" if ring else look.stands.colour],
            "line": {"color": COLOUR["common" if ring else "page"], "width": 1.2},
        },
    }


def handles(comparison: Comparison, shapes: Shapes) -> Drawing:
    """One large transparent marker a ward: it answers the pointer, and carries the code of the ward."""
    here = [item for item in comparison.items if item.code in shapes.centres]
    places = of_comparison(comparison)
    return {
        "type": "scatter",
        "x": [round(shapes.centres[item.code][0], 6) for item in here],
        "y": [round(shapes.centres[item.code][1], 6) for item in here],
        "customdata": [[item.code] for item in here],
        "hovertext": [plain(item_text(comparison, item, places)).replace(": ", "<br>", 1) for item in here],
        "hoverinfo": "text",
        "mode": "markers",
        "marker": {"size": 50, "color": CLEAR, "line": {"width": 0}},
    }


def name_on(words: str, centre: Point, look: Look) -> Drawing:
    """A ward's name, or its number, in the page's colour on the darkest class; on no fill with a ground of its own."""
    place: Drawing = {"xref": "x", "yref": "y", "x": round(centre[0], 6), "y": round(centre[1], 6)}
    ground = {"bgcolor": COLOUR["page"], "borderpad": 1} if look.ground else {}
    return note(words, yanchor="middle", font={"size": 11, "color": COLOUR[look.ink]}, **place, **ground)

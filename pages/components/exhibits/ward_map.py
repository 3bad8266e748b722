"""The figure of wards on a map, by value or beside Camden, and the key of its looks."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from metrics import Beside, Comparison, Snapshot
from pages.components.exhibits.axes import layout, note, plain, sample_chip
from pages.components.exhibits.beside import item_text
from pages.components.exhibits.beside_marks import SYMBOLS
from pages.components.exhibits.exhibit import Drawing, Figure
from pages.components.exhibits.map_looks import Look, Shows, looks, shows_of
from pages.components.exhibits.ward_shapes import HEIGHT, Point, Polygons, Shapes, label, outlines, tiles
from pages.components.theme.colours import CLEAR, COLOUR
from pages.components.theme.marks import mark
from pages.components.words.categories import one_of, whole
from pages.components.words.numbers import upper_first
from pages.components.words.periods import in_period
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed

# The name by which the choice of what a map shows is known in an address.
SHOWN_BY = "map"
_RING = 7  # px: smaller than in a ranking, where a line goes through it
_LISTED, _LIST = Markup("<li>{}{}</li>"), Markup('<ul class="{}">{}</ul>')
_SWATCH = Markup('<span class="swatch {}"></span>')


def map_of(
    snapshot: Snapshot, comparison: Comparison, chosen: Collection[str] = (), shows: Shows = Shows.COMPARED
) -> Figure:
    """A map of the wards of a comparison, with its words and its key: real outlines where they have been imported,
    tiles of equal size until then. It is of values where nothing can be compared; where both can be shown, the choice
    of which stands beside its heading. A click on a ward chooses it."""
    areas = [snapshot.areas[item.code] for item in comparison.items if item.code in snapshot.areas]
    can_choose = shows_of(comparison, Shows.COMPARED) is Shows.COMPARED
    shows = shows_of(comparison, shows)
    marked, rings = shows is Shows.COMPARED, snapshot.outlines
    shapes = outlines(areas, rings, chosen, marked=marked) if rings else tiles(areas, marked=marked)
    return Figure(
        ward_map(comparison, shapes, chosen, shows),
        on_map(comparison, shows),
        "Map of wards",
        key(comparison, shapes, shows),
        chooses=True,
        decided_by=SHOWN_BY if can_choose else "",
    )


def ward_map(
    comparison: Comparison, shapes: Shapes, chosen: Collection[str] = (), shows: Shows = Shows.VALUE
) -> Drawing:
    """Each ward in the look of its class, of how it stands beside Camden, or of its state, the chosen ones with an
    edge; 424 px high."""
    there = looks(comparison, shows)
    numbers = _numbers(there, shapes)
    # An edge that says something lies over one that does not.
    drawn = sorted(there, key=lambda look: look.stands is not Beside.SIMILAR)
    traces = [
        _polygons(shapes.rings, codes) | look.style
        for look in drawn
        if (codes := [item.code for item in look.items if item.code in shapes.rings])
    ]
    traces += [_marks(shapes, look) for look in there if look.stands is not Beside.NONE and look.items]
    here = {item.code for look in there for item in look.items if item.code in shapes.rings}
    if edged := [item.code for item in comparison.items if item.code in chosen and item.code in here]:
        edge = {"color": COLOUR["text"], "width": 3, "dash": "solid"}
        traces.append(_polygons(shapes.rings, edged) | {"line": edge})
    names = {
        item.code: _name(
            label(item.name) if item.code not in numbers else f"<b>{numbers[item.code]}</b>",
            shapes.names[item.code],
            look,
        )
        for look in there
        for item in look.items
        if item.code in here and item.code in shapes.names
    }
    return {
        "data": [*traces, _handles(comparison, shapes)],
        "layout": layout(
            HEIGHT,
            x=_axis(shapes.rings, 0),
            y=_axis(shapes.rings, 1) | {"scaleanchor": "x"},
            margin={"l": 4, "r": 4, "t": 34, "b": 4},
            notes=[
                *(names[item.code] for item in comparison.items if item.code in names),
                *sample_chip(comparison.observations),
            ],
        ),
    }


def on_map(comparison: Comparison, shows: Shows = Shows.VALUE) -> str:
    """What the map shows, and what no sentence says: which wards lie in each class, or on each side, and which have no
    figure."""
    there = looks(comparison, shows)
    classes = [look for look in there if look.of_class]
    others = [look for look in there if not look.of_class]  # the highest class first, then state by state
    beside = f", beside {whole(comparison)}" if shows is Shows.COMPARED else ""
    what = f"A map: {comparison.indicator.title} by {one_of(comparison)}{beside}{in_period(comparison)}."
    told = [
        f"{upper_first(look.words)}{_reach(comparison, look)}: {', '.join(item.name for item in look.items)}."
        for look in (*reversed(classes), *others)
        if look.items
    ]
    return " ".join([what, *told])


def _reach(comparison: Comparison, look: Look) -> str:
    """' (74% to 76%)': from which figure to which those of a side have; '' of a class, whose words say that, and of
    what has no figure."""
    if look.of_class or look.ground:
        return ""
    places = of_comparison(comparison)
    ends = (observed(comparison.indicator, look.items[at].observation, places) for at in (-1, 0))
    return f" ({' to '.join(dict.fromkeys(ends))})"


def key(comparison: Comparison, shapes: Shapes, shows: Shows = Shows.VALUE) -> Markup:
    """The map's looks as HTML lists: classes as bars in one row with their words, or the sides with their marks; the
    states; then the names that stand as numbers."""
    there = looks(comparison, shows)
    lists = Markup()
    for name, several in (
        ("key classes", [look for look in there if look.of_class]),
        ("key sides", [look for look in there if not look.of_class and not look.ground]),
        ("key", [look for look in there if look.ground]),
    ):
        if several:
            lists += _LIST.format(name, Markup().join(map(_key_of, several)))
    numbers = _numbers(there, shapes)
    if not numbers:
        return lists
    names = {item.code: item.name for item in comparison.items}
    named = Markup().join(Markup("<li><b>{}</b> {}</li>").format(place, names[code]) for code, place in numbers.items())
    return lists + _LIST.format("key numbered", named)


def _key_of(look: Look) -> Markup:
    words = mark(look.stands.mark) + look.words if look.stands.mark else look.words
    return _LISTED.format(_SWATCH.format(look.swatch), words)


def _axis(rings: Polygons, place: int) -> Drawing:
    ends = [point[place] for several in rings.values() for ring in several for point in ring] or [0.0, 1.0]
    room = (max(ends) - min(ends)) * 0.02
    reach = [round(min(ends) - room, 6), round(max(ends) + room, 6)]
    return {"range": reach, "visible": False, "constrain": "domain"}


def _polygons(rings: Polygons, codes: Sequence[str]) -> Drawing:
    """Closed shapes of several wards; fills report no hover, so they are silent and `_handles` speaks."""
    several = [ring for code in codes for ring in rings[code]]
    points: list[Point | None] = [point for ring in several for point in (*ring, ring[0], None)]
    return {
        "type": "scatter",
        "x": [None if point is None else round(point[0], 6) for point in points],
        "y": [None if point is None else round(point[1], 6) for point in points],
        "mode": "lines",
        "hoverinfo": "skip",
    }


def _marks(shapes: Shapes, look: Look) -> Drawing:
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


def _handles(comparison: Comparison, shapes: Shapes) -> Drawing:
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


def _numbers(there: Sequence[Look], shapes: Shapes) -> dict[str, int]:
    """The wards that have a number in the place of their name, counted by name: where there is no room, and where a
    name would reach from the darkest class, whose ink is light, into another."""
    numbered = [
        item
        for look in there
        for item in look.items
        if item.code in shapes.crowded or (item.code in shapes.beyond and look.ink == "page")
    ]
    return {item.code: place for place, item in enumerate(sorted(numbered, key=lambda item: item.name), 1)}


def _name(words: str, centre: Point, look: Look) -> Drawing:
    """A ward's name, or its number, in the page's colour on the darkest class; on no fill with a ground of its own."""
    place: Drawing = {"xref": "x", "yref": "y", "x": round(centre[0], 6), "y": round(centre[1], 6)}
    ground = {"bgcolor": COLOUR["page"], "borderpad": 1} if look.ground else {}
    return note(words, yanchor="middle", font={"size": 11, "color": COLOUR[look.ink]}, **place, **ground)

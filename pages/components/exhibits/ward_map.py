"""The figure of a comparison of wards on a map, and the key of its classes."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from metrics import Comparison, Item, Status
from pages.components.exhibits.axes import layout, note, plain, sample_chip
from pages.components.exhibits.beside import item_text, ranked
from pages.components.exhibits.classes import Bounds, bounds, class_words, shade, shades
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.ward_shapes import HEIGHT, Point, Polygons, Shapes, label
from pages.components.theme.colours import CLEAR, COLOUR, RAMP
from pages.components.words.categories import one_of
from pages.components.words.numbers import displayed, upper_first
from pages.components.words.periods import in_period
from pages.components.words.precision import of_comparison
from pages.components.words.states import state_word

Look = int | Status  # the shade of a class, or why there is none

_DASHES = {Status.MISSING: "dash", Status.PENDING: "dot"}


def ward_map(comparison: Comparison, shapes: Shapes, chosen: Collection[str] = ()) -> Drawing:
    """Each ward in the colour of its class or the look of its state, the chosen ones with an edge; 424 px high."""
    limits, places = bounds(comparison), of_comparison(comparison)
    here = [item for item in comparison.items if item.code in shapes.rings]
    looks = {item.code: _look(comparison, limits, item, places) for item in here}
    traces = [
        _polygons(shapes.rings, [code for code, own in looks.items() if own == look]) | _style(look)
        for look in sorted(set(looks.values()), key=str)
    ]
    if edged := [code for code in looks if code in chosen]:
        edge = {"color": COLOUR["text"], "width": 3, "dash": "solid"}
        traces.append(_polygons(shapes.rings, edged) | {"line": edge})
    numbers = _numbers(comparison, shapes)
    names = [
        _name(
            label(item.name) if item.code not in numbers else f"<b>{numbers[item.code]}</b>", middle, looks[item.code]
        )
        for item in here
        if (middle := shapes.names.get(item.code))
    ]
    return {
        "data": [*traces, _handles(comparison, shapes)],
        "layout": layout(
            HEIGHT,
            x=_axis(shapes.rings, 0),
            y=_axis(shapes.rings, 1) | {"scaleanchor": "x"},
            margin={"l": 4, "r": 4, "t": 34, "b": 4},
            notes=[*names, *sample_chip(comparison.observations)],
        ),
    }


def on_map(comparison: Comparison) -> str:
    """What the map shows, and what no sentence says: which wards lie in each class, and which have no figure."""
    limits, places = bounds(comparison), of_comparison(comparison)
    words = dict(zip(shades(limits), class_words(comparison), strict=False))
    order = [*Status]  # the highest class first, then state by state
    told: dict[str, list[str]] = {}
    for item in sorted(ranked(comparison), key=lambda item: order.index(item.observation.status)):
        look = _look(comparison, limits, item, places)
        word = words[look] if isinstance(look, int) else state_word(comparison.indicator, item.observation)
        told.setdefault(upper_first(word), []).append(item.name)
    what = f"A map: {comparison.indicator.title} by {one_of(comparison)}{in_period(comparison)}."
    return " ".join([what, *(f"{name}: {', '.join(wards)}." for name, wards in told.items())])


def key(comparison: Comparison, shapes: Shapes) -> Markup:
    """The map's classes as an HTML list of one row, a bar and its words each; the states; then the names that stand as
    numbers."""
    words = zip(shades(bounds(comparison)), class_words(comparison), strict=False)
    bars = [(f"ramp-{place}", each) for place, each in words]
    there = {
        (each.status, state_word(comparison.indicator, each)) for each in comparison.observations if each.value is None
    }
    states = [(status.value, word) for status in Status for state, word in sorted(there) if state is status]
    bar, lists = Markup('<li><span class="swatch {}"></span>{}</li>'), Markup()
    for name, several in (("key classes", bars), ("key", states)):
        if several:
            own = Markup().join(bar.format(*each) for each in several)
            lists += Markup('<ul class="{}">{}</ul>').format(name, own)
    numbers = _numbers(comparison, shapes)
    if not numbers:
        return lists
    names = {item.code: item.name for item in comparison.items}
    named = Markup().join(Markup("<li><b>{}</b> {}</li>").format(place, names[code]) for code, place in numbers.items())
    return lists + Markup('<ul class="key numbered">{}</ul>').format(named)


def _look(comparison: Comparison, limits: Bounds, item: Item, places: int) -> Look:
    each = item.observation
    if each.value is None:
        return each.status
    return shade(limits, displayed(comparison.indicator, each.value, places))


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


def _style(look: Look) -> Drawing:
    """A class is filled, a withheld figure hatched, any other state an empty shape with an edge of its own."""
    if isinstance(look, int):
        return {"fill": "toself", "fillcolor": RAMP[look], "line": {"color": COLOUR["page"], "width": 1.2}}
    edge = COLOUR[look.colour]
    if look is Status.WITHHELD:
        pattern = {"shape": "/", "fgcolor": edge, "bgcolor": CLEAR, "size": 7, "solidity": 0.2}
        return {"fill": "toself", "fillpattern": pattern, "line": {"color": edge, "width": 1}}
    return {"line": {"color": edge, "width": 1.4, "dash": _DASHES.get(look, "solid")}}


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


def _numbers(comparison: Comparison, shapes: Shapes) -> dict[str, int]:
    """The wards that have a number in the place of their name, counted by name: where there is no room, and where a
    name would reach from the darkest class, whose ink is light, into another."""
    limits, places, darkest = bounds(comparison), of_comparison(comparison), len(RAMP) - 1
    numbered = [
        item
        for item in comparison.items
        if item.code in shapes.crowded
        or (item.code in shapes.beyond and _look(comparison, limits, item, places) == darkest)
    ]
    return {item.code: place for place, item in enumerate(sorted(numbered, key=lambda item: item.name), 1)}


def _name(words: str, centre: Point, look: Look) -> Drawing:
    """A ward's name, or its number, in the page's colour on the darkest class; on no fill with a ground of its own."""
    ink = COLOUR["page"] if look == len(RAMP) - 1 else COLOUR["text"]
    place: Drawing = {"xref": "x", "yref": "y", "x": round(centre[0], 6), "y": round(centre[1], 6)}
    ground = {} if isinstance(look, int) else {"bgcolor": COLOUR["page"], "borderpad": 1}
    return note(words, yanchor="middle", font={"size": 11, "color": ink}, **place, **ground)

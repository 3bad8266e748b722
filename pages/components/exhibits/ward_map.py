"""The figure of wards on a map, by value or beside Camden."""

from collections.abc import Collection

from metrics import Beside, Comparison, Snapshot
from pages.components.exhibits.axes import layout, sample_chip
from pages.components.exhibits.exhibit import Drawing, Figure
from pages.components.exhibits.map_key import key, with_numbers
from pages.components.exhibits.map_layers import axis, handles, marks_of, name_on, polygons
from pages.components.exhibits.map_looks import Look, Shows, looks, shows_of
from pages.components.exhibits.ward_shapes import HEIGHT, Shapes, label, outlines, tiles
from pages.components.theme.colours import COLOUR
from pages.components.words.categories import one_of, whole
from pages.components.words.numbers import upper_first
from pages.components.words.periods import in_period
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed

# The name by which the choice of what a map shows is known in an address.
SHOWN_BY = "map"


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
    numbers = with_numbers(there, shapes)
    # An edge that says something lies over one that does not.
    drawn = sorted(there, key=lambda look: look.stands is not Beside.SIMILAR)
    traces = [
        polygons(shapes.rings, codes) | look.style
        for look in drawn
        if (codes := [item.code for item in look.items if item.code in shapes.rings])
    ]
    traces += [marks_of(shapes, look) for look in there if look.stands is not Beside.NONE and look.items]
    here = {item.code for look in there for item in look.items if item.code in shapes.rings}
    if edged := [item.code for item in comparison.items if item.code in chosen and item.code in here]:
        edge = {"color": COLOUR["text"], "width": 3, "dash": "solid"}
        traces.append(polygons(shapes.rings, edged) | {"line": edge})
    names = {
        item.code: name_on(
            label(item.name) if item.code not in numbers else f"<b>{numbers[item.code]}</b>",
            shapes.names[item.code],
            look,
        )
        for look in there
        for item in look.items
        if item.code in here and item.code in shapes.names
    }
    return {
        "data": [*traces, handles(comparison, shapes)],
        "layout": layout(
            HEIGHT,
            x=axis(shapes.rings, 0),
            y=axis(shapes.rings, 1) | {"scaleanchor": "x"},
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

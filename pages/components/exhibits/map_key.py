"""The key of a map's looks, and the wards that have a number in the place of their name."""

from collections.abc import Sequence

from markupsafe import Markup

from metrics import Comparison
from pages.components.exhibits.map_looks import Look, Shows, looks
from pages.components.exhibits.ward_shapes import Shapes
from pages.components.theme.marks import mark

_LISTED, _LIST = Markup("<li>{}{}</li>"), Markup('<ul class="{}">{}</ul>')
_SWATCH = Markup('<span class="swatch {}"></span>')


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
    numbers = with_numbers(there, shapes)
    if not numbers:
        return lists
    names = {item.code: item.name for item in comparison.items}
    named = Markup().join(Markup("<li><b>{}</b> {}</li>").format(place, names[code]) for code, place in numbers.items())
    return lists + _LIST.format("key numbered", named)


def _key_of(look: Look) -> Markup:
    words = mark(look.stands.mark) + look.words if look.stands.mark else look.words
    return _LISTED.format(_SWATCH.format(look.swatch), words)


def with_numbers(there: Sequence[Look], shapes: Shapes) -> dict[str, int]:
    """The wards that have a number in the place of their name, counted by name: where there is no room, and where a
    name would reach from the darkest class, whose ink is light, into another."""
    numbered = [
        item
        for look in there
        for item in look.items
        if item.code in shapes.crowded or (item.code in shapes.beyond and look.ink == "page")
    ]
    return {item.code: place for place, item in enumerate(sorted(numbered, key=lambda item: item.name), 1)}

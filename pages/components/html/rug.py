"""The tartan rug: a table of every indicator by every area of a level, whose cells are coloured where they differ."""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from markupsafe import Markup

from metrics import Area, Level, Origin, Profile, Snapshot
from pages.components.exhibits import rug
from pages.components.exhibits.profiled import Profiled, weakest
from pages.components.exhibits.rug import Cell, Column
from pages.components.html.markup import joined, link
from pages.components.html.table import scrolling
from pages.components.html.template import Template
from pages.components.words.numbers import is_share, unit
from pages.components.words.places import BOROUGH_NAME

_TABLE = Markup(
    '<table class="rug own-{} of-{}"><caption class="hidden">{}</caption><thead>{}<tr class="names">{}</tr></thead>'
    "<tbody>{}</tbody></table>"
)
_GROUPS, _GROUP = Markup("<tr><td></td>{}<td></td></tr>"), Template('<th scope="colgroup" colspan="{}">{}</th>')
_NAME = Template('<th scope="col"{}><span>{}</span></th>')
_BORDERS = Markup(' class="borders"')
_FIRST_NAME = Template('<th scope="col"><span class="hidden">{}</span></th>')
_ROW = Template('<tr><th scope="row">{}{}</th>{}</tr>')
_SMALL = Template(" <small>{}</small>")
_CELL, _PLAIN = Template('<td class="{}">{}</td>'), Template("<td>{}</td>")
_HIDDEN = Template('<span class="hidden">{}</span>')
_KEY = Markup('<ul class="key rug-key">{}</ul>')
_KEY_ITEM = Markup('<li><span class="swatch {}"></span>{}</li>')


def html(
    snapshot: Snapshot,
    profile: Profile,
    of: Sequence[Profiled],
    address: Callable[[str], str],
    to: Callable[[Area], str],
) -> Markup:
    """The table, which scrolls where it is too wide, and its key; `address` is that of an indicator's page, and `to`
    that of an area's profile."""
    area = profile.area
    columns = rug.columns(snapshot, area, profile.borders)
    own = next(place for place, each in enumerate(columns) if each.own)
    names = [_FIRST_NAME.format("Indicator"), *(_named(each, to) for each in columns)]
    names.append(_NAME.format("", BOROUGH_NAME))
    origin = weakest(of)
    cells = [rug.cells(told, columns) for told in of]
    firsts = [each.first for each in columns] + [True]
    rows = [
        _row(told, joined(map(_cell, those, firsts)), address, origin) for told, those in zip(of, cells, strict=True)
    ]
    beside = sum(each.area.parent == area.parent for each in columns) if area.level is Level.WARD else len(columns)
    caption = f"Every indicator in every {area.level.word}"
    table = _TABLE.format(own + 1, beside, caption, _groups(snapshot, area, columns), joined(names), joined(rows))
    return scrolling(caption, table) + _key(area, columns, {each.name for those in cells for each in those})


def _groups(snapshot: Snapshot, area: Area, columns: Sequence[Column]) -> Markup:
    """The neighbourhoods over their wards."""
    if area.level is not Level.WARD:
        return Markup()
    together = groupby(columns, lambda each: str(each.area.parent))
    several = [(snapshot.areas[parent].name, len(list(each))) for parent, each in together]
    return _GROUPS.format(joined(_GROUP.format(many, name) for name, many in several))


def _named(column: Column, to: Callable[[Area], str]) -> Markup:
    name = column.area.name if column.own else link(to(column.area), column.area.name)
    return _NAME.format(_BORDERS if column.borders else "", name)


def _row(told: Profiled, cells: Markup, address: Callable[[str], str], weakest: Origin | None) -> Markup:
    indicator, origin = told.indicator, told.comparison.items[0].observation.origin
    beside = ("%" if is_share(indicator) else unit(indicator), origin.word.lower() if origin is not weakest else "")
    words = ", ".join(each for each in beside if each)
    name = link(address(indicator.slug), indicator.short or indicator.title)
    return _ROW.format(name, _SMALL.format(words) if words else "", cells)


def _cell(of: Cell, first: bool) -> Markup:
    """A cell, with room before the `first` of a neighbourhood."""
    names = " ".join(each for each in (of.name, "g" if first else "") if each)
    text = of.text if of.shown else _HIDDEN.format(of.text)
    return _CELL.format(names, text) if names else _PLAIN.format(text)


def _key(area: Area, columns: Sequence[Column], seen: Collection[str]) -> Markup:
    """What the looks of cells say, of those that are `seen`."""
    many = area.level.word
    words = {
        "W": "Worse, sure", "w": "Worse", "s": "Too close to tell", "b": "Better", "B": "Better, sure",
        "h": "Higher", "H": "Higher, sure", "l": "Lower", "L": "Lower, sure",
        "": "Not compared", "x": "Withheld", "m": "Missing", "p": "Still to come", "z": "No cases",
    }  # fmt: skip
    items = [_KEY_ITEM.format(f"look-{name or 'none'}", said) for name, said in words.items() if name in seen]
    if any(each.borders for each in columns):
        items.append(_KEY_ITEM.format("look-borders", f"Line: a {many} that borders {area.name}"))
    return _KEY.format(joined(items))

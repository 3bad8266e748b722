"""Where an area lies: a small map of the borough's tiles, for the eye alone, since its words stand beside it."""

from markupsafe import Markup

from metrics import Area, Level, Profile, Snapshot
from pages.components.html.markup import joined
from pages.components.html.template import Template

# In px: from one tile to the next, from one row to the next.
_ACROSS, _DOWN = 15.5, 13.5
_MAP = Markup('<div class="locator" aria-hidden="true" style="width:{:g}px;height:{:g}px">{}</div>')
_TILE = Template('<i{} style="left:{}px;top:{}px"></i>')
_OWN, _NEXT = Markup(' class="own"'), Markup(' class="next"')
_SIZE = 17


def html(snapshot: Snapshot, of: Profile) -> Markup:
    """The wards of the area itself, those that border it, and all others; nothing where there are no tiles."""
    own = {of.area.code, *(each.code for each in of.inside)}
    near = {each.code for each in of.borders}
    wards = [each for each in snapshot.areas.values() if each.level is Level.WARD]
    places = {each.code: place for each in wards if (place := _place(each)) is not None}
    if not places:
        return Markup()
    left, top = (min(place[side] for place in places.values()) for side in (0, 1))
    tiles = (
        _TILE.format(_OWN if code in own else _NEXT if code in near else "", f"{across - left:g}", f"{down - top:g}")
        for code, (across, down) in places.items()
    )
    wide, high = (max(place[side] for place in places.values()) for side in (0, 1))
    return _MAP.format(wide - left + _SIZE, high - top + _SIZE, joined(tiles))


def _place(area: Area) -> tuple[float, float] | None:
    """The left and the top of a ward's tile; odd rows are half a tile to the right."""
    if area.tile_column is None or area.tile_row is None:
        return None
    return _ACROSS * (area.tile_column + area.tile_row % 2 / 2), _DOWN * area.tile_row

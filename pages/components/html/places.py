"""Every neighbourhood with its wards, each a way to its profile."""

from markupsafe import Markup

from metrics import Area, Level, Snapshot
from pages.components.html.markup import joined, link
from pages.components.html.profile import to_profile

_GROUPS = Markup('<div class="places">{}</div>')
_GROUP = Markup("<section><h2>{}</h2><ul>{}</ul></section>")
_PLACE = Markup("<li>{} <span>{:,} residents</span></li>")


def html(snapshot: Snapshot) -> Markup:
    """In the order of their names; wards of no neighbourhood, where there are any, last."""
    hoods = [each for each in snapshot.areas.values() if each.level is Level.NEIGHBOURHOOD]
    wards = [each for each in snapshot.areas.values() if each.level is Level.WARD]
    groups = [_group(link(to_profile(hood), hood.name), [each for each in wards if each.parent == hood.code])
              for hood in hoods]  # fmt: skip
    codes = {each.code for each in hoods}
    if others := [each for each in wards if each.parent not in codes]:
        groups.append(_group("Other wards", others))
    return _GROUPS.format(joined(groups))


def _group(name: str, wards: list[Area]) -> Markup:
    return _GROUP.format(
        name, joined(_PLACE.format(link(to_profile(each), each.name), each.residents) for each in wards)
    )

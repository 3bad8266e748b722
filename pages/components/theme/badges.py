"""The badge that says where a figure is from."""

from markupsafe import Markup

from metrics import Origin
from pages.components.theme.marks import mark

_ORIGIN = Markup('<span class="{}">{}</span>')
_BADGES = {Origin.SAMPLE: "chip", Origin.QUOTED: "badge quoted"}


def origin_badge(origin: str) -> Markup:
    """Where a figure is from: solid for sample, so that it cannot be overlooked; with a mark where it is quoted."""
    member = Origin(origin)
    drawn = mark(member.mark) + Markup(" ") if member.mark else Markup()
    return _ORIGIN.format(_BADGES.get(member, "badge"), drawn + member.word)

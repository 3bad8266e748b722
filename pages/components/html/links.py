"""Ways from a page to others: above its title to what it belongs to, at its end to what its figures are made of."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from metrics import Priority, Series
from pages.components.html.markup import joined, link

_CRUMB = Markup("{} ({}) \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {}")
_LIST = Markup('<ul class="see-also">{}</ul>')
_WAY = Markup("<li>{}<br><span>{}</span></li>")


def crumb(to: str, priority: Priority, part: str) -> Markup:
    """'Anti-racism learning (organisation) > Our own work', with the way to the priority's page."""
    return _CRUMB.format(link(to, priority.title), priority.kind, part)


def see_also(several: Iterable[Series], to: Callable[[str], str]) -> Markup:
    """The page of each indicator, with what it asks."""
    ways = (
        _WAY.format(link(to(each.indicator.slug), each.indicator.title), each.indicator.question) for each in several
    )
    return _LIST.format(joined(ways))

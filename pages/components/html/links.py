"""Ways from a page to others: above its title to what it belongs to, at its end to what its figures are made of."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from metrics import Priority, Series
from pages.components.html.markup import joined, link

_CRUMB = Markup("{} ({}) \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {}")
_LIST = Markup('<div class="section unprinted"><h2>{}</h2><ul class="see-also">{}</ul></div>')
_WAY = Markup("<li>{}<br><span>{}</span></li>")


def crumb(to: str, priority: Priority, part: str) -> Markup:
    """'Anti-racism learning (organisation) > Our own work', with the way to the priority's page."""
    return _CRUMB.format(link(to, priority.title), priority.kind, part)


def see_also(question: str, several: Iterable[Series], to: Callable[[str], str]) -> Markup:
    """Under a question the page of each indicator, with what it asks; paper has no use for it."""
    ways = (
        _WAY.format(link(to(each.indicator.slug), each.indicator.title), each.indicator.question) for each in several
    )
    return _LIST.format(question, joined(ways))

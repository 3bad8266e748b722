"""What a table leaves out, each with why: a click away below it."""

from collections.abc import Iterable

from markupsafe import Markup

from pages.components.html.markup import joined, more
from pages.components.html.template import Template

_LIST = Template('<ul class="left-out">{}</ul>')
_ITEM = Template("<li>{}: {}.</li>")


def left_out(title: str, named: Iterable[tuple[Markup | str, str]]) -> Markup:
    """Each by its name, and why it is not there."""
    return more(title, _LIST.format(joined(_ITEM.format(name, why) for name, why in named)))

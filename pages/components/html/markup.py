"""Pieces of HTML that several pages use. Whatever is not our own literal is escaped by construction: text goes into a
Markup template by `format`, and only Markup goes in as it is."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from pages.components.html import template
from pages.components.html.template import Template
from pages.components.theme.marks import mark

_LINK = Template('<a href="{}">{}</a>')
_FACTS = Markup('<dl class="facts"><div><dt>{}</dd></div></dl>')
_WITHIN_FACT, _BETWEEN_FACTS = Markup("</dt><dd>"), Markup("</dd></div><div><dt>")
_MORE = Markup('<details class="more"><summary><span>{}</span></summary>{}</details>')
_STATE = Markup('<div class="state {}">{}<div><b>{}</b><p>{}</p></div></div>')
_ALERT = Markup('<p class="notice" role="alert">{}</p>')
_NOTICE = Markup('<p class="{}"><b>{}</b> {}</p>')
_PARAGRAPH = Markup('<p class="{}">{}</p>')
_UP = Markup(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ")
_SPACED = Markup('<div class="spaced">{}</div>')
_PART = Markup("<div>{}</div>")
_SECTION = Markup('<div class="section" id="{}"><h2>{}{}</h2>{}</div>')


def joined(parts: Iterable[str], between: Markup = template.NOTHING) -> Markup:
    """Parts one after the other, with a piece of HTML between each two."""
    return template.joined(parts, between)


def spaced(*parts: str) -> Markup:
    """Parts one below the other, as far apart as Streamlit sets the elements of a page: together they are one of them,
    and each that a page has takes the server a hundredth of a view. What has no words is left out."""
    return _SPACED.format(joined(_PART.format(each) for each in parts if each))


def paragraph(name: str, words: str) -> Markup:
    """A paragraph of the style's class of this name."""
    return _PARAGRAPH.format(name, words)


def section(question: str, sentence: str = "", *, place: str, badge: str = "") -> Markup:
    """A question, its place in an address, and the sentence that answers it."""
    return _SECTION.format(place, question, badge, paragraph("finding", sentence) if sentence else "")


def notice(title: str, words: str, *, failed: bool = False) -> Markup:
    """A word and a sentence about what follows, set off by an edge: grey, or orange where something has `failed`."""
    return _NOTICE.format("notice failed" if failed else "notice", title, words)


def alert(words: str) -> Markup:
    """A paragraph that a screen reader says at once."""
    return _ALERT.format(words)


def link(address: str, words: str) -> Markup:
    return _LINK.format(address, words)


def crumb(*ways: str) -> Markup:
    """What a page belongs to, the widest first, as ways to it or in words; what has no words is left out."""
    return joined((each for each in ways if each), _UP)


def with_choice(address: str, name: str, code: str) -> str:
    """An address with one more choice in it."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({name: code})}"


def facts(said: Mapping[str, str]) -> Markup:
    """Names and words side by side, at least one of each; what has no words is left out."""
    return _FACTS.format(_BETWEEN_FACTS.join(_WITHIN_FACT.join(fact) for fact in said.items() if fact[1]))


def more(title: str, content: str) -> Markup:
    """What is a click away, without a rerun."""
    return _MORE.format(title, content)


def state(name: str, title: str, words: str, *, size: str) -> Markup:
    """In the place of what is not there: a mark, two words and a sentence; `size` is that of a figure ('figure-size')
    or a card ('card-size'), or of a 'panel' that asks for one next step."""
    return _STATE.format(size, mark(name), title, words)

"""The key of where Camden stands: what is drawn, of marks only those that there are."""

from collections.abc import Sequence

from markupsafe import Markup

from metrics import Beside
from pages.components.exhibits.peer_rows import Row
from pages.components.html.markup import joined
from pages.components.html.template import Template
from pages.components.theme.marks import mark

_KEYS = Template('<ul class="stand-key">{}</ul>')
_ITEM = Template("<li>{} {}</li>")
_SWATCH = Template('<i class="{}" aria-hidden="true"></i>')
_WORDS = {
    Beside.BETTER: "better than most",
    Beside.WORSE: "worse than most",
    Beside.HIGHER: "higher or lower than most",
    Beside.SIMILAR: "too close to tell, in the middle, or without a range",
}


def key_of(told: Sequence[Row]) -> Markup:
    """What is drawn, of marks only those that there are."""
    there = {each.most for each in told}
    there |= {Beside.HIGHER} if Beside.LOWER in there else set()
    there |= {Beside.SIMILAR} if Beside.NONE in there else set()
    items = [_ITEM.format(mark(side.mark), words) for side, words in _WORDS.items() if side in there]
    drawn = {"other": "a borough", "half": "their middle half", "upright": "their middle"}
    items += [_ITEM.format(_SWATCH.format(name), words) for name, words in drawn.items()]
    if any(each.among.period.camden.ranged for each in told):
        items.append(_ITEM.format(_SWATCH.format("likely"), "Camden's range (95%), where one is published"))
    return _KEYS.format(joined(items))

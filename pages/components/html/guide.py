"""How to read the dashboard, in three steps: what it is, whose the figures are, and what the two marks say."""

from collections.abc import Collection

from markupsafe import Markup

from metrics import Origin, Priority
from pages.components.html import meanings
from pages.components.html.markup import joined, more
from pages.components.theme.badges import origin_badge

_TITLE = "How to read this dashboard"
_FIRST = Markup(
    '<details class="guide first" open><summary><b>New here?</b> <span>{}, in three steps</span></summary>{}'
    '<p><button type="button" data-seen>Got it</button> <span class="quiet">This stands at the foot of every page, '
    "too.</span></p></details>"
)
_STEPS = Markup('<ol class="steps"><li>{}</li></ol>')
_BETWEEN = Markup("</li><li>")
_STEP = Markup("<b>{}</b><p>{}</p>{}")
_LIST = Markup('<ul class="meanings">{}</ul>')
_MEANING = Markup("<li>{} {}</li>")
_FROM = {
    Origin.PUBLISHED: "by those who counted it",
    Origin.COUNCIL: "by the council itself",
    Origin.QUOTED: "by others than those who counted it",
    Origin.SAMPLE: "made up, to show how this works",
}


def steps(priorities: Collection[Priority], origins: Collection[Origin]) -> Markup:
    """The three; of the origins that figures have here."""
    badges = [_MEANING.format(origin_badge(each), words) for each, words in _FROM.items() if each in origins]
    what = (
        f"The {len(priorities)} promises of We Make Camden, and the figures that show how each is going. A promise "
        "leads to its indicators, and an indicator to how it changes, where and for whom it is different, and what it "
        "counts."
    )
    whose = "Each figure says where it is from." if badges else "No figure has been brought in yet."
    told = (
        _STEP.format("What is this?", what, ""),
        _STEP.format("Whose figures are they?", whose, _LIST.format(joined(badges)) if badges else ""),
        _STEP.format(
            "What do the two marks say?",
            "The first, whether a figure changes by more than chance; its arrow is the way the number moves. The "
            "second, whether it can meet its target as it is or, with a flag, whether it will meet it in time.",
            joined(
                _LIST.format(meanings.items(each)) for each in (meanings.CHANGES, meanings.TARGETS, meanings.COURSES)
            ),
        ),
    )
    return _STEPS.format(_BETWEEN.join(told))


def first_visit(of: Markup) -> Markup:
    """The steps, open, for who has not been here before: the browser's script shows them no more once they are closed.
    Without it they can be closed all the same."""
    return _FIRST.format(_TITLE, of)


def again(of: Markup) -> Markup:
    """The steps a click away, on every page."""
    return more(_TITLE, of)

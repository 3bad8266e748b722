"""What the marks of a change and of a target mean, as the keys of pages and the guide have them: an example of each,
with its word."""

from collections.abc import Collection, Iterable

from markupsafe import Markup

from metrics import Assurance, Course, Variation
from pages.components.html.markup import joined
from pages.components.theme.marks import mark
from pages.components.words.tally import word
from pages.components.words.verdicts import example

Meaning = tuple[str, str]

TARGETS: tuple[Meaning, ...] = tuple(
    (each.mark, each.word) for each in (Assurance.PASS, Assurance.HIT_OR_MISS, Assurance.FAIL)
)
FLAGS = (Course.ON_COURSE, Course.UNCERTAIN, Course.OFF_COURSE)
COURSES: tuple[Meaning, ...] = tuple((each.mark, each.word) for each in FLAGS)
CHANGES: tuple[Meaning, ...] = tuple(
    (example(each), each.word) for each in (Variation.IMPROVEMENT, Variation.COMMON, Variation.CONCERN)
)
_UNUSUAL: Meaning = (Variation.HIGH.mark, "Unusually high or low")
_ITEM = Markup("<li>{} {}</li>")


def changes(of: Collection[Variation], unjudged: str = word(Variation.UNKNOWN)) -> tuple[Meaning, ...]:
    """Of what is not always there only what there is; `unjudged` is what the last one is called."""
    unusual = (_UNUSUAL,) if {Variation.HIGH, Variation.LOW} & set(of) else ()
    return (*CHANGES, *unusual, (Variation.UNKNOWN.mark, unjudged))


def items(several: Iterable[Meaning]) -> Markup:
    """Of a list: each mark with its words."""
    return joined(_ITEM.format(mark(name), words) for name, words in several)

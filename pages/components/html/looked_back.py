"""What came of something, as a mark, a verdict and a sentence."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from data.store import Decision, Expectation, Initiative, Kept, Review
from metrics import BOROUGH, Origin, Snapshot
from pages.components.exhibits.looking_back import Looked, Versions, at_a_decision, at_an_expectation
from pages.components.html.known import origin_of
from pages.components.html.markup import joined, more, paragraph
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.looked_back import LookedBack
from pages.components.words.periods import day_text
from pages.components.words.verdicts import CLASSES

FIRST = 2  # indicators that are told at once
_TOLD = Markup('<p class="looked-back">{}<span>{}{}{}{}</span></p>')
_FOUND = Markup('<b class="{}">{}.</b> ')
_NAME = Markup("{}: ")
_REVIEW = Markup('<p class="looked-back">{}<span><b class="{}">{}.</b> {}<small>{}, {}</small></span></p>')
_NOTHING = Markup('<p class="quiet">No figure was kept with it.</p>')


def told(of: LookedBack, name: str = "", *, origin: str = "") -> Markup:
    """'As hoped. 75% then, 81% now', behind the name of its indicator where there are several; marked where the figure
    of then was made up."""
    found = _FOUND.format(CLASSES[of.found.colour], of.found.word) if of.found else ""
    chip = Markup(" ") + origin_badge(Origin.SAMPLE) if origin_of(origin) is Origin.SAMPLE else Markup()
    return _TOLD.format(mark(of.mark), _NAME.format(name) if name else "", found, of.words, chip)


def since(several: Sequence[Looked], reviews: Iterable[Kept[Review]] = (), *, here: str = "") -> Markup:
    """What has happened since a decision by each of its indicators, and what people found who looked back; with their
    places where these are not `here`, the code of an area."""
    drawn = [told(each.back, _named(each, here, alone=len(several) == 1), origin=each.then.origin) for each in several]
    rest = more(_rest(len(drawn) - FIRST), joined(drawn[FIRST:])) if len(drawn) > FIRST else Markup()
    found = joined(_review(each) for each in reviews)
    return found + (joined(drawn[:FIRST]) + rest if drawn else _NOTHING)


def of_decision(snapshot: Snapshot, of: Kept[Decision], work: Versions, *, here: str = "") -> Markup:
    """The same of a decision alone."""
    return since(at_a_decision(snapshot, of, work), here=here)


def _named(of: Looked, here: str, *, alone: bool) -> str:
    """What stands before it: 'Burglary, Belsize ward'; '' where it needs no name."""
    place = of.then.area_name if here and of.then.area != here else ""
    return ", ".join(filter(None, ("" if alone else of.then.title, place)))


def of_expectation(
    snapshot: Snapshot, versions: Sequence[Kept[Expectation]], work: Sequence[Kept[Initiative]]
) -> Markup:
    """What came of what was expected of a piece of work, of which there are these versions, by the text that stood when
    it started; and whether its start was moved since."""
    scored = at_an_expectation(snapshot, tuple(versions), {work[-1].id: work})
    reading = snapshot.reading(versions[-1].entry.indicator, BOROUGH) if scored.back.found else None
    moved = paragraph("small", scored.of.moved) if scored.of.moved else ""
    return told(scored.back, "What came of it", origin=reading.origin if reading else "") + moved


def _rest(many: int) -> str:
    return "One more" if many == 1 else f"{many} more"


def _review(of: Kept[Review]) -> Markup:
    found = of.entry.found
    return _REVIEW.format(
        mark(found.mark), CLASSES[found.colour], found.word, of.entry.words, of.role, day_text(of.entry.on)
    )

"""What was known when something was decided, read from what is frozen with the decision alone."""

from collections.abc import Iterable

from markupsafe import Markup

from data.store import Difference, Evidence, Read
from metrics import Origin
from pages.components.html.markup import facts, joined
from pages.components.theme.badges import origin_badge
from pages.components.words.periods import day_text
from pages.components.words.sentences import in_turn

_KNOWN = Markup('<div class="known">{}{}</div>')
_LIST = Markup('<p class="head">{}</p><ul>{}</ul>')
_READ = Markup("<li><b>{}</b>{}: {}{}</li>")
_DIFFERENCE = Markup("<li><b>{}</b>: {}</li>")


def known(of: Evidence) -> Markup:
    """What the evidence suggested and why, what each indicator said, and what the sites did beside others."""
    said = {
        "The evidence suggested": of.advice.word,
        "Because": of.because,
        "How sure": of.strength,
        "As at": f"{day_text(of.as_of)}, snapshot {of.snapshot}",
        "Sample data": "Some of these figures were made up." if of.sample else "",
    }
    return _KNOWN.format(facts(said), joined((_readings(of.readings), _differences(of.differences))))


def _readings(several: Iterable[Read]) -> Markup:
    items = joined(_read(each) for each in several)
    return _LIST.format("What the figures said", items) if items else Markup()


def _read(of: Read) -> Markup:
    where = f", {of.area_name}" if of.area_name else ""
    marks = "; ".join(filter(None, (of.variation, of.assurance, of.course)))
    said = in_turn(
        (f"{of.value or 'no figure'}{f' ({of.period})' if of.period else ''}.", f"{marks}." if marks else "")
    )
    return _READ.format(of.title, where, said, _badge(of.origin))


def _badge(origin: str) -> Markup:
    """The badge of where a figure was from."""
    named = origin_of(origin)
    return Markup(" ") + origin_badge(named) if named else Markup()


def origin_of(kept: str) -> Origin | None:
    """Where a figure was from, by what was kept of that: its value or its word."""
    return next((each for each in Origin if kept.casefold() in (each.value, each.word.casefold())), None)


def _differences(several: Iterable[Difference]) -> Markup:
    items = joined(_DIFFERENCE.format(each.title, each.finding) for each in several)
    return _LIST.format("What the wards it works in did beside others", items) if items else Markup()

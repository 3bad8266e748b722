"""What is said of what people enter: faults beside their fields, who was first, what was saved."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from data.store import Kept
from pages.components.html.markup import facts
from pages.components.words import clock
from pages.components.words.numbers import upper_first
from pages.components.words.periods import day_text

_FAULT = Markup('<p class="fault" role="alert"><b>{}:</b> {}.</p>')
_NOT_SAVED = Markup('<p class="notice failed" role="alert"><b>Not saved.</b> {}</p>')
_SAVED = Markup('<p class="notice saved" role="status"><b>Saved.</b> {}</p>')
_OVERTAKEN = Markup(
    '<div class="notice overtaken" role="alert"><p><b>Not saved: somebody was first.</b> {}, {}. What you typed is '
    "kept in the fields; save it over theirs, or take from theirs what you need first.</p>{}</div>"
)
_REQUIRED = " (required)"


def fault(label: str, words: str) -> Markup:
    """What is wrong with the field above it, which a screen reader says with its name."""
    return _FAULT.format(_label(label), words.rstrip("."))


def not_saved(faults: Mapping[str, str], labels: Mapping[str, str]) -> Markup:
    """Which fields need another look, and what is wrong with what has no field."""
    places = {place: _nearest(place, labels) for place in faults}
    own = dict.fromkeys(_label(labels[name]) for name in places.values() if name)
    others = [upper_first(faults[place].rstrip(".")) for place, name in places.items() if not name]
    told = [f"Look again at: {'; '.join(own)}." if own else "", *(f"{each}." for each in others)]
    return _NOT_SAVED.format(" ".join(filter(None, told)))


def saved(words: str) -> Markup:
    """What was saved, which a screen reader says."""
    return _SAVED.format(words)


def overtaken(first: Kept[Any], theirs: Mapping[str, str]) -> Markup:
    """Who saved before this form did, when, and what they wrote that is not what is typed in it."""
    return _OVERTAKEN.format(upper_first(first.role), when(first), facts(theirs) if theirs else "")


def when(kept: Kept[Any]) -> str:
    """'27 November 2026 at 10:04 (UK time)'."""
    return clock.moment(kept.at) if kept.at else "as the project has it"


def by(kept: Kept[Any]) -> str:
    """'Entered by Neighbourhood lead, 27 November 2026'."""
    return f"Entered by {kept.role}, {day_text(clock.day(kept.at))}" if kept.at else "As the project has it"


def words_of(value: object, options: Mapping[str, str] | None = None) -> str:
    """What a field holds, in words; `options` has the names of codes."""
    if value is None or value == "":
        return "(empty)"
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, str):
        return (options or {}).get(value, value)
    if isinstance(value, Iterable):
        return "; ".join(words_of(each, options) for each in value) or "(empty)"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _nearest(place: str, labels: Mapping[str, str]) -> str:
    """The field that a fault is of, or the nearest around it; '' for none."""
    while place and place not in labels:
        place = place.rpartition(".")[0]
    return place


def _label(label: str) -> str:
    return label.removesuffix(_REQUIRED).rstrip("?:")

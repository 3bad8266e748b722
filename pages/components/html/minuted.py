"""The minutes of a meeting: what it has recorded, under the agenda's numbers, and what paper needs below them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from data.store import Action, Decision, Kept, Meeting
from metrics import ActionState
from pages.components.exhibits.agenda_item import AgendaItem
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.minutes import Minute
from pages.components.html.markup import joined, paragraph
from pages.components.theme.marks import mark
from pages.components.words import clock
from pages.components.words.outside import cut
from pages.components.words.periods import day_text

LONGEST = 300  # characters of a text that somebody typed
_BLANK = Markup('<span class="blank"></span>')
_MINUTES = Markup('<ul class="rows minutes">{}</ul>')
_MINUTE = Markup('<li>{}<div class="said">{}{}<small>{}</small></div><div class="dated"><small>{}</small></div></li>')


def minutes(of: Sequence[Minute], about: Mapping[str, tuple[str, str]]) -> Markup:
    """What a meeting has recorded, first recorded first; `about` has the number on the agenda and the name of what each
    entry is of, by its id."""
    if not of:
        return paragraph("quiet", "Nothing recorded yet.")
    return _MINUTES.format(joined(_minute(each, *about.get(each.of.id, ("", ""))) for each in of))


def so_far(of: Sequence[Minute], about: Mapping[str, tuple[str, str]]) -> Markup:
    """The same under their heading, beside an agenda."""
    return Markup('<h3 class="so-far">Minutes so far</h3>') + minutes(of, about)


def about(
    of: Iterable[Minute], items: Iterable[AgendaItem], said: Mapping[str, ItemSaid]
) -> dict[str, tuple[str, str]]:
    """The number on the agenda and the name of what each minute is of, by its id; an action says itself what it is."""
    found: dict[str, tuple[str, str]] = {}
    for item in items:
        ids = {each.id for each in item.recorded} | ({item.of.id} if isinstance(item.of, Kept) else set())
        found |= dict.fromkeys(ids, (item.number, said[item.key].name))
    return {each.of.id: found[each.of.id] for each in of if each.of.id in found}


def sign_off(meeting: Meeting, following: date | None) -> Markup:
    """What paper needs below the minutes: when the next meeting is, or a line to write it on, and one for the chair to
    sign on."""
    when = day_text(following) if following else _BLANK
    chair = f"Chair: {meeting.chair}" if meeting.chair else "Chair"
    return Markup('<div class="sign-off"><span>Next meeting: {}</span><span>{}: {}</span></div>').format(
        when, chair, _BLANK
    )


def _minute(each: Minute, number: str, title: str) -> Markup:
    entry, at = each.of.entry, each.of.at
    about = f": {cut(title, 80)}" if title else ""
    if isinstance(entry, Action):
        drawn, is_open = entry.state.mark, entry.state is ActionState.OPEN
        words = f"{_what_of(each)}: {entry.what}"
        why = f", because {each.of.because}" if each.was and each.of.because else ""
        quiet = f"{entry.owner}, by {day_text(entry.by)}{why}" if is_open else entry.outcome
    elif isinstance(entry, Decision):
        drawn, words, quiet = entry.decided.mark, f"{entry.decided.word}{about}", entry.why
    else:
        drawn, words, quiet = entry.found.mark, f"{entry.found.word}{about}", entry.words
    before = f"{number} " if number else ""
    written = f"{clock.time(at)}, UK time" if at else ""
    return _MINUTE.format(mark(str(drawn)), before, cut(words, LONGEST), cut(quiet, LONGEST), written)


def _what_of(action: Minute) -> str:
    """What a meeting did with an action."""
    state: ActionState = action.of.entry.state
    if action.was is None:
        return "Action"
    if state is ActionState.OPEN:
        return "Changed" if action.was.entry.state is ActionState.OPEN else "Open again"
    return state.word

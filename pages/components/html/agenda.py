"""The agenda of a meeting as one table of four parts, its lead, and the minutes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from data.store import Action, Decision, Kept, Meeting, Review
from metrics import ActionState, Origin
from pages.components.exhibits.agenda import Agenda, AgendaItem, Part
from pages.components.exhibits.agenda_said import ItemSaid
from pages.components.exhibits.minutes import Minute
from pages.components.exhibits.on_record import Subject
from pages.components.html.markup import joined, link, paragraph
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words import clock
from pages.components.words.actions import LATE, late, stands
from pages.components.words.outside import cut
from pages.components.words.periods import day_text
from pages.components.words.verdicts import CLASSES

To = Callable[[Subject], str]

QUESTIONS = {
    Part.ACTIONS: "What did we say we would do?",
    Part.SIGNALS: "What is new or needs a decision?",
    Part.REVIEWS: "What did we promise to look at again?",
    Part.EXPECTATIONS: "Did what we expected happen?",
}
_COUNTED = {Part.ACTIONS: "action", Part.SIGNALS: "signal", Part.REVIEWS: "review", Part.EXPECTATIONS: "day"}
HEADINGS = ("No.", "Item", "Owner", "Day", "State")
_LONGEST = 300  # characters of a text that somebody typed
_PART = Markup('<h2>{}. {} <span class="count">{}</span></h2>')
_ITEM = Markup('<div class="on-agenda">{}<div>{}{}<small>{}{}{}</small></div></div>')
_NO_MARK = Markup('<span class="no-mark"></span>')
_FOR = Markup("For {}. ")
_VERDICT = Markup('<b class="{}">{}.</b> {} ')
_STATE = Markup('<span class="pair">{}<span>{}</span></span>')
_LATE = Markup('<span class="pair">{}<b>{}</b></span>')
_LEAD = Markup("<b>{}</b> {}")
_BLANK = Markup('<span class="blank"></span>')
_MINUTES = Markup('<ul class="rows minutes">{}</ul>')
_MINUTE = Markup('<li>{}<div class="said">{}{}<small>{}</small></div><div class="dated"><small>{}</small></div></li>')


def lead(of: Agenda) -> Markup:
    """How many of each part are still open, and how many of all are done with: '2 actions are unfinished, 3 signals
    need a look, ... 2 of 9 items are recorded.'"""
    counts = (
        _several(_open(Part.ACTIONS, of), "action", "is unfinished", "are unfinished", none="No"),
        _several(_open(Part.SIGNALS, of), "signal", "needs a look", "need a look"),
        _several(_open(Part.REVIEWS, of), "review", "is due", "are due"),
        _several(_open(Part.EXPECTATIONS, of), "expectation", "has reached its day", "have reached their day"),
    )
    done = sum(not each.is_open for each in of.items)
    told = f" {done:,} of {_plain(len(of.items), 'item')} {'is' if done == 1 else 'are'} recorded." if done else ""
    return Markup("{}, {}, {} and {}.{}").format(*counts, told)


def agenda(of: Agenda, said: Mapping[str, ItemSaid], day: date, *, to: To, fill: Callable[[str], str] | None) -> Markup:
    """The table. `to` is the address of what an item is of, `fill` that of the form for an item by its key, None where
    nothing can be written down."""
    bodies = []
    for part in Part:
        items = of.part(part)
        rows = [_row(each, said[each.key], day, to, fill) for each in items]
        head = row(cell(_PART.format(int(part), QUESTIONS[part], _count(part, of)), span=len(HEADINGS)), name="part")
        nothing = row(cell(paragraph("quiet", _nothing(part, of)), span=len(HEADINGS)), name="nothing")
        bodies.append(body([head, *(rows or [nothing])]))
    return stacked("agenda", HEADINGS, bodies, caption="Agenda, in four parts")


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


def _row(item: AgendaItem, told: ItemSaid, day: date, to: To, fill: Callable[[str], str] | None) -> Markup:
    done = "" if item.is_open else "closed"
    return row(
        row_header(item.number),
        cell(_item(told, to), name="item"),
        cell(cut(told.owner, 80), name="owner"),
        cell(told.day, name="day"),
        cell(_state(item, told, day, fill), name="stands"),
        name=done,
    )


def _item(told: ItemSaid, to: To) -> Markup:
    name = cut(told.name, _LONGEST)
    named = link(to(told.about), name) if told.about else Markup("{}").format(name)
    leads = joined(_FOR.format(link(to(about), cut(words, _LONGEST))) for about, words in told.leads)
    verdict = Markup()
    if told.verdict:
        found = told.verdict.found
        verdict = (
            _VERDICT.format(CLASSES[found.colour], found.word, told.verdict.words)
            if found
            else Markup("{} ").format(told.verdict.words)
        )
    chip = Markup(" ") + origin_badge(Origin.SAMPLE) if told.sample else Markup()
    quiet = Markup("{}{}").format(cut(told.quiet, _LONGEST * 2), chip)
    return _ITEM.format(mark(told.mark) if told.mark else _NO_MARK, named, told.rest, leads, verdict, quiet)


def _state(item: AgendaItem, told: ItemSaid, day: date, fill: Callable[[str], str] | None) -> Markup:
    """How it stands, and the way to the form where it is open."""
    pieces = []
    entry = item.of.entry if isinstance(item.of, Kept) else None
    if isinstance(entry, Action):
        how = stands(entry, day)
        pieces.append(_stands(how.mark, how.word, bold=how.is_late))
    elif item.recorded:
        pieces += [_stands(*_recorded(each)) for each in item.recorded[:1]]
    elif item.late and item.part is not Part.EXPECTATIONS:
        pieces.append(_stands(LATE, late(item.late), bold=True))
    if item.is_open and fill:
        pieces.append(link(fill(item.key), f"{told.asks} {item.number}"))
    elif not pieces:
        pieces.append(Markup("Open"))
    return joined(pieces)


def _stands(drawn: str, word: str, *, bold: bool = False) -> Markup:
    return (_LATE if bold else _STATE).format(mark(drawn), word)


def _recorded(each: Kept[Any]) -> tuple[str, str]:
    """The mark and the word of what was recorded."""
    entry = each.entry
    if isinstance(entry, Decision):
        return str(entry.decided.mark), str(entry.decided.word)
    if isinstance(entry, Review):
        return str(entry.found.mark), str(entry.found.word)
    return str(ActionState.DONE.mark), "Action agreed"


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
    return _MINUTE.format(mark(str(drawn)), before, cut(words, _LONGEST), cut(quiet, _LONGEST), written)


def _what_of(action: Minute) -> str:
    """What a meeting did with an action."""
    state: ActionState = action.of.entry.state
    if action.was is None:
        return "Action"
    if state is ActionState.OPEN:
        return "Changed" if action.was.entry.state is ActionState.OPEN else "Open again"
    return state.word


def _open(part: Part, of: Agenda) -> int:
    return sum(each.is_open for each in of.part(part))


def _count(part: Part, of: Agenda) -> str:
    """How many there are, and how many of them are done with: '6 signals, 2 recorded'."""
    many, done = len(of.part(part)), len(of.part(part)) - _open(part, of)
    if not many:
        return ""
    since = day_text(of.last.entry.day) if of.last else ""
    told = _plain(many, _COUNTED[part])
    if part is Part.ACTIONS and since:
        told += f" up to {since}"
    if part is Part.EXPECTATIONS:
        told += " has come" if many == 1 else " have come"
    closed = "closed" if part is Part.ACTIONS else "recorded"
    return f"{told}, {done:,} {closed}" if done else told


def _nothing(part: Part, of: Agenda) -> str:
    if part is Part.ACTIONS and of.last is None:
        return "There was no earlier meeting of this board, and nothing is open from any other."
    return "Nothing open."


def _plain(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"


def _several(many: int, what: str, one: str, several: str, *, none: str = "no") -> Markup:
    count = _plain(many, what) if many else f"{none} {what}s"
    return _LEAD.format(count, one if many == 1 else several)

"""The agenda of a meeting as one table of four parts, and its lead."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from data.store import Action, Decision, Kept, Review
from metrics import ActionState, Origin
from pages.components.exhibits.agenda_item import Agenda, AgendaItem, Part
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.on_record import Subject
from pages.components.html.markup import joined, link, paragraph
from pages.components.html.minuted import LONGEST
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
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
_PART = Markup('<h2>{}. {} <span class="count">{}</span></h2>')
_ITEM = Markup('<div class="on-agenda">{}<div>{}{}<small>{}{}{}</small></div></div>')
_NO_MARK = Markup('<span class="no-mark"></span>')
_FOR = Markup("For {}. ")
_VERDICT = Markup('<b class="{}">{}.</b> {} ')
_STATE = Markup('<span class="pair">{}<span>{}</span></span>')
_LATE = Markup('<span class="pair">{}<b>{}</b></span>')
_LEAD = Markup("<b>{}</b> {}")


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
    name = cut(told.name, LONGEST)
    named = link(to(told.about), name) if told.about else Markup("{}").format(name)
    leads = joined(_FOR.format(link(to(about), cut(words, LONGEST))) for about, words in told.leads)
    verdict = Markup()
    if told.verdict:
        found = told.verdict.found
        verdict = (
            _VERDICT.format(CLASSES[found.colour], found.word, told.verdict.words)
            if found
            else Markup("{} ").format(told.verdict.words)
        )
    chip = Markup(" ") + origin_badge(Origin.SAMPLE) if told.sample else Markup()
    quiet = Markup("{}{}").format(cut(told.quiet, LONGEST * 2), chip)
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

"""What is to be looked at again, and when people meet: lists with the way to each."""

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from data.store import Decision, Kept, Meeting
from pages.components.exhibits.awaiting import Awaiting
from pages.components.exhibits.on_record import OnRecord
from pages.components.html.lists import folded
from pages.components.html.markup import joined, link, paragraph, with_choice
from pages.components.theme.marks import BLANK, mark
from pages.components.words.actions import LATE, late
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text

QUESTION = "What is due for review?"
_FIRST = 4  # rows that are seen at once
_SECTION = Markup('<div class="section listed" id="due"><h2>{} <span class="count">{:,}</span></h2></div>{}')
_DUE, _NOT_DUE = Markup('<div class="due">{}</div>'), Markup('<div class="due unprinted">{}</div>')
_ROW = Markup(
    '<li>{}<div class="said">{}<span class="why">{}</span></div><div class="dated"><small>{}</small></div></li>'
)
_WORK = "The next review that is said of this piece of work."


def in_lead(there: Sequence[Awaiting]) -> Markup:
    """' 2 reviews are due.', with the way down to them; nothing where none is."""
    if not there:
        return Markup()
    words = f"{len(there):,} review{' is' if len(there) == 1 else 's are'} due"
    return Markup(" {}.").format(link("#due", words))


def due(there: Sequence[Awaiting], address: Callable[[Awaiting], str], below: Markup) -> Markup:
    """The list of reviews that are due, each with the way to its decision or its work, and what stands `below` it."""
    if not there:
        return _NOT_DUE.format(_SECTION.format(QUESTION, 0, paragraph("finding", "No review is due.") + below))
    listed = folded([_row(each, address) for each in there], _FIRST)
    return _DUE.format(_SECTION.format(QUESTION, len(there), listed + below))


def leading(log: str, work: Callable[[str], str]) -> Callable[[Awaiting], str]:
    """Addresses of what is due: of a decision in the log, which has the address `log` (among those that are due each is
    there, however long the log is), of a piece of work its own page."""

    def address(of: Awaiting) -> str:
        known = of.due.of
        is_decided = isinstance(known.entry, Decision)
        return f"{with_choice(log, 'show', 'due')}#decision-{known.id}" if is_decided else work(known.id)

    return address


def next_meeting(record: OnRecord, today: date) -> Kept[Meeting] | None:
    """The next review meeting: the first whose day has not passed."""
    return next((each for each in record.in_turn() if each.entry.day >= today), None)


def meetings(record: OnRecord, today: date, address: Callable[[str], str], start: str) -> Markup:
    """The way to the next meeting and its agenda, or to a new one."""
    planned = next_meeting(record, today)
    if planned is None:
        return paragraph("ways", link(start, "Start a review meeting: its agenda is made from what is open"))
    words = f"Next review meeting: {planned.entry.board}, {day_text(planned.entry.day)}"
    return paragraph("ways", joined([link(address(planned.id), words), link(start, "All meetings")], Markup(" ")))


def _row(of: Awaiting, address: Callable[[Awaiting], str]) -> Markup:
    entry = of.due.of.entry
    why, drawn = _WORK, BLANK
    if isinstance(entry, Decision):
        advised = lower_first(entry.evidence.advice.word)
        why = f"Decided “{lower_first(entry.decided.word)}” on {day_text(entry.on)}. Advice then: {advised}."
        drawn = mark(entry.decided.mark)
    return _ROW.format(
        mark(LATE) if of.late else drawn,
        link(address(of), f"{of.title}{f', {of.area}' if of.area else ''}"),
        why,
        late(of.late) if of.late else f"due {day_text(of.due.day)}",
    )

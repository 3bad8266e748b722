"""What an action says on an agenda: what it is for, where it was agreed, and what became of it."""

from data.store import Action, Kept, Meeting
from metrics import BOROUGH, ActionState, Snapshot
from pages.components.exhibits.agenda_item import AgendaItem
from pages.components.exhibits.item_said import ItemSaid, Leads
from pages.components.exhibits.on_record import OnRecord, same_board, subject
from pages.components.exhibits.what_decided import title
from pages.components.words.actions import LATE, carried_over, changed
from pages.components.words.periods import day_text, short_day
from pages.components.words.sentences import in_turn


def action_said(about: Leads, record: OnRecord, item: AgendaItem, of: Action, meeting: Meeting) -> ItemSaid:
    """An action: whether it is late, carried over or closed, and where it was agreed."""
    agreed = record.meeting.get(of.meeting)
    other = agreed.entry.board if agreed and not same_board(agreed.entry, meeting) else ""
    is_open = of.state is ActionState.OPEN
    closed = "" if is_open else in_turn((f"{of.state.word}{_when(item)}{f': {of.outcome}' if of.outcome else ''}.",))
    versions = next((each for each in record.acted if each[0].id == getattr(item.of, "id", "")), ())
    quiet = in_turn(
        (
            closed,
            carried_over(item.carried) if is_open else "",
            f"Agreed at {other}." if other else "",
            *(changed(versions) if is_open else ()),
        )
    )
    mark = LATE if is_open and item.late else ""
    return ItemSaid(mark, of.what, None, "", about, quiet, None, of.owner, short_day(of.by, meeting.day), "Close")


def _when(item: AgendaItem) -> str:
    at = item.of.at if isinstance(item.of, Kept) else None
    return f" {day_text(at.date())}" if at else ""


def about_what(snapshot: Snapshot, record: OnRecord, code: str) -> Leads:
    """What an action is for, by name: a piece of work, an indicator, or what a decision or an expectation is of."""
    if code in record.initiative:
        return ((("initiative", code, ""), record.initiative[code].entry.title),)
    if code in snapshot.indicators:
        return ((("indicator", code, BOROUGH), snapshot.indicators[code].title),)
    if code in record.decision:
        decision = record.decision[code].entry
        return ((subject(decision), title(snapshot, record, decision)),)
    if code in record.expectation:
        return about_what(snapshot, record, record.expectation[code].entry.initiative)
    return ()

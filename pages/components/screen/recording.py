"""What a meeting records: the form of the item that is chosen, and an action, if any."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.store import Action, Decision, Evidence, Initiative, Kept, Meeting, Review
from metrics import BOROUGH, ActionState, Found, Snapshot
from pages.components.exhibits import suggested
from pages.components.exhibits.agenda_item import AgendaItem, Awaited, NewSignal
from pages.components.exhibits.frozen import of_indicator
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.on_record import OnRecord
from pages.components.html.markup import paragraph
from pages.components.screen import acting, deciding, parts, recorded
from pages.components.screen.entering import MY_ROLE, ROLE, Form, form
from pages.components.screen.form_state import is_told
from pages.components.words.outside import cut

OWN = "own"  # an action that is of no item
_CLOSED = {each.value: each.word for each in ActionState if each is not ActionState.OPEN}
_FOUND = {each.value: each.word for each in Found}
_IN_MINUTES = "It stands in the minutes below."
_STAYS = "An action stays on the agenda until it is done, or withdrawn with a reason."
_MOST = 60  # characters of an item's name in the box


def options(items: Mapping[str, AgendaItem], said: Mapping[str, ItemSaid]) -> dict[str, str]:
    """What there is to record something of: items by their numbers, those that are open first, and an action alone."""
    ordered = sorted(items.values(), key=lambda each: not each.is_open)
    named = {each.key: f"{each.number} {cut(said[each.key].name, _MOST)}" for each in ordered}
    return named | {OWN: "An action of no item"}


def draw(
    snapshot: Snapshot, record: OnRecord, meeting: Kept[Meeting], item: AgendaItem | None, written_by: str
) -> None:
    """The form of an item, and that of an action; `written_by` is the role that wrote last at this meeting."""
    if item is None:
        _action(meeting, None, written_by)
        return
    of = item.of
    if isinstance(of, Awaited):
        _score(meeting, item, of, written_by)
    elif isinstance(of, Kept) and isinstance(of.entry, Action):
        _close(item, of, written_by)
    else:
        _decide(snapshot, record, meeting, item, written_by)
    _action(meeting, item, written_by)


def _begun(name: str, kind: type[Any], written_by: str, **more: Any) -> Form | None:
    """A form whose role is that which wrote last, where whoever sits here has not typed one yet."""
    typed = st.session_state.get(MY_ROLE) or written_by
    return form(name, kind, given={ROLE: typed, **more})


def _decide(snapshot: Snapshot, record: OnRecord, meeting: Kept[Meeting], item: AgendaItem, written_by: str) -> None:
    """The form of a decision on a signal, on a piece of work, or anew on what was decided before."""
    about, evidence = _asked(snapshot, record, item)
    drawn = _begun(f"meeting-{meeting.id}-{item.key}", Decision, written_by, **deciding.GIVEN)
    if drawn is None:
        return
    day = min(recorded.today(), meeting.entry.day)
    with drawn.drawn():
        deciding.fields(drawn, evidence)
        drawn.button(
            f"Record {item.number}",
            lambda typed: deciding.values(typed, evidence, about, meeting=meeting.id) | {"on": day},
            said=lambda _: f"The decision on {item.number} is recorded. {_IN_MINUTES}",
        )
        st.html(paragraph("foot", deciding.kept_with_it(evidence)))


def _asked(snapshot: Snapshot, record: OnRecord, item: AgendaItem) -> tuple[dict[str, str], Evidence]:
    """What a decision on an item is of, and what is known of it."""
    of = item.of
    if isinstance(of, NewSignal):
        return {"indicator": of.indicator, "area": BOROUGH}, of_indicator(snapshot, of.indicator, BOROUGH)
    entry = of.entry if isinstance(of, Kept) else None
    if isinstance(entry, Initiative):
        return _of_work(snapshot, record, item.of.id if isinstance(item.of, Kept) else "", "", "")
    if isinstance(entry, Decision) and entry.initiative:
        return _of_work(snapshot, record, entry.initiative, entry.indicator, entry.area)
    indicator, area = (entry.indicator, entry.area or BOROUGH) if isinstance(entry, Decision) else ("", BOROUGH)
    return {"indicator": indicator, "area": area}, of_indicator(snapshot, indicator, area)


def _of_work(
    snapshot: Snapshot, record: OnRecord, initiative: str, indicator: str, area: str
) -> tuple[dict[str, str], Evidence]:
    work = record.initiative.get(initiative)
    about = {"initiative": initiative, "indicator": indicator, "area": area}
    if work is None:
        return about, of_indicator(snapshot, indicator, area)
    made = suggested.made_of(work, record.decided)
    return about, suggested.evidence(snapshot, work, indicator, made, recorded.today())


def _score(meeting: Kept[Meeting], item: AgendaItem, of: Awaited, written_by: str) -> None:
    """The form of what a look back at an expectation found."""
    drawn = _begun(f"meeting-{meeting.id}-{item.key}", Review, written_by)
    if drawn is None:
        return
    fixed = {"of": of.newest.id, "on": min(recorded.today(), meeting.entry.day), "meeting": meeting.id}
    with drawn.drawn():
        drawn.row("found", "Did it happen? (required)", _FOUND)
        drawn.text("words", "What do you make of it? (required)")
        drawn.role()
        drawn.button(
            f"Record {item.number}",
            lambda typed: {"found": typed.get("found"), "words": typed.get("words") or "", **fixed},
            said=lambda _: f"What was found of {item.number} is recorded. {_IN_MINUTES}",
        )


def _close(item: AgendaItem, of: Kept[Action], written_by: str) -> None:
    """The form by which an action is done, or withdrawn with a reason."""
    if of.entry.state is not ActionState.OPEN:
        parts.status(f"{item.number} is {of.entry.state.word.lower()}. {of.entry.outcome}".rstrip())
        acting.open_again(item.number, of, written_by)
        return
    given = {"state": None, "outcome": "", ROLE: st.session_state.get(MY_ROLE) or written_by}
    drawn = form(f"close-{of.id}", Action, of, shown=lambda _: given)
    if drawn is None:
        return
    with drawn.drawn():
        drawn.row("state", "What became of it? (required)", _CLOSED)
        drawn.text("outcome", "What came of it, or why is it withdrawn?")
        drawn.role()
        drawn.button(
            f"Record {item.number}",
            lambda typed: dict(of.entry) | {"state": typed.get("state"), "outcome": typed.get("outcome") or ""},
            said=lambda _: f"{item.number} is recorded. {_IN_MINUTES}",
        )
        st.html(paragraph("foot", _STAYS))
    acting.move(item.number, of, written_by)


def _action(meeting: Kept[Meeting], item: AgendaItem | None, written_by: str) -> None:
    """The form of an action that is agreed."""
    about = _about(item)
    drawn = _begun(f"action-{meeting.id}-{item.key if item else OWN}", Action, written_by)
    if drawn is None:
        return
    heading = f"Add an action on {item.number}" if item else "An action of no item"
    with st.expander(heading, expanded=item is None or is_told(drawn.name)), drawn.drawn():
        drawn.line("what", "What is to be done? (required)")
        left, right = st.columns(2, gap="small")
        with left:
            drawn.line("owner", "Role of the owner (required)")
        with right:
            drawn.day("by", "Day (required)")
        drawn.role()
        drawn.button(
            "Add the action",
            lambda typed: {
                **{name: typed.get(name) or "" for name in ("what", "owner")},
                "by": typed.get("by"),
                "about": about,
                "meeting": meeting.id,
            },
            said=lambda _: f"The action is recorded. {_IN_MINUTES}",
        )


def _about(item: AgendaItem | None) -> str:
    """What an action that is agreed on an item is for."""
    if item is None:
        return ""
    of = item.of
    if isinstance(of, NewSignal):
        return of.indicator
    if isinstance(of, Awaited):
        return of.newest.id
    entry = of.entry
    if isinstance(entry, Action):
        return entry.about
    return entry.initiative or entry.indicator if isinstance(entry, Decision) else of.id

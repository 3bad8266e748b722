"""Review meetings on the screen: those that there are, the form of a new one, a meeting's agenda and its record."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

import metrics
from data import store
from data.store import Kept, Meeting
from metrics import BOROUGH, NoSnapshotError, Reading, Snapshot
from pages.components.exhibits import agenda_said, turns
from pages.components.exhibits.agenda import agenda
from pages.components.exhibits.agenda_item import Agenda
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.minutes import Minute, minutes, named
from pages.components.exhibits.on_record import OnRecord, Subject
from pages.components.exhibits.signals import signals
from pages.components.html import agenda as drawn
from pages.components.html import meetings, minuted
from pages.components.html.markup import link, notice, paragraph
from pages.components.screen import address, current, parts, recorded, recording
from pages.components.screen.entering import Form, form
from pages.components.screen.fields import Typed
from pages.components.screen.form_state import is_told
from pages.components.words.periods import day_text

_SOURCE = (
    "Made from the figures as at {} and from what is recorded. An action stays on the agenda until it is done, or "
    "withdrawn with a reason. Nobody has signed in: roles are as typed."
)

_CHANGED = "Its agenda is made anew for that day and board; what it was before is kept."


def choose(record: OnRecord) -> None:
    """Every meeting, the next first, and the form that starts one."""
    to = address.links("meeting", "meeting")
    st.html(meetings.listed(record, to))
    parts.section("Start a meeting", "Its agenda is made from what is open on its day.", place="start")
    new = form("meeting-new", Meeting)
    if new:
        with new.drawn():
            _fields(new)
            new.role()
            new.button("Start the meeting", _values, said=_started)


def one(snapshot: Snapshot, record: OnRecord, meeting: Kept[Meeting]) -> None:
    """A meeting: its agenda beside what is recorded; of one that another of its board has followed, its minutes."""
    following = turns.taken_over(record, meeting, recorded.today())
    done = minutes(record, meeting)
    if following is not None:
        _over(done, named(snapshot, record, done), following)
        return
    last = turns.before(record, meeting)
    made = agenda(signals(snapshot, _was(snapshot, last)), record, meeting)
    said = agenda_said.all_said(snapshot, record, made.items, meeting.entry)
    parts.lead(drawn.lead(made))
    left, right = st.columns([1.9, 1], gap="medium")
    fill = None if store.read_only() else partial(_fill, meeting.id)
    with left:
        st.html(drawn.agenda(made, said, meeting.entry.day, to=to_subject, fill=fill))
        st.html(paragraph("foot", _SOURCE.format(day_text(snapshot.as_of))))
    with right, st.container(key="record"):
        _record(snapshot, record, meeting, made, done, said=said)
        st.html(minuted.so_far(done, minuted.about(done, made.items, said)))
    _change(meeting)
    planned = turns.after(record, meeting)
    st.html(minuted.sign_off(meeting.entry, planned.entry.day if planned else None))


def _change(meeting: Kept[Meeting]) -> None:
    """The form by which a meeting has another day, board or chair."""
    if store.read_only():
        return
    name = f"meeting-change-{meeting.id}"
    with (
        st.container(key="changing"),
        st.expander("Change the day, the board or who leads it", expanded=is_told(name)),
    ):
        of = form(name, Meeting, meeting)
        if of:
            with of.drawn():
                _fields(of)
                of.because()
                of.role()
                of.button("Change the meeting", _values, said=lambda _: _CHANGED)


def _fields(of: Form) -> None:
    left, middle, right = st.columns([1, 1.6, 1.6], gap="small")
    with left:
        of.day("day", "Day (required)")
    with middle:
        of.line("board", "Board (required)", hint="Neighbourhoods board")
    with right:
        of.line("chair", "Led by, as a role", hint="Director of housing")


def to_subject(of: Subject) -> str:
    """The address of what something is of."""
    kind, slug, _ = of
    if kind == "initiative":
        return address.links("initiatives", "initiative")(slug)
    return address.links("indicator", "indicator")(slug)


def _record(
    snapshot: Snapshot,
    record: OnRecord,
    meeting: Kept[Meeting],
    made: Agenda,
    done: tuple[Minute, ...],
    *,
    said: Mapping[str, ItemSaid],
) -> None:
    items = {each.key: each for each in made.items}
    with st.container(key="recording"):
        st.html('<div class="section" id="record"><h2>Record</h2></div>')
        if store.read_only():
            st.html(notice("Recording is turned off.", "This dashboard is only read here; the agenda stands as it is."))
            return
        # Always in the address: what is first is another once it is recorded, and what was said of it would be lost.
        chosen = address.choose(
            "item", "Agenda item", recording.options(items, said), written=True, called="agenda item"
        )
        # Most likely the same person takes notes: whoever wrote last here, or started the meeting.
        written_by = next((each.of.role for each in reversed(done)), meeting.role)
        recording.draw(snapshot, record, meeting, items.get(chosen), written_by)


def _over(done: tuple[Minute, ...], about: dict[str, tuple[str, str]], following: Kept[Meeting]) -> None:
    """What is left of a meeting when another has followed it."""
    to = link(address.links("meeting", "meeting")(following.id), day_text(following.entry.day))
    st.html(meetings.followed(to))
    parts.section("What was recorded?", place="minutes")
    st.html(minuted.minutes(done, about))


def _fill(meeting: str, item: str) -> str:
    """The address of a meeting with the form of an item."""
    return f"{address.links('meeting', 'meeting')(meeting)}&item={item}#record"


def _was(snapshot: Snapshot, last: Kept[Meeting] | None) -> dict[str, Reading] | None:
    """What each indicator said at the last meeting: by the newest snapshot of that day or before that is still kept;
    None where there is none, or was no meeting."""
    if last is None:
        return None
    if snapshot.as_of <= last.entry.day:
        return snapshot.readings(BOROUGH)
    kept = current.kept_before(snapshot)
    name = next((name for name, day in kept.items() if day <= last.entry.day), None)
    if name is None:
        return None
    try:
        return dict(metrics.earlier_snapshot(metrics.snapshots_folder(), name, BOROUGH).readings)
    except NoSnapshotError:
        return None


def _values(typed: Typed) -> dict[str, Any]:
    return {"day": typed.get("day"), **{name: typed.get(name) or "" for name in ("board", "chair")}}


def _started(kept: Kept[Meeting]) -> str:
    return f"{kept.entry.board}, {day_text(kept.entry.day)}: its agenda stands in the list above."

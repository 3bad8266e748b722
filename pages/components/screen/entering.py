"""Forms in which people write something down. What is wrong is said beside its field, whatever was typed stays as it
was, pressing twice keeps one entry, and who was not first loses nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from data import store
from data.store import Entry, EntryError, Kept, OvertakenError, StoreError
from pages.components.html import entered
from pages.components.html.markup import notice, paragraph
from pages.components.screen import recorded
from pages.components.screen.fields import Fields, Typed
from pages.components.screen.form_state import begin, known, saved, state_of
from pages.components.words import clock

# What saves an entry, under an id, in a role, and over a version; it gives what was kept, with its version.
Keep = Callable[[Any, str, str, int], Any]
ROLE, BECAUSE = "role", "because"
MY_ROLE = "my_role"
_OFF = (
    "This dashboard was started with CAMDEN_READ_ONLY=1, so that nothing can be written down here. Whoever looks after "
    "it takes that away and starts it again."
)
_NOBODY_SIGNED_IN = "Nobody signs in here yet: the role is kept as you type it."
_NEEDS_A_ROLE = "say in which role you write, such as Neighbourhood lead"
_NEEDS_A_REASON = "say why it is changed: the earlier text stays beside it"


@dataclass(slots=True)
class Form(Fields):
    """A form about one thing. `of` is the id of what it changes, '' for something new; `shown` makes what its fields
    hold of an entry."""

    kind: type[Entry] = field(kw_only=True)
    of: str = field(kw_only=True)
    shown: Callable[[Any], Typed] = field(kw_only=True)

    def role(self, label: str = "Your role (required)") -> None:
        """In which role somebody writes, as they typed it last in this session."""
        self.given = {ROLE: st.session_state.get(MY_ROLE, "")} | dict(self.given)
        self.line(ROLE, label, hint="Neighbourhood lead")

    def because(self, label: str = "Why is it changed? (required)") -> None:
        """Why an entry is changed."""
        self.line(BECAUSE, label)

    def button(
        self,
        label: str,
        values: Callable[[Typed], Typed] = dict,
        *,
        id_of: Callable[[Typed], str] | None = None,
        said: Callable[[Any], str] = lambda kept: f"At {clock.time(kept.at)} (UK time).",
        keep: Keep | None = None,
    ) -> None:
        """What was wrong, and the button that saves. `values` makes an entry's values of what is typed, and may raise
        EntryError; `id_of` gives the id of something new where that is not drawn at random, and `said` the words when
        it is saved; `keep` saves what is kept otherwise than other entries."""
        state = known(self.name)
        if state.faults:
            st.html(entered.not_saved(state.faults, self.labels | self.others))
        if state.trouble:
            st.html(notice("Not saved.", state.trouble, failed=True))
        if state.first is not None:
            st.html(entered.overtaken(state.first, self._theirs(state.first)))
        told = (self, values, id_of, said, state.first is not None)
        words = "Save mine over it" if state.first else label
        st.form_submit_button(words, type="primary", on_click=_pressed, args=told, kwargs={"keep": keep})
        if ROLE in self.labels:
            st.html(paragraph("foot", _NOBODY_SIGNED_IN))

    def _theirs(self, first: Kept[Any]) -> dict[str, str]:
        """What somebody else wrote where it is not what is typed here, by the labels of the fields."""
        typed, theirs = self.typed(), self.shown(first.entry)
        return {
            label: entered.words_of(theirs[name], self.options.get(name, {}))
            for name, label in self.labels.items()
            if name in theirs and entered.words_of(theirs[name]) != entered.words_of(typed[name])
        }


def form(
    name: str,
    kind: type[Entry],
    of: Kept[Any] | None = None,
    *,
    given: Typed | None = None,
    shown: Callable[[Any], Typed] = dict,
) -> Form | None:
    """A form by its name on the page, or, where nothing can be written down, the sentence that says why and None. It is
    of something new, whose fields hold at first what is `given`, or changes the version `of` something that whoever
    writes has seen, as `shown` makes its fields of the entry. What it last saved is said above it."""
    if store.read_only():
        st.html(notice("Recording is turned off.", _OFF))
        return None
    if recorded.opened() is None:
        return None
    called = of.id if of else ""
    state = state_of(name, of.version if of else 0, called)
    if state.said:
        st.html(entered.saved(state.said))
    held = shown(of.entry) if of else given or {}
    return Form(name, held, state.token, kind=kind, of=called, shown=shown)


def _pressed(
    of: Form,
    values: Callable[[Typed], Typed],
    id_of: Callable[[Typed], str] | None,
    said: Callable[[Any], str],
    over_theirs: bool,
    *,
    keep: Keep | None = None,
) -> None:
    """Save what a form holds, or note why not. A second press of the same form, which the first has saved, does
    nothing."""
    state, typed = known(of.name), of.typed()
    if state.token != of.token:
        return
    state.said, state.trouble = "", ""
    faults = of.refused() | _own_faults(of, typed)
    try:
        entry = store.entry(of.kind, values(typed))
    except EntryError as error:
        state.faults = {**error.faults, **faults}
        return
    state.faults = faults
    if faults:
        return
    over = state.first.version if over_theirs and state.first is not None else state.over
    named = of.of or (id_of(typed) if id_of else state.token)
    role, because = str(typed.get(ROLE, "")), str(typed.get(BECAUSE, "") or "")
    try:
        if keep:
            kept = keep(entry, named, role, over)
        else:
            kept = store.opened().save(entry, id=named, role=role, over=over, because=because)
    except OvertakenError as error:
        state.first = error.first
    except EntryError as error:
        state.faults = dict(error.faults)
    except StoreError as error:
        state.trouble = str(error)
    else:
        recorded.begin()
        st.session_state[MY_ROLE] = role
        if of.of:
            saved(of.of, over, kept.version)
        # What is new is followed by something else that is new, and a change by one of the version that it made.
        begin(of.name, kept.version if of.of else 0, of.of).said = said(kept)


def _own_faults(of: Form, typed: Typed) -> dict[str, str]:
    """What is wrong with what is no part of an entry: the role, and why it is changed."""
    needed = ((ROLE, 2, _NEEDS_A_ROLE), (BECAUSE, 3, _NEEDS_A_REASON))
    faults = {
        name: words
        for name, least, words in needed
        if name in of.labels and len(str(typed.get(name) or "").strip()) < least
    }
    if ROLE in of.labels and ROLE not in faults and (said := store.role_fault(str(typed.get(ROLE)))):
        faults[ROLE] = said
    return faults

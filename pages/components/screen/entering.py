"""Forms in which people write something down. What is wrong is said beside its field, whatever was typed stays as it
was, pressing twice keeps one entry, and who was not first loses nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import streamlit as st

from data import store
from data.store import Entry, EntryError, Kept, OvertakenError, StoreError
from pages.components.html import entered
from pages.components.html.markup import notice, paragraph
from pages.components.screen import recorded
from pages.components.screen.form_state import begin, state_of
from pages.components.words import as_typed

Typed = Mapping[str, Any]
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
class Form:
    """A form about one thing. `of` is the id of what it changes, '' for something new; its fields hold at first what
    is `given`, by their names, as `shown` makes them of an entry. `others` are labels of what is no field itself."""

    name: str
    kind: type[Entry]
    of: str
    given: Typed
    shown: Callable[[Any], Typed]
    token: str
    labels: dict[str, str] = field(default_factory=dict)
    options: dict[str, Mapping[str, str]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    read: dict[str, Callable[[str], Any]] = field(default_factory=dict)

    @contextmanager
    def drawn(self) -> Iterator[None]:
        """Its fields and its button are drawn within this."""
        with st.container(key=f"entry-{self.name}"), st.form(self._key("form"), border=False, enter_to_submit=False):
            yield

    def line(self, name: str, label: str, *, hint: str = "", most: int | None = None) -> None:
        """A field for a line of text, of so many characters at most."""
        st.text_input(label, placeholder=hint, autocomplete="off", max_chars=most, **self._field(name, label, ""))
        self._fault(name)

    def text(self, name: str, label: str, *, height: int = 96, most: int | None = None) -> None:
        """A field for several lines, of so many characters at most."""
        st.text_area(label, height=height, max_chars=most, **self._field(name, label, ""))
        self._fault(name)

    def row(self, name: str, label: str, options: Mapping[str, str]) -> None:
        """One of a few, in a row, of which none is chosen at first."""
        told = self._field(name, label, None, options)
        st.radio(label, list(options), horizontal=True, index=None, width="stretch", **told)
        self._fault(name)

    def one(self, name: str, label: str, options: Mapping[str, str], *, none: str = "Choose one") -> None:
        """One of many; `none` stands in the box while none is chosen."""
        told = self._field(name, label, None, options)
        st.selectbox(label, list(options), index=None, placeholder=none, **told)
        self._fault(name)

    def several(self, name: str, label: str, options: Mapping[str, str], *, most: int | None = None) -> None:
        """Any of many."""
        told = self._field(name, label, [], options)
        st.multiselect(label, list(options), select_all=False, max_selections=most, placeholder="Choose", **told)
        self._fault(name)

    def number(self, name: str, label: str, *, whole: bool = True) -> None:
        """A field for a number, empty at first."""
        self._as_typed(name, label, as_typed.whole_of if whole else as_typed.number_of)

    def day(self, name: str, label: str) -> None:
        """A field for a day, empty at first."""
        self._as_typed(name, label, as_typed.day_of, hint="DD/MM/YYYY")

    def together(self, name: str, label: str) -> None:
        """What is wrong with several fields taken together, below them."""
        self.others[name] = label
        self._fault(name)

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
        said: Callable[[Any], str] = lambda kept: f"At {kept.at:%H:%M} (UTC).",
        keep: Keep | None = None,
    ) -> None:
        """What was wrong, and the button that saves. `values` makes an entry's values of what is typed, and may raise
        EntryError; `id_of` gives the id of something new where that is not drawn at random, and `said` the words when
        it is saved; `keep` saves what is kept otherwise than other entries."""
        state = state_of(self.name)
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

    def typed(self) -> dict[str, Any]:
        """What its fields hold; None for a day or a number that cannot be read, which `refused` says."""
        held = {name: st.session_state.get(self._key(name)) for name in self.labels}
        return held | {name: self._read(name)[0] for name in self.read}

    def fault_of(self, name: str) -> str:
        """What is wrong with a field, or with something within it that has no field of its own."""
        faults = state_of(self.name).faults
        within = (said for place, said in faults.items() if place.startswith(f"{name}.") and place not in self.labels)
        return faults.get(name, "") or next(within, "")

    def refused(self) -> dict[str, str]:
        """Fields that hold no day or number, and those that hold what was not offered, as what a page sends by itself
        may."""
        unread = {name: said for name in self.read if (said := self._read(name)[1])}
        return unread | {
            name: "choose from the list"
            for name, offered in self.options.items()
            if (held := self.typed()[name]) is not None
            and not {*([held] if isinstance(held, str) else held)} <= offered.keys()
        }

    def _key(self, name: str) -> str:
        # With the token in it the fields of the next entry are others, so that a press of this form's button, which
        # reaches the server late, finds its own.
        return f"{self.name}-{self.token}-{name}"

    def _as_typed(self, name: str, label: str, read: Callable[[str], Any], *, hint: str = "") -> None:
        """A field for what is read of a text. A widget of days or of numbers would keep what it cannot read to itself,
        and what was there before would be saved instead."""
        self.read[name] = read
        self.given = dict(self.given) | {name: as_typed.shown(self.given.get(name))}
        st.text_input(label, placeholder=hint, autocomplete="off", **self._field(name, label, ""))
        self._fault(name)

    def _read(self, name: str) -> tuple[Any, str]:
        """The day or the number that a field holds, and what is wrong with it."""
        try:
            return self.read[name](str(st.session_state.get(self._key(name)) or "")), ""
        except ValueError as error:
            return None, str(error)

    def _field(self, name: str, label: str, empty: object, options: Mapping[str, str] | None = None) -> dict[str, Any]:
        self.labels[name] = label
        key, held = self._key(name), self.given.get(name, empty)
        held = held.value if isinstance(held, Enum) else held
        told: dict[str, Any] = {"key": key, "persist_state": "session"}
        if options is not None:
            self.options[name] = options
            told["format_func"] = lambda code: options.get(code, code)
            if isinstance(held, str) and held not in options:
                held = empty
        if key not in st.session_state:
            st.session_state[key] = held
        return told

    def _fault(self, name: str) -> None:
        if words := self.fault_of(name):
            st.html(entered.fault((self.labels | self.others)[name], words))

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
    state = state_of(name, of.version if of else 0)
    if state.said:
        st.html(entered.saved(state.said))
    held = shown(of.entry) if of else given or {}
    return Form(name, kind, of.id if of else "", held, shown, state.token)


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
    state, typed = state_of(of.name), of.typed()
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
        begin(of.name, kept.version).said = said(kept)


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

"""What a session knows of a form from one drawing to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from data import store
from data.store import Kept

_FORM = "form of "


@dataclass(slots=True)
class State:
    """Under which id a form writes and over which version, of which entry it is ('' of a new one), what was wrong when
    it was last pressed, who was first, and what was said of the last that it saved."""

    token: str
    over: int
    of: str = ""
    said: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    first: Kept[Any] | None = None
    trouble: str = ""


def state_of(name: str, over: int = 0, of: str = "") -> State:
    """That of a form by its name; of one that is drawn for the first time, or of another entry than before, over the
    version that is shown."""
    found = _found(name)
    if found is None:
        return begin(name, over, of)
    if found.first is not None:  # what was new to both is now theirs, and what is typed is written over it
        found.of = of
    if found.of != of:
        said = found.said
        found = begin(name, over, of)
        found.said = said
    return found


def known(name: str) -> State:
    """That of a form that is drawn, whatever it is of."""
    return _found(name) or begin(name)


def begin(name: str, over: int = 0, of: str = "") -> State:
    """A form as it is before anybody writes in it."""
    made = st.session_state[_kept_as(name)] = State(store.token(), over, of)
    return made


def saved(of: str, over: int, version: int) -> None:
    """Let other forms of an entry write over the version that this session has just made of it, and so has seen."""
    for name, state in st.session_state.items():
        if str(name).startswith(_FORM) and state.of == of and state.over == over:
            state.over = version


def is_told(name: str) -> bool:
    """Whether a form has something to say: of what it saved, or why it did not."""
    found = _found(name)
    return found is not None and bool(found.said or found.faults or found.first or found.trouble)


def _kept_as(name: str) -> str:
    return f"{_FORM}{name}"


def _found(name: str) -> State | None:
    found: State | None = st.session_state.get(_kept_as(name))
    return found

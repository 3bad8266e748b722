"""What a session knows of a form from one drawing to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from data import store
from data.store import Kept


@dataclass(slots=True)
class State:
    """Under which id a form writes and over which version, what was wrong when it was last pressed, who was first, and
    what was said of the last that it saved."""

    token: str
    over: int
    said: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    first: Kept[Any] | None = None
    trouble: str = ""


def state_of(name: str, over: int = 0) -> State:
    """That of a form by its name; of one that is drawn for the first time, over the version that is shown."""
    found: State | None = st.session_state.get(_kept_as(name))
    return found or begin(name, over)


def begin(name: str, over: int = 0) -> State:
    """A form as it is before anybody writes in it."""
    made = st.session_state[_kept_as(name)] = State(store.token(), over)
    return made


def is_told(name: str) -> bool:
    """Whether a form has something to say: of what it saved, or why it did not."""
    found: State | None = st.session_state.get(_kept_as(name))
    return found is not None and bool(found.said or found.faults or found.first or found.trouble)


def _kept_as(name: str) -> str:
    return f"form-{name}"

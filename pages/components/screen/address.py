"""Choices that live in the address: what it says is what is shown, and every choice is written back to it."""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from metrics import Level
from pages.components.html.markup import with_choice
from pages.components.screen.choice import Choice, kept_as, write_back, write_chosen
from pages.components.screen.refused import refuse
from pages.components.words.outside import MOST, cut

_SHARED = (Level.NEIGHBOURHOOD.value, Level.WARD.value)


def choice(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    written: bool = False,
    drops: Sequence[str] = (),
    width: Literal["stretch"] | int = "stretch",
    called: str = "",
    in_a_row: bool = False,
) -> Choice:
    """A choice as the address has it. The first option is the default, and is left out of the address unless it is
    always `written`: for what may not be first tomorrow. A code that is not there is refused in a sentence, in
    which an option is `called` so where the label is no name of one.

    Menu links drop the address's choices: where it says nothing, the session's last choice stands, unless it is only
    what came first in the run before. An address that Back or Forward leads to is a choice that was made before, and
    there nothing means the default."""
    default = next(iter(options))
    key = kept_as(name)
    before, st.session_state[first_kept_as(name)] = st.session_state.get(first_kept_as(name)), default
    asked = st.query_params.get(name)
    if asked in options:
        st.session_state[key] = asked
    elif asked is not None:
        refuse(called or label.lower(), asked)
        st.session_state[key] = default
    elif by_history() or st.session_state.get(key) not in options or st.session_state[key] == before:
        st.session_state[key] = default
    else:
        st.session_state[key] = st.session_state[key]  # else a box of other options, drawn later, begins with its first
    return Choice(name, label, options, None if written else default, drops, width, in_a_row)


def choose(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    written: bool = False,
    drops: Sequence[str] = (),
    width: Literal["stretch"] | int = "stretch",
    called: str = "",
) -> str:
    """A choice drawn where it is made; the code that is chosen."""
    made = choice(name, label, options, written=written, drops=drops, width=width, called=called)
    made.draw()
    return made.value


def search(name: str, label: str, hint: str, *, drops: Sequence[str] = ()) -> str:
    """A text box whose value is the address's `name`, left out of it where empty. What is typed here drops the choices
    of `drops`."""
    if name in st.query_params:
        st.session_state[kept_as(name)] = cut(st.query_params[name])
    elif by_history():
        st.session_state[kept_as(name)] = ""
    st.text_input(
        label,
        key=kept_as(name),
        placeholder=hint,
        max_chars=MOST,
        on_change=write_chosen,
        args=(name, "", drops),
        persist_state="session",
        width=480,
    )
    write_back(name, "")
    return str(st.session_state[kept_as(name)])


def asked(name: str, options: Container[str]) -> str | None:
    """What the address asks for by `name`, without a choice on the page; None for nothing, or for what is not there,
    which is then said."""
    code = st.query_params.get(name)
    if code is None or code in options:
        return code
    refuse(name, code)
    del st.query_params[name]
    return None


def by_history() -> bool:
    """Whether the reader came by Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def link(page: str) -> str:
    """The address of a page, with the area that is chosen."""
    there = st.query_params.to_dict()  # each look at one of them is a call of its own that Streamlit counts
    query = urlencode({name: there[name] for name in _SHARED if name in there})
    return f"{page}?{query}" if query else page


def links(page: str, name: str) -> Callable[[str], str]:
    """Addresses of a page by the code of its choice `name`, with the area that is chosen."""
    return partial(with_choice, link(page), name)


def first_kept_as(name: str) -> str:
    """Where the session keeps which of the options was first."""
    return f"first_{name}"

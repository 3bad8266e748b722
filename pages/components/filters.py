"""Choices that live in the address: what it says is what is shown, and every choice is written back to it."""

from collections.abc import Container, Mapping, Sequence
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from metrics import BOROUGH, Area, Snapshot

ALL = "all"
_REFUSED = "refused_codes"
_LONGEST = 80


def areas(snapshot: Snapshot) -> None:
    """Draw the shared filters: neighbourhood, and the wards in it. A ward outside the neighbourhood wins."""
    st.session_state[_REFUSED] = []
    wards = {code: area for code, area in snapshot.areas.items() if area.level == "ward"}
    hoods = {code: area.name for code, area in snapshot.areas.items() if area.level == "neighbourhood"}
    asked = wards.get(st.query_params.get("ward", ""))
    hood_asked = st.query_params.get("neighbourhood", ALL)
    if asked is not None and hood_asked in hoods and asked.parent != hood_asked:
        st.query_params["neighbourhood"] = str(asked.parent)
    hood = choose("neighbourhood", "Neighbourhood", {ALL: "All Camden"} | hoods, drops=["ward"])
    inside = {code: ward.name for code, ward in wards.items() if hood in (ALL, ward.parent)}
    choose("ward", "Ward", {ALL: "All wards"} | inside)


def area(snapshot: Snapshot) -> Area:
    """The area that the address asks for: a ward, else a neighbourhood, else the borough."""
    for name in ("ward", "neighbourhood"):
        code = st.query_params.get(name, "")
        if code in snapshot.areas and snapshot.areas[code].level == name:
            return snapshot.areas[code]
    return snapshot.areas[BOROUGH]


def choose(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    written: bool = False,
    drops: Sequence[str] = (),
    width: Literal["stretch"] | int = "stretch",
) -> str:
    """A select box whose value is the address's `name`. The first option is the default, and is left out of the
    address unless it is always `written`: for what may not be first tomorrow. A choice here drops those of `drops`.

    Menu links drop the address's choices, and so may Back: where it says nothing, the session's last choice stands."""
    default = next(iter(options))
    silent = None if written else default
    key = f"filter_{name}"
    asked = st.query_params.get(name)
    if asked in options:
        st.session_state[key] = asked
    elif asked is not None:
        refuse(f"There is no {label.lower()} {asked}.")
        st.session_state[key] = default
    elif st.session_state.get(key) not in options:
        st.session_state[key] = default
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        on_change=_chosen,
        args=(name, silent, drops),
        persist_state="session",
        width=width,
    )
    _write_back(name, silent)
    return str(st.session_state[key])


def search(name: str, label: str, hint: str, *, drops: Sequence[str] = ()) -> str:
    """A text box whose value is the address's `name`, left out of it where empty. What is typed here drops the choices
    of `drops`."""
    key = f"filter_{name}"
    if name in st.query_params:
        st.session_state[key] = st.query_params[name]
    st.text_input(
        label,
        key=key,
        placeholder=hint,
        max_chars=_LONGEST,
        on_change=_chosen,
        args=(name, "", drops),
        persist_state="session",
        width=480,
    )
    _write_back(name, "")
    return str(st.session_state[key])


def asked(name: str, options: Container[str]) -> str | None:
    """What the address asks for by `name`, without a choice on the page; None for nothing, or for what is not there,
    which is then said."""
    code = st.query_params.get(name)
    if code is None or code in options:
        return code
    refuse(f"There is no {name} {code}.")
    del st.query_params[name]
    return None


def refuse(sentence: str) -> None:
    """Note that the address asked for something that is not there."""
    st.session_state.setdefault(_REFUSED, []).append(sentence)


def refusals() -> None:
    """Say once, above the page, what the address asked for and is not there."""
    for sentence in st.session_state.pop(_REFUSED, []):
        st.warning(f"{sentence} This page shows what is there instead.")


def link(page: str, **parameters: str) -> str:
    """An address of a page that keeps the area."""
    kept = {name: st.query_params[name] for name in ("neighbourhood", "ward") if name in st.query_params}
    query = urlencode(kept | parameters)
    return f"{page}?{query}" if query else page


def _chosen(name: str, silent: str | None, drops: Sequence[str]) -> None:
    _write_back(name, silent)
    for dropped in drops:
        st.query_params.pop(dropped, None)
        st.session_state.pop(f"filter_{dropped}", None)


def _write_back(name: str, silent: str | None) -> None:
    value = st.session_state[f"filter_{name}"]
    if value == silent:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value

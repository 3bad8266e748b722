"""A choice of several that lives in the address, as those of one do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.components.screen.address import by_history, first_kept_as
from pages.components.screen.choice import kept_as
from pages.components.screen.refused import refuse

_COMMA, _NOBODY = ",", "none"  # in the address, between several codes, and in the place of none


@dataclass(frozen=True, slots=True)
class Several:
    """A box in which several are chosen, at the `most` so many, whose value is the address's `name`: their codes with
    commas between them. What is `usual` is left out of the address."""

    name: str
    label: str
    options: Mapping[str, str]
    usual: tuple[str, ...]
    most: int

    @property
    def values(self) -> tuple[str, ...]:
        """The codes that are chosen."""
        return tuple(st.session_state[kept_as(self.name)])

    def draw(self) -> None:
        """The box, and its value in the address."""
        st.multiselect(
            self.label,
            list(self.options),
            format_func=lambda code: self.options[code],
            key=kept_as(self.name),
            on_change=_write_back,
            args=(self.name, self.usual),
            max_selections=self.most,
            select_all=False,
            wrap=True,
            persist_state="session",
            width=640,
        )
        _write_back(self.name, self.usual)


def several(name: str, label: str, one: str, options: Mapping[str, str], usual: Sequence[str], *, most: int) -> Several:
    """A choice of several as the address has it; `one` is what each of them is. Where the address says nothing,
    what the session last chose stands unless it is what was usual then."""
    key, wont = kept_as(name), [each for each in usual if each in options][:most]
    before, st.session_state[first_kept_as(name)] = st.session_state.get(first_kept_as(name)), wont
    asked = st.query_params.get(name)
    if asked is not None:
        codes = dict.fromkeys(each for each in asked.split(_COMMA) if each and each != _NOBODY)
        for code in [each for each in codes if each not in options][:most]:
            refuse(one, code)
        known = [code for code in codes if code in options]
        st.session_state[key] = known[:most] if known or not codes else wont
    elif by_history() or st.session_state.get(key, before) == before:
        st.session_state[key] = wont
    st.session_state[key] = [each for each in st.session_state[key] if each in options]
    return Several(name, label, options, tuple(wont), most)


def _write_back(name: str, usual: Sequence[str]) -> None:
    codes = st.session_state[kept_as(name)]
    if list(codes) == list(usual):
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != (written := _COMMA.join(codes) or _NOBODY):
        st.query_params[name] = written

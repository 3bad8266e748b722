"""A choice among a few options whose value is in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st


@dataclass(frozen=True, slots=True)
class Choice:
    """A select box, or a few options in a row, whose value is the address's `name`: known before it is drawn, so that
    it can stand below what it decides on. `silent` is the value that is left out of the address; a choice here drops
    those of `drops`. Options in a row stand beside a heading, and their label is heard and not seen."""

    name: str
    label: str
    options: Mapping[str, str]
    silent: str | None
    drops: Sequence[str]
    width: Literal["stretch"] | int
    in_a_row: bool = False

    @property
    def value(self) -> str:
        """The code that is chosen."""
        return str(st.session_state[kept_as(self.name)])

    def draw(self) -> None:
        """The box, where there is something to choose, and its value in the address."""
        if len(self.options) > 1:
            (self._row if self.in_a_row else self._box)()
        self.write()

    def _row(self) -> None:
        st.radio(
            self.label,
            list(self.options),
            **self._told(),
            horizontal=True,
            label_visibility="collapsed",
            width="content",
        )

    def slide(self, *, written: bool = True) -> None:
        """The same as a slider whose first option is at the right end; in the address unless it plays by itself."""
        if len(self.options) > 1:
            st.select_slider(
                self.label,
                list(self.options)[::-1],
                **self._told(),
                width=self.width,
            )
        if written:
            self.write()

    def move(self, code: str) -> None:
        """Choose an option without the reader, and without the address: for what plays by itself."""
        st.session_state[kept_as(self.name)] = code

    def write(self) -> None:
        """Its value in the address."""
        write_back(self.name, self.silent)

    def _told(self) -> dict[str, Any]:
        """What each kind of box is told: how its options are called, and where its value is kept."""
        return {
            "format_func": lambda code: self.options[code],
            "key": kept_as(self.name),
            "on_change": write_chosen,
            "args": (self.name, self.silent, self.drops),
            "persist_state": "session",
        }

    def _box(self) -> None:
        st.selectbox(
            self.label,
            list(self.options),
            **self._told(),
            width=self.width,
        )


def let_go(name: str) -> None:
    """Forget a choice: it was made of something that is no longer shown."""
    st.query_params.pop(name, None)
    st.session_state.pop(kept_as(name), None)


def kept_as(name: str) -> str:
    """Where the session keeps a choice."""
    return f"filter_{name}"


def write_chosen(name: str, silent: str | None, drops: Sequence[str]) -> None:
    """What is chosen in the address, out of which goes what was made of something else."""
    write_back(name, silent)
    for dropped in drops:
        let_go(dropped)


def write_back(name: str, silent: str | None) -> None:
    """The value that the session keeps in the address, from which the `silent` one is left out."""
    value = st.session_state[kept_as(name)]
    if value == silent:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value

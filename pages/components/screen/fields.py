"""The fields of a form: each with what is wrong with it beside it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import streamlit as st

from pages.components.html import entered
from pages.components.screen.form_state import known
from pages.components.words import as_typed

Typed = Mapping[str, Any]


@dataclass(slots=True)
class Fields:
    """The fields of a form by its name, which hold at first what is `given`, by their names. `token` tells those of one
    entry from those of the next; `others` are labels of what is no field itself; `read` makes days and numbers of what
    is typed."""

    name: str
    given: Typed
    token: str
    labels: dict[str, str] = field(default_factory=dict)
    options: dict[str, Mapping[str, str]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    read: dict[str, Callable[[str], Any]] = field(default_factory=dict)

    @contextmanager
    def drawn(self) -> Iterator[None]:
        """Its fields and its button are drawn within this."""
        with st.container(key=f"entry-{self.name}"), st.form(self.key("form"), border=False, enter_to_submit=False):
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

    def typed(self) -> dict[str, Any]:
        """What its fields hold; None for a day or a number that cannot be read, which `refused` says."""
        held = {name: st.session_state.get(self.key(name)) for name in self.labels}
        return held | {name: self._read(name)[0] for name in self.read}

    def fault_of(self, name: str) -> str:
        """What is wrong with a field, or with something within it that has no field of its own."""
        faults = known(self.name).faults
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

    def key(self, name: str) -> str:
        """The key of a field in the session."""
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
            return self.read[name](str(st.session_state.get(self.key(name)) or "")), ""
        except ValueError as error:
            return None, str(error)

    def _field(self, name: str, label: str, empty: object, options: Mapping[str, str] | None = None) -> dict[str, Any]:
        self.labels[name] = label
        key, held = self.key(name), self.given.get(name, empty)
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

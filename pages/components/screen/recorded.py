"""What people have entered, as the pages read it. Where the store cannot be read, a page shows all the same, and says
so."""

from datetime import date
from typing import Any, TypeVar

import streamlit as st

from data import store
from data.store import Decision, Entry, Initiative, Kept, Store, StoreError
from pages.components.html.markup import notice

Entered = TypeVar("Entered", bound=Entry)


def opened() -> Store | None:
    """The store; None where it cannot be read, which `trouble` says."""
    try:
        return store.opened()
    except StoreError:
        return None


def trouble() -> str:
    """Why what people entered cannot be read; '' where it can."""
    try:
        stamp = store.opened().stamp()
        for kind in (Initiative, Decision):
            _newest(stamp, kind.__name__, kind)
    except StoreError as error:
        return str(error)
    return ""


def say_trouble() -> None:
    """That what people entered cannot be read, where it cannot."""
    if told := trouble():
        st.html(notice("What people entered cannot be read.", told, failed=True))


def newest(kind: type[Entered]) -> tuple[Kept[Entered], ...]:
    """The newest version of each entry of a kind; where the store cannot be read, what the project declares."""
    try:
        return _newest(store.opened().stamp(), kind.__name__, kind)
    except StoreError:
        return _declared(kind)


def history(kind: type[Entered], of: str) -> tuple[Kept[Entered], ...]:
    """Every version of an entry, oldest first."""
    try:
        return _history(store.opened().stamp(), kind.__name__, of, kind)
    except StoreError:
        return tuple(each for each in _declared(kind) if each.id == of)


def today() -> date:
    """The day on which somebody decides or looks again: that of the server's clock, whatever day the figures are of."""
    return date.today()


def _declared(kind: type[Any]) -> tuple[Any, ...]:
    return store.declared_initiatives() if kind is Initiative else ()


# By the store's stamp, which every save changes: who enters nothing asks for how many there are, and no more.
@st.cache_resource(max_entries=24, show_spinner=False)
def _newest(stamp: int, name: str, _kind: type[Any]) -> tuple[Any, ...]:  # noqa: ARG001
    return store.opened().newest(_kind)


@st.cache_resource(max_entries=64, show_spinner=False)
def _history(stamp: int, name: str, of: str, _kind: type[Any]) -> tuple[Any, ...]:  # noqa: ARG001
    return store.opened().history(_kind, of)

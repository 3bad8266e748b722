"""What people have entered, as the pages read it. Where the store cannot be read, a page shows all the same, and says
so."""

from datetime import date
from functools import lru_cache
from threading import local
from typing import Any, TypeVar

import streamlit as st

from data import store
from data.store import Action, Decision, Entry, Expectation, Initiative, Kept, Meeting, Review, Store, StoreError
from pages.components.html.markup import notice

Entered = TypeVar("Entered", bound=Entry)
_KINDS: tuple[Any, ...] = (Initiative, Expectation, Decision, Review, Meeting, Action)


# A run of a page has a thread to itself, which ends with it: what it shows is of one moment.
_RUN = local()


def begin() -> None:
    """Look anew at the next question: as a run begins, and after something was saved."""
    _RUN.stamp = None


def opened() -> Store | None:
    """The store; None where it cannot be read, which `trouble` says."""
    try:
        return store.opened()
    except StoreError:
        return None


def trouble() -> str:
    """Why what people entered cannot be read; '' where it can."""
    try:
        now = stamp()
        # One sentence is enough of what is wrong with all of it; of rows that are damaged, each is named.
        return " ".join(filter(None, (_every(now, kind).trouble for kind in _KINDS)))
    except StoreError as error:
        return str(error)


def say_trouble() -> None:
    """That what people entered cannot be read, where it cannot."""
    if told := trouble():
        st.html(notice("What people entered cannot be read.", told, failed=True))


def newest(kind: type[Entered]) -> tuple[Kept[Entered], ...]:
    """The newest version of each entry of a kind; where the store cannot be read, what the project declares."""
    try:
        return _newest(stamp(), kind)
    except StoreError:
        return _declared(kind)


def history(kind: type[Entered], of: str) -> tuple[Kept[Entered], ...]:
    """Every version of an entry, oldest first."""
    try:
        return tuple(_every(stamp(), kind).versions.get(of, ()))
    except StoreError:
        return tuple(each for each in _declared(kind) if each.id == of)


def today() -> date:
    """The day on which somebody decides or looks again: that of the server's clock, whatever day the figures are of."""
    return date.today()


def stamp() -> int:
    """The store's, asked once a run."""
    if getattr(_RUN, "stamp", None) is None:
        _RUN.stamp = store.opened().stamp()
    return int(_RUN.stamp)


def _declared(kind: type[Any]) -> tuple[Any, ...]:
    return store.declared_initiatives() if kind is Initiative else ()


# By the store's stamp, which every save changes: who enters nothing asks for how many there are, and no more.
@lru_cache(maxsize=24)
def _every(stamp: int, kind: Any) -> Any:  # noqa: ARG001
    return store.opened().every(kind)


@lru_cache(maxsize=24)
def _newest(stamp: int, kind: Any) -> tuple[Any, ...]:
    return tuple(_every(stamp, kind).newest)

"""The files that readers' pages offer, each made when somebody asks for it. A session holds its own, and they go with
it."""

import hashlib
import secrets
from collections.abc import Callable
from urllib.parse import quote
from weakref import WeakValueDictionary

import streamlit as st

FOLDER = "files"  # in an address

Make = Callable[[], bytes]

_OWN = "shelf"
# What is shown, and what a browser may still show while the next is drawn, of which some is let go half way.
_RUNS = 3


class Shelf:
    """A session's files, of the latest runs of its pages that offered any."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(12)
        self._view, self._offers = "view", False
        self._runs: tuple[tuple[str, dict[str, Make]], ...] = ()

    def begin(self, view: str) -> None:
        """What is offered from now on is of this view, in a run of its own."""
        self._view, self._offers = view, False

    def offer(self, name: str, make: Make) -> str:
        """The address of a file, from beside any page: the same for the same file of the same view."""
        if not self._offers:
            self._runs, self._offers = (*self._runs[1 - _RUNS :], (self._view, {})), True
        self._runs[-1][1][name] = make
        return "/".join((FOLDER, self.token, self._view, quote(name, safe="")))

    def find(self, view: str, name: str) -> Make | None:
        """What makes a file, as the latest run of a view has offered it; None where none has of late."""
        return next((files[name] for one, files in self._runs[::-1] if one == view and name in files), None)


_SHELVES: WeakValueDictionary[str, Shelf] = WeakValueDictionary()


def begin(page: str) -> None:
    """As a run of a page begins, which is told by its name in the address and the choices there."""
    told = repr((page, sorted(st.query_params.to_dict().items())))
    _own().begin(hashlib.blake2s(told.encode(), digest_size=6).hexdigest())


def offer(name: str, make: Make) -> str:
    """The address of a file of this page, which is made when it is asked for."""
    return _own().offer(name, make)


def find(where: str) -> Make | None:
    """What makes the file of an address in the folder; None where its session has ended, or shows other pages since."""
    token, _, rest = where.partition("/")
    view, _, name = rest.partition("/")
    shelf = _SHELVES.get(token)
    return shelf.find(view, name) if shelf else None


def leads_to_file(path: str) -> bool:
    """Whether an address is one of files, which are no pages even where a browser would show one."""
    return f"/{FOLDER}/" in path


def _own() -> Shelf:
    if _OWN not in st.session_state:
        made = st.session_state[_OWN] = Shelf()
        _SHELVES[made.token] = made
    found: Shelf = st.session_state[_OWN]
    return found

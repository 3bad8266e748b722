"""The files that readers' pages offer, each made when somebody asks for it. A session holds its own, and they go with
it."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import quote
from weakref import WeakValueDictionary

import streamlit as st

FOLDER = "files"  # in an address

Make = Callable[[], bytes]

_OWN = "shelf"
_VIEWS = 2  # the one that is shown, and the one before, which a browser may still show while the next is drawn


class Shelf:
    """A session's files, by the view of a page that offers them and by name."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(12)
        self.view = "view"
        self.views: OrderedDict[str, dict[str, Make]] = OrderedDict()

    def begin(self, view: str) -> None:
        """What is offered from now on is of this view."""
        self.view = view
        self.views.setdefault(view, {})
        self.views.move_to_end(view)
        while len(self.views) > _VIEWS:
            self.views.popitem(last=False)

    def offer(self, name: str, make: Make) -> str:
        """The address of a file, from beside any page: the same for the same file of the same view."""
        self.views.setdefault(self.view, {})[name] = make
        return "/".join((FOLDER, self.token, self.view, quote(name, safe="")))


_SHELVES: WeakValueDictionary[str, Shelf] = WeakValueDictionary()


def begin(page: str) -> None:
    """As a run of a page begins, which is told by its name in the address and the choices there."""
    told = repr((page, sorted(st.query_params.to_dict().items())))
    _own().begin(hashlib.blake2s(told.encode(), digest_size=6).hexdigest())


def offer(name: str, make: Make) -> str:
    """The address of a file of this page, which is made when it is asked for."""
    return _own().offer(name, make)


def find(token: str, view: str, name: str) -> Make | None:
    """What makes a file; None where its session has ended, or shows other pages since."""
    shelf = _SHELVES.get(token)
    return shelf.views.get(view, {}).get(name) if shelf else None


def _own() -> Shelf:
    if _OWN not in st.session_state:
        made = st.session_state[_OWN] = Shelf()
        _SHELVES[made.token] = made
    found: Shelf = st.session_state[_OWN]
    return found

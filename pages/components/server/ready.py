"""What a server does before it answers, so that no reader is the one who waits for it: import whatever pages import,
and make the lists that take longest."""

import gc
import inspect
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

import streamlit as st

from data.store import Decision, Initiative
from metrics import BOROUGH, Level, NoSnapshotError, PeerGroup, UnreadableSnapshotError
from pages.components.exhibits import suggested
from pages.components.exhibits.profiled import profiled
from pages.components.html import absent, definition
from pages.components.html.peer_table import peer_table
from pages.components.screen import asking, current, hearing, recorded

# What Streamlit and Plotly themselves import only when a figure is drawn.
_LATE = ("plotly.tools", "plotly.io._json", "plotly.graph_objs._figure")
_OF_TCP = tuple((family, socket.SOCK_STREAM) for family in (socket.AF_INET, socket.AF_INET6))
_COMPONENTS = Path(__file__).parents[1]
_PROJECT = _COMPONENTS.parents[1]


def imported() -> list[str]:
    """The names of all modules that pages are put together from, each imported, and what draws with them."""
    files = sorted(_COMPONENTS.rglob("*.py"))
    names = [".".join(each.relative_to(_PROJECT).with_suffix("").parts) for each in files]
    for name in (*names, *_LATE):
        import_module(name)
    return names


@asynccontextmanager
async def before_it_answers(_: st.App) -> AsyncIterator[None]:
    """What a server does when it starts, and no other process that imports the app."""
    _send_at_once()
    made()
    inspect.stack()  # as Streamlit asks once from where it is called, for which Python reads the names of all modules
    # What stands now stays: Python looks through all of it no more, for which every reader would wait half a second.
    gc.collect()
    gc.freeze()
    yield


def _send_at_once() -> None:
    """Let no message wait for the browser to confirm the one before (Nagle's algorithm, RFC 896), which it may take 40
    ms for: asyncio sees to that where a socket names its protocol, and Streamlit's names none. What listens hands it on
    to each connection that comes in by it."""
    for each in gc.get_objects():
        # By `type`, since some of all objects import what they stand for when they are asked what they are.
        if issubclass(type(each), socket.socket) and each.fileno() >= 0 and (each.family, each.type) in _OF_TCP:
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def made() -> None:
    """What people entered, which takes a database's modules to be read; what is known of each piece of work, and what
    was heard; the two lists of every indicator, as the current snapshot has them for all Camden, its overview of every
    area, how wards stand beside each other and Camden beside boroughs like it, and the list of its tables. Of a
    snapshot that comes later they are made when first asked for."""
    work, decisions = recorded.newest(Initiative), recorded.newest(Decision)
    try:
        snapshot = current.snapshot()
    except NoSnapshotError:
        return  # every page says what to do
    for each in work:
        suggested.make_ready(snapshot, each, decisions, recorded.today())
    hearing.shown(snapshot)
    current.ledger(snapshot, BOROUGH)
    for area in snapshot.areas:
        current.overview(snapshot, area)
        current.changes(snapshot, area)
    for slug in snapshot.indicators:
        definition.defined(snapshot, slug)
    priorities = current.priorities()
    peer_table(snapshot, priorities, PeerGroup.SIMILAR)
    absent.of_camden(snapshot)
    ward = next(code for code, area in snapshot.areas.items() if area.level is Level.WARD)
    profiled(snapshot, snapshot.profile(ward), priorities)
    with suppress(UnreadableSnapshotError):  # its page says so
        asking.schema(snapshot)

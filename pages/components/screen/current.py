"""What the pages show: the current snapshot and the priorities, kept in memory and shared by every session."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

import streamlit as st

import metrics
from metrics import Priority, Snapshot
from pages.components.html import search
from pages.components.html.definition import Definition, define
from pages.components.html.ledger import Ledger, in_area
from pages.components.html.search import Sought

_BY_NAME: dict[str | type[Any], Callable[[Any], Any]] = {Snapshot: attrgetter("name")}


def snapshot() -> Snapshot:
    """The current snapshot, looked up at every run, so that a new one shows at the next view; NoSnapshotError before
    the first refresh, and where it cannot be read.
    """
    folder = metrics.snapshots_folder()
    return _read(str(folder), metrics.current_snapshot(folder))


def required() -> Snapshot:
    """The current snapshot, or a stop: the frame has said what to do."""
    try:
        return snapshot()
    except metrics.NoSnapshotError:
        st.stop()


@st.cache_resource(show_spinner=False)
def priorities() -> tuple[Priority, ...]:
    """The eleven: words of the project itself, which change only with its code."""
    return metrics.priorities()


# Two: the current one, and the last one for sessions that are still drawing it.
@st.cache_resource(max_entries=2, show_spinner=False)
def _read(folder: str, name: str) -> Snapshot:
    return metrics.snapshot(Path(folder), name)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=_BY_NAME)
def definitions(snapshot: Snapshot) -> Mapping[str, Definition]:
    """What is told of every indicator, by slug."""
    return define(snapshot)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=_BY_NAME)
def sought(snapshot: Snapshot, _priorities: Sequence[Priority]) -> Mapping[str, Sought]:
    """What every indicator can be found by, by slug, in the order of their titles."""
    return search.sought(snapshot, _priorities)


# Room for every area of two snapshots.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_NAME)
def ledger(snapshot: Snapshot, area: str) -> Ledger:
    """Every indicator as it is in an area."""
    return in_area(snapshot, snapshot.areas[area])

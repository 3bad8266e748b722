"""The snapshot that the pages show: read whole, kept in memory, shared by every session."""

from pathlib import Path

import streamlit as st

import metrics


def snapshot() -> metrics.Snapshot | None:
    """The current snapshot, looked up at every run, so that a new one shows at the next view; None before the
    first refresh.
    """
    folder = metrics.snapshots_folder()
    try:
        return _read(str(folder), metrics.current_snapshot(folder))
    except metrics.NoSnapshotError:
        return None


def required() -> metrics.Snapshot:
    """The current snapshot, or a stop: the frame has said what to do."""
    found = snapshot()
    if found is None:
        st.stop()
    return found


# Two: the current one, and the last one for sessions that are still drawing it.
@st.cache_resource(max_entries=2, show_spinner=False)
def _read(folder: str, name: str) -> metrics.Snapshot:
    return metrics.Snapshot(Path(folder) / name)

"""What the pages show: the current snapshot and the priorities, kept in memory and shared by every session."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from operator import attrgetter
from pathlib import Path
from threading import local
from typing import Any

import streamlit as st

import metrics
from data.store import Reviewed
from metrics import Priority, Refused, Snapshot, Vintage
from pages.components.exhibits import as_known as as_it_was
from pages.components.exhibits.exhibit import Exhibit
from pages.components.html import overview_rows, search, to_decide, what_changed
from pages.components.html.ledger import Ledger, in_area
from pages.components.html.lists import Row
from pages.components.html.overview_rows import Overview
from pages.components.html.search import Sought

log = logging.getLogger("app")

# A run of a page has a thread to itself, which ends with it: only the files that it offers hold a snapshot longer,
# until later runs of the session offer others.
_RUN = local()
_BY_NAME: dict[str | type[Any], Callable[[Any], Any]] = {Snapshot: attrgetter("name")}


def snapshot() -> Snapshot:
    """The current snapshot, looked up as every run begins, so that a new one shows at the next view and no view shows
    two; where it cannot be read, the last that can. NoSnapshotError before the first refresh, and where none can be
    read.
    """
    _RUN.snapshot, _RUN.outdated = None, False
    _RUN.snapshot = found = _looked_up()
    return found


def _looked_up() -> Snapshot:
    folder = metrics.snapshots_folder()
    shown = _shown()
    try:
        found = _read(str(folder), metrics.current_snapshot(folder))
    except metrics.NoSnapshotError as error:
        _RUN.outdated = True
        # What is in memory can be shown though its disk is gone.
        names = [shown.get(folder, ""), *(each.name for each in metrics.own_snapshots(folder))]
        last = _first_whole(folder, names)
        if last is None:
            raise
        if (folder, str(error)) not in _noted():
            _noted().add((folder, str(error)))
            log.warning("%s; %s is shown instead", error, last.name)
        return last
    shown[folder] = found.name
    return found


def named(name: str) -> Snapshot:
    """A snapshot by its name; UnreadableSnapshotError where it cannot be read."""
    return _read(str(metrics.snapshots_folder()), name)


def outdated() -> bool:
    """Whether the newest figures could not be read as this run began, so that older ones are shown."""
    return bool(_RUN.outdated)


def refused() -> Refused | None:
    """Which extracts the last refresh refused, so that older figures are shown."""
    return metrics.last_refused(metrics.snapshots_folder())


def _first_whole(folder: Path, names: Iterable[str]) -> Snapshot | None:
    for name in filter(None, dict.fromkeys(names)):
        try:
            return _read(str(folder), name)
        except metrics.NoSnapshotError:
            continue
    return None


def required() -> Snapshot:
    """The snapshot of this run, or a stop: the frame has said what to do."""
    try:
        return getattr(_RUN, "snapshot", None) or snapshot()
    except metrics.NoSnapshotError:
        st.stop()


@st.cache_resource(show_spinner=False)
def priorities() -> tuple[Priority, ...]:
    """The eleven: words of the project itself, which change only with its code."""
    return metrics.priorities()


@st.cache_resource(show_spinner=False)
def _shown() -> dict[Path, str]:
    """The name of the snapshot that was shown last, by the folder that it is in."""
    return {}


@st.cache_resource(show_spinner=False)
def _noted() -> set[tuple[Path, str]]:
    """What is wrong with snapshots and is in the log already."""
    return set()


# Two: the current one, and the last one for sessions that are still drawing it.
@st.cache_resource(max_entries=2, show_spinner=False)
def _read(folder: str, name: str) -> Snapshot:
    return metrics.snapshot(Path(folder), name)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=_BY_NAME)
def sought(snapshot: Snapshot, _priorities: Sequence[Priority]) -> Mapping[str, Sought]:
    """What every indicator can be found by, by slug, in the order of their titles."""
    return search.sought(snapshot, _priorities)


# Room for every area of two snapshots.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_NAME)
def ledger(snapshot: Snapshot, area: str) -> Ledger:
    """Every indicator as it is in an area."""
    return in_area(snapshot, snapshot.areas[area])


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_NAME)
def overview(snapshot: Snapshot, area: str) -> Overview:
    """Every priority as its indicators are in an area."""
    return overview_rows.in_area(snapshot, priorities(), snapshot.areas[area])


# One: some megabytes, made when somebody first asks for it, and the same for whoever asks next.
@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs=_BY_NAME)
def package(snapshot: Snapshot, called: str, _voices: Sequence[Reviewed]) -> bytes:  # noqa: ARG001
    """Every published table of a snapshot, with what was heard beside it, as one file of open data; by the name it is
    `called`, which is another once other voices are in it."""
    return metrics.package(snapshot, _voices)


def kept_before(snapshot: Snapshot) -> Mapping[str, date]:
    """The snapshots before this one that are still there, each with its day, newest first; none where their folder is
    gone."""
    folder = metrics.snapshots_folder()
    try:
        return _kept_before(str(folder), folder.stat().st_mtime_ns, snapshot.name)
    except OSError:
        return {}


# By the time of the folder, which a snapshot that comes or goes changes.
@st.cache_resource(max_entries=4, show_spinner=False)
def _kept_before(folder: str, changed_at: int, name: str) -> Mapping[str, date]:  # noqa: ARG001
    return metrics.earlier_snapshots(Path(folder), name)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=_BY_NAME)
def decisions(snapshot: Snapshot) -> tuple[Row, ...]:
    """What needs a decision."""
    return to_decide.decisions(snapshot)


# Every area of a snapshot, and some of what readers compare with.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_NAME)
def changes(snapshot: Snapshot, area: str, since: str = "") -> tuple[Row, ...]:
    """What changed in an area since the period before, or since an earlier snapshot, by its name: NoSnapshotError where
    that cannot be read."""
    earlier = metrics.earlier_snapshot(metrics.snapshots_folder(), since, area) if since else None
    return what_changed.changes(snapshot, area, earlier)


def as_known(snapshot: Snapshot, indicator: str, area: str, places: int) -> Exhibit:
    """What of an indicator was first shown otherwise in an area, by the earlier snapshots that are still there."""
    folder, kept, found = metrics.snapshots_folder(), kept_before(snapshot), {}
    for name in kept:
        with suppress(metrics.NoSnapshotError):  # gone, not whole, or of another version: it counts as none
            found[name] = _vintage(str(folder / name))
    return _as_known(
        snapshot, indicator, area, places, read=tuple(found), unread=len(kept) - len(found), _earlier=[*found.values()]
    )


# The pages of several readers at once, by the snapshots that could be read: one that is mended counts again.
@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=_BY_NAME)
def _as_known(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    places: int,
    *,
    read: tuple[str, ...],  # noqa: ARG001
    unread: int,
    _earlier: Sequence[Vintage],
) -> Exhibit:
    return as_it_was.as_known(snapshot, indicator, area, _earlier, unread=unread, places=places)


# Each is read once, when first asked for: the ten newest that are kept, and some that a decision cites.
@st.cache_resource(max_entries=16, show_spinner=False)
def _vintage(path: str) -> Vintage:
    return metrics.vintage(Path(path).parent, Path(path).name)

"""Extracts in, an immutable snapshot out: the conductor, and the only place that reads the clock."""

import os
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

import data
from data import store
from data.contracts.elsewhere import EngineError
from data.holding import leftovers, lock
from data.holding.files import folder_that_is_there, require
from metrics.declared import catalogue
from metrics.refreshing import lost, noting, refusing, remembering, writing
from metrics.refreshing.inputs import look
from metrics.refreshing.making import made
from metrics.refreshing.observing import Step
from metrics.refreshing.task import BrokenExtractsError, RefreshError, Task, log
from metrics.snapshots.folder import CURRENT, NoSnapshotError, cited, snapshots_folder
from metrics.snapshots.snapshot import Snapshot

# Whoever misspells a year would wait for every month until then.
CENTURY = date(2000, 1, 1), date(2099, 12, 31)
_NOT_CLEARED = "no old snapshot was cleared away"


def refresh(
    extracts: Path | None = None,
    snapshots: Path | None = None,
    as_of: date | None = None,
    *,
    indicators: Path = catalogue.FOLDER,
    without: Collection[str] = (),
    audit_sample: bool = False,
    on_step: Callable[[Step], None] = lambda _: None,
    on_notice: Callable[[str], None] = lambda _: None,
) -> Snapshot:
    """Make the snapshot of today's extracts and declarations, and make it current; `on_step` hears of each indicator,
    and of none where there is nothing to do, `on_notice` of what was damaged and is made anew, in sentences. What is
    published of real people is always audited, a sample of made-up ones only where `audit_sample` says so.

    Raises DeclarationError, ExtractError, RefreshError, CountsError, LockedError, or LostError for what the last
    snapshot had and is lost, unless it is among those to go on `without`; the last snapshot then stays."""
    started = time.perf_counter()
    data.engine()
    folder, source = snapshots or snapshots_folder(), extracts or folder_that_is_there()
    named, as_of = as_of is not None, as_of or date.today()
    if extracts:
        require(extracts)
    if not CENTURY[0] <= as_of <= CENTURY[1]:
        raise RefreshError(f"figures cannot be as at {as_of}; name a day from {CENTURY[0]} to {CENTURY[1]}")
    log.info("started for %s", folder)
    task = Task(source, folder, indicators, as_of, named, without, audit_sample, on_step, on_notice)
    try:
        if not snapshots:
            _require(task)
        _make_way(folder / "lock", task)
        with lock.held(folder / "lock", f"a refresh of {folder}"), noting.noted(folder):
            leftovers.clear(folder, alone=True)
            made = _refreshed(task)
            refusing.forget(folder)
    except BrokenExtractsError as error:
        refusing.refuse(folder, as_of, error.extracts)
        raise
    except OSError as error:
        place = error.filename or folder
        raise RefreshError(f"{place}: {error.strerror or error}; put it right and refresh again") from error
    except EngineError as error:
        raise RefreshError(f"the database stopped ({error.kind}); nothing was counted") from error
    log.info("snapshot %s, %.3f s", made.name, time.perf_counter() - started)
    return made


def _require(task: Task) -> None:
    """See that the folder of snapshots that CAMDEN_SNAPSHOTS names is there, or is the last of its path alone that is
    not: it is made then. What lies in a folder that is not there may be on a disk that is not mounted."""
    folder = task.folder
    if not os.environ.get("CAMDEN_SNAPSHOTS") or folder.exists():
        return
    if folder.is_symlink() or not folder.parent.is_dir():
        missing = folder.readlink() if folder.is_symlink() else folder.parent
        raise RefreshError(
            f"{folder}: there is no such folder of snapshots, and none is made as {missing} is not there either; see "
            "that it is mounted, make it, or name another in CAMDEN_SNAPSHOTS"
        )
    task.tell(f"{folder}, which CAMDEN_SNAPSHOTS names, was not there; it was made, with no earlier snapshot in it")


def _refreshed(task: Task) -> Snapshot:
    declared, folder = catalogue.read(task.indicators), task.folder
    for _ in range(2):
        found = replace(look(task.extracts, declared, task.as_of), audit_sample=task.audit_sample)
        inputs = remembering.in_order(found, folder)
        log.info("%d extracts read from %s", len(inputs.held), task.extracts)
        lost.refuse(inputs, folder, task.without, str(task.as_of) if task.day_named else "")
        snapshot = _there(folder / inputs.name()) or made(inputs, task)
        if snapshot:
            stays = _cited(task)
            _make_way(folder / CURRENT, task)
            writing.point_to(folder, snapshot.name)
            if stays is not None:
                writing.prune(folder, stays, task.tell)
            return snapshot
    raise RefreshError("the extracts changed while they were read, twice; try again when the import has ended")


def _cited(task: Task) -> frozenset[str] | None:
    """The snapshots that something refers to, decisions among it; None where that is not known."""
    listed = cited(task.folder)
    if not writing.is_crowded(task.folder):
        return listed
    try:
        if store.begun():
            return listed | store.opened().cited()
    except store.StoreError as error:
        task.tell(f"{_NOT_CLEARED}, as what decisions were made on cannot be read. {str(error).removesuffix('.')}")
        return None
    if os.environ.get("CAMDEN_SNAPSHOTS") and not store.is_named():
        task.tell(
            f"{_NOT_CLEARED}, as nothing says where decisions are kept that were made on one: set CAMDEN_STORE or "
            "CAMDEN_DATABASE_URL, as the dashboard has it, beside CAMDEN_SNAPSHOTS"
        )
        return None
    return listed


def _there(folder: Path) -> Snapshot | None:
    """A snapshot that was made before, where it is whole."""
    try:
        return Snapshot(folder)
    except NoSnapshotError:
        return None


def _make_way(path: Path, task: Task) -> None:
    """Set aside what is there under the name of a file of ours and is no file: a folder, or a link to somewhere."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        task.tell(f"{path} is no file; it was set aside as {writing.set_aside(path)}, and a new one made")

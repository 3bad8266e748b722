"""The snapshots that a command asks for, where whoever asks is told what there is instead."""

from data.refusal import RefusalError
from metrics.snapshots.folder import NoSnapshotError, current, own, snapshots_folder
from metrics.snapshots.snapshot import Snapshot


def shown() -> Snapshot:
    """As the pages do: the current one or, where it cannot be read, the newest that can; RefusalError for none."""
    folder = snapshots_folder()
    for name in filter(None, (shown_name(), *(each.name for each in own(folder)))):
        try:
            return Snapshot(folder / name)
        except NoSnapshotError:
            continue
    raise RefusalError(f"{folder} holds no snapshot that can be read; run: python -m metrics refresh")


def kept(name: str) -> Snapshot:
    """A snapshot by its name; RefusalError where there is none, or it cannot be read."""
    folder = snapshots_folder()
    known = [each.name for each in own(folder)]
    if name not in known:
        raise RefusalError(f"'{name}' is no snapshot in {folder}. There are: {', '.join(known) or 'none'}.")
    try:
        return Snapshot(folder / name)
    except NoSnapshotError as error:
        raise RefusalError(f"{error}") from error


def shown_name() -> str:
    """The name of the snapshot that is current; '' for none."""
    try:
        return current(snapshots_folder())
    except NoSnapshotError:
        return ""

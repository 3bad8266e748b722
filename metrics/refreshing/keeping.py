"""What the current snapshot holds and nothing has changed since: taken from it, instead of being computed again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metrics.snapshots import observation
from metrics.snapshots.folder import NoSnapshotError, UnreadableSnapshotError, current, manifest


@dataclass(frozen=True, slots=True)
class Earlier:
    """The observations of an earlier snapshot (observation.CODED), what those of each indicator were made from
    (`keys`, by slug), and the extracts that had passed their check (`checked`)."""

    observations: pa.Table = field(default_factory=observation.CODED.empty_table)
    keys: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()


def earlier(folder: Path, tell: Callable[[str], None]) -> Earlier:
    """What the current snapshot of a folder holds; nothing where there is none, or it cannot be read, which is told."""
    try:
        snapshot = folder / current(folder)
        said = manifest(snapshot)
        keys, checked, digest = dict(said["keys"]), frozenset(said["checked"]), said["files"]["observations"]
        return Earlier(observation.read(snapshot / "observations.parquet", digest), keys, checked)
    except UnreadableSnapshotError as error:
        tell(f"{error.args[0].partition('; run')[0]}; so everything is computed again")
    except NoSnapshotError:
        pass
    except (OSError, LookupError, TypeError, ValueError, pa.ArrowException):
        tell(f"snapshot {snapshot.name} is not whole; so everything is computed again")
    return Earlier()


def kept(found: Earlier, slugs: Collection[str]) -> pa.Table:
    """The observations of some indicators, as they were on the day of the earlier snapshot."""
    return found.observations.filter(
        pc.is_in(found.observations["indicator"].cast(pa.string()), pa.array(list(slugs), pa.string()))
    )

"""What the current snapshot holds and nothing has changed since: taken from it, instead of being computed again."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metrics.snapshots import observation
from metrics.snapshots.folder import NoSnapshotError, current, manifest

log = logging.getLogger("camden.refresh")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The observations of an earlier snapshot (observation.CODED), what those of each indicator were made from
    (`keys`, by slug), and the extracts that had passed their check (`checked`)."""

    observations: pa.Table = field(default_factory=observation.CODED.empty_table)
    keys: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()


def earlier(folder: Path) -> Earlier:
    """What the current snapshot of a folder holds; nothing where there is none, or it cannot be read."""
    try:
        snapshot = folder / current(folder)
        said = manifest(snapshot)
        keys, checked = dict(said["keys"]), frozenset(said["checked"])
        return Earlier(observation.read(snapshot / "observations.parquet"), keys, checked)
    except NoSnapshotError:
        return Earlier()
    except (OSError, LookupError, TypeError, ValueError, pa.ArrowException) as error:
        log.warning("the current snapshot cannot be read, so everything is computed again: %s", error)
        return Earlier()


def kept(found: Earlier, slugs: Collection[str]) -> pa.Table:
    """The observations of some indicators, as they were on the day of the earlier snapshot."""
    return found.observations.filter(
        pc.is_in(found.observations["indicator"].cast(pa.string()), pa.array(list(slugs), pa.string()))
    )

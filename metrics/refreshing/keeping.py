"""What the current snapshot holds and nothing has changed since: taken from it, instead of being computed again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from metrics.snapshots import observation, stored
from metrics.snapshots.folder import NoSnapshotError, UnreadableSnapshotError, current, manifest

JUDGEMENTS = ("readings", "advice", "charts", "inequality", "expected", "funnel")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The observations of an earlier snapshot (observation.CODED), what those of each indicator were made from
    (`keys`, by slug), and the extracts that had passed their check (`checked`); its judgements, by the name of their
    file, and what those of each indicator were made of (`judged`, by slug)."""

    observations: pa.Table = field(default_factory=observation.CODED.empty_table)
    keys: Mapping[str, str] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()
    judgements: Mapping[str, pa.Table] = field(default_factory=dict)
    judged: Mapping[str, str] = field(default_factory=dict)


def earlier(folder: Path, tell: Callable[[str], None]) -> Earlier:
    """What the current snapshot of a folder holds; nothing where there is none, or it cannot be read, which is told."""
    try:
        snapshot = folder / current(folder)
        said = manifest(snapshot)
        keys, checked, digests = dict(said["keys"]), frozenset(said["checked"]), said["files"]
        observations = observation.read(snapshot / "observations.parquet", digests["observations"])
        judgements = {name: stored.read(snapshot / f"{name}.parquet", digests[name]) for name in JUDGEMENTS}
        return Earlier(observations, keys, checked, judgements, dict(said["judged"]))
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

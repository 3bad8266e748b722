"""The tables of a snapshot as they lie on disk, for whoever takes them away."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from metrics.snapshots import observation, stored
from metrics.snapshots.folder import MADE_ELSEWHERE, UnreadableSnapshotError

# What anyone may have of a snapshot beside its public sources: what protects people is not among it.
PUBLISHED = ("observations", "readings", "indicators", "areas", "extracts")
PUBLIC = "public/"


@dataclass(frozen=True, slots=True)
class Written:
    """The folder of a snapshot, and the digest of each file in it, by its table's name, as the manifest has it."""

    folder: Path
    digests: Mapping[str, str]

    @property
    def public_sources(self) -> tuple[str, ...]:
        """The extracts whose rows anyone may have as they were used, by name."""
        return tuple(sorted(name.removeprefix(PUBLIC) for name in self.digests if name.startswith(PUBLIC)))

    def everything(self) -> dict[str, pa.Table]:
        """Every table by name; raises OSError, ValueError or pa.ArrowException where one is not as it was written."""
        return {name: self._read(name) for name in self.digests}

    def public(self, name: str) -> pa.Table | None:
        """A public source as it was used; None where it is not public, or was not there."""
        return self._whole(f"{PUBLIC}{name}") if name in self.public_sources else None

    def published(self, name: str) -> pa.Table:
        """One of the tables that anyone may have; LookupError for any other."""
        if name not in PUBLISHED:
            raise LookupError(f"{name} is no published table; there are: {', '.join(PUBLISHED)}")
        return self._whole(name)

    def _whole(self, name: str) -> pa.Table:
        """A table; UnreadableSnapshotError where its file was damaged since, or is gone."""
        try:
            return self._read(name)
        except (OSError, ValueError, pa.ArrowException) as error:
            raise UnreadableSnapshotError(f"snapshot {self.folder.name} is not whole: {MADE_ELSEWHERE}") from error

    def _read(self, name: str) -> pa.Table:
        path = self.folder / f"{name}.parquet"
        read = observation.read if name == "observations" else stored.read
        return read(path, self.digests[name])

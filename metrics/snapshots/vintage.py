"""An earlier snapshot that is kept, as far as what it told of everyone goes: its figures, how they were counted, and
what newer files had changed by then. Categories, marks and public sources are not read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from metrics.declared.indicator import Indicator
from metrics.snapshots import holdings, observation, stored
from metrics.snapshots.folder import MADE_ELSEWHERE, UnreadableSnapshotError, manifest
from metrics.snapshots.holdings import Holding
from metrics.snapshots.index import Index
from metrics.snapshots.observation import Observation

# What a head says of how an indicator is counted: where it changes, two of its figures are of two things.
COUNTED = ("kind", "numerator", "denominator", "per", "unit", "weighted", "sql")

Head = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Vintage:
    """An earlier snapshot: its day, the heads of its indicators by slug, what it noted of the extracts, and what it
    told of everyone."""

    name: str
    as_of: date
    heads: Mapping[str, Head]
    holdings: tuple[Holding, ...]
    _everyone: Index

    def series(self, indicator: str, area: str, frequency: str) -> tuple[Observation, ...]:
        """What it told of everyone in an area, oldest first: as it was published then, and no more."""
        return self._everyone.observations(self._everyone.rows(indicator, area, frequency))

    def indicator(self, slug: str) -> Indicator | None:
        """An indicator as it was declared; None where such a declaration is none any more."""
        try:
            return Indicator.model_validate_json(json.dumps(self.heads[slug]))
        except ValidationError:
            return None


def counted(head: Head) -> Head:
    """How an indicator is counted, by what its head says of it."""
    return {key: head.get(key) for key in COUNTED}


def read(folder: Path, name: str) -> Vintage:
    """A snapshot as far as this goes; UnreadableSnapshotError where it is not there any more, another version made it,
    or it is not as it was written."""
    path = folder / name
    said = manifest(path)
    try:
        digests = said["files"]
        tables = {each: stored.read(path / f"{each}.parquet", digests[each]) for each in ("indicators", "extracts")}
        figures = observation.read(path / "observations.parquet", digests["observations"])
        everyone = figures.filter(pc.equal(figures["breakdown"], "")).combine_chunks()
        declared = tables["indicators"].select(["slug", "declaration"]).to_pylist()
        return Vintage(
            name,
            date.fromisoformat(str(said["as_of"])),
            MappingProxyType({row["slug"]: json.loads(row["declaration"]) for row in declared}),
            holdings.read(tables["extracts"]),
            Index(everyone),
        )
    except (OSError, LookupError, TypeError, ValueError, pa.ArrowException) as error:
        raise UnreadableSnapshotError(f"snapshot {name} is not whole: {MADE_ELSEWHERE}") from error

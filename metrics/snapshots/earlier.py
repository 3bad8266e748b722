"""What an earlier snapshot that is kept said of an area: as little of it as it takes to tell what has changed since."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from metrics.declared.indicator import Indicator
from metrics.snapshots import reading, stored
from metrics.snapshots.folder import MADE_ELSEWHERE, NAME, UnreadableSnapshotError, manifest, own
from metrics.snapshots.reading import Reading
from metrics.snapshots.vintage import COUNTED, counted


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """An earlier snapshot: its day, its readings of one area and the titles of its indicators, by slug."""

    name: str
    as_of: date
    area: str
    readings: Mapping[str, Reading]
    titles: Mapping[str, str]
    _heads: Mapping[str, Mapping[str, Any]]

    def redefined(self, indicators: Iterable[Indicator]) -> frozenset[str]:
        """Those of these that it counted in another way, by slug."""
        heads = {each.slug: each.model_dump(mode="json", include=set(COUNTED)) for each in indicators}
        return frozenset(slug for slug, head in heads.items() if slug in self._heads and head != self._heads[slug])


def kept_before(folder: Path, name: str) -> dict[str, date]:
    """The snapshots before one that are still there, each with the day that it is as at, newest first: of an earlier
    day, or of the same day and made earlier. Where that one is no longer there, all others of its day are."""
    if not NAME.fullmatch(name):
        return {}
    days = {path.name: day for path in own(folder) if (day := _day(path.name))}
    there = sorted(days, key=days.__getitem__, reverse=True)
    after, newest = there.index(name) + 1 if name in there else 0, _day(name) or date.max
    return {each: days[each] for each in there[after:] if days[each] <= newest}


def read(folder: Path, name: str, area: str) -> Earlier:
    """A snapshot's readings of an area; UnreadableSnapshotError where it is not there any more, another version made
    it, or they are not as they were written."""
    path = folder / name
    said = manifest(path)
    try:
        readings = _table(path, "readings", said)
        here = reading.read(readings.filter(pc.equal(readings["area"], area)))
        declared = _table(path, "indicators", said).select(["slug", "declaration"]).to_pylist()
        heads = {row["slug"]: json.loads(row["declaration"]) for row in declared}
        return Earlier(
            name,
            date.fromisoformat(str(said["as_of"])),
            area,
            MappingProxyType({slug: each for (slug, _), each in here.items()}),
            MappingProxyType({slug: str(head["title"]) for slug, head in heads.items()}),
            MappingProxyType({slug: counted(head) for slug, head in heads.items()}),
        )
    except (OSError, LookupError, TypeError, ValueError, pa.ArrowException) as error:
        raise UnreadableSnapshotError(f"snapshot {name} is not whole: {MADE_ELSEWHERE}") from error


def _table(path: Path, name: str, said: Mapping[str, Any]) -> pa.Table:
    return stored.read(path / f"{name}.parquet", said["files"][name])


def _day(name: str) -> date | None:
    """A snapshot's name begins with its day; None of one that no refresh has given, such as of 30 February."""
    with suppress(ValueError):
        return date.fromisoformat(name[: len("2026-11-27")])
    return None

"""What a snapshot notes of every extract that a contract promises."""

import json
from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Change:
    """How many figures of an area in a period a newer file changed; their sum before and after, where they add up."""

    period: date
    area: str
    figures: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Holding:
    """One extract that a contract promises, as a snapshot found it; with no `origin` it was not there.

    `standing` is on time, late or stale as at the snapshot's day, by when the next is `due` (None: no other is);
    `rules` are the contract's, which it met; `ways_in` are the commands that bring it; `changes` are what the last
    import that restated figures did to them, on `changed_on`."""

    name: str
    title: str
    description: str
    owner: str
    cadence: str
    grain: str
    counts: str
    licence: str
    attribution: str
    origin: str
    source: str
    covers_from: date | None
    covers_to: date | None
    extracted_on: date | None
    rows: int | None
    rules: int
    standing: str
    due: date | None
    days_late: int
    ways_in: str
    changed_on: date | None
    changes: tuple[Change, ...]


_DAYS = ("covers_from", "covers_to", "extracted_on", "due", "changed_on")
_NUMBERS = ("rows", "rules", "days_late")
SCHEMA = pa.schema(
    [
        (name, pa.date32() if name in _DAYS else pa.int64() if name in _NUMBERS else pa.string())
        for name in Holding.__dataclass_fields__
    ]
)


def read(rows: pa.Table) -> tuple[Holding, ...]:
    """The same rows as they are shown, by title."""
    found = [Holding(**row | {"changes": _changes(row["changes"])}) for row in rows.to_pylist()]
    return tuple(sorted(found, key=lambda each: each.title))


def _changes(text: str) -> tuple[Change, ...]:
    return tuple(Change(date.fromisoformat(period), *rest) for period, *rest in json.loads(text))

"""What a snapshot notes of every extract that a contract promises."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pyarrow as pa

from data.vocabulary import Counted, Origin, Standing
from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class Change:
    """How many figures of an area in a period a newer file changed; their sum before and after, where they add up; and
    how many of what was counted it has `moved` to other categories, which changes no sum."""

    period: date
    area: str
    figures: int
    before: float | None
    after: float | None
    moved: float = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """One extract that a contract promises, as a snapshot found it; with no `origin` it was not there.

    `inferred` is whether what it covers is taken from its dates, as its file does not say it;
    `standing` is as at the snapshot's day, by when the next is `due` (None: no other is); `ended` is why none will;
    `rules` are the contract's, which it met; `ways_in` are the commands that bring it; `changes` are what the last
    import that restated figures did to them, on `changed_on`."""

    name: str
    title: str
    description: str
    owner: str
    cadence: str
    grain: str
    counts: Counted
    licence: str
    attribution: str
    origin: Origin | Literal[""]
    source: str
    covers_from: date | None
    covers_to: date | None
    inferred: bool
    extracted_on: date | None
    rows: int | None
    rules: int
    standing: Standing | Literal[""]
    due: date | None
    days_late: int
    ended: str
    ways_in: str
    changed_on: date | None
    changes: tuple[Change, ...]


# What changed is JSON.
SCHEMA = stored.schema(Holding)
_TERMS = stored.terms(Holding)


def read(rows: pa.Table) -> tuple[Holding, ...]:
    """The same rows as they are shown, by title."""
    return tuple(sorted(map(_holding, rows.to_pylist()), key=lambda each: each.title))


def _holding(row: dict[str, Any]) -> Holding:
    return Holding(**stored.in_words(row, _TERMS) | {"changes": _changes(row["changes"])})


def _changes(text: str) -> tuple[Change, ...]:
    return tuple(Change(date.fromisoformat(period), *rest) for period, *rest in json.loads(text))

"""What a snapshot notes of every extract that a contract promises."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

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
    """One extract that a contract promises, as a snapshot found it; with no `origin` it was not there."""

    name: Annotated[str, "The extract, by its name in every query"]
    title: Annotated[str, "What people call it"]
    description: Annotated[str, "What is in it, and what to know before counting"]
    owner: Annotated[str, "The team that answers for it"]
    cadence: Annotated[str, "How often it is supplied"]
    grain: Annotated[str, "What one of its rows is"]
    counts: Annotated[Counted, "Whether its rows, or the counts in them, are of people or of things"]
    licence: Annotated[str, "What may be done with it"]
    attribution: Annotated[str, "The sentence to show with what is made from it"]
    origin: Annotated[Origin | Literal[""], "Where it is from: sample is made up; '' where it was not there"]
    source: Annotated[str, "What its file says that it is from"]
    covers_from: Annotated[date | None, "The first day that it covers"]
    covers_to: Annotated[date | None, "The last day that it covers"]
    inferred: Annotated[bool, "Whether what it covers is taken from its dates, as its file does not say it"]
    extracted_on: Annotated[date | None, "The day on which it was taken"]
    rows: Annotated[int | None, "How many rows it has; where people are counted, rounded to 5"]
    rules: Annotated[int, "How many rules its contract has, all of which it met"]
    standing: Annotated[Standing | Literal[""], "Whether the next is overdue on the snapshot's day"]
    due: Annotated[date | None, "The day by which the next is due; empty where no other is"]
    days_late: Annotated[int, "How many days the next is overdue"]
    ended: Annotated[str, "Why no other will come; '' where one may"]
    ways_in: Annotated[str, "The commands that bring it in"]
    changed_on: Annotated[date | None, "The day of the last import that restated figures"]
    changes: Annotated[
        tuple[Change, ...],
        "What that did, as a JSON list: period, area, figures changed, their sum before and after, how many moved",
    ]


# What changed is JSON.
SCHEMA = stored.schema(Holding)


def read(rows: pa.Table) -> tuple[Holding, ...]:
    """The same rows as they are shown, by title."""
    return tuple(sorted(stored.made(Holding, rows, {"changes": _changes}), key=lambda each: each.title))


def _changes(text: str) -> tuple[Change, ...]:
    return tuple(Change(date.fromisoformat(period), *rest) for period, *rest in json.loads(text))

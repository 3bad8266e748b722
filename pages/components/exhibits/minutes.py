"""The minutes of a review meeting: what it has decided, found, agreed and closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from data.store import Action, Decision, Kept, Meeting, Review
from metrics import Snapshot
from pages.components.exhibits import turns
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.what_decided import title


@dataclass(frozen=True, slots=True)
class Minute:
    """What a meeting has recorded: a decision, what a look back found, or an action, which it has agreed,
    closed, changed or opened again; of one that is changed, what it `was`."""

    of: Kept[Any]
    was: Kept[Action] | None = None


def minutes(record: OnRecord, meeting: Kept[Meeting]) -> tuple[Minute, ...]:
    """What a meeting has recorded, first recorded first."""
    found = [Minute(each) for each in record.decided if each.entry.meeting == meeting.id]
    found += [Minute(each) for each in record.reviews if each.entry.meeting == meeting.id]
    for versions in record.acted:
        if versions[0].entry.meeting == meeting.id:
            found.append(Minute(versions[0]))
        for was, each in pairwise(versions):
            here = turns.closed_at(record, each)
            if here is not None and here.id == meeting.id:
                found.append(Minute(each, was=was))
    return tuple(sorted(found, key=lambda each: (each.of.at is not None and each.of.at.timestamp(), each.of.id)))


def named(snapshot: Snapshot, record: OnRecord, several: Iterable[Minute]) -> dict[str, tuple[str, str]]:
    """The name of what each was of, by its id, without a number: the agenda that had one is no longer there."""
    found = {}
    for each in several:
        entry = each.of.entry
        if isinstance(entry, Decision):
            found[each.of.id] = ("", title(snapshot, record, entry))
        elif isinstance(entry, Review):
            found[each.of.id] = ("", _of_review(snapshot, record, entry.of))
    return found


def _of_review(snapshot: Snapshot, record: OnRecord, of: str) -> str:
    """What was looked back at, by name: a decision, or what was expected of a piece of work."""
    if of in record.decision:
        return title(snapshot, record, record.decision[of].entry)
    slug = record.expectation[of].entry.initiative if of in record.expectation else of
    return record.initiative[slug].entry.title if slug in record.initiative else ""

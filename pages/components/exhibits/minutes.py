"""The minutes of a review meeting: what it has decided, found, agreed and closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from data.store import Action, Decision, Kept, Meeting, Review
from metrics import ActionState, Snapshot
from pages.components.exhibits.log import title
from pages.components.exhibits.on_record import OnRecord, same_board


@dataclass(frozen=True, slots=True)
class Minute:
    """What a meeting has recorded: a decision, what a look back found, or an action, which it has agreed or closed."""

    of: Kept[Any]
    is_agreed: bool = False


def minutes(record: OnRecord, meeting: Kept[Meeting]) -> tuple[Minute, ...]:
    """What a meeting has recorded, first recorded first. An action is closed at the meeting of its board that was
    started last before that."""
    found = [Minute(each) for each in record.decided if each.entry.meeting == meeting.id]
    found += [Minute(each) for each in record.reviews if each.entry.meeting == meeting.id]
    for versions in record.acted:
        if versions[0].entry.meeting == meeting.id:
            found.append(Minute(versions[0], is_agreed=True))
        found += [
            Minute(each)
            for each in versions[1:]
            if each.entry.state is not ActionState.OPEN and _is_closed_at(record, each, meeting)
        ]
    return tuple(sorted(found, key=lambda each: (each.of.at is not None and each.of.at.timestamp(), each.of.id)))


def _is_closed_at(record: OnRecord, action: Kept[Action], meeting: Kept[Meeting]) -> bool:
    agreed = record.meeting.get(action.entry.meeting)
    of_board = [each for each in record.meetings if agreed is None or same_board(each.entry, agreed.entry)]
    begun = [each for each in of_board if each.at and action.at and each.at <= action.at]
    return bool(begun) and max(begun, key=lambda each: each.at.timestamp() if each.at else 0.0).id == meeting.id


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
    decision = next((each.entry for each in record.decided if each.id == of), None)
    if decision:
        return title(snapshot, record, decision)
    expectation = next((each[-1].entry for each in record.expectations if each[-1].id == of), None)
    slug = expectation.initiative if expectation else of
    return record.initiative[slug].entry.title if slug in record.initiative else ""

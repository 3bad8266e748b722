"""The minutes of a review meeting: what it has decided, found, agreed and closed."""

from dataclasses import dataclass
from typing import Any

from data.store import Action, Kept, Meeting
from metrics import ActionState
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

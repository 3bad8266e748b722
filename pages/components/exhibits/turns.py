"""Which review meeting comes before another of its board, which follows it, and whether it is over."""

from datetime import date

from data.store import Action, Kept, Meeting
from pages.components.exhibits.on_record import OnRecord, same_board, when, written


def before(record: OnRecord, meeting: Kept[Meeting]) -> Kept[Meeting] | None:
    """The meeting of its board before it."""
    there = [each for each in _of_board(record, meeting) if when(each) < when(meeting)]
    return there[-1] if there else None


def after(record: OnRecord, meeting: Kept[Meeting]) -> Kept[Meeting] | None:
    """The next meeting of its board that is planned."""
    return next((each for each in _of_board(record, meeting) if each.entry.day > meeting.entry.day), None)


def taken_over(record: OnRecord, meeting: Kept[Meeting], today: date) -> Kept[Meeting] | None:
    """The meeting that has taken over what is open, by which this one is over: the next of its board, once its day has
    come. That it is planned ends nothing."""
    following = after(record, meeting)
    return following if following and following.entry.day <= today else None


def closed_at(record: OnRecord, action: Kept[Action]) -> Kept[Meeting] | None:
    """The meeting that has changed an action: of those of its board that were started by then, the first whose day had
    not passed, or else the last."""
    agreed = record.meeting.get(action.entry.meeting)
    at = action.at
    if at is None:
        return None
    started = [
        each
        for each in record.in_turn()
        if each.at and each.at <= at and (agreed is None or same_board(each.entry, agreed.entry))
    ]
    ahead = [each for each in started if each.entry.day >= at.date()]
    return ahead[0] if ahead else max(started, key=lambda each: written(each.at), default=None)


def _of_board(record: OnRecord, meeting: Kept[Meeting]) -> list[Kept[Meeting]]:
    return [each for each in record.in_turn() if same_board(each.entry, meeting.entry)]

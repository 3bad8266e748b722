"""The agenda of a review meeting, made from what is open: a pure function of what a snapshot says, what is on record,
and the meeting's day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from data.store import Action, Expectation, Kept, Meeting
from metrics import BOROUGH, ActionState, Found, Variation
from pages.components.exhibits import reviews, turns
from pages.components.exhibits.agenda_item import Agenda, AgendaItem, Awaited, NewSignal, Of, Part
from pages.components.exhibits.on_record import OnRecord, Subject, same_board, subject, when
from pages.components.words.actions import days_late
from pages.components.words.expected import frozen


def agenda(signals: Iterable[NewSignal], record: OnRecord, meeting: Kept[Meeting]) -> Agenda:
    """What is open on the day of a meeting: unfinished actions of earlier meetings and those closed since the last;
    signals that nobody has decided on as they are now; reviews that are due; expectations whose day has come. What this
    meeting has recorded of them stays."""
    earlier = [each for each in record.in_turn() if when(each) < when(meeting)]
    last, day = turns.before(record, meeting), meeting.entry.day
    found = [
        *_actions(record, meeting, earlier, last),
        *_signals(signals, record, meeting),
        *_reviews(record, meeting, day),
        *_expectations(record, meeting, day),
    ]
    numbers = dict.fromkeys(Part, 0)
    items = []
    for part, key, of, due, carried, recorded in found:
        numbers[part] += 1
        late = days_late(due, day) if due else 0
        items.append(AgendaItem(part, f"{part:d}.{numbers[part]}", key, of, due, late, tuple(carried), tuple(recorded)))
    return Agenda(tuple(items), last)


# Its part, its key, what it is of, when it is due, from which meetings it is carried over, what is recorded of it.
_Raised = tuple[Part, str, Of, date | None, Sequence[date], Sequence[Kept[Any]]]


def _actions(
    record: OnRecord, meeting: Kept[Meeting], earlier: Sequence[Kept[Meeting]], last: Kept[Meeting] | None
) -> Iterable[_Raised]:
    """Those of the meeting's own board first, by their days; those closed before the meeting's day last. Of other
    boards too: nothing drops off because a board is named otherwise."""
    by_id = {each.id: each for each in earlier}
    there = [each for each in record.actions if each.entry.meeting in by_id and _is_on(each, meeting, last)]

    def order(action: Kept[Action]) -> tuple[bool, bool, date, str]:
        other = not same_board(by_id[action.entry.meeting].entry, meeting.entry)
        return (_was_closed_before(action, meeting), other, action.entry.by, action.id)

    for action in sorted(there, key=order):
        agreed = by_id[action.entry.meeting]
        left = [
            each.entry.day for each in earlier if when(each) >= when(agreed) and same_board(each.entry, agreed.entry)
        ]
        closing = [action] if action.entry.state is not ActionState.OPEN else []
        yield Part.ACTIONS, f"action-{action.id}", action, action.entry.by, left, closing


def _is_on(action: Kept[Action], meeting: Kept[Meeting], last: Kept[Meeting] | None) -> bool:
    """Whether an action of an earlier meeting is open, or was closed since the last one."""
    if action.entry.state is ActionState.OPEN:
        return True
    if action.at is None:
        return False
    started_here = meeting.at is not None and action.at >= meeting.at
    return started_here or last is None or action.at.date() > last.entry.day


def _was_closed_before(action: Kept[Action], meeting: Kept[Meeting]) -> bool:
    closed = action.entry.state is not ActionState.OPEN
    return closed and (action.at is None or meeting.at is None or action.at < meeting.at)


def _signals(signals: Iterable[NewSignal], record: OnRecord, meeting: Kept[Meeting]) -> Iterable[_Raised]:
    """Those that ask for a decision before those that are only new, as they are given."""
    there = [each for each in signals if (each.asks or each.is_new) and not _is_answered(each, record, meeting)]
    for signal in sorted(there, key=lambda each: not each.asks):
        of = ("indicator", signal.indicator, BOROUGH)
        yield Part.SIGNALS, f"signal-{signal.indicator}", signal, None, (), _of_subject(record, meeting, of)


def _is_answered(signal: NewSignal, record: OnRecord, meeting: Kept[Meeting]) -> bool:
    """Whether the newest decision of another meeting, or of none, was made on what the indicator says now: the same
    advice and mark, of figures that had begun by then."""
    of = ("indicator", signal.indicator, BOROUGH)
    made = [each for each in record.decided if subject(each.entry) == of and each.entry.meeting != meeting.id]
    if not made:
        return False
    decision = made[-1].entry
    then = next((each for each in decision.evidence.readings if each.indicator == signal.indicator), None)
    same = decision.evidence.advice is signal.advice and (then is None or _same_mark(then.variation, signal.variation))
    return same and (signal.since is None or signal.since <= decision.on)


def _same_mark(told: str, variation: Variation) -> bool:
    """Whether the mark that was frozen is this one, by its word or its value."""
    return told.casefold() in ("", variation.value.casefold(), variation.word.casefold())


def _reviews(record: OnRecord, meeting: Kept[Meeting], day: date) -> Iterable[_Raised]:
    """Decisions, and pieces of work, to look at again by a day that has come; by that day."""
    for each in reviews.due(record, day, beside=meeting.id):
        yield Part.REVIEWS, each.key, each.of, each.day, (), _of_subject(record, meeting, each.about, each.of.id)


def _expectations(record: OnRecord, meeting: Kept[Meeting], day: date) -> Iterable[_Raised]:
    """Those whose day, by the text that is scored, has come, and which nobody scored but as too soon; by that day."""
    told = [(_by(record, each), each) for each in record.expectations if each]
    for by, each in sorted(((by, each) for by, each in told if by <= day), key=lambda one: (one[0], one[1][0].id)):
        scored = [one for one in record.reviews if one.entry.of == each[0].id]
        here = [one for one in scored if one.entry.meeting == meeting.id]
        before = [one for one in scored if one.entry.meeting != meeting.id]
        if not any(one.entry.found is not Found.TOO_SOON for one in before):
            actions = _agreed(record, meeting, each[0].id)
            key = f"expectation-{each[0].id}"
            yield Part.EXPECTATIONS, key, Awaited(each), by, (), [*here, *actions]


def _by(record: OnRecord, versions: Sequence[Kept[Expectation]]) -> date:
    """The day of the text that is scored; of what was written down after the start, as it was first written."""
    text = frozen(versions, record.versions.get(versions[-1].entry.initiative, ())).text
    return (text or versions[0]).entry.by


def _of_subject(record: OnRecord, meeting: Kept[Meeting], of: Subject, *ids: str) -> list[Kept[Any]]:
    """What a meeting has recorded of something: decisions, reviews, and actions."""
    decided = [each for each in record.decided if each.entry.meeting == meeting.id and subject(each.entry) == of]
    reviewed = [each for each in record.reviews if each.entry.meeting == meeting.id and each.entry.of in ids]
    return [*decided, *reviewed, *_agreed(record, meeting, of[1], *ids)]


def _agreed(record: OnRecord, meeting: Kept[Meeting], *about: str) -> list[Kept[Action]]:
    return [each for each in record.actions if each.entry.meeting == meeting.id and each.entry.about in about]

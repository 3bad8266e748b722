"""Which decisions and pieces of work are to be looked at again: their day has come, and nobody has since. The overview,
the log, a meeting and the list of the work all say what this says."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from data.store import Decision, Initiative, Kept, Review
from metrics import Decided, Found, Stage
from pages.components.exhibits.on_record import OnRecord, Subject, subject
from pages.components.words.actions import days_late
from pages.components.words.work import so_since


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be looked at again: a decision, or a piece of work on which none is; by which day; its `key` on an
    agenda; and what it is about."""

    day: date
    key: str
    of: Kept[Decision] | Kept[Initiative]
    about: Subject


@dataclass(frozen=True, slots=True)
class Planned:
    """When a piece of work is to be looked at again, None where on no day, and for how many days that is late."""

    day: date | None
    late: int = 0


def due(record: OnRecord, day: date, *, beside: str = "") -> tuple[Due, ...]:
    """All that is due on a day, by that by which it was; what the meeting `beside` has recorded counts as nothing
    yet. A piece of work is there once."""
    decisions = [
        Due(each.entry.review_on, f"review-{each.id}", each, subject(each.entry))
        for each in due_for_review(record, day, beside=beside)
        if each.entry.review_on
    ]
    listed = {each.about for each in decisions}
    work = [
        Due(by, f"work-{each.id}", each, _of(each))
        for each in record.initiatives
        if (by := _declared(record, each, beside)) and by <= day and _of(each) not in listed
    ]
    return tuple(sorted([*decisions, *work], key=lambda each: (each.day, each.key)))


def planned(record: OnRecord, today: date) -> dict[str, Planned]:
    """When each piece of work is to be looked at again, by its slug: what is due first, else the first day to come."""
    now = {each.about: each.day for each in due(record, today)}
    found = {}
    for each in record.initiatives:
        own = (one.entry.review_on for one in record.decided[::-1] if subject(one.entry) == _of(each))
        days = [next(own, None), _declared(record, each)]
        to_come = min((one for one in days if one is not None and one > today), default=None)
        by = now.get(_of(each), to_come)
        found[each.id] = Planned(by, days_late(by, today) if by else 0)
    return found


def due_for_review(record: OnRecord, day: date, *, beside: str = "") -> list[Kept[Decision]]:
    """Decisions whose day to look again has come, and which nobody has looked at since nor decided anew; what the
    meeting `beside` has recorded counts as nothing yet."""
    found = []
    for place, each in enumerate(record.decided):
        due = each.entry.review_on
        if due is None or due > day:
            continue
        later = (one for one in record.decided[place + 1 :] if not beside or one.entry.meeting != beside)
        again = any(subject(one.entry) == subject(each.entry) for one in later)
        if not again and not _is_reviewed(record, each.id, due, beside):
            found.append(each)
    return sorted(found, key=lambda each: (each.entry.review_on or date.max, each.id))


def _declared(record: OnRecord, of: Kept[Initiative], beside: str = "") -> date | None:
    """The next review that is said of a piece of work itself, where that still stands: neither did the work end or was
    it stopped, nor did somebody look at it or decide on it by then, nor decide since it was said when to look again."""
    by = of.entry.next_review
    if by is None or of.entry.stage is Stage.ENDED or _is_reviewed(record, of.id, by, beside):
        return None
    made = [each for each in record.decided if subject(each.entry) == _of(of)]
    made = [each for each in made if not beside or each.entry.meeting != beside]
    if made and made[-1].entry.decided is Decided.STOP:
        return None
    said = so_since(record.versions[of.id], attrgetter("next_review"))
    for each in made:
        if _held(record, each.entry) >= by or (each.entry.review_on and _is_after(record, each, said)):
            return None
    return by


def _is_after(record: OnRecord, decision: Kept[Decision], said: Kept[Initiative]) -> bool:
    """Whether a decision was first written down after something was said of the work."""
    first = next(each[0] for each in record.decisions if each[0].id == decision.id)
    return said.at is None or (first.at is not None and first.at > said.at)


def _of(work: Kept[Initiative]) -> Subject:
    return ("initiative", work.id, "")


def _held(record: OnRecord, entry: Decision | Review) -> date:
    """The day for which something counts: what is recorded for a meeting ahead of its day is of that day."""
    meeting = record.meeting.get(entry.meeting)
    return max(entry.on, meeting.entry.day) if meeting else entry.on


def _is_reviewed(record: OnRecord, of: str, due: date, beside: str) -> bool:
    """Whether somebody looked at it on its day or later, and it was not too soon to say."""
    return any(
        each.entry.of == of
        and _held(record, each.entry) >= due
        and each.entry.found is not Found.TOO_SOON
        and (not beside or each.entry.meeting != beside)
        for each in record.reviews
    )

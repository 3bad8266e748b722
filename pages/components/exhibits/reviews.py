"""Which decisions and pieces of work are to be looked at again: their day has come, and nobody has since."""

from collections.abc import Iterable
from datetime import date

from data.store import Decision, Initiative, Kept
from metrics import Found
from pages.components.exhibits.on_record import OnRecord, Subject, subject


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


def _is_reviewed(record: OnRecord, of: str, due: date, beside: str) -> bool:
    """Whether somebody looked at it on its day or later, and it was not too soon to say."""
    return any(
        each.entry.of == of
        and each.entry.on >= due
        and each.entry.found is not Found.TOO_SOON
        and (not beside or each.entry.meeting != beside)
        for each in record.reviews
    )


def work_due(record: OnRecord, day: date, *, beside: str = "") -> Iterable[tuple[date, str, Kept[Initiative], Subject]]:
    """Pieces of work whose next review has come, and of which nothing was decided since; none of one of which a
    decision is due for review itself."""
    listed = {subject(each.entry) for each in due_for_review(record, day, beside=beside)}
    for each in record.initiatives:
        due, of = each.entry.next_review, ("initiative", each.id, "")
        if due is None or due > day or of in listed:
            continue
        since = (one for one in record.decided if one.entry.on >= due and (not beside or one.entry.meeting != beside))
        if not any(subject(one.entry) == of for one in since) and not _is_reviewed(record, each.id, due, beside):
            yield due, f"work-{each.id}", each, of

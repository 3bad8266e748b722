"""All that is due for review, by its name and place."""

from dataclasses import dataclass
from datetime import date

from data.store import Decision
from metrics import Snapshot
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.reviews import Due, due
from pages.components.exhibits.what_decided import place_of, title
from pages.components.words.actions import days_late


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A decision or a piece of work that is due for review, by its name and place, and for how many days that is
    late."""

    due: Due
    title: str
    area: str
    late: int


def awaiting(snapshot: Snapshot, record: OnRecord, today: date) -> tuple[Awaiting, ...]:
    """All that is due for review, the longest overdue first."""
    return tuple(_awaiting(snapshot, record, each, today) for each in due(record, today))


def _awaiting(snapshot: Snapshot, record: OnRecord, of: Due, today: date) -> Awaiting:
    entry, late = of.of.entry, days_late(of.day, today)
    if isinstance(entry, Decision):
        return Awaiting(of, title(snapshot, record, entry), place_of(snapshot, entry), late)
    return Awaiting(of, entry.title, "", late)

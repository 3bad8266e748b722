"""What a decision is of: its name, its place and its priority."""

from data.store import Decision
from metrics import BOROUGH, Snapshot
from pages.components.exhibits.on_record import OnRecord


def title(snapshot: Snapshot, record: OnRecord, decision: Decision) -> str:
    """What a decision is of, by its name: as the project has it now, else as it was called then."""
    if decision.initiative:
        known = record.initiative.get(decision.initiative)
        return known.entry.title if known else decision.initiative
    if decision.indicator in snapshot.indicators:
        return snapshot.indicators[decision.indicator].title
    then = (each.title for each in decision.evidence.readings if each.indicator == decision.indicator)
    return next(then, decision.indicator)


def place_of(snapshot: Snapshot, decision: Decision) -> str:
    """Where it was decided on, by name; '' for all Camden, and for a piece of work."""
    if decision.initiative or decision.area in ("", BOROUGH):
        return ""
    if decision.area in snapshot.areas:
        return snapshot.areas[decision.area].name
    then = (each.area_name for each in decision.evidence.readings if each.area == decision.area)
    return next(then, decision.area)


def priority_of(snapshot: Snapshot, record: OnRecord, decision: Decision) -> str:
    """The priority of what was decided on; '' where that is no longer there."""
    if decision.initiative in record.initiative:
        return record.initiative[decision.initiative].entry.priority
    known = snapshot.indicators.get(decision.indicator)
    return known.priority if known else ""

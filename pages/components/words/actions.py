"""What became of an action, how late it is, and from which meetings it was carried over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.store import Action
from metrics import ActionState
from pages.components.words.lists import listed
from pages.components.words.periods import months_in

_NAMED = 3  # meetings that are named one by one
LATE = "late"  # its mark


@dataclass(frozen=True, slots=True)
class Stands:
    """How something stands on a day: a mark, its word, and whether it is late, which is told in bold."""

    mark: str
    word: str
    is_late: bool = False


def days_late(due: date, day: date) -> int:
    """By how many days what was due is late; 0 where it is not."""
    return max((day - due).days, 0)


def late(days: int) -> str:
    """'Late, 1 day', 'Late, 11 days'."""
    return f"Late, {days:,} day{'' if days == 1 else 's'}"


def stands(action: Action, day: date) -> Stands:
    """Whether it is open, late, done or withdrawn."""
    if action.state is ActionState.OPEN and (days := days_late(action.by, day)):
        return Stands(LATE, late(days), is_late=True)
    return Stands(action.state.mark, action.state.word)


def carried_over(meetings: Sequence[date]) -> str:
    """'Carried over from July and September 2026': the meetings that have left it unfinished, the first of them that at
    which it was agreed; '' where it is the first time that anybody asks."""
    if len(meetings) < 2:
        return ""
    if len(meetings) > _NAMED:
        return f"Carried over {len(meetings)} times since {months_in(meetings[:1])[0]}."
    return f"Carried over from {listed(months_in(meetings))}."

"""What became of an action, how late it is, and from which meetings it was carried over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.store import Action, Kept
from metrics import ActionState
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text, months_in

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


def changed(versions: Sequence[Kept[Action]]) -> tuple[str, ...]:
    """Why an open action was opened again, moved to another day, or given to another, the last time that it was; of all
    its versions, oldest first."""
    told = {}
    for was, now in pairwise(versions):
        before, after, why = was.entry, now.entry, now.because.rstrip(".")
        if before.state is not ActionState.OPEN and after.state is ActionState.OPEN:
            told["opened"] = f"{before.state.word}, and opened again because {lower_first(why)}."
        if before.by != after.by:
            told["moved"] = f"Moved from {day_text(before.by)} because {lower_first(why)}."
        if before.owner != after.owner:
            told["given"] = f"Taken over from {lower_first(before.owner)} because {lower_first(why)}."
    return tuple(told.values())

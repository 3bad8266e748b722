"""What an agenda is made of: its four parts, and what an item of each is of."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from data.store import Action, Decision, Expectation, Initiative, Kept, Meeting
from metrics import ActionState, Advice, Variation


class Part(IntEnum):
    """The four parts of an agenda, by their numbers."""

    ACTIONS = 1
    SIGNALS = 2
    REVIEWS = 3
    EXPECTATIONS = 4


@dataclass(frozen=True, slots=True)
class NewSignal:
    """What an indicator of all Camden says, where that asks for a decision or is new: its advice and its mark, and
    since the first day of which period; `asks` is whether the evidence suggests to stop or to pause, `is_new` whether
    its mark is another than it was at the last meeting."""

    indicator: str
    advice: Advice
    variation: Variation
    since: date | None
    asks: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Awaited:
    """An expectation whose day has come: every version, oldest first."""

    versions: tuple[Kept[Expectation], ...]

    @property
    def newest(self) -> Kept[Expectation]:
        return self.versions[-1]


Of = Kept[Action] | NewSignal | Kept[Decision] | Kept[Initiative] | Awaited


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing on the agenda: its part, its number there, its `key` in an address, what it is of, when it was or is
    due and by how many days that is late on the meeting's day; from which meetings it is carried over; and what this
    meeting has recorded of it, first recorded first."""

    part: Part
    number: str
    key: str
    of: Of
    due: date | None
    late: int
    carried: tuple[date, ...]
    recorded: tuple[Kept[Any], ...]

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something."""
        if isinstance(self.of, Kept) and isinstance(self.of.entry, Action):
            return self.of.entry.state is ActionState.OPEN
        return not self.recorded


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting has before it, and the meeting of its board before it, where there was one."""

    items: tuple[AgendaItem, ...]
    last: Kept[Meeting] | None

    def part(self, part: Part) -> tuple[AgendaItem, ...]:
        return tuple(each for each in self.items if each.part is part)

"""What people have entered, read whole: what logs, agendas and look-backs are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from data.store import Action, Decision, Expectation, Initiative, Kept, Meeting, Review
from metrics import BOROUGH

# What something is of: an initiative, or an indicator in an area.
Subject = tuple[str, str, str]


@dataclass(frozen=True)
class OnRecord:
    """The newest of each entry, first written first; of expectations, decisions and actions every version, oldest
    first. `worked` has every version of those pieces of work that were changed."""

    initiatives: tuple[Kept[Initiative], ...] = ()
    expectations: tuple[tuple[Kept[Expectation], ...], ...] = ()
    decisions: tuple[tuple[Kept[Decision], ...], ...] = ()
    reviews: tuple[Kept[Review], ...] = ()
    meetings: tuple[Kept[Meeting], ...] = ()
    acted: tuple[tuple[Kept[Action], ...], ...] = ()
    worked: tuple[tuple[Kept[Initiative], ...], ...] = ()

    @cached_property
    def initiative(self) -> Mapping[str, Kept[Initiative]]:
        """Initiatives by slug."""
        return {each.id: each for each in self.initiatives}

    @cached_property
    def versions(self) -> Mapping[str, tuple[Kept[Initiative], ...]]:
        """Every version of each initiative by slug, oldest first."""
        return {each.id: (each,) for each in self.initiatives} | {each[-1].id: each for each in self.worked}

    @cached_property
    def meeting(self) -> Mapping[str, Kept[Meeting]]:
        """Meetings by id."""
        return {each.id: each for each in self.meetings}

    @cached_property
    def actions(self) -> tuple[Kept[Action], ...]:
        """The newest version of each action."""
        return tuple(each[-1] for each in self.acted)

    @cached_property
    def decided(self) -> tuple[Kept[Decision], ...]:
        """The newest version of each decision, in the order of their days."""
        newest = (each[-1] for each in self.decisions)
        return tuple(sorted(newest, key=lambda each: (each.entry.on, written(each.at))))

    @cached_property
    def decision(self) -> Mapping[str, Kept[Decision]]:
        """The newest version of each decision by id."""
        return {each.id: each for each in self.decided}

    @cached_property
    def expectation(self) -> Mapping[str, Kept[Expectation]]:
        """The newest version of each expectation by id."""
        return {each[-1].id: each[-1] for each in self.expectations if each}

    def in_turn(self) -> tuple[Kept[Meeting], ...]:
        """Meetings in the order in which they were, or are to be."""
        return tuple(sorted(self.meetings, key=when))


def subject(decision: Decision) -> Subject:
    """What a decision is of. An indicator without an area is that of all Camden."""
    if decision.initiative:
        return ("initiative", decision.initiative, "")
    return ("indicator", decision.indicator, decision.area or BOROUGH)


def when(meeting: Kept[Meeting]) -> tuple[date, datetime, str]:
    """By which meetings stand in their order."""
    return (meeting.entry.day, written(meeting.at), meeting.id)


def same_board(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are of one board, however its name was typed."""
    return _board(one) == _board(other)


def written(at: datetime | None) -> datetime:
    """When something was written, for an order; what the project declares was there before all else."""
    return at or _EVER


def _board(meeting: Meeting) -> str:
    return " ".join(meeting.board.split()).casefold()


_EVER = datetime.fromisoformat("0001-01-01T00:00:00+00:00")

"""How a borough's figure changed, and how many of a group changed as much as Camden."""

from dataclasses import dataclass

from data.vocabulary import Beside, PeerGroup
from metrics.snapshots.peer_series import PeerFigure, PeerPeriod


@dataclass(frozen=True, slots=True)
class PeerChange:
    """By how much a borough's figure changed, with the range of that where both figures have one; `apart` is how much
    more Camden's changed, with its own range, and `beside` whether that is better or worse than this borough, too close
    to tell, or no verdict. Both are None of Camden's own."""

    area: str
    name: str
    change: float
    lower: float | None
    upper: float | None
    apart: float | None = None
    apart_lower: float | None = None
    apart_upper: float | None = None
    beside: Beside | None = None

    @property
    def clearly(self) -> int:
        """1 where Camden's figure clearly went further up than this one's (or less far down), -1 where further down (or
        less far up), 0 where it cannot be told. Without ranges, by the figures alone."""
        if self.apart is None:
            return 0
        if self.apart_lower is None or self.apart_upper is None:
            return (self.apart > 0) - (self.apart < 0)
        return (self.apart_lower > 0) - (self.apart_upper < 0)


@dataclass(frozen=True, slots=True)
class ChangeAmong:
    """How Camden changed between two periods beside a group; `without` are those that lack either figure. `more` and
    `less` count those that changed less and more than Camden in the way Camden went, `unclear` those that cannot be
    told apart from it, and `other_way` those among them that went the other way."""

    since: PeerPeriod
    until: PeerPeriod
    group: PeerGroup
    camden: PeerChange
    others: tuple[PeerChange, ...]
    without: tuple[PeerFigure, ...]

    @property
    def ranged(self) -> bool:
        """Whether Camden's change may be called more or less than any other by their ranges."""
        return any(each.beside is not Beside.NONE for each in self.others)

    @property
    def way(self) -> int:
        """1 where Camden's figure rose, -1 where it fell, 0 where it is the same."""
        return (self.camden.change > 0) - (self.camden.change < 0)

    @property
    def more(self) -> int:
        """In how many boroughs it clearly changed less than in Camden; where Camden's stayed, in how many it fell."""
        return sum(each.clearly == (self.way or 1) for each in self._told)

    @property
    def more_other_way(self) -> int:
        """How many of those went the other way than Camden."""
        return sum(each.clearly == self.way and each.change * self.way < 0 for each in self._told)

    @property
    def less(self) -> int:
        """In how many it clearly changed more, in the same way; where Camden's stayed, in how many it rose."""
        return sum(each.clearly == -(self.way or 1) for each in self._told)

    @property
    def unclear(self) -> int:
        """In how many that cannot be told."""
        return len(self._told) - self.more - self.less

    @property
    def unjudged(self) -> int:
        """How many have no range, where others have."""
        return len(self.others) - len(self._told)

    @property
    def _told(self) -> tuple[PeerChange, ...]:
        """Those that are counted: where any has a range, those that have."""
        return tuple(each for each in self.others if each.beside is not Beside.NONE) if self.ranged else self.others

    @property
    def other_way(self) -> int:
        """In how many the figure went the other way than in Camden."""
        return sum(each.change * self.way < 0 for each in self.others)

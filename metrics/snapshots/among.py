"""Where Camden stands among other boroughs, over time and in how it changed: arithmetic on a series of a snapshot, as
far as the publisher's ranges allow and no further (METHODS, item 90)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.vocabulary import Beside, PeerGroup, Polarity
from metrics.snapshots.peers import PeerFigure, PeerPeriod, PeerSeries
from metrics.statistics.arrays import Floats
from metrics.statistics.comparison import compare
from metrics.statistics.differences import Ranged, difference
from metrics.statistics.standing import change, likely_place, middle_half, place

_EXACT = 12  # digits after the point: what is less is the noise of binary fractions, and two changes are alike


@dataclass(frozen=True, slots=True)
class MiddleHalf:
    """The middle half of a group's figures, Camden's not among them."""

    lower: float
    middle: float
    upper: float

    def has(self, value: float) -> bool:
        """Whether a figure lies in it, its ends included."""
        return self.lower <= value <= self.upper


@dataclass(frozen=True, slots=True)
class Among:
    """Camden among a group in one period. `first` and `last` are the places from the highest, of the `of` that have a
    figure, Camden counted, between which it lies as far as ranges allow; `block` are those by the figures alone, which
    others of the very same figure share. `beside` is how Camden stands beside each borough of the group that has a
    figure: better, worse or too close to tell, and none where either has no range, which is no verdict. `without` are
    those that have no figure."""

    period: PeerPeriod
    group: PeerGroup
    of: int
    first: int
    last: int
    block: tuple[int, int]
    level_with: tuple[PeerFigure, ...]
    beside: tuple[tuple[PeerFigure, Beside], ...]
    without: tuple[PeerFigure, ...]
    middle: MiddleHalf | None

    @property
    def ranged(self) -> bool:
        """Whether Camden may be called better or worse than any of them."""
        return any(beside is not Beside.NONE for _, beside in self.beside)

    def count(self, beside: Beside) -> int:
        """How many boroughs Camden stands so beside."""
        return sum(each is beside for _, each in self.beside)


@dataclass(frozen=True, slots=True)
class AmongThen:
    """One period of Camden beside the middle half of a group: `side` is 0 inside it, 1 above it and -1 below."""

    period: PeerPeriod
    middle: MiddleHalf
    side: int


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


def among(series: PeerSeries, group: PeerGroup, first: date | None = None) -> Among | None:
    """Camden among a group in the period that begins on a day, or the newest; None where Camden has no figure then."""
    period = series.latest if first is None else series.at(first)
    if period is None or period.camden.value is None:
        return None
    there, without = _parted(period.beside(group))
    own, others = _ranged([period.camden]), _ranged(there)
    words = _verdicts(*difference(own, others), series.about.polarity)
    beside = tuple(zip(there, words, strict=True))
    block = place(period.camden.value, others[0])
    told = likely_place(own, others) if period.camden.ranged else block
    level = tuple(each for each in there if each.value == period.camden.value)
    of, middle = 1 + len(there), _middle(there)
    return Among(period, group, of, *told, block, level, beside, without, middle)


def over_time(series: PeerSeries, group: PeerGroup) -> tuple[AmongThen, ...]:
    """Camden beside the middle half of a group in every period that they have in common, the oldest first."""
    found = []
    for period in series.in_common(group):
        value, middle = period.camden.value, _middle(_parted(period.beside(group))[0])
        if value is not None and middle is not None:
            side = 0 if middle.has(value) else 1 if value > middle.upper else -1
            found.append(AmongThen(period, middle, side))
    return tuple(found)


def changed_among(
    series: PeerSeries, group: PeerGroup, since: date | None = None, until: date | None = None
) -> ChangeAmong | None:
    """How Camden changed beside a group between the periods that begin on two days, or the first and the last that they
    have in common; None where there are no two such periods that share no day."""
    common = series.in_common(group)
    then = next((each for each in common if since is None or each.first == since), None)
    now = next((each for each in reversed(common) if until is None or each.first == until), None)
    if then is None or now is None or then.last >= now.first:
        return None  # periods that share days share figures, and their difference is less than it seems
    before = {each.area: each for each in then.beside(group)}
    both = [each for each in now.beside(group) if each.value is not None and before[each.area].value is not None]
    without = tuple(each for each in now.beside(group) if each not in both)
    own = change(_ranged([then.camden]), _ranged([now.camden]))
    others = change(_ranged([before[each.area] for each in both]), _ranged(both))
    apart = [np.round(part, _EXACT) for part in (own[0] - others[0], *difference(own, others))]
    words = _verdicts(apart[1], apart[2], series.about.polarity)
    changes = [
        PeerChange(each.area, each.name, *_numbers(others, place), *_numbers(apart, place), word)
        for place, (each, word) in enumerate(zip(both, words, strict=True))
    ]
    ordered = tuple(sorted(changes, key=lambda each: (each.change, each.name)))
    mine = PeerChange(now.camden.area, now.camden.name, *_numbers(own, 0))
    return ChangeAmong(then, now, group, mine, ordered, without)


def _parted(figures: Sequence[PeerFigure]) -> tuple[tuple[PeerFigure, ...], tuple[PeerFigure, ...]]:
    """Those with a figure, and those without."""
    there = tuple(each for each in figures if each.value is not None)
    return there, tuple(each for each in figures if each.value is None)


def _ranged(figures: Sequence[PeerFigure]) -> Ranged:
    """Values and limits as arrays, nan where there is none."""
    columns = [[each.value for each in figures], [each.lower for each in figures], [each.upper for each in figures]]
    value, lower, upper = (np.array(column, dtype=np.float64) for column in columns)
    return value, lower, upper


def _verdicts(low: Floats, high: Floats, polarity: Polarity) -> list[Beside]:
    """How Camden stands beside each, by the range of their difference: apart only where all of it is on one side."""
    return [Beside(word) for word in compare(low, high, np.zeros(low.shape), polarity=polarity.value).tolist()]


def _middle(there: Sequence[PeerFigure]) -> MiddleHalf | None:
    return MiddleHalf(*middle_half(_ranged(there)[0])) if there else None


def _numbers(columns: Sequence[Floats], place: int) -> tuple[float, float | None, float | None]:
    value, low, high = (float(np.round(column[place], _EXACT)) for column in columns)
    return value, None if np.isnan(low) else low, None if np.isnan(high) else high

"""Where Camden stands among other boroughs, over time and in how it changed: arithmetic on a series of a snapshot, as
far as the publisher's ranges allow and no further (METHODS, item 90)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.vocabulary import Beside, PeerGroup
from metrics.snapshots.peer_ranges import ranged, verdicts
from metrics.snapshots.peer_series import PeerFigure, PeerPeriod, PeerSeries
from metrics.statistics.differences import difference
from metrics.statistics.standing import likely_place, middle_half, place


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


def among(series: PeerSeries, group: PeerGroup, first: date | None = None) -> Among | None:
    """Camden among a group in the period that begins on a day, or the newest; None where Camden has no figure then."""
    period = series.latest if first is None else series.at(first)
    if period is None or period.camden.value is None:
        return None
    there, without = _parted(period.beside(group))
    own, others = ranged([period.camden]), ranged(there)
    words = verdicts(*difference(own, others), series.about.polarity)
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


def _parted(figures: Sequence[PeerFigure]) -> tuple[tuple[PeerFigure, ...], tuple[PeerFigure, ...]]:
    """Those with a figure, and those without."""
    there = tuple(each for each in figures if each.value is not None)
    return there, tuple(each for each in figures if each.value is None)


def _middle(there: Sequence[PeerFigure]) -> MiddleHalf | None:
    return MiddleHalf(*middle_half(ranged(there)[0])) if there else None

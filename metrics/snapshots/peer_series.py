"""A series of London's boroughs: its figures, its periods, and what it is."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from data.periods import last_day, placed
from data.vocabulary import Frequency, NotPrinted, PeerDay, PeerGroup, Polarity
from metrics.snapshots.peer_groups import CHOSEN


@dataclass(frozen=True, slots=True)
class PeerFigure:
    """One area's figure of one period in the unit of its series, with the publisher's own 95% limits where there are
    any; without a value `status` says why there is none."""

    area: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    status: NotPrinted | Literal[""]

    @property
    def ranged(self) -> bool:
        """Whether its publisher says how far off it may be."""
        return self.lower is not None and self.upper is not None


@dataclass(frozen=True, slots=True)
class PeerPeriod:
    """One period, of the `months` from its first day on, or of that day alone where they are 0: Camden, every other
    borough by name, London and England. An area that the publisher gives no row of has a figure without a value."""

    first: date
    months: int
    camden: PeerFigure
    others: tuple[PeerFigure, ...]
    london: PeerFigure
    england: PeerFigure

    @property
    def last(self) -> date:
        """The last day that it speaks of."""
        return last_day(self.first, self.months)

    def placed(self, frequency: Frequency) -> date:
        """The first day of the period in which an indicator of ours has its figures."""
        return placed(frequency, self.first, self.months)

    def beside(self, group: PeerGroup) -> tuple[PeerFigure, ...]:
        """The boroughs of a group, by name, those without a figure too; Camden is not among them."""
        chosen = CHOSEN[group].boroughs
        return tuple(each for each in self.others if each.area in chosen)


@dataclass(frozen=True, slots=True)
class PeerAbout:
    """What a series is, in our words: its `unit` is one of ours, such as share, or the publisher's own where it is
    none of those. `indicators` are those of ours that are of it, by slug; a series without one says its own polarity,
    and `priority`, by our reading. `refused` says, in a sentence, why a newer file of it was not taken."""

    series: Annotated[str, "The series, the publisher's title in lower case with underscores"]
    title: Annotated[str, "What its figures are of"]
    unit: Annotated[str, "What a value is in; share is a part of 1"]
    polarity: Annotated[Polarity, "Which way is better"]
    polarity_because: Annotated[str, "Why that way is better for people, or why neither is"]
    priority: Annotated[str, "The priority that it speaks to; '' where no indicator is of it, and none is said"]
    indicators: Annotated[tuple[str, ...], "The indicators that are of it"]
    source_title: Annotated[str, "The publication that its figures are in"]
    source_address: Annotated[str, "Where the publication can be opened"]
    publisher: Annotated[str, "Who published it"]
    licence: Annotated[str, "What may be done with the figures"]
    day: Annotated[date, "The day of the source"]
    day_is: Annotated[PeerDay, "Which day that is"]
    caveat: Annotated[str, "What to know before comparing boroughs by it"]
    refused: Annotated[str, "Why a newer file of it was not taken; '' where none was refused"]


@dataclass(frozen=True, slots=True)
class PeerSeries:
    """One series of all boroughs, the oldest period first."""

    about: PeerAbout
    periods: tuple[PeerPeriod, ...]

    @property
    def latest(self) -> PeerPeriod | None:
        """The newest period that Camden has a figure for."""
        return next((each for each in reversed(self.periods) if each.camden.value is not None), None)

    @property
    def ranged(self) -> bool:
        """Whether its publisher says of Camden's figures how far off they may be."""
        return any(each.camden.ranged for each in self.periods)

    def at(self, first: date) -> PeerPeriod | None:
        """The period that begins on a day."""
        return next((each for each in self.periods if each.first == first), None)

    def in_common(self, group: PeerGroup) -> tuple[PeerPeriod, ...]:
        """The periods in which Camden and at least half of a group have figures: only these are drawn over time."""
        return tuple(
            each
            for each in self.periods
            if each.camden.value is not None
            and sum(other.value is not None for other in each.beside(group)) * 2 >= len(CHOSEN[group])
        )

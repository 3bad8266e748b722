"""What a snapshot is read as: a series over time, or a comparison side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.holding.freshness import Freshness
from data.vocabulary import Frequency, Level, Origin, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import Area
from metrics.snapshots.observation import Observation


@dataclass(frozen=True, slots=True)
class Series:
    """One area over time, oldest first; `freshness` is how it stands on the snapshot's day, None where it has no
    figures."""

    indicator: Indicator
    area: Area
    frequency: Frequency
    observations: tuple[Observation, ...]
    freshness: Freshness | None = None

    @property
    def latest(self) -> Observation | None:
        """The newest that is shown and complete."""
        complete = (
            each for each in reversed(self.observations) if each.status is Status.SHOWN and not each.provisional
        )
        return next(complete, None)

    @property
    def origin(self) -> Origin | Literal[""]:
        """Where its figures are from; '' where it has none."""
        return self.observations[0].origin if self.observations else ""


@dataclass(frozen=True, slots=True)
class Item:
    """One of those compared: an area, or a category, whose name is its code as it is stored."""

    code: str
    name: str
    observation: Observation


@dataclass(frozen=True, slots=True)
class Categories:
    """What a comparison is of where it is of one breakdown's categories, all in one area."""

    breakdown: str
    area: Area


@dataclass(frozen=True, slots=True)
class Comparison:
    """Areas of a level in one period, with the borough as benchmark; or categories, with their area's total.

    Where no figure is held, `items` is empty and there is neither a period nor a benchmark. `unplaced` is what has no
    ward recorded, and so counts for the borough and for none of the areas."""

    indicator: Indicator
    frequency: Frequency
    period: date | None
    of: Level | Categories
    items: tuple[Item, ...]
    benchmark: Observation | None
    unplaced: Item | None = None

    @property
    def told(self) -> tuple[Observation, ...]:
        """Every one of its figures: those of the items, of what has no ward recorded, and of the whole."""
        unplaced = (self.unplaced.observation,) if self.unplaced else ()
        return (*self.observations, *unplaced, *((self.benchmark,) if self.benchmark else ()))

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Those of the items, in their order."""
        return tuple(item.observation for item in self.items)

"""What a snapshot is read as: a series over time, or a comparison side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.holding.freshness import Freshness
from data.vocabulary import Frequency, Kind, Level, Origin, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import Area
from metrics.snapshots.observation import Observation

# From this share without a ward on, wards taken together say clearly less than the borough.
CLEARLY_LESS = 0.05
_MOVED = 2  # by so much rounding to 5 moves a count at the most


def left_over(whole: float, parts: Sequence[float | None]) -> float | None:
    """What is left of the borough's count when all areas have theirs taken from it, as far as that is more than the
    rounding of counts of people leaves; None where it is not, or an area's is not told."""
    known = [part for part in parts if part is not None]
    left = whole - sum(known)
    return left if len(known) == len(parts) and left > _MOVED * (len(parts) + 1) else None


@dataclass(frozen=True, slots=True)
class Series:
    """One area over time, oldest first; `freshness` is how it stands on the snapshot's day, None where it has no
    figures. `places` is how many places its figures are written with where more than they decide it, as all of a page
    do; None where they decide it themselves."""

    indicator: Indicator
    area: Area
    frequency: Frequency
    observations: tuple[Observation, ...]
    freshness: Freshness | None = None
    places: int | None = None

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
    ward recorded, and so counts for the borough and for none of the areas. `places` is that of a series."""

    indicator: Indicator
    frequency: Frequency
    period: date | None
    of: Level | Categories
    items: tuple[Item, ...]
    benchmark: Observation | None
    unplaced: Item | None = None
    places: int | None = None

    @property
    def told(self) -> tuple[Observation, ...]:
        """Every one of its figures: those of the items, of what has no ward recorded, and of the whole."""
        unplaced = (self.unplaced.observation,) if self.unplaced else ()
        return (*self.observations, *unplaced, *((self.benchmark,) if self.benchmark else ()))

    @property
    def nowhere(self) -> float | None:
        """How much of the borough's count lies in none of the areas: what has no ward recorded, or, where that is not
        told by itself, what is left of the borough's when all areas have theirs taken from it, as far as that is more
        than the rounding of counts of people leaves."""
        if self.unplaced is not None:
            return self.unplaced.observation.numerator
        whole = self.benchmark.numerator if self.benchmark else None
        parts = [item.observation.numerator for item in self.items]
        if whole is None or not isinstance(self.of, Level) or not parts:
            return None
        return left_over(whole, parts)

    @property
    def beyond(self) -> float | None:
        """The share of the borough's count that lies in none of the areas, where it is so large that all of them lie
        low; else None. A share or a mean is told over those that are there, and lies no lower for it."""
        whole, nowhere = self.benchmark.numerator if self.benchmark else None, self.nowhere
        if self.indicator.kind not in (Kind.COUNT, Kind.RATE) or not whole or not nowhere:
            return None
        return nowhere / whole if nowhere / whole >= CLEARLY_LESS else None

    @property
    def judged_by(self) -> Observation | None:
        """The benchmark where an area may be called better or worse than it; None where it holds much that is in no
        area."""
        return None if self.beyond else self.benchmark

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Those of the items, in their order."""
        return tuple(item.observation for item in self.items)

"""What a snapshot is read as: one number, a series over time, a comparison side by side, and what was held."""

from dataclasses import dataclass
from datetime import date

from data.vocabulary import Level
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import Area


@dataclass(frozen=True, slots=True)
class Observation:
    """One number: `value` and its limits are in the indicator's own units, and empty unless shown."""

    indicator: str
    area: str
    level: str
    frequency: str
    period: date
    breakdown: str
    category: str
    numerator: float | None
    denominator: float | None
    value: float | None
    lower: float | None
    upper: float | None
    lower_998: float | None
    upper_998: float | None
    status: str
    reason: str
    bound: str
    provisional: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Series:
    """One area over time, oldest first."""

    indicator: Indicator
    area: Area
    frequency: str
    observations: tuple[Observation, ...]

    @property
    def latest(self) -> Observation | None:
        """The newest that is shown and complete."""
        complete = (each for each in reversed(self.observations) if each.status == "shown" and not each.provisional)
        return next(complete, None)

    @property
    def origin(self) -> str:
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

    Where no figure is held, `items` is empty and there is neither a period nor a benchmark."""

    indicator: Indicator
    frequency: str
    period: date | None
    of: Level | Categories
    items: tuple[Item, ...]
    benchmark: Observation | None

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Those of the items, in their order."""
        return tuple(item.observation for item in self.items)

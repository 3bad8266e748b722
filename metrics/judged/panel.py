"""The shown figures of an indicator as arrays: an area a row, the periods up to the latest complete one in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.periods import end
from data.vocabulary import Frequency, Level
from metrics.declared.indicator import Indicator
from metrics.statistics.arrays import Floats, good

Words = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Panel:
    """Some areas over one frequency, (areas, periods). Numbers are nan where nothing exact is shown; `stored` is the
    value of a bound too. `periods` follow one another, whether they have a row or not."""

    indicator: Indicator
    frequency: Frequency
    areas: tuple[str, ...]
    levels: tuple[Level, ...]
    periods: tuple[date, ...]
    numbers: Mapping[str, Floats]
    stored: Floats
    status: Words
    reason: Words
    bound: Words
    origin: str

    @property
    def value(self) -> Floats:
        """The values."""
        return self.numbers["value"]

    @property
    def side(self) -> int:
        """1 where up is good, -1 where down is, 0 where neither."""
        return int(good(self.indicator.polarity.value, ()))

    @property
    def rebases(self) -> list[int]:
        """The places of the periods that begin a new part."""
        places = {index_from(self.periods, each.since) for each in self.indicator.rebases}
        return sorted(place for place in places if 0 < place < len(self.periods))

    def state(self, area: int, period: int = -1) -> tuple[str, str, str]:
        """The status, the reason and the bound of an area's figure."""
        return tuple(each[area, period].item() for each in (self.status, self.reason, self.bound))

    def ends(self, periods: slice = slice(None)) -> list[date]:
        """The last day of each period."""
        return [end(self.frequency, each) for each in self.periods[periods]]

    def until(self, periods: int) -> "Panel":
        """The same, of the first so many periods; of all but the last so many where negative."""
        return replace(
            self,
            periods=self.periods[:periods],
            numbers={name: column[:, :periods] for name, column in self.numbers.items()},
            stored=self.stored[:, :periods],
            status=self.status[:, :periods],
            reason=self.reason[:, :periods],
            bound=self.bound[:, :periods],
        )


def index_from(periods: Sequence[date], day: date) -> int:
    """The place of the first period that begins on a day or after it; their number where none does."""
    return next((place for place, period in enumerate(periods) if period >= day), len(periods))

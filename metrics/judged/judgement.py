"""What the series of a panel do at their end, as it is judged."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import Method, Unjudged, Variation
from metrics.statistics.arrays import Floats
from metrics.statistics.control import ControlCharts
from metrics.statistics.monotone import Kendalls
from metrics.statistics.trend import RecentTrends


@dataclass(frozen=True, slots=True)
class Judged:
    """What the series of a panel do at its end, an area each; `start` is the first period that was looked at, and
    `part` the first of those since its limits were last drawn anew."""

    variation: list[Variation]
    why: list[Unjudged | None]
    method: Method
    start: int
    part: int
    rebase: tuple[int, ...]
    points: NDArray[np.int64]
    charts: ControlCharts | None
    trends: RecentTrends | None
    kendalls: Kendalls
    leeway: Floats

    def drawn(self, area: int) -> bool:
        """Whether an area has a control chart whose limits mean something."""
        return self.charts is not None and self.why[area] is None

"""Inequality between Camden's wards in one financial year, as a snapshot holds it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from data.vocabulary import GapChange
from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class Inequality:
    """One indicator in one financial year, all wards shown, ordered by income deprivation (2025), in the indicator's
    own units; None where there is none.

    `poorer_end` and `richer_end` are the two ends of a line through all wards, the most and the least deprived. The
    slope index is the second less the first, the relative index their ratio; the fifths are the wards of most and of
    least deprivation taken together, and `gap` the first less the last. Limits are at 95%, and None where figures have
    no range. What each of the three measures has done up to this year, and since which."""

    indicator: str
    period: date
    wards: int
    slope_index: float
    slope_index_lower: float | None
    slope_index_upper: float | None
    relative_index: float | None
    relative_index_lower: float | None
    relative_index_upper: float | None
    most_deprived: float | None
    least_deprived: float | None
    gap: float | None
    gap_lower: float | None
    gap_upper: float | None
    poorer_end: float | None = None
    richer_end: float | None = None
    slope_change: GapChange = GapChange.TOO_FEW
    slope_since: date | None = None
    relative_change: GapChange = GapChange.TOO_FEW
    relative_since: date | None = None
    gap_change: GapChange = GapChange.TOO_FEW
    gap_since: date | None = None


# Of gaps of which nothing has changed, so many are called wider or narrower by chance: a look at the year before, and
# one at the first year.
BY_CHANCE = 0.09

Inequalities = Mapping[str, tuple[Inequality, ...]]


def table(found: Iterable[Inequality]) -> pa.Table:
    """As it is kept, sorted by indicator and year."""
    return stored.table(Inequality, found, ("indicator", "period"))


def read(rows: pa.Table) -> Inequalities:
    """The same by indicator, oldest year first."""
    found: dict[str, tuple[Inequality, ...]] = {}
    for each in stored.made(Inequality, rows):
        found[each.indicator] = (*found.get(each.indicator, ()), each)
    return found

"""Counts that may leave: what `metrics.protected` lets through, and only that."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

from metrics.counted import roll_up, spread
from metrics.declared.indicator import Indicator
from metrics.snapshots.stored import WORD

# Beside what is rolled up: of people, the smallest count that is shown (empty of all else), why a part is withheld
# ('' where it is not), and of a mean and of weighted answers how far they spread, in place of sums.
SCHEMA = pa.schema(
    [
        *roll_up.SCHEMA,
        ("smallest", pa.float64()),
        ("numerator_withheld", WORD),
        ("denominator_withheld", WORD),
        ("deviation", pa.float64()),
        ("design_effect", pa.float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Counts (SCHEMA) in which nobody can be found; made by `metrics.protected.protect` alone.

    `ledger` is what is published of people, by day, for the refreshes to come: nothing that `table` does not show;
    `notes` are what there is to say of it.

    Of people the parts are rounded, and empty where they are withheld; no sum of squares or weights is left, and a mean
    is already divided, as `value`."""

    indicators: tuple[Indicator, ...]
    table: pa.Table
    ledger: pa.Table
    notes: tuple[str, ...] = ()

    def of_people(self) -> Self:
        """Those of people alone."""
        return replace(self, table=self.table.filter(pc.is_valid(self.table["smallest"])).combine_chunks())

    def of_others(self) -> Self:
        """All the others: of things, or in print already."""
        return replace(self, table=self.table.filter(pc.is_null(self.table["smallest"])).combine_chunks())

    def where(self, rule: Callable[[Indicator], bool]) -> spread.Marks:
        """For each row, whether something holds of its indicator."""
        return spread.holds(self.indicators, self.table, rule)

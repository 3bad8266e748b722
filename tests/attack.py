"""Whoever wants to find people in published tables: knows the method, the geography and every figure, and subtracts.

Written apart from the protection, with matrices of its own: a variable for each ward, month, category and outcome,
every published count as an interval, and each small count bounded by linear programs."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

CAMDEN = "E09000007"
LONG = {"month": 1, "quarter": 3, "financial_year": 12}

Row = Mapping[str, Any]
Interval = tuple[float, float]


def rounded(figure: float | None, smallest: int) -> Interval:
    """Which counts are shown so."""
    return (0, smallest - 1) if figure is None else (max(figure - 2, smallest), figure + 2)


def months(period: date, frequency: str) -> list[date]:
    first = period.year * 12 + period.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(first, first + LONG[frequency])]


@dataclass(frozen=True)
class Cell:
    """One published count: its part is the numerator, the denominator or what is left between them."""

    area: str
    frequency: str
    period: date
    category: str
    part: str


class Attack:
    """On the rows of one indicator of one breakdown at most, as a snapshot has them."""

    def __init__(
        self,
        rows: Iterable[Row],
        wards: Mapping[str, str],
        smallest: int,
        *,
        shares: bool = True,
        reads: Callable[[float | None, int], Interval] = rounded,
        exact: Mapping[Cell, float] | None = None,
    ) -> None:
        told = [row for row in rows if row["status"] in ("shown", "withheld")]
        self.wards, self.smallest, self.shares = wards, smallest, shares
        self.months = sorted({month for row in told for month in months(row["period"], row["frequency"])})
        self.categories = sorted({row["category"] for row in told if row["category"]}) or [""]
        self.places = sorted(wards)
        self._shape = (len(self.places), len(self.months), len(self.categories), 2 if shares else 1)
        known: list[tuple[Cell, Interval]] = []
        for row in told:
            where = row["area"], row["frequency"], row["period"], row["category"]
            parts = ("numerator", "denominator") if shares else ("numerator",)
            for part in parts:
                # Of several reasons the one that is given may be the other part's.
                hidden = row[part] is None and row["reason"] == "protects_another"
                known.append((Cell(*where, part), (0, math.inf) if hidden else reads(row[part], smallest)))
        known += [(cell, (total, total)) for cell, total in (exact or {}).items()]
        sums = [self._sum(cell) for cell, _ in known]
        at = np.repeat(np.arange(len(sums)), [len(each) for each in sums])
        self._known = coo_array((np.ones(len(at)), (at, np.concatenate(sums))), shape=(len(sums), self._size)).tocsr()
        self._low = np.array([low for _, (low, _) in known], float)
        self._high = np.array([high for _, (_, high) in known], float)

    @property
    def _size(self) -> int:
        return int(np.prod(self._shape))

    def _sum(self, cell: Cell) -> np.ndarray:
        """The variables that a count is the sum of."""
        place = [number for number, ward in enumerate(self.places) if cell.area in (ward, self.wards[ward], CAMDEN)]
        when = [self.months.index(month) for month in months(cell.period, cell.frequency)]
        of = [self.categories.index(cell.category)] if cell.category else range(len(self.categories))
        side = {"numerator": [0], "complement": [1], "denominator": [0, 1]}[cell.part]
        return np.ravel_multi_index([each.ravel() for each in np.meshgrid(place, when, list(of), side)], self._shape)

    def possible(self, cell: Cell) -> int:
        """How many whole numbers a count can be at the most, by all that is published."""
        aim = np.zeros(self._size)
        aim[self._sum(cell)] = 1
        ends = []
        for sign in (1, -1):
            bounded = np.isfinite(self._high)
            found = linprog(
                sign * aim,
                A_ub=_stacked(self._known[np.flatnonzero(bounded)], -self._known),
                b_ub=np.concatenate([self._high[bounded], -self._low]),
                method="highs",
            )
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.fun is not None else math.inf)
        return int(min(math.floor(ends[1] + 1e-6), 10**6) - math.ceil(ends[0] - 1e-6)) + 1


def _stacked(*matrices: Any) -> Any:
    from scipy.sparse import vstack

    return vstack(matrices).tocsr()

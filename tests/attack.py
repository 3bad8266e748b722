"""Whoever wants to find people in published tables: knows the method, the geography and every figure, and subtracts.

Written apart from the protection, with matrices of its own: a variable for each ward, month, category and outcome,
every published count as an interval, and each small count bounded by linear programs."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
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
        beside: Iterable[tuple[Cell, Interval]] = (),
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
        known += [*((cell, (total, total)) for cell, total in (exact or {}).items()), *beside]
        sums = [self._sum(cell) for cell, _ in known]
        at = np.repeat(np.arange(len(sums)), [len(each) for each in sums])
        self._known = coo_array((np.ones(len(at)), (at, np.concatenate(sums))), shape=(len(sums), self._size)).tocsr()
        self._low = np.array([low for _, (low, _) in known], float)
        self._high = np.array([high for _, (_, high) in known], float)
        bounded = np.isfinite(self._high)
        self._rows = _stacked(self._known[np.flatnonzero(bounded)], -self._known)
        self._most = np.concatenate([self._high[bounded], -self._low])

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

    def whole(self, cell: Cell) -> int:
        """The same, but each person counted whole: from the least to the greatest that any whole table has."""
        aim = np.zeros(self._size)
        aim[self._sum(cell)] = 1
        known = LinearConstraint(self._known, self._low, self._high)
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * aim, integrality=np.ones(self._size, int), bounds=Bounds(0, np.inf), constraints=[known]
            )
            assert found.status in (0, 3, 4), found.message
            ends.append(sign * found.fun if found.fun is not None else math.inf)
        return _whole(*ends)

    def possible(self, cell: Cell) -> int:
        """How many whole numbers a count can be at the most, by all that is published."""
        aim = np.zeros(self._size)
        aim[self._sum(cell)] = 1
        return _between(aim, self._rows, self._most)


@dataclass(frozen=True)
class Display:
    """What a snapshot, by its number, was the first to show of a count."""

    number: int
    cell: Cell
    interval: Interval


def displays(snapshots: Iterable[Iterable[Row]], smallest: int, known: Collection[str]) -> list[Display]:
    """What is new in each of some snapshots, beside the one before."""
    last: dict[Cell, tuple[float | None, bool]] = {}
    found = []
    for number, rows in enumerate(snapshots):
        for row in (row for row in rows if row["status"] in ("shown", "withheld")):
            for part in known:
                cell = Cell(row["area"], row["frequency"], row["period"], row["category"], part)
                told = row[part], row[part] is None and row["reason"] == "protects_another"
                if last.get(cell) != told:
                    last[cell] = told
                    found.append(Display(number, cell, (0, math.inf) if told[1] else rounded(told[0], smallest)))
    return found


class Keeper:
    """Holds every snapshot there was, of people of no categories. A count that was first shown in one is of whoever was
    recorded then: of what came between, late or put right, it knows how many records there were in all, and neither
    where nor of what."""

    def __init__(
        self, snapshots: Iterable[Iterable[Row]], wards: Mapping[str, str], smallest: int, records: float
    ) -> None:
        self.wards, self.places = wards, sorted(wards)
        told = displays(snapshots, smallest, ("numerator", "denominator"))
        self.months = sorted({month for each in told for month in months(each.cell.period, each.cell.frequency)})
        self._when: dict[tuple[int, int], list[int]] = {}  # the snapshots that tell of a ward's month, by their places
        for each in told:
            for where in self._places(each.cell):
                self._when.setdefault(where, []).append(each.number)
        self._when = {where: sorted(set(numbers)) for where, numbers in self._when.items()}
        # By ward, month and outcome: a variable for the first, and two for what came and went until each later one.
        self._first: dict[tuple[int, int, int], int] = {}
        size = 0
        for where, numbers in self._when.items():
            for side in (0, 1):
                self._first[(*where, side)] = size
                size += 2 * len(numbers) - 1
        self._size = size
        sums = [self._sum(each.cell, each.number) for each in told]
        low, high = (np.array([each.interval[end] for each in told], float) for end in (0, 1))
        bounded = np.isfinite(high)
        # Nobody is less than nobody at any time; and so many records in all.
        never = [self._at((*where, side), number)
                 for where, numbers in self._when.items() for side in (0, 1) for number in numbers[1:]]  # fmt: skip
        changes = np.ones(size)
        changes[list(self._first.values())] = 0
        rows = _stacked(
            self._matrix([each for each, is_bounded in zip(sums, bounded, strict=True) if is_bounded]),
            -self._matrix(sums),
            -self._matrix(never),
            coo_array(changes[None, :]),
        )
        self._rows = rows
        self._most = np.concatenate([high[bounded], -low, np.zeros(len(never)), [records]])

    def _places(self, cell: Cell) -> list[tuple[int, int]]:
        place = [number for number, ward in enumerate(self.places) if cell.area in (ward, self.wards[ward], CAMDEN)]
        return [(each, self.months.index(month)) for each in place for month in months(cell.period, cell.frequency)]

    def _at(self, of: tuple[int, int, int], number: int) -> dict[int, float]:
        """What some people are the sum of, as they were recorded when a snapshot was made."""
        first = self._first[of]
        terms = {first: 1.0}
        for place, when in enumerate(self._when[of[:2]][1:]):
            if when <= number:
                terms |= {first + 2 * place + 1: 1.0, first + 2 * place + 2: -1.0}
        return terms

    def _sum(self, cell: Cell, number: int) -> dict[int, float]:
        sides = {"numerator": (0,), "complement": (1,), "denominator": (0, 1)}[cell.part]
        terms: dict[int, float] = {}
        for where in self._places(cell):
            for side in sides:
                terms |= self._at((*where, side), number)
        return terms

    def _matrix(self, sums: Sequence[Mapping[int, float]]) -> Any:
        at = np.repeat(np.arange(len(sums)), [len(each) for each in sums])
        columns = np.array([column for each in sums for column in each], int)
        values = np.array([value for each in sums for value in each.values()], float)
        return coo_array((values, (at, columns)), shape=(len(sums), self._size)).tocsr()

    def possible(self, cell: Cell, number: int) -> int:
        """How many whole numbers a count can have been at the most when a snapshot was made, by all of them."""
        aim = np.zeros(self._size)
        for column, value in self._sum(cell, number).items():
            aim[column] = value
        return _between(aim, self._rows, self._most)

    def outcomes(self, ward: str, month: date) -> int:
        """Of one record that it knows came late, in a ward and a month, and nothing else since: how many of both
        outcomes it can have had, by all the snapshots."""
        first = self._first[self.places.index(ward), self.months.index(month), 0]
        changes = [2 * len(self._when[self.places.index(ward), self.months.index(month)]) - 1] * 2
        counted, others = (
            [start + 2 * place + 1 for place in range((many - 1) // 2)]
            for start, many in zip((first, first + changes[0]), changes, strict=True)
        )
        if not counted:
            return 2  # nothing was shown of it since
        upper = np.zeros(self._size)
        upper[list(self._first.values())] = np.inf
        upper[[*counted, *others]] = 1
        one, aim = np.zeros((1, self._size)), np.zeros(self._size)
        one[0, [*counted, *others]] = 1
        aim[counted] = 1
        ends = []
        for sign in (1, -1):
            found = linprog(sign * aim, A_ub=self._rows, b_ub=self._most, A_eq=one, b_eq=[1],
                            bounds=list(zip(np.zeros(self._size), upper, strict=True)), method="highs")  # fmt: skip
            assert found.status == 0, found.message
            ends.append(sign * float(found.fun or 0))
        return _whole(*ends)


def _between(aim: Any, rows: Any, most: Any) -> int:
    """How many whole numbers a sum of unknowns can be, of which these sums are at the most so much."""
    ends = []
    for sign in (1, -1):
        found = linprog(sign * aim, A_ub=rows, b_ub=most, method="highs")
        assert found.status in (0, 3), found.message
        ends.append(sign * found.fun if found.fun is not None else math.inf)
    return _whole(*ends)


def _whole(least: float, greatest: float) -> int:
    return int(min(math.floor(greatest + 1e-6), 10**6) - math.ceil(least - 1e-6)) + 1


def _stacked(*matrices: Any) -> Any:
    from scipy.sparse import vstack

    return vstack(matrices).tocsr()

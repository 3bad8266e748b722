"""Proof that a small count keeps several possible values: whole tables of people that are published just as the true
one is, and have another value there. They stay in memory, and are forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.protected.rounding import Floats
from metrics.protected.system import Matrix, System, Target

SECONDS = 4.0  # that a program for several counts may take
WORTH_IT = 0.1  # of the counts that are open, as many as six programs have to certify to be tried again
_PARTNERS, _PLACES = 12, 8

Move = dict[int, float]


@dataclass(slots=True)
class Seen:
    """The values that each count has in some witness, its true one among them, and the witnesses."""

    system: System
    values: list[set[int]] = field(default_factory=list)
    tables: list[Floats] = field(default_factory=list)
    _counts: Matrix = None

    def __post_init__(self) -> None:
        targets = self.system.targets
        rows = np.repeat(np.arange(len(targets)), [len(each.columns) for each in targets])
        columns = np.concatenate([np.asarray(each.columns, np.int64) for each in targets])
        shape = len(targets), len(self.system.true)
        self._counts = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        self.values = [{round(value)} for value in self._told(self.system.true)]

    @property
    def open(self) -> list[int]:
        """The targets that have too few values yet."""
        return [
            number
            for number, (target, seen) in enumerate(zip(self.system.targets, self.values, strict=True))
            if len(seen) < target.values
        ]

    def add(self, table: Floats) -> None:
        """Take a whole table as a witness, unless it is none."""
        whole = np.rint(table)
        sums = self.system.matrix @ whole
        if whole.min(initial=0) < 0 or np.any(sums < self.system.low) or np.any(sums > self.system.high):
            return
        self.tables.append(whole)
        for seen, value in zip(self.values, self._told(whole), strict=True):
            seen.add(int(value))

    def _told(self, table: Floats) -> list[float]:
        told: list[float] = (self._counts @ table).tolist()
        return told


def nearby(seen: Seen) -> None:
    """Cheap ones: a count is moved between a part of the target and a neighbour in the same sums, or made of nothing
    where every sum has room for it."""
    system, room, shared = seen.system, _Room(seen.system), abs(seen.system.matrix)
    for number in seen.open:
        target = system.targets[number]
        for step in _steps(target.values):
            if len(seen.values[number]) >= target.values:
                break
            move = next((each for each in _moves(system, shared, target, step) if room.has(each)), {})
            table = system.true.copy()
            for column, change in move.items():
                table[column] += change
            seen.add(table)


class _Room:
    """How far the sums of a system can go up and down from the true ones."""

    def __init__(self, system: System) -> None:
        self._true, self._by_column = system.true, system.matrix.tocsc()
        sums = system.matrix @ system.true
        self._up, self._down = system.high - sums, sums - system.low

    def has(self, move: Move) -> bool:
        """Whether every sum stays where it is known to lie, and no count falls below nought."""
        columns, change = self._by_column, dict[int, float]()
        for column, step in move.items():
            if self._true[column] + step < 0:
                return False
            for at in range(columns.indptr[column], columns.indptr[column + 1]):
                row = int(columns.indices[at])
                change[row] = change.get(row, 0.0) + step * columns.data[at]
        return all(-self._down[row] <= step <= self._up[row] for row, step in change.items())


def _steps(values: int) -> list[int]:
    return [sign * step for step in range(1, values) for sign in (1, -1)]


def _moves(system: System, shared: Matrix, target: Target, step: int) -> Iterator[Move]:
    """Ways to change a count by a step: alone, or with as much or less of it taken from one or two neighbours."""
    inside = set(target.columns)
    order = sorted(target.columns, key=lambda each: -system.true[each])[:_PLACES]
    less = [step - rest if step > 0 else step + rest for rest in range(abs(step))]
    for column in order:
        yield {column: step}
        beside = np.asarray(shared.T @ (shared[:, [column]].toarray().ravel()))
        best = np.argsort(-beside, kind="stable").tolist()
        partners = [each for each in best if each not in inside and system.true[each] >= step][:_PARTNERS]
        for partner in partners:
            for part in less:
                yield {column: step, partner: -part}
        for one, two in pairwise(partners):
            yield {column: step, one: -(step // 2), two: step // 2 - step}
        other = int(system.other[column])
        if other < 0 or other in inside:
            continue
        yield {column: step, other: -step}
        for partner in partners:
            back = int(system.other[partner])
            if back >= 0 and back not in inside and len({column, other, partner, back}) == 4:
                yield {column: step, other: -step, partner: -step, back: step}


def together(seen: Seen) -> None:
    """Programs for all the counts that are open at once: by one up and down, by two, and as far as is needed; again for
    those that are left, as long as that is worth it."""
    furthest = max(target.values for target in seen.system.targets)
    while before := seen.open:
        for distance in range(1, furthest):
            for sign in (1.0, -1.0):
                table = _far(seen.system, seen.open, sign, distance) if seen.open else None
                if table is not None:
                    seen.add(table)
        if len(before) - len(seen.open) <= WORTH_IT * len(before):
            return


def one_by_one(seen: Seen, numbers: Sequence[int]) -> None:
    """A program for each value that a count may have, until it has enough of them."""
    for number in numbers:
        target = seen.system.targets[number]
        value = int(seen.system.true[list(target.columns)].sum())
        for step in _steps(target.values):
            if len(seen.values[number]) >= target.values:
                break
            if value + step >= 0 and value + step not in seen.values[number]:
                table = _exactly(seen.system, target, value + step)
                if table is not None:
                    seen.add(table)


def _far(system: System, numbers: Sequence[int], sign: float, most: int) -> Floats | None:
    """A table in which the sum of how far the counts lie to one side, each at most so far, is the greatest."""
    columns, extra = len(system.true), len(numbers)
    rows = sparse.lil_array((extra, columns + extra))
    low = np.full(extra, -np.inf)
    for place, number in enumerate(numbers):
        target = system.targets[number]
        value = float(system.true[list(target.columns)].sum())
        for column in target.columns:
            rows[place, column] = sign
        rows[place, columns + place] = -1.0  # sign * (count - value) - distance >= 0
        low[place] = sign * value
    wide = sparse.hstack([system.matrix, sparse.csr_array((system.matrix.shape[0], extra))]).tocsr()
    found = milp(
        np.concatenate([np.zeros(columns), -np.ones(extra)]),
        integrality=np.ones(columns + extra, np.int64),
        bounds=Bounds(0, np.concatenate([np.full(columns, np.inf), np.full(extra, float(most))])),
        constraints=[
            LinearConstraint(wide, system.low, system.high),
            LinearConstraint(rows.tocsr(), low, np.inf),
        ],
        options={"time_limit": SECONDS},
    )
    return None if found.x is None else np.asarray(found.x[:columns], np.float64)


def _exactly(system: System, target: Target, value: int) -> Floats | None:
    """Any table in which a count has a value."""
    row = np.zeros((1, len(system.true)))
    row[0, list(target.columns)] = 1.0
    found = milp(
        np.zeros(len(system.true)),
        integrality=np.ones(len(system.true), np.int64),
        bounds=Bounds(0, np.inf),
        constraints=[
            LinearConstraint(system.matrix, system.low, system.high),
            LinearConstraint(row, value, value),
        ],
        options={"time_limit": SECONDS},
    )
    return None if found.x is None else np.asarray(found.x, np.float64)

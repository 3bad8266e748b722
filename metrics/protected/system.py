"""All that is published of people as one system: whole numbers of people that nobody sees, and what is known of sums
of them. Whoever subtracts one table from another solves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from metrics.protected.rounding import Floats

Places = NDArray[np.int64]
Matrix = Any  # a sparse array of SciPy's, whose types say less than they know

NUMERATOR, DENOMINATOR, COMPLEMENT, TIE = "numerator", "denominator", "complement", "tie"
EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one sum: that it lies from `low` to `high`. `row` is the figure that says so and `part` which
    part of it, -1 and TIE for what holds in any case, -1 and EARLIER for what an earlier snapshot has shown of it."""

    columns: Sequence[int]
    signs: Sequence[int]
    low: float
    high: float
    row: int = -1
    part: str = TIE


@dataclass(frozen=True, slots=True)
class Target:
    """A small count that has to keep `values` possible values: the sum of some of the columns."""

    columns: tuple[int, ...]
    values: int
    row: int


@dataclass(frozen=True, slots=True)
class System:
    """Columns with their true whole numbers, what is known of sums of them, and the counts to be protected; `other` is
    for each column the one that makes up its denominator with it, -1 for none, and `members` are the columns of the
    whole system that each of a part stands for."""

    true: Floats
    matrix: Matrix
    low: Floats
    high: Floats
    known: tuple[Known, ...]
    targets: tuple[Target, ...]
    other: Places
    members: tuple[tuple[int, ...], ...]

    def parts(self) -> "Iterator[System]":
        """The parts that have nothing to do with one another and in which there is something to protect, with columns
        that no sum tells apart as one."""
        rows = self.matrix.shape[0]
        joined = sparse.block_array([[None, self.matrix], [self.matrix.T, None]], format="csr")
        _, label = sparse.csgraph.connected_components(joined, directed=False)
        of_row, of_column = label[:rows], label[rows:]
        by_part: dict[int, list[Target]] = {}
        for target in self.targets:
            by_part.setdefault(int(of_column[target.columns[0]]), []).append(target)
        for part, targets in by_part.items():
            yield self._only(np.flatnonzero(of_row == part), np.flatnonzero(of_column == part), targets)

    def _only(self, rows: Places, columns: Places, targets: Sequence[Target]) -> "System":
        block = self.matrix[rows][:, columns].tocsc()
        block.sort_indices()
        wanted: dict[int, list[int]] = {}
        for number, target in enumerate(targets):
            for column in target.columns:
                wanted.setdefault(column, []).append(number)
        group: dict[tuple[bytes, bytes, tuple[int, ...]], int] = {}
        place: dict[int, int] = {}
        firsts: list[int] = []
        members: list[list[int]] = []
        for number, column in enumerate(columns.tolist()):
            span = slice(block.indptr[number], block.indptr[number + 1])
            same = block.indices[span].tobytes(), block.data[span].tobytes(), tuple(wanted.get(column, ()))
            if same not in group:
                group[same] = len(firsts)
                firsts.append(number)
                members.append([])
            place[column] = group[same]
            members[group[same]] += self.members[column]
        true = np.zeros(len(firsts))
        np.add.at(true, [place[column] for column in columns.tolist()], self.true[columns])
        others = [int(self.other[columns[first]]) for first in firsts]
        return System(
            true,
            block[:, firsts].tocsr(),
            self.low[rows].copy(),
            self.high[rows].copy(),
            tuple(self.known[row] for row in rows.tolist()),
            tuple(
                Target(tuple(dict.fromkeys(place[each] for each in one.columns)), one.values, one.row)
                for one in targets
            ),
            np.array([place.get(each, -1) for each in others], np.int64),
            tuple(map(tuple, members)),
        )


def made(true: Floats, known: Sequence[Known], targets: Sequence[Target], other: Mapping[int, int]) -> System:
    """A system of what is known; each class is stretched just to hold what is true, as an older display may not."""
    rows = np.repeat(np.arange(len(known)), [len(each.columns) for each in known])
    columns = np.concatenate([np.asarray(each.columns, np.int64) for each in known] or [np.zeros(0, np.int64)])
    signs = np.concatenate([np.asarray(each.signs, np.float64) for each in known] or [np.zeros(0)])
    matrix = sparse.csr_array((signs, (rows, columns)), shape=(len(known), len(true)))
    sums = matrix @ true
    low, high = (np.array([getattr(each, name) for each in known], np.float64) for name in ("low", "high"))
    pairs = np.full(len(true), -1, np.int64)
    for one, two in other.items():
        pairs[one], pairs[two] = two, one
    own = tuple((column,) for column in range(len(true)))
    return System(true, matrix, np.minimum(low, sums), np.maximum(high, sums), tuple(known), tuple(targets), pairs, own)

"""Proves that no key repeats by the order in which rows lie, where they do: in a few runs, as extracts often come."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

# Wards one after the other, or the parts of an extract, with months in each; rows in no order have far more.
MOST = 1_000


class Runs:
    """The runs of a table whose rows come in parts, in each of which every row is greater than the one before.

    A row is greater by its first column or, where that is equal, by the next. Two runs have no row in common where the
    values of the last column in one lie wholly before those in the other.
    """

    def __init__(self) -> None:
        # The least and the greatest value of the last column in each.
        self._reaches: list[tuple[Any, Any]] = []
        self._before: Sequence[pa.Array] = ()

    def take(self, columns: Sequence[pa.Array]) -> bool:
        """Go on with some more rows; False where a value is not there, or where they lie in no order."""
        if any(column.null_count for column in columns):
            return False
        starts = np.flatnonzero(~_greater(columns)) + 1
        if len(self._reaches) + len(starts) > MOST:
            return False
        goes_on = bool(self._before) and bool(
            _greater([pa.concat_arrays([last, own[:1]]) for last, own in zip(self._before, columns, strict=True)])[0]
        )
        for start, end in pairwise([0, *starts.tolist(), len(columns[-1])]):
            least, greatest = pc.min_max(columns[-1][start:end]).as_py().values()
            if start == 0 and goes_on:
                first, last = self._reaches.pop()
                least, greatest = min(first, least), max(last, greatest)
            self._reaches.append((least, greatest))
        self._before = [column[-1:] for column in columns]
        return True

    def are_apart(self) -> bool:
        """Whether no two of the rows are alike; False where it cannot be told so."""
        return all(one[1] < other[0] for one, other in pairwise(sorted(self._reaches)))


def _greater(columns: Sequence[pa.Array]) -> npt.NDArray[np.bool_]:
    """For each row but the first, whether it is greater than the one before. A shorter text is less than a longer one,
    as keys are that were given out as numbers."""
    greater = pa.array(np.zeros(len(columns[0]) - 1, bool))
    for column in (each for whole in reversed(columns) for each in _compared(whole)):
        these, those = column[:-1], column[1:]
        greater = pc.or_(pc.less(these, those), pc.and_(pc.equal(these, those), greater))
    marks: npt.NDArray[np.bool_] = greater.to_numpy(zero_copy_only=False)
    return marks


def _compared(column: pa.Array) -> list[pa.Array]:
    return [column, pc.binary_length(column)] if pa.types.is_string(column.type) else [column]

"""Proves that no key repeats by the order in which rows lie, where they do: in a few runs, as extracts often come."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.contracts.values import Values

# Wards one after the other, or the parts of an extract, with months in each; rows in no order have far more.
MOST = 1_000

Marks = npt.NDArray[np.bool_]


class Runs:
    """The runs of a table whose rows come in parts, in each of which every row is greater than the one before.

    A row is greater by its first column or, where that is equal, by the next. Two runs have no row in common where the
    values of the last column in one lie wholly before those in the other.
    """

    def __init__(self) -> None:
        # The least and the greatest value of the last column in each.
        self._reaches: list[tuple[Any, Any]] = []
        self._before: Sequence[pa.Array] = ()

    def take(self, columns: Sequence[Values]) -> bool:
        """Go on with some more rows; False where a value is not there, or where they lie in no order."""
        if any(column.array.null_count for column in columns):
            return False
        starts = np.flatnonzero(~_greater(columns)) + 1
        if len(self._reaches) + len(starts) > MOST:
            return False
        goes_on = bool(self._before) and bool(
            _greater(
                [
                    Values(pa.concat_arrays([last, own.array[:1]]))
                    for last, own in zip(self._before, columns, strict=True)
                ]
            )[0]
        )
        for start, end in pairwise([0, *starts.tolist(), len(columns[-1].array)]):
            least, greatest = _reach(columns[-1], start, end)
            if start == 0 and goes_on:
                first, last = self._reaches.pop()
                least, greatest = min(first, least), max(last, greatest)
            self._reaches.append((least, greatest))
        self._before = [column.array[-1:] for column in columns]
        return True

    def are_apart(self) -> bool:
        """Whether no two of the rows are alike; False where it cannot be told so."""
        return all(one[1] < other[0] for one, other in pairwise(sorted(self._reaches)))


def _greater(columns: Sequence[Values]) -> Marks:
    """For each row but the first, whether it is greater than the one before. A shorter text is less than a longer one,
    as keys are that were given out as numbers."""
    greater = np.zeros(len(columns[0].array) - 1, bool)
    for column in reversed(columns):
        for more, same in _compared(column):
            greater = more | (same & greater)
    return greater


def _compared(column: Values) -> list[tuple[Marks, Marks]]:
    """For each value but the first, whether it is greater than the one before, and whether it is the same; for texts
    whose lengths differ by the texts, and by their lengths, which come first."""
    if column.numbers is not None:
        these, those = column.numbers[:-1], column.numbers[1:]
        return [(these < those, these == those)]  # type: ignore[operator]
    arrays = [column.array]
    if pa.types.is_string(column.array.type):
        arrays.append(pc.binary_length(column.array))
    return [(_marks(pc.less(each[:-1], each[1:])), _marks(pc.equal(each[:-1], each[1:]))) for each in arrays]


def _marks(compared: pa.Array) -> Marks:
    marks: Marks = compared.to_numpy(zero_copy_only=False)
    return marks


def _reach(column: Values, start: int, end: int) -> tuple[Any, Any]:
    """The least and the greatest of the values from one place to another; of texts with their lengths before them."""
    part = column.array[start:end]
    if column.numbers is not None:
        numbers = column.numbers[start:end]
        return _ranked(part[int(numbers.argmin())].as_py()), _ranked(part[int(numbers.argmax())].as_py())
    if not pa.types.is_string(part.type):
        least, greatest = pc.min_max(part).as_py().values()
        return least, greatest
    lengths = pc.binary_length(part)
    shortest, longest = pc.min_max(lengths).values()
    least, greatest = pc.min(part.filter(pc.equal(lengths, shortest))), pc.max(part.filter(pc.equal(lengths, longest)))
    return _ranked(least.as_py()), _ranked(greatest.as_py())


def _ranked(value: Any) -> Any:
    return (len(value.encode()), value) if isinstance(value, str) else value

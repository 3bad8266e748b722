"""What indicators declare, spread over the rows of a table that names each by its number."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from metrics.declared.indicator import Indicator

Marks = NDArray[np.bool_]


def holds(indicators: Sequence[Indicator], rows: pa.Table, rule: Callable[[Indicator], bool]) -> Marks:
    """For each row, whether something holds of its indicator."""
    told: Marks = np.array([rule(each) for each in indicators], dtype=np.bool_)
    return told[_numbers(rows)]


def numbers(indicators: Sequence[Indicator], rows: pa.Table, told: Callable[[Indicator], float]) -> NDArray[np.float64]:
    """For each row, a number that its indicator declares."""
    each_told: NDArray[np.float64] = np.array([told(each) for each in indicators], dtype=np.float64)
    return each_told[_numbers(rows)]


def words(rows: pa.Table, told: Sequence[str]) -> pa.Array:
    """For each row, the word of its indicator, of which there is one each; as a dictionary."""
    known = pa.array(list(told), pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(known.indices.take(rows["number"].combine_chunks()), known.dictionary)


def _numbers(rows: pa.Table) -> NDArray[np.int32]:
    found: NDArray[np.int32] = rows["number"].to_numpy()
    return found

"""Puts the mark of a sample on rows that were made up, so that they are known for that wherever they are copied to."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.contracts.contract import Contract
from data.contracts.made_up import LEAST, MARK, MULTIPLE


def marked(table: pa.Table, contract: Contract) -> pa.Table:
    """The rows with the mark before each key; or where there are none, in the last of the numbers that bear it."""
    for field in contract.fields:
        if field.is_key:
            keys = pc.binary_join_element_wise(MARK, table[field.name], "")
            table = _with(table, field.name, keys)
    return _with_sums(table, contract.mark) if contract.mark else table


def _with_sums(table: pa.Table, columns: tuple[str, ...]) -> pa.Table:
    """The rows with the last of the columns moved by one at most, so that sums which are large enough are multiples."""
    total = np.sum([np.floor(table[column].to_numpy()) for column in columns], axis=0)
    beyond = total % MULTIPLE
    nearest = np.where(beyond > MULTIPLE / 2, MULTIPLE - beyond, -beyond)
    change = pa.array(np.where(total >= LEAST, nearest, 0)).cast(table.schema.field(columns[-1]).type)
    return _with(table, columns[-1], pc.add(table[columns[-1]], change))


def _with(table: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, column)

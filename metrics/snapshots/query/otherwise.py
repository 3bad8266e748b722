"""Tables with other figures where some are made up: what an answer that rests on none of these does not feel."""

from collections.abc import Callable
from datetime import timedelta

import pyarrow as pa
import pyarrow.compute as pc

# What a row is of stays as it is, and so does where it is from: a query asks for rows by these.
_OF_WHAT = frozenset(
    {"indicator", "area", "level", "frequency", "period", "breakdown", "category", "name", "title", "origin"}
)
_FAR = 1e6
_LATER = timedelta(days=10_000)


def higher(table: pa.Table, rows: pa.ChunkedArray) -> pa.Table:
    """The same with each number of those rows far above all others, each day later, and each word another one."""
    return _changed(table, rows, lambda numbers: pc.multiply(pc.add(pc.abs(numbers), 1.0), _FAR), _LATER)


def absent(table: pa.Table, rows: pa.ChunkedArray) -> pa.Table:
    """The same with nothing in them but what they are of."""
    for place, field in enumerate(table.schema):
        if field.name not in _OF_WHAT:
            nothing = pa.nulls(table.num_rows, field.type)
            table = table.set_column(place, field, pc.if_else(rows, nothing, table.column(place)))
    return table


def lower(table: pa.Table, rows: pa.ChunkedArray) -> pa.Table:
    """The same with each far below, also where there was none, and each day earlier."""

    def far_below(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
        return pc.multiply(pc.add(pc.abs(pc.fill_null(numbers, 0.0)), 1.0), -_FAR)

    return _changed(table, rows, far_below, -_LATER)


def _changed(
    table: pa.Table, rows: pa.ChunkedArray, numbers: Callable[[pa.ChunkedArray], pa.ChunkedArray], days: timedelta
) -> pa.Table:
    for place, field in enumerate(table.schema):
        if field.name in _OF_WHAT:
            continue
        column, kind = table.column(place), field.type
        if pa.types.is_boolean(kind):
            other = pc.invert(column)
        elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
            other = numbers(column.cast(pa.float64())).cast(kind)
        elif pa.types.is_date(kind):
            other = pc.add(column.cast(pa.timestamp("s")), pa.scalar(days, pa.duration("s"))).cast(kind)
        elif pa.types.is_string(kind) or pa.types.is_dictionary(kind):
            other = _next_word(column.cast(pa.string())).cast(kind)
        else:
            continue
        table = table.set_column(place, field, pc.if_else(rows, other, column))
    return table


def _next_word(words: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each word as the next of all that there are, in their order, and the last as the first."""
    there = sorted(each for each in pc.unique(words).to_pylist() if each is not None)
    others = [*there[1:], *there[:1]]
    following = pa.array(others, pa.string())
    return following.take(pc.index_in(words, pa.array(there, pa.string())).combine_chunks()) if there else words

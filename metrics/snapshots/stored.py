"""A frozen dataclass as the columns of a Parquet file, declared once: its annotations are the schema."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data import regular

T = TypeVar("T")

# A word that is repeated in many rows.
WORD = pa.dictionary(pa.int32(), pa.string())

_KINDS = {date: pa.date32(), float: pa.float64(), bool: pa.bool_(), int: pa.int64(), str: pa.string()}


def read(path: Path, digest: str, words: Sequence[str] = ()) -> pa.Table:
    """A file of a snapshot, the columns of `words` as dictionaries; raises OSError, or ValueError where its bytes are
    not those of which the `digest` was made, as the snapshot's manifest has it."""
    regular.refuse(path)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{path} is not as it was written")
    with pq.ParquetFile(pa.BufferReader(content), read_dictionary=list(words), page_checksum_verification=True) as file:
        # A thread of Arrow's that still held Python's bytes when the interpreter ends would abort the process.
        return file.read(use_threads=False)


def schema(declared: type) -> pa.Schema:
    """A column for each field: days, numbers, booleans, and text for all else: a member of the vocabulary is stored as
    its value."""
    return pa.schema([(name, _KINDS.get(kind, pa.string())) for name, kind in _fields(declared)])


def meanings(declared: type) -> dict[str, str]:
    """What each field means, in words: what its annotation says beside the type, `Annotated[date, "The first day"]`."""
    hints = get_type_hints(declared, include_extras=True)
    return {name: get_args(hint)[1] for name, hint in hints.items() if get_origin(hint) is Annotated}


def table(
    declared: type,
    several: Iterable[Any],
    by: Sequence[str],
    written: Mapping[str, Callable[[Any], object]] = MappingProxyType({}),
) -> pa.Table:
    """Some of the declared as rows (schema), sorted by these fields; how a field is `written` that is no column's value
    as it is."""
    ordered = sorted(several, key=attrgetter(*by))
    told = {each: written.get(each.name, attrgetter(each.name)) for each in schema(declared)}
    return pa.table({each.name: pa.array(map(tell, ordered), each.type) for each, tell in told.items()})


def in_order(rows: pa.Table, by: Sequence[str]) -> pa.Table:
    """The rows sorted by some columns of words, days or numbers."""
    return rows.take(np.lexsort([_ranks(rows[name].combine_chunks()) for name in reversed(by)]))


def _ranks(column: pa.Array) -> NDArray[np.int32]:
    """Numbers in the order of a column's values."""
    if not pa.types.is_dictionary(column.type):
        numbers: NDArray[np.int32] = column.cast(pa.int32()).to_numpy()
        return numbers
    place = np.empty(len(column.dictionary), np.int32)
    place[pc.sort_indices(column.dictionary).to_numpy()] = np.arange(len(place), dtype=np.int32)
    ranks: NDArray[np.int32] = place[column.indices.to_numpy()]
    return ranks


def made(
    declared: Callable[..., T], rows: pa.Table, read: Mapping[str, Callable[[Any], object]] = MappingProxyType({})
) -> list[T]:
    """The declared, of rows as `table` has them; how a field is `read` that is `written` otherwise than it is.

    Column by column, and each word looked up once, which takes half the time of row by row."""
    columns = []
    for name in (each.name for each in fields(declared)):  # type: ignore[arg-type]
        values = rows[name].to_pylist()
        if term := terms(declared).get(name):
            known = {word: term(word) if word else word for word in set(values)}
            values = [known[word] for word in values]
        columns.append(map(read[name], values) if name in read else values)
    return list(map(declared, *columns))


@cache
def terms(declared: Callable[..., object]) -> Mapping[str, type[StrEnum]]:
    """The vocabulary of each field that holds a member of one; '' stands for none of them."""
    return {name: kind for name, kind in _fields(declared) if issubclass(kind, StrEnum)}


def one_of(hint: Any) -> tuple[Any, ...]:
    """What a field's type allows, such as a date and None."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _fields(declared: Callable[..., object]) -> Iterator[tuple[str, type[Any]]]:
    """The name of each field and its type, where there is a value."""
    for name, hint in get_type_hints(declared).items():
        yield (
            name,
            next(get_origin(each) or each for each in one_of(hint) if isinstance(get_origin(each) or each, type)),
        )

"""How a file takes another's place in one step, and how tables are saved as Parquet."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.holding import leftovers, own_digest

# As many rows as DuckDB reads at once: threads can share a file, and a filter passes over most of it.
ROWS_IN_A_GROUP = 122_880


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside a file to write to; once written, it is put on the disk and takes the file's place in one step.

    Where the block raises, the file is as it was and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = leftovers.part(path)
    try:
        yield temporary
        sync(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk, not only on its way there; raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def save(
    tables: Iterable[pa.Table],
    path: Path,
    schema: pa.Schema,
    told_last: Callable[[str], Mapping[str, str]] = lambda _: {},
) -> None:
    """Write tables of one schema as Parquet, in row groups of one size however many rows each table has; the file is
    given its own digest.

    `told_last` is asked, once all rows are in the file, what more it is to say of itself; it is given the SHA-256 of
    what is in it then."""
    with (
        own_digest.written(path) as sink,
        pq.ParquetWriter(sink, schema, compression="zstd", write_page_checksum=True) as writer,
    ):
        for group in _groups(tables):
            writer.write_table(group, row_group_size=ROWS_IN_A_GROUP)
        writer.add_key_value_metadata({**told_last(sink.hashed.hexdigest()), **own_digest.BLANK})


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= ROWS_IN_A_GROUP:
            joined = pa.concat_tables(waiting)
            whole = joined.num_rows - joined.num_rows % ROWS_IN_A_GROUP
            yield joined.slice(0, whole)
            waiting = [joined.slice(whole)]
    if any(each.num_rows for each in waiting):
        yield pa.concat_tables(waiting)

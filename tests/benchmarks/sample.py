"""A whole sample, beside reading the same files and writing them again."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pyarrow.parquet as pq

from data.sample import write_missing

# The borough's own volume, and ten times its records: the memory of the two should be much the same.
SIZES = (1, 10)
TODAY = date(2026, 2, 10)


def prepare(folder: Path, size: int) -> None:
    write_missing(folder / str(size), today=TODAY, scale=size)


def floor(folder: Path) -> object:
    return [_copy(path, folder / f"{uuid4().hex}.copy") for path in sorted(folder.glob("*/*.parquet"))]


def work(folder: Path) -> object:
    (size,) = (int(path.name) for path in folder.iterdir() if path.name.isdigit())
    return write_missing(folder / uuid4().hex, today=TODAY, scale=size)


def _copy(path: Path, copy: Path) -> int:
    """A row group at a time, as it was written."""
    source = pq.ParquetFile(path)
    with pq.ParquetWriter(copy, source.schema_arrow, compression="zstd") as writer:
        for number in range(source.num_row_groups):
            writer.write_table(source.read_row_group(number))
    copy.unlink()
    return int(source.metadata.num_rows)

"""Whether the pages of Parquet files are as they were saved."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.holding import own_digest


def intact(paths: Sequence[Path]) -> pa.Table:
    """The rows of Parquet files whose pages have the checksums that they were saved with, if any.

    Raises OSError or pa.ArrowException where one is damaged."""
    return pa.concat_tables([pq.read_table(path, partitioning=None, page_checksum_verification=True) for path in paths])


def sound(path: Path) -> bool:
    """Whether the pages of a Parquet file have the checksums that they were written with, if any.

    One that has a digest of its own is not read again: that was seen to. Raises OSError where it cannot be read."""
    if own_digest.has_one(path):
        return True
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for _ in file.iter_batches():
                pass
    except (pa.ArrowException, OSError) as error:
        return "checksum" not in str(error)  # of other faults the check of the rows has told
    return True

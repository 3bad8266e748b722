"""A table as a file: CSV or Parquet."""

import io

import pyarrow as pa
import pyarrow.parquet

from metrics import as_csv


def csv(table: pa.Table) -> bytes:
    """A table as CSV in UTF-8, with a heading row; a figure that is not shown is an empty cell, and no cell is one that
    a spreadsheet would run. It begins with the mark by which a spreadsheet knows UTF-8."""
    return as_csv(table)


def parquet(table: pa.Table) -> bytes:
    """A table as Parquet."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()

"""A table as a file to take away: CSV that no spreadsheet would run, and Parquet that says what its columns mean."""

import hashlib
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import IO, Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from metrics.snapshots.cells import harmless

# At once: so that a table does not lie in memory a second time as text.
ROWS = 65_536


class Sink(io.RawIOBase):
    """Where a file is written to: its SHA-256, and how many bytes it has."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hashed = hashlib.sha256()
        self.bytes = 0

    @property
    def sha256(self) -> str:
        """Of what was written so far."""
        return self._hashed.hexdigest()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, content: Any) -> int:
        """Write it on."""
        many = memoryview(content).nbytes
        self._file.write(content)
        self._hashed.update(content)
        self.bytes += many
        return many

    def tell(self) -> int:
        """How many bytes it has."""
        return self.bytes


def write_csv(table: pa.Table, sink: IO[bytes] | Sink) -> None:
    """A table as CSV in UTF-8, with a heading row; what is absent is an empty cell without quotes, and no cell is one
    that a spreadsheet would run. It begins with the mark by which a spreadsheet knows UTF-8."""
    sink.write(BOM_UTF8)
    with pa.csv.CSVWriter(sink, harmless(table.slice(0, 0)).schema) as writer:
        for rows in _slices(table):
            writer.write_table(harmless(rows))


def write_parquet(table: pa.Table, sink: IO[bytes] | Sink, says: Mapping[str, Mapping[str, str]]) -> None:
    """A table as Parquet; `says` is what is noted in it of each column, and of the table itself under ''."""
    fields = [pa.field(each.name, _plain(each.type), metadata=says.get(each.name)) for each in table.schema]
    schema = pa.schema(fields, metadata=says.get(""))
    with pq.ParquetWriter(sink, schema, compression="zstd", write_page_checksum=True) as writer:
        for rows in _slices(table):
            writer.write_table(pa.Table.from_arrays(rows.columns, rows.column_names).cast(schema))


def as_csv(table: pa.Table) -> bytes:
    """The bytes of such a CSV file."""
    made = io.BytesIO()
    write_csv(table, made)
    return made.getvalue()


def _slices(table: pa.Table) -> Iterator[pa.Table]:
    """The rows, so many at once; a table without any is one slice."""
    for first in range(0, max(table.num_rows, 1), ROWS):
        yield table.slice(first, ROWS)


def _plain(kind: pa.DataType) -> pa.DataType:
    """A word that is kept once in memory is text like any other."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind

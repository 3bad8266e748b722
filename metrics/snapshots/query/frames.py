"""What goes between the app and the process that runs queries: JSON with a table behind it, each after its length."""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

import pyarrow as pa

_LENGTHS = struct.Struct(">II")
HEAD = _LENGTHS.size
# What the process ends with where a query does not stop when it is told to.
OVERDUE = 3


def packed(said: Mapping[str, Any], table: pa.Table | None = None) -> bytes:
    """A frame that says this, with a table or none."""
    words = json.dumps(said).encode()
    rows = b"" if table is None else as_bytes(table)
    return _LENGTHS.pack(len(words), len(rows)) + words + rows


def as_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def lengths(head: bytes) -> tuple[int, int]:
    """How long the two parts are that follow the first bytes of a frame."""
    words, rows = _LENGTHS.unpack(head)
    return int(words), int(rows)


def unpacked(words: bytes, rows: bytes) -> tuple[dict[str, Any], pa.Table | None]:
    """What a frame says, and its table."""
    said = dict(json.loads(words))
    return said, pa.ipc.open_stream(rows).read_all() if rows else None


def read(stream: BinaryIO) -> tuple[dict[str, Any], pa.Table | None] | None:
    """The next frame of a stream; None at its end."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    words, rows = lengths(head)
    return unpacked(stream.read(words), stream.read(rows))

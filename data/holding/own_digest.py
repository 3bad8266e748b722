"""A file of ours carries a digest of all its bytes, so that not one of them can change unseen."""

import hashlib
import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow.parquet as pq

KEY = "camden:digest"
DIGITS = 64
# What stands in the place of the digest in the bytes that it is made of.
NOUGHTS = "0" * DIGITS
BLANK = {KEY: NOUGHTS}
# As Parquet's footer has the two, each with its kind and its length before it.
_PLACE = re.compile(re.escape(KEY.encode()) + rb"\x18\x40([0-9a-f]{64})")
_CHUNK = 1 << 18
# The end of a Parquet file: the length of its footer, and a word.
_TRAILER = 8


@dataclass(frozen=True, slots=True)
class Digest:
    """SHA-256 of a file, in which its own digest counts as noughts, and of all that is before its Parquet footer."""

    whole: str
    rows: str


class DamagedError(ValueError):
    """The bytes of the file at `path` are not those that its digest was made of."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}: its content does not match the digest in it")


class _Sink(io.RawIOBase):
    """Where a file is written to, which is hashed on its way."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hashed = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._file.write(content)
        self.hashed.update(content)
        return memoryview(content).nbytes

    def tell(self) -> int:
        return self._file.tell()

    def flush(self) -> None:
        self._file.flush()


@contextmanager
def written(path: Path) -> Iterator[_Sink]:
    """Where to write a Parquet file whose metadata has BLANK; in the end it has the digest of all that was written."""
    with path.open("w+b") as file:
        sink = _Sink(file)
        yield sink
        place = _place(file, _footer(file))
        if place is None:
            raise ValueError(f"{path}: there is no place for a digest in it")
        file.seek(place[0])
        file.write(sink.hashed.hexdigest().encode())


def said(footer: pq.FileMetaData) -> str | None:
    """The digest that a file's own metadata has; None where it has none."""
    found = (footer.metadata or {}).get(KEY.encode())
    return None if found is None else found.decode("utf-8", "replace")


def has_one(path: Path) -> bool:
    """Whether a file has a digest of its own."""
    with path.open("rb") as file:
        return _place(file, _footer(file)) is not None


def together(digests: Sequence[str]) -> str:
    """One digest for those of several files, in order."""
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def digest(path: Path) -> Digest:
    """What a file's content is, by one reading of it; raises DamagedError where its own digest is another, and
    OSError."""
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        footer = _footer(file)
        place = _place(file, footer)
        file.seek(0)
        _update(hashed, file, footer)
        rows = hashed.hexdigest()
        if place is not None:
            start, own = place
            _update(hashed, file, start - footer)
            hashed.update(NOUGHTS.encode())
            file.seek(start + DIGITS)
        _update(hashed, file, None)
    if place is not None and hashed.hexdigest() != own:
        raise DamagedError(path)
    return Digest(hashed.hexdigest(), rows)


def _update(hashed: Any, file: BinaryIO, length: int | None) -> None:
    """Hash so many bytes of a file from where it stands, or all that there are."""
    room, left = memoryview(bytearray(_CHUNK)), length
    while left is None or left > 0:
        got = file.readinto(room if left is None else room[:left])  # type: ignore[attr-defined]
        if not got:
            return
        hashed.update(room[:got])
        left = None if left is None else left - got


def _footer(file: BinaryIO) -> int:
    """Where the footer of a Parquet file begins; its end, where it is none."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TRAILER))
    trailer = file.read(_TRAILER)
    start = size - _TRAILER - int.from_bytes(trailer[:4], "little")
    return start if trailer[4:] == b"PAR1" and start >= 0 else size


def _place(file: BinaryIO, footer: int) -> tuple[int, str] | None:
    """Where the digest stands in a file, and what it says; None where it has none."""
    file.seek(footer)
    found = _PLACE.search(file.read())
    return (footer + found.start(1), found[1].decode()) if found else None

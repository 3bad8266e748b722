"""The seal of a sample: a digest of its rows as they were written, and of what the file says of them.

Only what the generator wrote meets its seal: what a sample says of itself, put on other rows, does not, nor do its own
rows once they are written anew. To prove it takes no second reading of a file.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from data.holding.files import ExtractError, combined
from data.holding.metadata import PREFIX, Metadata, decode

KEY = f"{PREFIX}seal"
# A Parquet file ends with its footer, four bytes that say how long that is, and four that say that it is Parquet.
END = 8
AT_ONCE = 1 << 18


def of_written(path: Path, name: str, metadata: Metadata) -> dict[str, str]:
    """The seal of an extract, as its file is to say it: the rows are all in the file, and its footer is not."""
    with path.open("rb") as file:
        return {KEY: _seal(hashlib.file_digest(file, "sha256").hexdigest(), name, metadata)}


def fingerprint(name: str, paths: Sequence[Path], footers: Sequence[pq.FileMetaData]) -> str:
    """As `files.fingerprint`, for files that say that they are a sample; raises ExtractError for one that is none."""
    return combined([_proved(name, path, footer) for path, footer in zip(paths, footers, strict=True)])


def _proved(name: str, path: Path, footer: pq.FileMetaData) -> str:
    """SHA-256 of a file that meets its seal."""
    rows, whole = _digests(path, path.stat().st_size - END - footer.serialized_size)
    metadata = decode(footer.metadata)
    if metadata is None or (footer.metadata or {}).get(KEY.encode(), b"").decode() != _seal(rows, name, metadata):
        raise ExtractError(
            f"{path}: says that it is a sample, but it is not as it was generated: it was changed, or written again, "
            "or its description was copied to other rows. Remove it, and run 'python -m data sample'; rows of the "
            f"council's own come in with 'python -m data accept {name}', as CSV or in a Parquet file that does not "
            "say that it is a sample"
        )
    return whole


def _seal(rows: str, name: str, metadata: Metadata) -> str:
    return hashlib.sha256(json.dumps([name, metadata.encoded(), rows], sort_keys=True).encode()).hexdigest()


def _digests(path: Path, length: int) -> tuple[str, str]:
    """SHA-256 of the first so many bytes of a file, and of all of it, in one reading."""
    digest, left = hashlib.sha256(), length
    with path.open("rb") as file:
        while left > 0 and (some := file.read(min(left, AT_ONCE))):
            digest.update(some)
            left -= len(some)
        first = digest.hexdigest()
        while some := file.read(AT_ONCE):
            digest.update(some)
    return first, digest.hexdigest()

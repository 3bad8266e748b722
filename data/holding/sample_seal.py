"""The seal of a sample: a digest of its rows as they were written, and of what the file says of them.

Only what the generator wrote meets its seal: what a sample says of itself, put on other rows, does not, nor do its own
rows once they are written anew. To prove it takes no second reading of a file.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from data.holding.files import ExtractError
from data.holding.metadata import PREFIX, Metadata, decode

KEY = f"{PREFIX}seal"


def of_rows(rows: str, name: str, metadata: Metadata) -> dict[str, str]:
    """The seal of an extract, as its file is to say it; `rows` is the SHA-256 of all that is before its footer."""
    return {KEY: _seal(rows, name, metadata)}


def prove(name: str, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], rows: Sequence[str]) -> None:
    """Raises ExtractError for a file that says that it is a sample and does not meet its seal."""
    for path, footer, own in zip(paths, footers, rows, strict=True):
        metadata = decode(footer.metadata)
        said = (footer.metadata or {}).get(KEY.encode(), b"").decode()
        if metadata is None or said != _seal(own, name, metadata):
            raise ExtractError(
                f"{path}: says that it is a sample, but it is not as it was generated: it was changed, or written "
                "again, or its description was copied to other rows. Remove it, and run 'python -m data sample'; rows "
                f"of the council's own come in with 'python -m data accept {name}', as CSV or in a Parquet file that "
                "does not say that it is a sample"
            )


def _seal(rows: str, name: str, metadata: Metadata) -> str:
    return hashlib.sha256(json.dumps([name, metadata.encoded(), rows], sort_keys=True).encode()).hexdigest()

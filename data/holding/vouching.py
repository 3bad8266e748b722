"""A file that our own writer has checked says so of itself, so that a refresh need not make the same check again.

What it says is a digest of its rows, of all else that it says of itself, of its contract, and of the code and the
tables that it was held to: of other rows, under another contract, or by other code, it says nothing. It counts only in
a file that has a digest of all its bytes, and only for a file that is an extract by itself: the keys of several parts
may repeat between them."""

import hashlib
import json
from collections.abc import Sequence

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import code
from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.holding import own_digest
from data.holding.files import DATA
from data.holding.metadata import PREFIX, Metadata, decode

KEY = f"{PREFIX}checked"


def of_rows(rows: str, contract: Contract, metadata: Metadata) -> dict[str, str]:
    """What the file is to say, if it takes its place only once it is checked; `rows` is the SHA-256 of all that is
    before its footer. Nothing where rows refer to those of another extract, which may change."""
    others = {key.resource for key in contract.foreign_keys} - {contract.name}
    if any(all_contracts()[name].is_extract for name in others):
        return {}
    told = [contract.model_dump_json(warnings=False), metadata.encoded(), rows, _by()]
    return {KEY: hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}


def vouched(contract: Contract, footers: Sequence[pq.FileMetaData], rows: Sequence[str]) -> bool:
    """Whether the files of an extract, whose digests are seen to be right, are one that was checked as it is."""
    if len(footers) != 1 or own_digest.said(footers[0]) is None:
        return False
    (footer,), (own,) = footers, rows
    # The digest of rows is of what is before the footer, which says what each column is called.
    if not footer.schema.to_arrow_schema().remove_metadata().equals(contract.arrow_schema.remove_metadata()):
        return False
    metadata = decode(footer.metadata)
    said = (footer.metadata or {}).get(KEY.encode(), b"").decode("utf-8", "replace")
    return metadata is not None and {KEY: said} == of_rows(own, contract, metadata)


def _by() -> list[str]:
    """What the check is made by: the code of this room with the tables that it keeps, and the libraries."""
    return [code.digest(DATA), duckdb.__version__, pa.__version__]

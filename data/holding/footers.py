"""The files of an extract, each read once: its digest, and the footer of a Parquet file."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts import spoken
from data.contracts.contract import Contract
from data.holding import own_digest
from data.holding.files import ExtractError
from data.holding.own_digest import Digest
from data.holding.stamps import Stamp, lost
from data.vocabulary import Counted


def digests(paths: Sequence[Path]) -> tuple[Digest, ...]:
    """The digest of each file; raises ExtractError where one is not as it was written."""
    try:
        return tuple(map(own_digest.digest, paths))
    except OSError as error:
        raise lost(error, paths[0]) from error
    except own_digest.DamagedError as error:
        raise _damaged(error.path) from error


def _damaged(path: Path) -> ExtractError:
    return ExtractError(
        f"{path}: is not as it was written: its content does not match the digest in it, as after damage or a change "
        "by another program; bring it in again"
    )


def of(contract: Contract, stamps: Sequence[Stamp], digests: Sequence[Digest]) -> tuple[pq.FileMetaData, ...]:
    """The footer of each file; raises ExtractError for one that is damaged or has other columns than the first."""
    found = tuple(_footer(contract, stamp, digest) for stamp, digest in zip(stamps, digests, strict=True))
    first, *others = [footer.schema.to_arrow_schema() for footer in found]
    for stamp, schema in zip(stamps[1:], others, strict=True):
        if not schema.equals(first):
            said = _difference(contract, schema, first)
            raise ExtractError(
                f"{stamp.path}: its columns differ from those of {stamps[0].path.name}: {said}; write all parts alike"
            )
    return found


def _difference(contract: Contract, here: pa.Schema, there: pa.Schema) -> str:
    for column in dict.fromkeys([*here.names, *there.names]):
        if column not in here.names:
            return f"{spoken.of(contract, there.names, column)} is missing here"
        if column not in there.names:
            return f"{spoken.of(contract, here.names, column)} is missing there"
        if here.field(column).type != there.field(column).type:
            kinds = f"{spoken.kind(here.field(column).type)} here and {spoken.kind(there.field(column).type)} there"
            return f"{spoken.of(contract, here.names, column)} is of type {kinds}"
    return "they are in another order"


def _footer(contract: Contract, stamp: Stamp, digest: Digest) -> pq.FileMetaData:
    if not stamp.size:
        raise ExtractError(f"{stamp.path}: the file is empty; bring it in again")
    try:
        footer = pq.read_metadata(stamp.path)
        footer.schema.to_arrow_schema()
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        # What is said of damage may show what is there instead.
        said = "" if contract.counts is Counted.PEOPLE else f" ({str(error).splitlines()[0]})"
        raise ExtractError(f"{stamp.path}: is not a whole Parquet file{said}; bring it in again") from error
    if own_digest.said(footer) not in (None, digest.whole):
        raise _damaged(stamp.path)
    return footer

"""What an extract covers: as its files state it, or as its dates let it be inferred."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.holding.files import EmptyError, ExtractError
from data.holding.inferring import inferred
from data.holding.metadata import Metadata, origin_faults
from data.holding.stated import stated_in, together
from data.vocabulary import Origin


def of_files(
    contract: Contract, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], *, changed: date, today: date
) -> Metadata:
    """What Parquet files, whose footers these are, say of themselves together, or what is inferred where they do not.

    A file without our metadata is the council's, and was extracted on the day it last `changed`; it covers the whole
    months of its dates, but for one in progress `today`. Raises EmptyError for such a file without rows, and
    ExtractError for the first that makes no sense or whose coverage only a person can state.
    """
    said = [stated_in(path, footer) for path, footer in zip(paths, footers, strict=True)]
    stated = [metadata for metadata in said if metadata]
    if stated and len(stated) < len(paths):
        without = paths[said.index(None)]
        raise ExtractError(f"{without}: has no camden: metadata, but other parts have; write all parts alike")
    if stated:
        whole = together(stated, paths[0])
        faults = list(origin_faults(contract, whole.origin))
        if faults:
            fix = f"bring it in as what it is: python -m data accept {contract.name} FILE, as CSV"
            raise ExtractError(f"{paths[0]}: {'; '.join(faults)}; {fix}")
        return whole
    if not sum(footer.num_rows for footer in footers):
        raise EmptyError(f"{paths[0]}: has no rows and says nothing of itself, so what it covers is not known; fill it")
    return inferred(contract, paths, footers[0], changed, today)


def council_day(
    contract: Contract, paths: Sequence[Path], footers: Sequence[pq.FileMetaData], changed: date
) -> date | None:
    """The day of extraction of files that are the council's; None where they are not, or say what makes no sense."""
    if contract.origin:
        return None
    try:
        said = [metadata for metadata in map(stated_in, paths, footers) if metadata]
    except ExtractError:
        return None
    if not said:
        return changed
    return max(one.extracted_on for one in said) if all(one.origin == Origin.COUNCIL for one in said) else None


def says_sample(paths: Sequence[Path], footers: Sequence[pq.FileMetaData]) -> bool:
    """Whether files say, each of itself, that they are a sample."""
    try:
        said = list(map(stated_in, paths, footers))
    except ExtractError:
        return False
    return bool(said) and all(one is not None and one.origin == Origin.SAMPLE for one in said)

"""What a file of the council's covers, inferred from its dates where it does not say it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.contracts.days import lone
from data.contracts.rules import CENTURIES
from data.contracts.spoken import kind as spoken_kind
from data.holding.files import ExtractError
from data.holding.inference import whole_months
from data.holding.metadata import Metadata
from data.vocabulary import Origin

EARLIEST = date(CENTURIES[0], 1, 1)


def inferred(
    contract: Contract, paths: Sequence[Path], footer: pq.FileMetaData, changed: date, today: date
) -> Metadata:
    """The coverage of files that say nothing of themselves; raises ExtractError where only a person can state it."""
    source = contract.sources[0].title
    if not CENTURIES[0] <= changed.year < CENTURIES[1]:
        raise ExtractError(f"{paths[0]}: last changed on {changed}, as its disk has it, which cannot be; write it anew")
    if contract.is_stated:
        raise ExtractError(
            f"{paths[0]}: does not say which months it covers, and its dates cannot tell, as rows of before belong to "
            f"it; {_how_to_state(contract, paths)}"
        )
    if not contract.date:
        return Metadata(Origin.COUNCIL, changed, changed, changed, source, inferred=True)
    _refuse_other_than_dates(contract.date, paths[0], footer.schema.to_arrow_schema())
    of_parts = [_days_of(path, contract.date) for path in paths]
    days = sum(of_parts, Counter[date]())
    if not days:
        raise ExtractError(
            f"{paths[0]}: has no date in {contract.date} and no camden: metadata, so what it covers is not known; "
            "fill it"
        )
    likely = Counter({day: rows for day, rows in days.items() if EARLIEST <= day <= changed})
    alone = set(lone(likely))
    sound = [day for day in likely if day not in alone]
    own = [[day for day in sound if day in part] for part in of_parts]
    spans = [(min(part), max(part)) for part in own if part]
    reach = whole_months(sound, contract.cadence, min(changed, today), spans)
    if reach is None:
        raise ExtractError(
            f"{paths[0]}: its dates in {contract.date} reach over no whole month, from its first working day to its "
            f"last, so what it covers is not known; {_how_to_state(contract, paths)}"
        )
    return Metadata(Origin.COUNCIL, reach.first, reach.last, changed, source, reach.gaps, inferred=True)


def _how_to_state(contract: Contract, paths: Sequence[Path]) -> str:
    in_parts = paths[0].parent.name == contract.name
    files = f"FOLDER/*{paths[0].suffix}" if in_parts else str(paths[0])
    moved = "move the folder elsewhere, and " if in_parts else ""
    return f"{moved}state it: python -m data accept {contract.name} {files} --covers FIRST LAST, as 2024-07 2026-10"


def _refuse_other_than_dates(column: str, path: Path, schema: pa.Schema) -> None:
    place = f"{path}: the dates in {column} cannot be read"
    if column not in schema.names:
        raise ExtractError(f"{place}: there is no such column; add it")
    kind = schema.field(column).type
    if not (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        raise ExtractError(f"{place}: they are of type {spoken_kind(kind)}; convert the column to days")


def _days_of(path: Path, column: str) -> Counter[date]:
    """How many rows of a file each day has, some rows at a time."""
    found: Counter[date] = Counter()
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=[column]):
                days = batch.column(0).cast(pa.date32(), safe=False).drop_null()
                for each in pc.value_counts(days).to_pylist():
                    found[each["values"]] += each["counts"]
    except (pa.ArrowException, OSError, ValueError, OverflowError):
        # What is said of damage may show what is there instead of a date.
        raise ExtractError(f"{path}: the dates in {column} cannot be read; put the file right") from None
    return found

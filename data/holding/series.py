"""How far the series of an extract go, each of which comes at its own time."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.holding.freshness import period_end


def middle(contract: Contract, paths: Sequence[Path], covers_to: date) -> date | None:
    """The last day of the middle one of an extract's series, no later than what it covers; None where its contract
    names no series, or the files do not have them: what is wrong with them the check tells.

    Its newest row would not do: a file that has lost the newest of all others but one would count as new."""
    if not contract.series or not contract.date:
        return None
    try:
        tables = [pq.read_table(path, columns=[contract.series, contract.date], partitioning=None) for path in paths]
        newest = pa.concat_tables(tables).group_by(contract.series).aggregate([(contract.date, "max")])
        days = sorted(day for day in newest[f"{contract.date}_max"].to_pylist() if isinstance(day, date))
    except (pa.ArrowException, OSError, LookupError, OverflowError):
        return None
    return min(period_end(days[(len(days) - 1) // 2], contract.cadence), covers_to) if days else None

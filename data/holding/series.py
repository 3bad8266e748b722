"""How far an extract goes whose series come each at its own time, or whose rows are of years."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.holding.freshness import CADENCES, period_end


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


def whole_years(contract: Contract, paths: Sequence[Path], covers_to: date) -> date | None:
    """The last day of the last year that is over in what is covered, where rows are dated by the first days of years
    that all begin in one month, as school years do; None of any other.

    What is covered may end inside a year, of which nothing is there yet: the next to come is that one, and not a year
    that would begin where it ends."""
    if contract.cadence != "yearly" or not contract.date or contract.series:
        return None
    try:
        tables = [pq.read_table(path, columns=[contract.date], partitioning=None) for path in paths]
        days = pa.concat_tables(tables)[contract.date].unique().to_pylist()
        begins = {(day.month, day.day) for day in days if isinstance(day, date)}
    except (pa.ArrowException, OSError, LookupError, OverflowError):
        return None
    if len(begins) != 1:
        return None
    [(month, first)] = begins
    if first != 1:
        return None
    after = covers_to + timedelta(days=1 + CADENCES["yearly"].slack)
    return date(after.year if month <= after.month else after.year - 1, month, 1) - timedelta(days=1)

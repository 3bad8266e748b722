"""Whether the rows of an extract lie in the days that it says it covers, and whether most of it is still there."""

from datetime import date, timedelta

import duckdb

from data.contracts.check import EXAMPLES, NUMBERED, Fault, Places
from data.contracts.contract import Contract
from data.contracts.quoting import name
from data.holding.files import ExtractError
from data.holding.freshness import period_end
from data.holding.read import Extract
from data.vocabulary import Origin

ONE_DAY = timedelta(days=1)
# With fewer rows than one in so many of those that there were, most of an extract is lost.
HALF = 2


def outside(
    contract: Contract,
    table: str,
    covers: tuple[date, date],
    connection: duckdb.DuckDBPyConnection,
    places: Places = NUMBERED,
) -> list[Fault]:
    """The rows that are dated outside the first and last day covered, for SQL that gives the rows; none where they have
    no dates. Rows may stand for a whole period, and spells may have begun at any time before.

    Raises duckdb.Error where they cannot be read."""
    if not contract.date:
        return []
    first, last = covers
    dated = name(contract.date)
    broken = f"{dated} >= cast('{last + ONE_DAY}' as date)"
    words = f"must not be after {last}, the last day that is said to be covered"
    if not contract.is_stated:
        broken += f" or {dated} < cast('{_earliest(contract, first)}' as date)"
        words = f"must lie in the days that are said to be covered, {first} to {last}"
    ((rows,),) = connection.execute(f"select count(*) from {table} where {broken}").fetchall()
    if not rows:
        return []
    columns = ", ".join([dated, *map(name, places.columns)])
    shown = places.words + (f", ' (', {dated}, ')'" if contract.counts == "things" else "")
    examples = connection.execute(
        f"""
with numbered as (select row_number() over () as "row number", {columns} from {table})
select concat({shown}) from numbered where {broken} order by "row number" limit {EXAMPLES}
"""
    ).fetchall()
    rule = f"{words}; correct the date, leave the row out, or say what is covered"
    return [Fault(contract.name, contract.date, rule, rows, tuple(example for (example,) in examples))]


def _earliest(contract: Contract, first: date) -> date:
    """The first day of a period of the contract's cadence that reaches into what is covered."""
    earliest = first
    while earliest > date.min and period_end(earliest - ONE_DAY, contract.cadence) >= first:
        earliest -= ONE_DAY
    return earliest


def too_few(rows: int, held: int, origin: str) -> bool:
    """Whether so many rows are less than half of those held, which are no sample."""
    return origin not in ("", Origin.SAMPLE) and rows * HALF < held


def refuse_fewer(contract: Contract, rows: int, held: Extract) -> None:
    """Raises ExtractError where less than half of the rows of an extract are to take its place."""
    if too_few(rows, held.rows, held.origin):
        raise ExtractError(
            f"{contract.name}: the files have {rows:,} of its rows, less than half of the {held.rows:,} there, which "
            "stay. Name all files that make it up together or, if it is to be so, say --fewer"
        )

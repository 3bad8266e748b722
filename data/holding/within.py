"""Whether the rows of an extract lie in the days that it says it covers, and whether most of it is still there."""

from datetime import date, timedelta

import duckdb

from data.contracts.check import broken
from data.contracts.contract import Contract
from data.contracts.fault import NUMBERED, Fault, Places
from data.contracts.quoting import name
from data.contracts.rules import Needs, Rule
from data.holding.extract import Extract
from data.holding.files import ExtractError
from data.holding.freshness import period_end
from data.vocabulary import Origin

ONE_DAY = timedelta(days=1)
# With fewer rows than one in so many of those that there were, most of an extract is lost.
HALF = 2


def rule_of_coverage(contract: Contract, covers: tuple[date, date]) -> Rule | None:
    """That no row is dated outside the first and last day covered; None for rows that have no dates. Rows may stand for
    a whole period, and spells may have begun at any time before."""
    if not contract.date:
        return None
    first, last = covers
    dated = name(contract.date)
    without = f"{dated} >= cast('{last + ONE_DAY}' as date)"
    words = f"must not be after {last}, the last day that is said to be covered"
    if not contract.is_stated:
        without += f" or {dated} < cast('{_earliest(contract, first)}' as date)"
        words = f"must lie in the days that are said to be covered, {first} to {last}"
    fix = "correct the date, leave the row out, or say what is covered"
    return Rule((contract.date,), f"{words}; {fix}", without, Needs.BOUNDS)


def outside(
    contract: Contract,
    table: str,
    covers: tuple[date, date],
    connection: duckdb.DuckDBPyConnection,
    places: Places = NUMBERED,
) -> list[Fault]:
    """The rows that break the rule of coverage, for SQL that gives the rows.

    Raises duckdb.Error where they cannot be read."""
    rule = rule_of_coverage(contract, covers)
    return broken(contract, table, [rule], connection, places) if rule else []


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

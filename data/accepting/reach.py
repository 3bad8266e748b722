"""What the council's files are said to cover, and what their dates say of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from data.accepting.typed import Typed
from data.contracts.contract import Contract
from data.holding.files import ExtractError
from data.holding.inference import first_working_day, last_working_day, months_cut, months_without
from data.periods import end
from data.vocabulary import Frequency

AS_MONTHS = "write the first and the last month that it covers, as --covers 2024-07 2026-10"


@dataclass(frozen=True, slots=True)
class Covers:
    """The first and the last day of the months that a file is said to cover."""

    first: date
    last: date


def covers(said: Sequence[str] | None, extracted_on: date) -> Covers:
    """The months that a person says a file covers, as 2024-07 2026-10; raises ExtractError where they cannot be."""
    if not said:
        raise ExtractError(f"What the files cover is not said: {AS_MONTHS}.")
    for month in said:
        if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", month, re.ASCII):
            raise ExtractError(f"'{month}' is not a month: {AS_MONTHS}.")
    first, last = (date.fromisoformat(f"{month}-01") for month in said)
    if first > last:
        raise ExtractError(f"{said[0]} is after {said[1]}: {AS_MONTHS}.")
    ends = end(Frequency.MONTH, last)
    if ends > extracted_on:
        raise ExtractError(
            f"{said[1]} was not over on {extracted_on}, the day of extraction: name the last month that was, or say "
            "with --extracted-on when the files were taken."
        )
    return Covers(first, ends)


def days_of(contract: Contract, table: pa.Table) -> Counter[date]:
    """How many rows each day has that they are dated by."""
    if contract.date is None:
        return Counter()
    counted = pc.value_counts(table[contract.date].combine_chunks().cast(pa.date32()).drop_null())
    return Counter({each["values"]: each["counts"] for each in counted.to_pylist()})


def without_rows(contract: Contract, days: Counter[date], reach: Covers) -> tuple[date, ...]:
    """The months covered in which no row is dated; raises ExtractError where that is all of them."""
    cadence = "monthly" if contract.is_stated else contract.cadence
    if cadence == "once":
        return ()
    within = [day for day in days if reach.first <= day <= reach.last]
    if not within and not contract.is_stated:
        raise ExtractError(
            f"No row has a {contract.date} from {reach.first:%Y-%m} to {reach.last:%Y-%m}, which the files are said to "
            f"cover: {AS_MONTHS}."
        )
    return months_without(within, reach.first, reach.last, cadence)


def not_whole(
    contract: Contract, made: Sequence[Typed], days: Counter[date], without: Sequence[date], reach: Covers
) -> tuple[date, ...]:
    """The months covered into which a hole reaches; of spells nothing can be told."""
    if contract.is_stated or contract.cadence == "once":
        return ()
    within = [day for day in days if reach.first <= day <= reach.last]
    own = [sorted(days_of(contract, each.table)) for each in made]
    return months_cut(within, without, contract.cadence, [(part[0], part[-1]) for part in own if part])


def first_and_last(days: Counter[date], reach: Covers) -> tuple[date, date] | None:
    """The first and last day with a row of those covered, unless they reach the first and last working day covered;
    rows dated by the firsts of months stand for whole ones."""
    within = sorted(day for day in days if reach.first <= day <= reach.last)
    if not within or all(day.day == 1 for day in within):
        return None
    whole = within[0] <= first_working_day(reach.first) and within[-1] >= last_working_day(reach.last)
    return None if whole else (within[0], within[-1])

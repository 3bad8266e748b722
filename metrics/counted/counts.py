"""What the indicators' SQL returns, in one table: counts, and nothing but counts."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.contracts.elsewhere import EngineError
from data.vocabulary import Level
from metrics.counted import rules
from metrics.counted.coverage import counts_people
from metrics.counted.rules import NUMBERS, CountsError, place
from metrics.declared.indicator import QUALIFIER, Indicator
from metrics.snapshots.areas import BOROUGH, NO_WARD

Run = Callable[[str], pa.Table]
THREADS = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """One row per indicator, area, period and cross of its breakdowns, true and unprotected.

    Columns of `table`: `number` (the indicator's place in `indicators`), `area`, `period`, `category_1` and so on (the
    categories of its breakdowns, in their order; null past the last), then NUMBERS and `qualifier`, null where the kind
    has none."""

    indicators: tuple[Indicator, ...]
    table: pa.Table


def count(
    indicators: Sequence[Indicator],
    run: Run,
    on_counted: Callable[[Indicator, float], None] = lambda *_: None,
    size: Callable[[Indicator], int] = lambda _: 0,
) -> Counts:
    """Run the SQL of every indicator, and hold what it returns to its head.

    `run` is asked by several threads, first for those of the largest `size`; `on_counted` hears of each indicator and
    its seconds, in their order. Raises CountsError with a sentence for each that fails."""
    width = max((len(each.breakdowns) for each in indicators), default=0)
    tables, faults = [_schema(width).empty_table()], []
    # Most statements are too small for the database's own threads.
    with ThreadPoolExecutor(THREADS) as threads:
        # The longest first, so that none of them is left to one thread when the others have done.
        order = sorted(range(len(indicators)), key=lambda number: size(indicators[number]), reverse=True)
        waiting = {number: threads.submit(_timed, indicators[number], run) for number in order}
        for number, indicator in enumerate(indicators):
            try:
                returned, seconds = waiting[number].result()
                tables.append(_shaped(indicator, number, returned, width))
                on_counted(indicator, seconds)
            except CountsError as error:
                faults.append(str(error))
    counts = Counts(tuple(indicators), pa.concat_tables(tables).combine_chunks())
    wards = run("select code from areas where level = 'ward'")["code"].to_pylist()
    faults += rules.broken(counts.indicators, counts.table, wards)
    if faults:
        raise CountsError("\n".join(faults))
    return counts


def _schema(width: int) -> pa.Schema:
    return pa.schema(
        [
            ("number", pa.int32()),
            ("area", pa.string()),
            ("period", pa.date32()),
            *((f"category_{place}", pa.string()) for place in range(1, width + 1)),
            *((name, pa.float64()) for name in NUMBERS),
            (QUALIFIER, pa.string()),
        ]
    )


def _timed(indicator: Indicator, run: Run) -> tuple[pa.Table, float]:
    started = time.perf_counter()
    returned = _returned(indicator, run)
    return returned, time.perf_counter() - started


def _returned(indicator: Indicator, run: Run) -> pa.Table:
    try:
        returned = run(indicator.sql)
    except EngineError as error:
        raise CountsError(f"{place(indicator)}: the SQL does not run: {_reason(indicator, error)}") from error
    rules.hold_to_columns(indicator, returned)
    return returned


def _reason(indicator: Indicator, error: EngineError) -> str:
    """The database's own words, unless they may quote a row about a person."""
    if counts_people(indicator):
        return f"{error.kind} (its text may quote a row about a person, so it is not repeated here)"
    return str(error)


def _shaped(indicator: Indicator, number: int, returned: pa.Table, width: int) -> pa.Table:
    """The returned counts in the one shape that all indicators have."""
    rows, schema = returned.num_rows, _schema(width)
    by_ward = indicator.level is Level.WARD
    columns = {
        "number": pa.repeat(pa.scalar(number, pa.int32()), rows),
        "area": pc.fill_null(_cast(returned, "area", pa.string()), NO_WARD) if by_ward else pa.repeat(BOROUGH, rows),
        "period": rules.days(indicator, returned["period"]),
    }
    for at, breakdown in enumerate(indicator.breakdowns, start=1):
        columns[f"category_{at}"] = _cast(returned, breakdown, pa.string())
    for name in set(NUMBERS) & set(returned.column_names):
        columns[name] = _cast(returned, name, pa.float64())
    if QUALIFIER in returned.column_names:
        columns[QUALIFIER] = _cast(returned, QUALIFIER, pa.string())
    return pa.table([columns.get(field.name, pa.nulls(rows, field.type)) for field in schema], schema=schema)


def _cast(returned: pa.Table, name: str, kind: pa.DataType) -> pa.ChunkedArray:
    # Not `safe`: past 2**53 a count is as near as a double is, here as in the database.
    return returned[name].cast(kind, safe=False)

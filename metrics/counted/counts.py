"""What an indicator's SQL returns, held to what its head says: counts, and nothing but counts."""

import duckdb
import pyarrow as pa

import data
from data.periods import start
from data.vocabulary import Kind
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import BOROUGH

COLUMNS = ("numerator", "denominator", "sum_of_squares", "weight_squares", "yes", "answers", "value", "lower", "upper")


class CountsError(ValueError):
    """What an indicator's SQL returned cannot be counts."""


def count(indicator: Indicator, connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The counts that an indicator's SQL returns: one row per area, period and cross of its breakdowns.

    Raises CountsError when the SQL fails or returns anything but counts."""
    place = f"{indicator.priority}/{indicator.slug}.sql"
    with connection.cursor() as cursor:
        try:
            counts = cursor.sql(indicator.sql).to_arrow_table()
        except duckdb.Error as error:
            raise CountsError(f"{place}: the SQL does not run: {_reason(indicator, error)}") from error
        if set(counts.column_names) - set(indicator.optional) != set(indicator.columns):
            raise CountsError(
                f"{place}: the SQL returns {', '.join(counts.column_names)}; "
                f"its head asks for {', '.join(indicator.columns)}"
            )
        cursor.register("returned", counts)
        returned = _typed(indicator, cursor)
        cursor.register("returned", returned)
        for rule, condition in _rules(indicator).items():
            wrong = cursor.execute(f"select * from returned where {condition} limit 1").fetchall()
            if wrong:
                row = dict(zip(returned.column_names, map(str, wrong[0]), strict=True))
                raise CountsError(f"{place}: {rule}; see the row for {row['area']}, {row['period']}")
    for period in set(returned["period"].to_pylist()):
        if period != start(indicator.frequency, period):
            raise CountsError(
                f"{place}: period {period} is not the first day of a {indicator.frequency.replace('_', ' ')}"
            )
    return returned


def _reason(indicator: Indicator, error: duckdb.Error) -> str:
    """The database's own words, unless they may quote a row about a person."""
    if any(data.all_contracts()[name].counts == "people" for name in indicator.extracts):
        return f"{type(error).__name__} (its text may quote a row about a person, so it is not repeated here)"
    return str(error)


def _rules(indicator: Indicator) -> dict[str, str]:
    """What every returned row keeps to, in words, and what breaks it, in SQL."""
    known = f"select code from areas where level = 'ward' union all select '{BOROUGH}' union all select 'none'"
    rules = {
        "period is never empty": "period is null",
        "area is a ward of the borough (or empty: ward not recorded)": f"area not in ({known})",
        "a category is never empty; write 'unknown'": "has_empty_category",
        "one row per area, period and category": (
            "(area, period, categories) in "
            "(select (area, period, categories) from returned group by all having count(*) > 1)"
        ),
    }
    signed = indicator.kind is Kind.MEAN  # a change can fall below nought
    for name in indicator.counts:
        below = "" if name == "value" or (signed and name == "numerator") else f" or {name} < 0"
        rules[f"{name} is never empty{below and ' or below 0'}"] = f"{name} is null{below}"
    if indicator.kind is Kind.PROPORTION:
        # Sums of weights may differ by a rounding of their last digit.
        rules["numerator is no more than denominator"] = "numerator > denominator * (1 + 1e-9)"
    return rules


def _typed(indicator: Indicator, cursor: duckdb.DuckDBPyConnection) -> pa.Table:
    """The returned counts in one shape for every indicator: area, period, its breakdowns, every count column."""
    area = "coalesce(area, 'none')" if indicator.level == "ward" else f"'{BOROUGH}'"
    there = {row[0] for row in cursor.execute("describe returned").fetchall()}
    parts = [f"{name if name in there else 'null'}::double as {name}" for name in COLUMNS]
    named = [f'"{name}"::varchar as "{name}"' for name in indicator.breakdowns]
    empty = " or ".join(f'"{name}" is null' for name in indicator.breakdowns) or "false"
    categories = ", ".join(f'"{name}"::varchar' for name in indicator.breakdowns)
    return cursor.sql(
        f"select {', '.join([f'{area} as area', 'period::date as period', *named, *parts])}, "
        f"[{categories}]::varchar[] as categories, {empty} as has_empty_category from returned"
    ).to_arrow_table()

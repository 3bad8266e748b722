"""What an indicator's SQL returns, held to what its head says: counts, and nothing but counts."""

import duckdb
import pyarrow as pa

from metrics import periods
from metrics.geography import BOROUGH
from metrics.indicator import Indicator, Kind


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
            raise CountsError(f"{place}: the SQL does not run: {error}") from error
        if sorted(counts.column_names) != sorted(indicator.columns):
            raise CountsError(
                f"{place}: the SQL returns {', '.join(counts.column_names)}; "
                f"its head asks for {', '.join(indicator.columns)}"
            )
        cursor.register("returned", counts)
        returned = _typed(indicator, cursor)
        cursor.register("returned", returned)
        for rule, condition in _RULES.items():
            if "denominator" in condition and indicator.kind is not Kind.PROPORTION:
                continue
            wrong = cursor.execute(f"select * from returned where {condition} limit 1").fetchall()
            if wrong:
                row = dict(zip(returned.column_names, map(str, wrong[0]), strict=True))
                raise CountsError(f"{place}: {rule}; see the row for {row['area']}, {row['period']}")
    for period in set(returned["period"].to_pylist()):
        if period != periods.start(indicator.frequency, period):
            raise CountsError(
                f"{place}: period {period} is not the first day of a {indicator.frequency.replace('_', ' ')}"
            )
    return returned


_RULES = {
    "period is never empty": "period is null",
    "area is a ward of the borough (or empty: ward not recorded)": (
        "area not in (select code from areas where level = 'ward' union all "
        f"select '{BOROUGH}' union all select 'none')"
    ),
    "a category is never empty; write 'unknown'": "has_empty_category",
    "numerator is never empty or below 0": "numerator is null or numerator < 0",
    "denominator is never empty": "denominator is null",
    "numerator is no more than denominator": "numerator > denominator",
    "one row per area, period and category": (
        "(area, period, categories) in "
        "(select (area, period, categories) from returned group by all having count(*) > 1)"
    ),
}


def _typed(indicator: Indicator, cursor: duckdb.DuckDBPyConnection) -> pa.Table:
    """The returned counts in one shape for every indicator: area, period, its breakdowns, three count columns."""
    area = "coalesce(area, 'none')" if indicator.level == "ward" else f"'{BOROUGH}'"
    parts = [
        f"{name}::double as {name}" if name in indicator.counts else f"null::double as {name}"
        for name in ("numerator", "denominator", "sum_of_squares")
    ]
    named = [f'"{name}"::varchar as "{name}"' for name in indicator.breakdowns]
    empty = " or ".join(f'"{name}" is null' for name in indicator.breakdowns) or "false"
    categories = ", ".join(f'"{name}"::varchar' for name in indicator.breakdowns)
    return cursor.sql(
        f"select {', '.join([f'{area} as area', 'period::date as period', *named, *parts])}, "
        f"[{categories}]::varchar[] as categories, {empty} as has_empty_category from returned"
    ).to_arrow_table()

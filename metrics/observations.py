"""From counts to observations: rolled up, then divided, then their intervals."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from metrics import periods
from metrics.geography import BOROUGH
from metrics.indicator import Indicator, Kind
from metrics.periods import Coverage
from metrics.statistics.intervals import poisson, student, wilson

ROLL_UP = (Path(__file__).parent / "roll_up.sql").read_text(encoding="utf-8")

KEY = ("indicator", "area", "level", "frequency", "period", "breakdown", "category")
NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "lower_998", "upper_998")
SCHEMA = pa.schema(
    [
        *((name, pa.date32() if name == "period" else pa.string()) for name in KEY),
        *((name, pa.float64()) for name in NUMBERS),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("bound", pa.string()),
        ("provisional", pa.bool_()),
        ("origin", pa.string()),
    ]
)


def observe(
    indicator: Indicator,
    counts: pa.Table,
    coverage: Coverage,
    origin: str,
    connection: duckdb.DuckDBPyConnection,
) -> pa.Table:
    """Every observation that the counts and their coverage give (SCHEMA), pending ones aside."""
    with connection.cursor() as cursor:
        cursor.register("returned", counts)
        cursor.register("counts", _melted(indicator, cursor))
        cursor.register("membership", _membership(indicator, cursor))
        cursor.register("spans", _spans(indicator, counts["period"].unique().to_pylist()))
        cursor.register("grid_periods", _grid_periods(indicator, coverage))
        return _valued(indicator, origin, cursor.sql(ROLL_UP).to_arrow_table())


def pending(indicator: Indicator, observations: pa.Table, coverage: Coverage, as_of: date) -> pa.Table:
    """A row for each area and period that has passed by `as_of` and is not yet published."""
    areas = sorted(set(zip(observations["area"].to_pylist(), observations["level"].to_pylist(), strict=True)))
    origin = observations["origin"][0].as_py() if observations.num_rows else ""
    rows = [
        dict.fromkeys(SCHEMA.names)
        | {
            "indicator": indicator.slug,
            "area": area,
            "level": level,
            "frequency": frequency,
            "period": period,
            "status": "pending",
            "provisional": False,
            "origin": origin,
        }
        | dict.fromkeys(("breakdown", "category", "reason", "bound"), "")
        for frequency in indicator.frequencies
        for period in periods.pending(frequency, coverage, as_of)
        for area, level in areas
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _melted(indicator: Indicator, cursor: duckdb.DuckDBPyConnection) -> pa.Table:
    """The total, and each breakdown alone: two are never crossed in what is published."""
    one = "select area, period, {breakdown}, numerator, denominator, sum_of_squares from returned"
    parts = [one.format(breakdown="'' as breakdown, '' as category")]
    parts += [one.format(breakdown=f"'{name}' as breakdown, \"{name}\" as category") for name in indicator.breakdowns]
    return cursor.sql(" union all ".join(parts)).to_arrow_table()


def _membership(indicator: Indicator, cursor: duckdb.DuckDBPyConnection) -> pa.Table:
    """Which areas a row of counts is summed into: (ward, area)."""
    if indicator.level == "borough":
        return pa.table({"ward": [BOROUGH], "area": [BOROUGH]})
    return cursor.sql(
        "select code as ward, code as area from areas where level = 'ward' "
        "union all select code, parent from areas where level = 'ward' "
        f"union all select code, '{BOROUGH}' from areas where level = 'ward' "
        f"union all values ('none', 'none'), ('none', '{BOROUGH}')"
    ).to_arrow_table()


def _spans(indicator: Indicator, own: Iterable[date]) -> pa.Table:
    rows = [
        {"period": period, "frequency": frequency, "target": periods.start(frequency, period)}
        for period in own
        for frequency in indicator.frequencies
    ]
    schema = pa.schema([("period", pa.date32()), ("frequency", pa.string()), ("target", pa.date32())])
    return pa.Table.from_pylist(rows, schema=schema)


def _grid_periods(indicator: Indicator, coverage: Coverage) -> pa.Table:
    rows = [
        {"frequency": frequency, "period": period, "standing": standing}
        for frequency in indicator.frequencies
        for period, standing in periods.covered(frequency, coverage)
    ]
    schema = pa.schema([("frequency", pa.string()), ("period", pa.date32()), ("standing", pa.string())])
    return pa.Table.from_pylist(rows, schema=schema)


def _valued(indicator: Indicator, origin: str, rolled: pa.Table) -> pa.Table:
    """Divide, once, what has been summed; and say how sure."""
    rows = rolled.num_rows
    numerator, denominator = _column(rolled, "numerator"), _column(rolled, "denominator")
    missing = np.asarray(rolled["standing"].to_pylist(), dtype=object) == "missing"
    if indicator.kind in (Kind.RATE, Kind.COUNT):
        # No row means that nothing happened: zero, wherever the extract covers the period.
        numerator = np.where(np.isnan(numerator), 0.0, numerator)
        denominator = _column(rolled, str(indicator.denominator)) if indicator.kind is Kind.RATE else denominator
    else:
        numerator = np.where(np.isnan(numerator), 0.0, numerator)
        denominator = np.where(np.isnan(denominator), 0.0, denominator)
        missing |= denominator == 0
    blank = np.where(missing, np.nan, 1.0)
    columns = dict(
        zip(
            NUMBERS,
            (
                numerator * blank,
                denominator * blank,
                *_values(indicator, numerator * blank, denominator * blank, _column(rolled, "sum_of_squares")),
            ),
            strict=True,
        )
    )
    constant = {"indicator": indicator.slug, "reason": "", "bound": "", "origin": origin}
    arrays: dict[str, Any] = {name: rolled[name] for name in KEY if name != "indicator"}
    arrays |= {name: pa.array(column, from_pandas=True) for name, column in columns.items()}
    arrays |= {name: pa.array([word] * rows, pa.string()) for name, word in constant.items()}
    arrays["status"] = pa.array(np.where(missing, "missing", "shown"))
    arrays["provisional"] = pa.array([word == "provisional" for word in rolled["standing"].to_pylist()])
    return pa.table({name: arrays[name] for name in SCHEMA.names}).cast(SCHEMA)


def _values(
    indicator: Indicator, x: NDArray[np.float64], n: NDArray[np.float64], squares: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """Value, 95% limits and 99.8% limits, in the indicator's own units."""
    if indicator.kind is Kind.COUNT:
        return [x, *poisson(x), *poisson(x, confidence=0.998)]
    if indicator.kind is Kind.RATE:
        exposure = n / float(indicator.per or 1)
        value = x / exposure
        return [value, *poisson(x, exposure=exposure), *poisson(x, exposure=exposure, confidence=0.998)]
    if indicator.kind is Kind.PROPORTION:
        return [x / n, *wilson(x, n), *wilson(x, n, confidence=0.998)]
    several = np.where(n >= 2, n, np.nan)  # one answer has a mean and no interval
    return [x / n, *student(x, several, squares), *student(x, several, squares, confidence=0.998)]


def _column(table: pa.Table, name: str) -> NDArray[np.float64]:
    return np.asarray(table[name].to_numpy(zero_copy_only=False), dtype=np.float64)

"""From counts to observations: rolled up, then divided, then their intervals."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from data.periods import start
from data.vocabulary import Kind
from metrics.counted import coverage as periods
from metrics.counted.coverage import Coverage
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import BOROUGH
from metrics.statistics.intervals import Floats as Numbers
from metrics.statistics.intervals import poisson, student, wilson

ROLL_UP = (Path(__file__).parent / "roll_up.sql").read_text(encoding="utf-8")

KEY = ("indicator", "area", "level", "frequency", "period", "breakdown", "category")
SUMMED = ("numerator", "denominator", "sum_of_squares", "weight_squares", "yes", "answers")
FEWEST_ANSWERS = 30  # a survey's share of fewer says little, and is withheld
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
    if indicator.kind is Kind.PUBLISHED:
        return _quoted(indicator, origin, counts)
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
    """The total, and each breakdown alone: two are never crossed in what is published. A publisher's own denominator
    is the same for every category, so it is taken once."""
    over = "max" if indicator.denominator_is == "stock" else "sum"
    sums = ", ".join(f"sum({name}) as {name}" for name in SUMMED if name != "denominator")
    one = f"select area, period, {{}}, {over}(denominator) as denominator, {sums} from returned group by all"
    parts = [one.format("'' as breakdown, '' as category")]
    parts += [one.format(f"'{name}' as breakdown, \"{name}\" as category") for name in indicator.breakdowns]
    return cursor.sql(" union all by name ".join(parts)).to_arrow_table()


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
        {"period": period, "frequency": frequency, "target": start(frequency, period)}
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


def _quoted(indicator: Indicator, origin: str, returned: pa.Table) -> pa.Table:
    """Published figures as they are in print."""
    rows = [
        dict.fromkeys(SCHEMA.names)
        | {"area": BOROUGH, "level": "borough", "frequency": indicator.frequency, "breakdown": "", "category": ""}
        | {name: row[name] for name in ("period", "value", "lower", "upper")}
        | {"indicator": indicator.slug, "status": "shown", "reason": "", "bound": "", "provisional": False}
        | {"origin": origin}
        for row in returned.to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _valued(indicator: Indicator, origin: str, rolled: pa.Table) -> pa.Table:
    """Divide, once, what has been summed; and say how sure."""
    standing = np.asarray(rolled["standing"].to_pylist(), dtype=object)
    part = {name: _column(rolled, name) for name in SUMMED}
    if indicator.kind is Kind.RATE and indicator.denominator_is is None:
        part["denominator"] = _column(rolled, str(indicator.denominator))
    elif indicator.kind in (Kind.PROPORTION, Kind.MEAN):
        part["denominator"] = np.nan_to_num(part["denominator"])
    # No row means that nothing happened: nought, wherever the extract covers the period.
    part["numerator"] = np.nan_to_num(part["numerator"])
    status = np.where(np.isin(standing, ["missing", "pending"]), standing, "shown")
    status[(status == "shown") & (part["denominator"] == 0)] = "missing"
    few = (status == "shown") & indicator.weighted & (part["answers"] < FEWEST_ANSWERS)
    status[few] = "withheld"
    blank = np.where(status == "shown", 1.0, np.nan)
    part = {name: column * blank for name, column in part.items()}
    columns = dict(zip(NUMBERS, (part["numerator"], part["denominator"], *_values(indicator, part)), strict=True))
    arrays: dict[str, Any] = {name: rolled[name] for name in KEY if name != "indicator"}
    arrays |= {name: pa.array(column, from_pandas=True) for name, column in columns.items()}
    arrays |= {"status": pa.array(list(status)), "reason": pa.array(["too_few" if each else "" for each in few])}
    constant = {"indicator": indicator.slug, "bound": "", "origin": origin}
    arrays |= {name: pa.array([word] * rolled.num_rows, pa.string()) for name, word in constant.items()}
    arrays["provisional"] = pa.array([word == "provisional" for word in standing])
    return pa.table({name: arrays[name] for name in SCHEMA.names}).cast(SCHEMA)


def _values(indicator: Indicator, part: dict[str, Numbers]) -> list[Numbers]:
    """Value, 95% limits and 99.8% limits, in the indicator's own units."""
    x, n = part["numerator"], part["denominator"]
    value = x if indicator.kind is Kind.COUNT else x / n * float(indicator.per or 1)
    if indicator.no_interval is not None:
        return [value, *([np.full_like(value, np.nan)] * 4)]
    narrow, wide = (_limits(indicator, part, confidence) for confidence in (0.95, 0.998))
    return [value, *narrow, *wide]


def _limits(indicator: Indicator, part: dict[str, Numbers], confidence: float) -> tuple[Numbers, Numbers]:
    x, n = part["numerator"], part["denominator"]
    if indicator.kind is Kind.COUNT:
        return poisson(x, confidence=confidence)
    if indicator.kind is Kind.RATE:
        return poisson(x, exposure=n / float(indicator.per or 1), confidence=confidence)
    if indicator.weighted:
        # Kish's effective sample size: answers of unequal weight say less than as many equal ones.
        effective = n**2 / part["weight_squares"]
        return wilson(np.minimum(x / n, 1.0) * effective, effective, confidence=confidence)
    if indicator.kind is Kind.PROPORTION:
        return wilson(x, n, confidence=confidence)
    several = np.where(n >= 2, n, np.nan)  # one answer has a mean and no interval
    return student(x, several, part["sum_of_squares"], confidence=confidence)


def _column(table: pa.Table, name: str) -> Numbers:
    return np.asarray(table[name].to_numpy(zero_copy_only=False), dtype=np.float64)

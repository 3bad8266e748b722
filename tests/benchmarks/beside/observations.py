"""What the dashboard publishes, as a file of SQLite: the same table for every program that is measured beside it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics.snapshots.folder import current
from metrics.snapshots.observation import SCHEMA

TABLE = "observations"
COLUMNS = ("period", "indicator", "area", "numerator", "denominator", "value", "lower", "upper", "status")  # of a list
LOOKED_AT = {"breakdown": "", "frequency": "month"}  # everyone, month by month
MONTHS = 48  # at the least, of a series that a reader looks at: the plain page has sixty
_TYPES = {pa.date32(): "date", pa.float64(): "real", pa.bool_(): "boolean", pa.string(): "text"}


@dataclass(frozen=True)
class Choices:
    """What readers choose from: indicators of months, by their slugs, and wards, by their codes."""

    indicators: Sequence[str]
    wards: Sequence[str]


def write(snapshots: Path, file: Path) -> Choices:
    """Every observation of the current snapshot, with an index for what readers ask: an indicator in a ward. Days are
    text, as SQLite has none."""
    source = str(snapshots / current(snapshots) / f"{TABLE}.parquet")
    columns = ", ".join(f"{each.name} {_TYPES[each.type]}" for each in SCHEMA)
    with duckdb.connect() as reading:
        rows = reading.execute("select * replace (period::varchar as period) from read_parquet(?)", [source]).fetchall()
    with sqlite3.connect(file) as writing:
        writing.execute(f"create table {TABLE} ({columns})")
        writing.executemany(f"insert into {TABLE} values ({', '.join('?' * len(SCHEMA))})", rows)
        writing.execute(f"create index by_ward on {TABLE} (indicator, area, breakdown, frequency, period)")
        writing.execute("analyze")
        choices = _choices(writing)
    writing.close()
    return choices


def _choices(connection: sqlite3.Connection) -> Choices:
    of_wards = f"from {TABLE} where level = 'ward' and {' and '.join(f'{column} = ?' for column in LOOKED_AT)}"
    indicators = f"select indicator {of_wards} group by 1 having count(distinct period) >= {MONTHS} order by 1"
    wards = f"select distinct area {of_wards} order by 1"
    found = (connection.execute(each, [*LOOKED_AT.values()]).fetchall() for each in (indicators, wards))
    return Choices(*([value for (value,) in rows] for rows in found))

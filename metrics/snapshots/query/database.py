"""The database that queries are run in: the published tables in memory, and nothing that leads out of it."""

import json
import time
import warnings
from collections.abc import Callable, Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Origin
from metrics.snapshots.query import faults, otherwise, statement, written
from metrics.snapshots.query.answer import MOST_MEGABYTES, MOST_ROWS, MOST_SECONDS, Answer, QueryRefusedError

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": f"{MOST_MEGABYTES}MB",
    # One: a sum of fractions then has one answer, and two who ask at once have a processor each.
    "threads": 1,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
    "errors_as_json": True,
}
_BEFORE, _AFTER = "from (", f"\n) limit {MOST_ROWS + 1}"
_ONE = "Only one SELECT can be run here: it reads, and changes nothing."
_PIVOT = "A pivot has to name the values that become columns: pivot … on level in ('ward', 'borough')."
# The same tables otherwise: without the rows that are made up; and with other figures in these rows.
_OTHERWISE: Mapping[str, Callable[[pa.Table], pa.Table]] = {
    "not_made_up": lambda table: table.filter(pc.invert(_is_sample(table))),
    "made_up_higher": lambda table: otherwise.higher(table, _is_sample(table)),
    "made_up_lower": lambda table: otherwise.lower(table, _is_sample(table)),
    "made_up_absent": lambda table: otherwise.absent(table, _is_sample(table)),
}


class Database:
    """A database of these tables, by name, that only reads them; one query at a time."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._columns = {name: tuple(table.column_names) for name, table in tables.items()}
        self._made_up = {name for name, table in tables.items() if _holds_sample(table)}
        self._connection = duckdb.connect(":memory:", config=_SETTINGS)
        for name, table in tables.items():
            self._keep(f'"{name}"', table)
        for schema, made in _OTHERWISE.items():
            self._connection.execute(f"create schema {schema}")
            for name in sorted(self._made_up):
                self._keep(f'{schema}."{name}"', made(tables[name]))
        every = "select view_name from duckdb_views() union all select table_name from information_schema.tables"
        there = {str(row[0]).lower() for row in self._connection.execute(every).fetchall()}
        self._reserved = frozenset(there - tables.keys())
        self._otherwise = [self._connection.cursor() for _ in _OTHERWISE]
        for cursor, schema in zip(self._otherwise, _OTHERWISE, strict=True):
            cursor.execute(f"set search_path = '{schema},main'")
        # Last, since nothing can be loaded after it; and only it holds: a folder that may be read could be written to.
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def interrupt(self) -> None:
        """Stop what runs, from another thread."""
        for each in (self._connection, *self._otherwise):
            each.interrupt()

    def answer(self, sql: str, seconds: float = MOST_SECONDS) -> Answer:
        """What a query comes to; raises QueryRefusedError, which says of one that was interrupted that it had so many
        `seconds`."""
        started = time.monotonic()
        written.refuse(sql)
        tables = statement.tables_of(self._read(sql), sql, self._columns, self._reserved)
        try:
            rows = _run(self._connection, sql)
        except duckdb.InterruptException as error:
            raise QueryRefusedError(faults.too_long(seconds)) from error
        except (duckdb.Error, pa.ArrowException, MemoryError) as error:
            fault = faults.told(type(error).__name__, str(error), len(_BEFORE))
            raise faults.refusal(fault, sql, self._columns, tables) from error
        took = time.monotonic() - started
        made_up = not self._made_up.isdisjoint(tables) and not self._stays(sql, rows)
        return Answer(rows.slice(0, MOST_ROWS), took, rows.num_rows > MOST_ROWS, tables, made_up)

    def _read(self, sql: str) -> statement.Tree:
        """The one statement of a query as the database reads it."""
        try:
            said = json.loads(self._connection.execute("select json_serialize_sql(?)", [sql]).fetchall()[0][0])
        except (duckdb.Error, ValueError, RecursionError) as error:
            fault = faults.told(type(error).__name__, str(error))
            raise faults.refusal(fault, sql, self._columns, ()) from error
        if said["error"]:
            # What the database cannot say as a tree is no SELECT; of what it cannot read the place is said.
            written.refuse_other(sql)
            if said.get("error_type") == "parser":
                raise faults.refusal(faults.of_parts("ParserException", said), sql, self._columns, ())
            raise QueryRefusedError(_PIVOT if "pivot" in sql.lower() else _ONE)
        if len(said["statements"]) != 1:
            written.refuse_other(sql)
            raise QueryRefusedError(_ONE)
        found: statement.Tree = said["statements"][0]
        return found

    def _stays(self, sql: str, rows: pa.Table) -> bool:
        """Whether a query has the same answer without what is made up, and whatever else is made up in its place: then
        no such figure decides on it, whatever it names its columns. Where that cannot be told, one may."""
        try:
            others = [_run(each, sql) for each in self._otherwise]
        except (duckdb.Error, pa.ArrowException, MemoryError):
            return False
        return all(
            rows.num_rows == other.num_rows and all(map(_alike, rows.columns, other.columns)) for other in others
        )

    def _keep(self, name: str, table: pa.Table) -> None:
        self._connection.register("given", table)
        self._connection.execute(f"create table {name} as from given")
        self._connection.unregister("given")


def _run(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    """The first rows of a query that has been read and found to be one SELECT. It is executed as it stands, since only
    then is the place of a fault told; that the rows are then copied once more is of no weight for so few."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)
        return connection.execute(f"{_BEFORE}{written.alone(sql)}{_AFTER}").to_arrow_table()


def _alike(one: pa.ChunkedArray, other: pa.ChunkedArray) -> bool:
    """Whether two columns have the same values; what is no number is no number in both, though it equals nothing."""
    try:
        return one.equals(other) or repr(one.to_pylist()) == repr(other.to_pylist())
    except (OverflowError, ValueError):  # a day that Python has none for
        return False


def _holds_sample(table: pa.Table) -> bool:
    return "origin" in table.column_names and bool(pc.any(_is_sample(table)).as_py())


def _is_sample(table: pa.Table) -> pa.ChunkedArray:
    return pc.fill_null(pc.equal(table["origin"], Origin.SAMPLE.value), fill_value=False)

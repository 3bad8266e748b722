"""Proves at little cost that a table keeps its rules, so that only those in doubt are looked into row by row."""

from collections.abc import Iterable, Sequence

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.contracts.quoting import filled, listed
from data.contracts.rules import Needs, Rule

# From so many rows it pays to ask each question on its own: footers and dictionaries then answer most of them.
MANY = 100_000
# Keys whose hashes are compared at once, 512 MB of them: a longer table is gone through more than once.
AT_ONCE = 64_000_000
ROWS_IN_A_BATCH = 1_000_000

# Columns that rules are about, alone or together.
Columns = tuple[str, ...]
Hashes = npt.NDArray[np.uint64]


def in_doubt(
    rules: Sequence[Rule], columns: Iterable[str], table: str, rows: int, connection: duckdb.DuckDBPyConnection
) -> list[Rule]:
    """The rules of a table of so many rows that may be broken; all others are kept.

    `table` is SQL for it. Every one of the columns is read. Raises duckdb.Error where one cannot be.
    """
    tests = _tests(rules)
    keys = list(dict.fromkeys(rule.fields for rule in rules if rule.needs is Needs.ROWS))
    read = {field for rule in rules if rule.needs is not Needs.BOUNDS for field in rule.fields}
    unread = [column for column in columns if column not in read]
    if rows <= MANY:
        return list(rules) if _any_doubt(tests, keys, unread, table, connection) else []
    # With its hashes, so that the values of a key are read once.
    own = {key: tests.pop(key, "false") for key in keys}
    broken = _filtered(tests, table, connection)
    broken |= {key for key, test in own.items() if _doubtful(key, test, rows, table, connection)}
    if unread:
        reading = ", ".join(f"bit_xor({_hash([column])})" for column in unread)
        connection.execute(f"select {reading} from {table}").fetchall()
    return [rule for rule in rules if rule.fields in broken]


def _tests(rules: Sequence[Rule]) -> dict[Columns, str]:
    """For the columns of rules about values: SQL that is true for a row that breaks any of them."""
    broken: dict[Columns, list[str]] = {}
    for rule in rules:
        if rule.needs is not Needs.ROWS:
            broken.setdefault(rule.fields, []).append(rule.broken)
    return {columns: " or ".join(each) for columns, each in broken.items()}


def _any_doubt(
    tests: dict[Columns, str],
    keys: list[Columns],
    unread: list[str],
    table: str,
    connection: duckdb.DuckDBPyConnection,
) -> bool:
    """Whether any test is true for any row, or any key may repeat, by one pass over the rows."""
    wanted = [f"coalesce({' or '.join(tests.values()) or 'false'}, false)"]
    wanted += [f"case when {filled(key)} then {_hash(key)} end" for key in keys]
    wanted += [_hash(unread)] if unread else []
    # To be planned once: `connection.sql` plans before it is asked for rows, and then again.
    broken, *hashes = connection.execute(f"select {', '.join(wanted)} from {table}").fetchnumpy().values()
    of_keys = [np.ma.compressed(each) for each in hashes[: len(keys)]]
    return bool(np.any(broken)) or any(map(_repeat, of_keys))


def _filtered(tests: dict[Columns, str], table: str, connection: duckdb.DuckDBPyConnection) -> set[Columns]:
    """The columns whose tests are true for any row, by a filter for each, which DuckDB asks of footers first."""
    asked = [f"(select {number} from {table} where {broken} limit 1)" for number, broken in enumerate(tests.values())]
    answers = connection.execute(" union all ".join(asked)).fetchall() if asked else []
    return {list(tests)[number] for (number,) in answers}


def _doubtful(key: Columns, test: str, rows: int, table: str, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the test is true for any row, or two have the same hash of a key; the keys themselves may yet differ."""
    turns = -(-rows // AT_ONCE)
    # Hashes fall evenly into turns; where so many rows share one that they do not, two are the same.
    room = rows if turns == 1 else rows // turns + rows // (10 * turns)
    for turn in range(turns):
        chosen = f"({filled(key)} or {test})" + (f" and {_hash(key)} % {turns} = {turn}" if turns > 1 else "")
        query = f"select case when {test} then null else {_hash(key)} end from {table} where {chosen}"
        hashes = _collected(connection.sql(query).to_arrow_reader(ROWS_IN_A_BATCH), room)
        if hashes is None or _repeat(hashes):
            return True
    return False


def _collected(batches: pa.RecordBatchReader, room: int) -> Hashes | None:
    """The numbers of one column together; none where one of them is null, or there are more than there is room for."""
    collected, length = np.empty(room, np.uint64), 0
    for batch in batches:
        if batch.column(0).null_count or length + batch.num_rows > room:
            return None
        collected[length : length + batch.num_rows] = batch.column(0).to_numpy()
        length += batch.num_rows
    return collected[:length]


def _hash(columns: Sequence[str]) -> str:
    return f"hash({listed(columns)})"


def _repeat(hashes: Hashes) -> bool:
    hashes.sort()
    return bool(np.any(hashes[1:] == hashes[:-1]))

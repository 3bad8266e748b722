"""Proves at little cost that a table keeps its rules, so that only those in doubt are looked into row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import duckdb
import numpy as np
import numpy.typing as npt

from data.contracts.characters import Characters
from data.contracts.quoting import filled, listed, name, text
from data.contracts.rules import Needs, Rule
from data.contracts.runs import Runs
from data.contracts.values import Values

# From so many rows it pays to ask each question on its own: footers and dictionaries then answer most of them.
MANY = 50_000
# Keys whose hashes are compared at once, 256 MB of them: a longer table is gone through in turns.
AT_ONCE = 32_000_000
# Half a row group: what is made of so many stays at hand, where more is put away to memory and brought back.
ROWS_IN_A_BATCH = 61_440

# Columns that rules are about, alone or together.
Columns = tuple[str, ...]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Table:
    """SQL that gives so many rows, which may lie in the order of a column `by`, in the database of a connection."""

    sql: str
    rows: int
    by: str | None
    connection: duckdb.DuckDBPyConnection

    def ask(self, wanted: str, where: str = "true") -> duckdb.DuckDBPyConnection:
        """What is wanted of the rows."""
        return self.connection.execute(f"select {wanted} from {self.sql} where {where}")

    def batches(self, wanted: Iterable[str], where: str = "true") -> Iterable[list[Values]]:
        """The columns that are wanted of the rows, a part of them at a time, in their order."""
        query = f"select {', '.join(wanted)} from {self.sql} where {where}"
        reader = self.connection.sql(query).to_arrow_reader(ROWS_IN_A_BATCH)
        return ([Values(column) for column in batch.columns] for batch in reader)


def in_doubt(rules: Sequence[Rule], columns: Iterable[str], table: Table) -> list[Rule]:
    """The rules of a table that may be broken; all others are kept.

    Every one of the columns is read. Raises duckdb.Error where one cannot be.
    """
    keys = list(dict.fromkeys(rule.fields for rule in rules if rule.needs is Needs.ROWS))
    read = {field for rule in rules if rule.needs is not Needs.BOUNDS for field in rule.fields}
    unread = [column for column in columns if column not in read]
    if table.rows <= MANY:
        return list(rules) if _any_doubt(_tests(rules), keys, unread, table) else []
    texts = {rule.fields[0]: rule.characters for rule in rules if rule.characters}
    broken = _filtered(_tests(rule for rule in rules if not rule.characters), table)
    for key in keys:
        # With the texts in it, so that they are read once.
        own = {field: texts.pop(field) for field in key if field in texts}
        if not _in_order(key, own, table) and _may_repeat(key, own, table):
            broken |= {key, *((field,) for field in own)}
    broken |= {(field,) for field in texts if not _all_keep(texts[field], field, table)}
    if unread:
        table.ask(", ".join(f"last({name(column)})" for column in unread)).fetchall()
    return [rule for rule in rules if rule.fields in broken]


def _tests(rules: Iterable[Rule]) -> dict[Columns, str]:
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
    table: Table,
) -> bool:
    """Whether any test is true for any row, or any key may repeat, by one pass over the rows."""
    wanted = [f"coalesce({' or '.join(tests.values()) or 'false'}, false)"]
    wanted += [f"case when {filled(key)} then {_hash(key)} end" for key in keys]
    wanted += [_hash(unread)] if unread else []
    # To be planned once: `connection.sql` plans before it is asked for rows, and then again.
    broken, *hashes = table.ask(", ".join(wanted)).fetchnumpy().values()
    of_keys = [np.ma.compressed(each) for each in hashes[: len(keys)]]
    return bool(np.any(broken)) or any(map(_repeat, of_keys))


def _filtered(tests: dict[Columns, str], table: Table) -> set[Columns]:
    """The columns whose tests are true for any row, by a filter for each, which DuckDB asks of footers first; of all
    tests of several columns together where one of them is, by one filter that reads each column once."""
    several = [columns for columns in tests if len(columns) > 1]
    filters = [[columns] for columns in tests if len(columns) == 1] + ([several] if several else [])
    asked = [
        f"(select {number} from {table.sql} where {' or '.join(f'({tests[columns]})' for columns in each)} limit 1)"
        for number, each in enumerate(filters)
    ]
    answers = table.connection.execute(" union all ".join(asked)).fetchall() if asked else []
    return {columns for (number,) in answers for columns in filters[number]}


def _in_order(key: Columns, texts: Mapping[str, Characters], table: Table) -> bool:
    """Whether the rows lie so that no key repeats, and the texts in it are sound."""
    order, runs = sorted(key, key=lambda column: column != table.by), Runs()
    for columns in table.batches(map(name, order)):
        these = dict(zip(order, columns, strict=True))
        if not runs.take(columns):
            return False
        if not all(characters.are_all_of(these[column]) for column, characters in texts.items()):
            return False
    return runs.are_apart()


def _all_keep(characters: Characters, column: str, table: Table) -> bool:
    """Whether all texts of a column have these characters alone."""
    return all(characters.are_all_of(texts) for (texts,) in table.batches([name(column)]))


def _may_repeat(key: Columns, texts: Mapping[str, Characters], table: Table) -> bool:
    """Whether two rows have the same hash of a key, which may yet differ, or a text in it has other characters."""
    hashed = f"case when {filled(key)} then {_hash(key)} end"
    for turn in _turns(key, table):
        together: list[Hashes] = []
        for hashes, *written in table.batches([hashed, *map(name, texts)], turn):
            if not all(each.are_all_of(column) for each, column in zip(texts.values(), written, strict=True)):
                return True
            together.append(hashes.array.drop_null().to_numpy())
            # Where so many share a turn, hashes do not fall evenly: two of them are the same.
            if sum(map(len, together)) > AT_ONCE + AT_ONCE // 10:
                return True
        if together and _repeat(np.concatenate(together)):
            return True
    return False


def _turns(key: Columns, table: Table) -> Sequence[str]:
    """SQL for parts of the rows, no key in two of them, each so small that its keys are compared at once."""
    if table.rows <= AT_ONCE:
        return ("true",)
    return (table.by in key and _by_range(name(table.by), table)) or _by_hash(key, table.rows)


def _by_range(column: str, table: Table) -> list[str]:
    """By the values of a column: where the file lies in its order, a turn reads a part; none where one is of too many.

    Rows without a value have a turn of their own: they have no key, but texts.
    """
    firsts: list[str] = []
    together = AT_ONCE
    for first, count in sorted(table.ask(f"{column}, count(*)", f"{column} is not null group by all").fetchall()):
        if count > AT_ONCE:
            return []
        if together + count > AT_ONCE:
            firsts, together = [*firsts, text(str(first))], 0
        together += count
    reaches = zip_longest(firsts, firsts[1:])
    since = [f"{column} >= {first}" + (f" and {column} < {until}" if until else "") for first, until in reaches]
    return [f"{column} is null", *since]


def _by_hash(key: Columns, rows: int) -> list[str]:
    """By their hashes, which fall evenly: each turn reads all rows."""
    turns = -(-rows // AT_ONCE)
    return [f"{_hash(key)} % {turns} = {turn}" for turn in range(turns)]


def _hash(columns: Sequence[str]) -> str:
    return f"hash({listed(columns)})"


def _repeat(hashes: Hashes) -> bool:
    hashes.sort()
    return bool(np.any(hashes[1:] == hashes[:-1]))

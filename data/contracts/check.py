"""Checks a table against its contract: columns and types first, then every constraint in one DuckDB query."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from data.contracts.contract import Contract
from data.contracts.field import Field
from data.contracts.quoting import name, text

WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
ACCEPTED = {
    "string": frozenset({"VARCHAR"}),
    "integer": WHOLE,
    "number": WHOLE | {"FLOAT", "DOUBLE"},
    "boolean": frozenset({"BOOLEAN"}),
    "date": frozenset({"DATE"}),
    "datetime": frozenset({"TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"}),
}
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule of an extract; `examples` are up to five rows, with values where it counts things."""

    extract: str
    field: str
    rule: str
    rows: int = 0
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.extract}.{self.field}" if self.field else self.extract
        if not self.rows:
            return f"{where}: {self.rule}"
        broken = "1 row breaks this" if self.rows == 1 else f"{self.rows:,} rows break this"
        more = ", and more" if self.rows > len(self.examples) else ""
        return f"{where}: {self.rule}; {broken}: {', '.join(self.examples)}{more}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint with its sentence: `broken` is SQL that is true for each row that breaks it."""

    fields: tuple[str, ...]
    words: str
    broken: str


def check_table(contract: Contract, relation: str, connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Every way in which the table or view `relation` breaks its contract; none where it keeps it.

    The tables that foreign keys refer to must be in the connection under their contracts' names. Rows are
    numbered from 1 in the relation's own order. Raises duckdb.Error where the rows cannot be read.
    """
    types = _types(relation, connection)
    present = {contract.name: relation} | {table: table for table in _tables(connection)}
    faults = [*_schema_faults(contract, types), *_absent(contract, present)]
    sound = [field for field in contract.fields if types.get(field.name) in ACCEPTED[field.type]]
    rules = [rule for field in sound for rule in _field_rules(field, relation)]
    rules += _key_rules(contract, {field.name for field in sound}, relation, present)
    return faults + (_broken(contract, relation, rules, connection) if rules else [])


def _types(relation: str, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    rows = connection.execute(f"describe select * from {name(relation)}").fetchall()
    return {column: kind for column, kind, *_ in rows}


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select table_name from information_schema.tables").fetchall()
    return {table for (table,) in rows}


def _schema_faults(contract: Contract, types: dict[str, str]) -> Iterator[Fault]:
    spare = {column.lower(): column for column in types if column not in contract.names}
    for field in contract.fields:
        if field.name not in types:
            close = difflib.get_close_matches(field.name, spare, n=1)
            fix = f"rename '{spare[close[0]]}', which looks like it" if close else f"add it as {field.sql_type}"
            yield Fault(contract.name, field.name, f"the column is missing; {fix}")
        elif types[field.name] not in ACCEPTED[field.type]:
            rule = f"must be of type {field.sql_type}, not {types[field.name]}; convert the column"
            yield Fault(contract.name, field.name, rule)


def _absent(contract: Contract, present: dict[str, str]) -> Iterator[Fault]:
    for key in contract.foreign_keys:
        if key.resource not in present:
            rule = f"must be found in {key.resource}, which is not there; import that first"
            yield Fault(contract.name, ", ".join(key.fields), rule)


def _field_rules(field: Field, relation: str) -> Iterator[Rule]:
    column = name(field.name)
    yield from (Rule((field.name,), words, broken) for words, broken in _value_rules(field, column))
    if field.required:
        blank = f"{column} is null" + (f" or {column} = ''" if field.type == "string" else "")
        yield Rule((field.name,), "must be filled in every row", blank)
    elif field.type == "string":
        yield Rule((field.name,), "must be null rather than empty text", f"{column} = ''")
    if field.unique:
        yield Rule((field.name,), "must not repeat", _repeated((field.name,), relation))


def _value_rules(field: Field, column: str) -> list[tuple[str, str]]:
    def literal(value: object) -> str:
        return f"cast({text(str(value))} as {field.sql_type})"

    # Empty text has a rule of its own; these are about texts that say something.
    words = f"nullif({column}, '')"
    allowed = ", ".join(map(literal, field.enum))
    rules = [
        (
            field.type == "number",
            "must be neither infinite nor NaN",
            f"not isfinite(cast({column} as double))",
        ),
        (
            field.minimum is not None,
            f"must be {field.minimum} or more",
            f"{column} < {literal(field.minimum)}",
        ),
        (
            field.maximum is not None,
            f"must be {field.maximum} or less",
            f"{column} > {literal(field.maximum)}",
        ),
        (
            field.min_length is not None,
            f"must have {field.min_length} characters or more",
            f"length({words}) < {field.min_length}",
        ),
        (
            field.max_length is not None,
            f"must have {field.max_length} characters or fewer",
            f"length({words}) > {field.max_length}",
        ),
        (
            field.pattern is not None,
            f"must match the pattern {field.pattern}",
            f"not regexp_full_match({words}, {text(field.pattern or '')})",
        ),
        (
            bool(field.enum),
            f"must be one of: {', '.join(map(str, field.enum))}",
            f"{words if field.type == 'string' else column} not in ({allowed})",
        ),
    ]
    return [(sentence, broken) for declared, sentence, broken in rules if declared]


def _key_rules(contract: Contract, sound: set[str], relation: str, present: dict[str, str]) -> Iterator[Rule]:
    if contract.primary_key and sound.issuperset(contract.primary_key):
        together = "must not repeat" if len(contract.primary_key) == 1 else "must not repeat together"
        yield Rule(contract.primary_key, together, _repeated(contract.primary_key, relation))
    for key in contract.foreign_keys:
        if key.resource in present and sound.issuperset(key.fields):
            table, theirs = name(present[key.resource]), _listed(key.reference)
            known = f"select {theirs} from {table} where {_filled(key.reference)}"
            broken = f"{_filled(key.fields)} and ({_listed(key.fields)}) not in ({known})"
            yield Rule(key.fields, f"must be found in {key.resource}.{', '.join(key.reference)}", broken)


def _repeated(fields: tuple[str, ...], relation: str) -> str:
    listed = _listed(fields)
    groups = f"select {listed} from {name(relation)} where {_filled(fields)} group by {listed} having count(*) > 1"
    return f"{_filled(fields)} and ({listed}) in ({groups})"


def _listed(fields: tuple[str, ...]) -> str:
    return ", ".join(map(name, fields))


def _filled(fields: tuple[str, ...]) -> str:
    return " and ".join(f"{name(field)} is not null" for field in fields)


def _broken(contract: Contract, relation: str, rules: list[Rule], connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    named = [(name(f"rule {number}"), rule) for number, rule in enumerate(rules)]
    columns = _listed(tuple(dict.fromkeys(field for rule in rules for field in rule.fields)))
    # Numbered before anything is joined: the scan keeps the file's order, a join need not.
    query = f"""
with numbered as (select row_number() over () as "row number", {columns} from {name(relation)}),
flagged as (select *, {", ".join(f"({rule.broken}) as {flag}" for flag, rule in named)} from numbered)
select {", ".join(_findings(contract, rule, flag) for flag, rule in named)} from flagged
"""
    # All of one row: `fetchone` would leave the connection waiting for a second.
    row: tuple[Any, ...] = connection.execute(query).fetchall()[0]
    return [
        Fault(contract.name, ", ".join(rule.fields), rule.words, rows, tuple(examples))
        for rule, rows, examples in zip(rules, row[::2], row[1::2], strict=True)
        if rows
    ]


def _findings(contract: Contract, rule: Rule, flag: str) -> str:
    example = "'row ', \"row number\""
    if contract.counts == "things":
        values = ", ' ', ".join(f"coalesce(cast({name(field)} as varchar), 'null')" for field in rule.fields)
        example += f", ' (', {values}, ')'"
    # Without the `case`, the text would be made for every row, whether it breaks the rule or not.
    shown = f"case when {flag} then concat({example}) end"
    return f'count(*) filter ({flag}), arg_min({shown}, "row number", {EXAMPLES}) filter ({flag})'

"""Checks a table against its contract: columns and types first, then every rule that is not proved to be kept."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from data.contracts.asked_elsewhere import broken_elsewhere, is_readable
from data.contracts.condition import Condition
from data.contracts.contract import Contract
from data.contracts.days import Taken, rules_of_days
from data.contracts.fault import EXAMPLES, NUMBERED, Fault, Places, example
from data.contracts.made_up import as_made_up, rules_of_mark
from data.contracts.proof import Table, in_doubt
from data.contracts.quoting import listed, name
from data.contracts.references import References
from data.contracts.rules import Rule, rules
from data.contracts.spoken import kind, quoted
from data.declarations.spelling import meant
from data.shortly import seen

WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
ACCEPTED = {
    "string": frozenset({"VARCHAR"}),
    "integer": WHOLE,
    "number": WHOLE | {"FLOAT", "DOUBLE"},
    "boolean": frozenset({"BOOLEAN"}),
    "date": frozenset({"DATE"}),
    "datetime": frozenset({"TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"}),
}


def check_table(
    contract: Contract,
    relation: str,
    connection: duckdb.DuckDBPyConnection,
    *,
    taken: Taken | None = None,
    places: Places = NUMBERED,
) -> list[Fault]:
    """Every way in which the table or view `relation` breaks its contract; none where it keeps it.

    The tables that foreign keys refer to must be in the connection under their contracts' names. Rows are
    numbered from 1 in the relation's own order, unless `places` says where they are. They are also held to
    the day on which they were `taken`, where it is said. Raises duckdb.Error where the rows cannot be read.
    """
    references = References(connection)
    return check_rows(contract, name(relation), references, taken=taken, places=places)


def check_rows(
    contract: Contract,
    table: str,
    references: References,
    rows: int | None = None,
    *,
    taken: Taken | None = None,
    made_up: bool = False,
    beside: Rule | None = None,
    places: Places = NUMBERED,
    there: str | None = None,
) -> list[Fault]:
    """As `check_table`, for SQL that gives the rows, such as a call of read_parquet, in the references' database.

    They are counted where it is not said how many `rows` there are. Those of a sample are `made_up`, and have the mark
    that no others may have. A rule `beside` those of the contract is asked in the same pass. Where `there` is SQL for
    the same rows elsewhere, whatever has to be asked of rows is asked there.
    """
    connection = references.connection
    types = _types(table, connection)
    faults = [*_schema_faults(contract, types), *_absent(contract, references)]
    sound = [field for field in contract.fields if types.get(field.name) in ACCEPTED[field.type]]
    sound = [as_made_up(field) for field in sound] if made_up else sound
    unfit = dict(_unfit(contract, connection))
    faults += unfit.values()
    asked = there or table
    promised = [rule for rule in rules(contract, sound, asked, references) if rule.words not in unfit]
    promised += rules_of_mark(contract, sound, asked, made_up=made_up)
    if taken:
        promised += rules_of_days(contract, sound, asked, taken, references)
    if beside and {field.name for field in sound}.issuperset(beside.fields):
        promised.append(beside)
    if there and references.elsewhere and is_readable(sound, there, references.elsewhere):
        return faults + broken_elsewhere(contract, there, promised, references, places)
    if rows is None:
        ((rows,),) = connection.execute(f"select count(*) from {table}").fetchall()
    doubtful = in_doubt(promised, [field.name for field in sound], Table(table, rows, contract.date, connection))
    return faults + (broken(contract, table, doubtful, connection, places) if doubtful else [])


def check_columns(contract: Contract, table: str, connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """The columns that are missing or of another type, for SQL that gives the rows; none of them is read."""
    return list(_schema_faults(contract, _types(table, connection)))


def _types(table: str, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    rows = connection.execute(f"describe from {table}").fetchall()
    return {column: kind for column, kind, *_ in rows}


def _schema_faults(contract: Contract, types: dict[str, str]) -> Iterator[Fault]:
    spare = {column.lower(): column for column in types if column not in contract.names}
    for field in contract.fields:
        if field.name not in types:
            close = meant(field.name, spare)
            like = quoted(contract, [*types], spare[close]) if close else ""
            fix = f"rename {like}, which looks like it" if close else f"add it as {field.sql_type}"
            yield Fault(contract.name, field.name, f"the column is missing; {fix}")
        elif types[field.name] not in ACCEPTED[field.type]:
            rule = f"must be of type {field.sql_type}, not {kind(types[field.name])}; convert the column"
            yield Fault(contract.name, field.name, rule)


def _absent(contract: Contract, references: References) -> Iterator[Fault]:
    for key in contract.foreign_keys:
        if key.resource != contract.name and not references.has(key.resource):
            rule = f"must be found in {key.resource}, which is not there; import that first"
            yield Fault(contract.name, ", ".join(key.fields), rule)


def _unfit(contract: Contract, connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Fault]]:
    """The conditions whose SQL cannot be asked of any row, by their words: the contract is at fault, not the rows."""
    if _all_fit(contract, connection):
        return
    for condition in contract.conditions:
        said = ""
        try:
            (kind,) = _kinds(contract, [condition], connection)
            said = "" if kind == "BOOLEAN" else f"it gives {kind}, not true or false"
        except duckdb.Error as error:
            said = str(error).splitlines()[0]
        if said:
            rule = f"the rule '{condition.says}' cannot be asked ({said}); put the SQL of its contract right"
            yield condition.says, Fault(contract.name, ", ".join(condition.columns), rule)


def _all_fit(contract: Contract, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether all conditions can be asked, which takes as long for all as for one."""
    try:
        return set(_kinds(contract, contract.conditions, connection)) <= {"BOOLEAN"}
    except duckdb.Error:
        return False


def _kinds(contract: Contract, conditions: Sequence[Condition], connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What each of the conditions gives, as SQL has it; raises duckdb.Error where one cannot be asked."""
    if not conditions:
        return []
    columns = ", ".join(f"cast(null as {field.sql_type}) as {name(field.name)}" for field in contract.fields)
    asked = ", ".join(f"({condition.holds})" for condition in conditions)
    found = connection.execute(f"describe select {asked} from (select {columns})").fetchall()
    return [kind for _, kind, *_ in found]


def broken(
    contract: Contract, table: str, doubtful: list[Rule], connection: duckdb.DuckDBPyConnection, places: Places
) -> list[Fault]:
    """The faults in the rows of a table, which SQL gives, against these rules, each asked of every row."""
    named = [(name(f"rule {number}"), rule) for number, rule in enumerate(doubtful)]
    columns = listed(tuple(dict.fromkeys([*(field for rule in doubtful for field in rule.fields), *places.columns])))
    # Numbered before anything is joined: the scan keeps the file's order, a join need not.
    query = f"""
with numbered as (select row_number() over () as "row number", {columns} from {table}),
flagged as (select *, {", ".join(f"({rule.broken}) as {flag}" for flag, rule in named)} from numbered)
select {", ".join(_findings(contract, rule, flag, places) for flag, rule in named)} from flagged
"""
    # All of one row: `fetchone` would leave the connection waiting for a second.
    row: tuple[Any, ...] = connection.execute(query).fetchall()[0]
    return [
        Fault(contract.name, ", ".join(rule.fields), rule.words, rows, tuple(seen(example) for example in examples))
        for rule, rows, examples in zip(doubtful, row[::2], row[1::2], strict=True)
        if rows
    ]


def _findings(contract: Contract, rule: Rule, flag: str, places: Places) -> str:
    # Without the `case`, the text would be made for every row, whether it breaks the rule or not.
    shown = f"case when {flag} then concat({example(contract, rule.fields, places)}) end"
    return f'count(*) filter ({flag}), arg_min({shown}, "row number", {EXAMPLES}) filter ({flag})'

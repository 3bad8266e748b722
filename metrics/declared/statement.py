"""What an indicator's SQL is to the database that will run it: one SELECT, and the tables that it reads."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

# It parses, and neither binds nor reads: a table need not be there, and a function does not open its file.
_PARSED = """
select json_serialize_sql(sql, skip_null := true, skip_empty := true, skip_default := true)
from (select unnest($statements::varchar[]) as sql)
"""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# A COPY, an INSERT or a DESCRIBE can stand where a SELECT can.
_QUERIES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
ONE_SELECT = "the SQL is one SELECT, and nothing else"


@dataclass(frozen=True, slots=True)
class Statement:
    """The tables that a SELECT reads, less those that it names itself; or why it is none, and the line."""

    tables: frozenset[str] = frozenset()
    fault: str = ""
    line: int = 1


def statements(texts: Sequence[str]) -> list[Statement]:
    """Each SQL text as DuckDB's own parser has it, in the same order."""
    with _parser().cursor() as connection:
        try:
            rows = connection.execute(_PARSED, {"statements": list(texts)}).fetchall()
            return [_statement(sql, tree) for sql, (tree,) in zip(texts, rows, strict=True)]
        except duckdb.Error:
            # One that the parser gives up on takes all others with it.
            return [_alone(sql, connection) for sql in texts]


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """A database that holds nothing: it takes longer to start than to parse the whole catalogue."""
    return duckdb.connect(config=_SETTINGS)


def _alone(sql: str, connection: duckdb.DuckDBPyConnection) -> Statement:
    try:
        ((tree,),) = connection.execute(_PARSED, {"statements": [sql]}).fetchall()
    except duckdb.Error as error:
        return Statement(fault=f"the SQL does not parse: {first_line(error)}")
    return _statement(sql, tree)


def _statement(sql: str, tree: str) -> Statement:
    try:
        parsed: dict[str, Any] = json.loads(tree)
        nodes = list(_nodes(parsed))
    except RecursionError:
        return Statement(fault="the SQL is nested too deeply; name its parts with 'with ... as'")
    if parsed["error"] and parsed["error_type"] == "parser":
        line = sql.encode()[: int(parsed.get("position", 0))].count(b"\n") + 1
        return Statement(fault=f"the SQL does not parse: {parsed['error_message']}", line=line)
    if parsed["error"] or len(parsed["statements"]) != 1:
        return Statement(fault=ONE_SELECT)
    if sql.rstrip().endswith(";"):
        return Statement(fault="the SQL ends in a semicolon; leave it out", line=sql.rstrip().count("\n") + 1)
    queries = [node["type"] for node in nodes if str(node.get("type", "")).endswith("_NODE")]
    if not _QUERIES.issuperset(queries) or any(node.get("type") == "SHOW_REF" for node in nodes):
        return Statement(fault=ONE_SELECT)
    return _tables(nodes)


def _tables(nodes: list[dict[str, Any]]) -> Statement:
    named = {entry["key"] for node in nodes for entry in node.get("cte_map", {}).get("map", [])}
    tables = set()
    for node in nodes:
        if node.get("type") == "BASE_TABLE":
            path = node["qualified_name"]["path"]
            if len(path) > 1:
                return Statement(fault=f"the SQL reads {'.'.join(path)}; write the extract's name alone")
            tables.add(path[-1])
        elif node.get("type") == "TABLE_FUNCTION":
            function = node["function"]["function_name"]
            return Statement(fault=f"the SQL reads from {function}(); it reads extracts, areas and calendar")
    return Statement(frozenset(tables - named))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def first_line(error: Exception) -> str:
    """What the database says, without the SQL that it quotes."""
    return str(error).strip().splitlines()[0]

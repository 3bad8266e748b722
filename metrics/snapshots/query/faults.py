"""What the database says of a query that it cannot run, in sentences of ours: its own name its insides."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.declarations.spelling import meant
from metrics.snapshots.query.answer import MOST_MEGABYTES, QueryRefusedError, at, at_bytes
from metrics.snapshots.query.written import CURLY, curly

TOO_LARGE = f"Stopped: it needed more than {MOST_MEGABYTES} MB. Add a limit, or name one indicator."
_UNKNOWN = "This cannot be run as it is written."
_AMBIGUOUS = "More than one table has a column “{0}”: write the table's name and a dot before it."
_GROUP = "“{0}” is neither grouped nor summed: add it to group by, or write any_value({0})."
_TOO_LARGE = ("OutOfMemoryException", "MemoryError", "ArrowMemoryError")
_MISSING = re.compile(r'Referenced column "(.*?)" not found|Table "(.*?)" does not have a column named "(.*?)"')
_NEAR = re.compile(r'syntax error at (?:or near "(.*)"|end of input)', re.DOTALL)
# A pattern of the database's words, and ours; {0} is what its first group found.
_SENTENCES = (
    (r'Ambiguous reference to column name "(.*?)"', _AMBIGUOUS),
    (r'column "(.*?)" must appear in the GROUP BY', _GROUP),
    (r'Referenced table "(.*?)" not found', "There is no “{0}” in the tables that this query reads from."),
    (r'Column "(.*?)" does not exist on (?:left|right) side', "There is no column “{0}” on both sides of this join."),
    (r'Column "(.*?)" in (?:EXCLUDE|REPLACE|RENAME) list not found', "There is no column “{0}”."),
    (r"duplicate alias", "Two tables here have one name: give each a name of its own, with as."),
    (r"(WHERE|QUALIFY|GROUP BY) clause cannot contain (?:aggregates|window)", "{0} cannot hold a sum: use having."),
    (r"HAVING clause cannot contain window", "having cannot hold a window function: use qualify."),
    (r"aggregate function calls cannot be nested", "A sum within a sum cannot be made: make the inner one first."),
    (r"No function matches the given name and argument types '(\w+)\(", "{0} cannot be used with these values."),
    (r"ORDER term out of range", "order by names a column by a number that is not there."),
    (r"GROUP BY term out of range", "group by names a column by a number that is not there."),
    (r"same number of result columns", "Both sides of union, intersect and except need as many columns."),
    (r"More than one row returned by a subquery", "A query in brackets used as one value gives more than one row."),
    (r"Subquery returns \d+ columns", "A query in brackets used as one value gives more than one column."),
    (r"Division by zero", "A division by nought: write nullif(…, 0) below the line."),
    (r"Overflow|out of range|Out of Range", "A number is larger than its type can hold."),
    (r"Could not parse string|strptime", "A text is not written as its format has it; try_strptime gives null."),
    (r"Type with name (\w+) does not exist", "There is no type “{0}”."),
    (r"Cannot compare values of type", "These two are of kinds that cannot be compared: turn one into the other's."),
    (r"Cannot mix values of type", "These are of kinds that cannot stand in one column: turn one into the other's."),
    (r"^(?:Unimplemented type for cast|Could not cast)", "This kind of value cannot be turned into that."),
    (r"regular expression|regex", "This is no regular expression."),
    (r"SELECT clause without selection list", "select names no column."),
    (r"unterminated string", "A quote ' is opened here and not closed."),
    (r"unterminated quoted", 'A quote " is opened here and not closed.'),
    (r"unterminated /\*", "A comment /* is opened here and not closed."),
    (r"expression depth|recursion|stack", "The query is nested too deep."),
)
_CONVERSION = "A value cannot be turned into that type here; try_cast gives null in its place."


@dataclass(frozen=True, slots=True)
class Said:
    """What the database said: the name of its kind, its words, and the place, in bytes, if it named one."""

    kind: str
    words: str
    first: int | None
    length: int


def too_long(seconds: float) -> str:
    """That a query was stopped, and what to do about it."""
    return f"Stopped after {seconds:.3g} second{'' if seconds == 1 else 's'}. Add a limit, or name one indicator."


def told(kind: str, message: str, before: int = 0) -> Said:
    """The database's own message as JSON, of a query with so many bytes `before` it."""
    text = message[message.find("{") :] if "{" in message else ""
    try:
        said = json.loads(text)
    except ValueError:
        return Said(kind, message, None, 0)
    return of_parts(kind, said, before)


def of_parts(kind: str, said: Mapping[str, str], before: int = 0) -> Said:
    """The same, of its parts."""
    words = said.get("exception_message") or said.get("error_message") or ""
    where = re.findall(r"\d+", said.get("location") or said.get("position") or "")
    first = int(where[0]) - before if where else None
    return Said(kind, words, first if first is None or first >= 0 else None, int(where[1]) if len(where) > 1 else 1)


def refusal(fault: Said, sql: str, columns: Mapping[str, Sequence[str]], reads: Sequence[str]) -> QueryRefusedError:
    """That in our words; `columns` are those of every table by its name, and `reads` the tables that are read."""
    if fault.kind in _TOO_LARGE:
        return QueryRefusedError(TOO_LARGE)
    if missing := _MISSING.match(fault.words):
        of, name = (missing[2], missing[3]) if missing[3] else ("", missing[1])
        tables = {each: columns.get(each, ()) for each in (_table_called(of, sql, columns) if of else reads)}
        return _no_column(of, name, sql, fault, tables)
    spot = None if fault.first is None else at_bytes(sql, fault.first, fault.length)
    if near := _NEAR.match(fault.words):
        first = len(sql) if fault.first is None else len(sql.encode()[: fault.first].decode(errors="ignore"))
        said = curly(sql, first) or _unexpected(near[1], sql, first)
        return QueryRefusedError(said, spot or at(sql, len(sql), 1))
    told = [words.format(_cut(_first(there))) for pattern, words in _SENTENCES if (there := _look(pattern, fault))]
    return QueryRefusedError([*told, _CONVERSION if fault.kind == "ConversionException" else _UNKNOWN][0], spot)


def _look(pattern: str, fault: Said) -> re.Match[str] | None:
    return re.search(pattern, fault.words)


def _first(found: re.Match[str]) -> str:
    return found[1] if found.groups() else ""


def _unexpected(word: str | None, sql: str, first: int) -> str:
    if not word or not sql[first:].strip():
        return "The query ends before it is whole."
    if not sql[first + len(word) :].strip():
        return f"The query is not whole at “{_cut(word)}”: something is missing before or after it."
    return f"“{_cut(word)}” is not expected here."


def _no_column(of: str, name: str, sql: str, fault: Said, tables: Mapping[str, Sequence[str]]) -> QueryRefusedError:
    """That there is no such column; of which table, where one alone is read or named; `of` is what stands before it."""
    owner = next(iter(tables)) if len(tables) == 1 else f"“{_cut(of)}”" if of else ""
    said = f"{owner} has no column “{_cut(name)}”." if owner else f"No table that is read has a column “{_cut(name)}”."
    first, length = fault.first, fault.length
    if first is not None and of:
        # The whole of o.valeu is at fault: what is not there is its end.
        within = sql.encode()[first : first + length].decode(errors="ignore")
        lead = max(0, within.lower().rfind(name.lower()))
        first, length = first + len(within[:lead].encode()), len(within[lead:].encode())
    spot = None if first is None else at_bytes(sql, first, length)
    if any(each in name for each in CURLY):
        return QueryRefusedError(curly(name, 0), spot)
    return QueryRefusedError(said, spot, meant(name, [each for known in tables.values() for each in known]) or "")


def _table_called(alias: str, sql: str, columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The published table that an alias stands for, where the query says so beside its name; nothing else."""
    if alias.lower() in columns:
        return [alias.lower()]
    named = rf"\b({'|'.join(map(re.escape, columns))})\s+(?:as\s+)?{re.escape(alias)}\b"
    found = {each.lower() for each in re.findall(named, sql, re.IGNORECASE)}
    return list(found) if len(found) == 1 else []


def _cut(name: str) -> str:
    """A name of a query as a sentence holds it."""
    told = " ".join(name.split())
    return told if len(told) <= 40 else f"{told[:39]}…"

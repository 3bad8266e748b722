"""Whether a query reads published tables and does nothing else, by the database's own reading of it.

Everything that such a reading can hold is either named here or refused: what a newer database reads as something new is
refused until somebody has looked at it."""

from collections.abc import Collection, Mapping
from typing import Any

from data.declarations.spelling import meant
from metrics.snapshots.query.allowed import BARE, CHANCE, CLOCK, FUNCTIONS, TABLE_FUNCTIONS
from metrics.snapshots.query.answer import QueryRefusedError, at_bytes

Tree = Mapping[str, Any]

_QUERIES = frozenset(["SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"])
_SOURCES = frozenset(["EMPTY", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "PIVOT"])
_ORDERS = frozenset(
    """
    ASCENDING DESCENDING DISTINCT_MODIFIER LIMIT_MODIFIER LIMIT_PERCENT_MODIFIER ORDER_DEFAULT ORDER_MODIFIER
    """.split()  # noqa: SIM905 - as a list it would take a line a word
)
_EXPRESSIONS = frozenset(
    """
    BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION LAMBDA OPERATOR POSITIONAL_REFERENCE
    STAR SUBQUERY TYPE WINDOW
    """.split()  # noqa: SIM905
)
_CHANGING = {"COPY_QUERY_NODE": "COPY", "INSERT_QUERY_NODE": "INSERT", "UPDATE_QUERY_NODE": "UPDATE"}
_CHANGING |= {"DELETE_QUERY_NODE": "DELETE", "MERGE_QUERY_NODE": "MERGE"}
_NO_CLOCK = "figures are as at the snapshot's day. Write the day, as date '2026-04-01'."
_NO_CHANCE = "the same query of the same figures has one answer."
_NO_FILE = "a query opens no file, and reads the tables that this page lists."
_SAMPLED = "A sample of the rows is other rows at each run; name which rows you want."
_FILES = ("read_", "parquet_", "glob", "sniff_csv", "csv", "json_")
_NOWHERE = 2**63  # what has no place is said to be further on than any


class _Reader:
    """One walk through a query; `tables` are the published ones that it reads."""

    def __init__(self, sql: str, published: Collection[str], reserved: Collection[str]) -> None:
        self._sql = sql
        self._published = published
        self._reserved = reserved
        self.tables: dict[str, None] = {}

    def walk(self, part: object, named: frozenset[str]) -> None:
        """A part of the query, in which the results of these names can be read beside the published tables."""
        if isinstance(part, list):
            for each in part:
                self.walk(each, named)
        elif isinstance(part, dict):
            self._part(part, named)

    def _part(self, part: Tree, named: frozenset[str]) -> None:
        kind = part.get("type")
        if "class" in part:
            self._expression(part)
        elif "cte_map" in part:
            named = self._query(part, named)
        elif "sample" in part:
            self._source(part, named)
        elif isinstance(kind, str) and kind not in _ORDERS:
            self._refuse("This form is not one that a query can have here.", part)
        for name, each in part.items():
            if name not in ("cte_map", "literal"):
                self.walk(each, named)

    def _query(self, part: Tree, named: frozenset[str]) -> frozenset[str]:
        kind = str(part.get("type"))
        if kind not in _QUERIES:
            verb = _CHANGING.get(kind, "This")
            self._refuse(f"{verb} cannot be run here, nor within a query: a SELECT reads, and changes nothing.", part)
        if part.get("sample") is not None:
            self._refuse(_SAMPLED, part)
        if kind == "RECURSIVE_CTE_NODE":
            named |= {str(part["cte_name"]).lower()}
        for each in part["cte_map"]["map"]:
            name = str(each["key"]).lower()
            if name in self._reserved:
                self._refuse(f"A result cannot be called “{each['key']}”: the database has something of that name.")
            # Its own name is another's within it, unless it says that it reads itself.
            self.walk(each["value"], named)
            named |= {name}
        return named

    def _source(self, part: Tree, named: frozenset[str]) -> None:
        kind = str(part.get("type"))
        if part["sample"] is not None:
            self._refuse(_SAMPLED, part)
        if kind == "BASE_TABLE":
            self._table(part, named)
        elif kind == "TABLE_FUNCTION":
            name = str(part["function"].get("function_name", "")).lower()
            if name not in TABLE_FUNCTIONS:
                self._no_function(name, part, TABLE_FUNCTIONS)
        elif kind == "SHOW_REF":
            self._refuse("The tables and their columns are listed on this page: select from one of them.")
        elif kind not in _SOURCES:
            self._refuse("This form is not one that a query can have here.", part)

    def _table(self, part: Tree, named: frozenset[str]) -> None:
        name = str(part["table_name"])
        path = [each for each in (part["catalog_name"], part["schema_name"]) if each]
        whole = ".".join([*path, name])
        if part.get("at_clause") is not None:
            self._refuse("A table is read as it is in this snapshot, and at no other time.", part)
        if path or name.lower() not in named | {*self._published}:
            close = meant(name, sorted({*self._published, *named})) or ""
            self._refuse(f"There is no table “{whole}”: a query reads those that this page lists.", part, close)
        if name.lower() not in named:
            self.tables[name.lower()] = None

    def _expression(self, part: Tree) -> None:
        kind = str(part["class"])
        if kind in ("FUNCTION", "WINDOW"):
            name = str(part["function_name"]).lower()
            if name not in FUNCTIONS or part.get("schema") or part.get("catalog"):
                self._no_function(name, part, FUNCTIONS)
        elif kind == "COLUMN_REF" and len(part["column_names"]) == 1 and part["column_names"][0].lower() in BARE:
            self._no_function(part["column_names"][0].lower(), part, FUNCTIONS)
        elif kind == "PARAMETER":
            self._refuse("A query is run as it is written: write the value in the place of the ? or $.", part)
        elif kind not in _EXPRESSIONS:
            self._refuse("This form is not one that a query can have here.", part)

    def _no_function(self, name: str, part: Tree, known: Collection[str]) -> None:
        if name in CLOCK:
            self._refuse(f"{name} is not there: {_NO_CLOCK}", part, "", len(name))
        if name in CHANCE:
            self._refuse(f"{name} is not there: {_NO_CHANCE}", part, "", len(name))
        if name.startswith(_FILES):
            self._refuse(f"{name} is not there: {_NO_FILE}", part, "", len(name))
        close = meant(name, sorted(known)) or ""
        self._refuse(f"There is no function “{name}” here.", part, close, len(name))

    def _refuse(self, sentence: str, part: Tree | None = None, close: str = "", within: int = _NOWHERE) -> None:
        first = int((part or {}).get("query_location", _NOWHERE))
        # Of a call its name alone is pointed at.
        length = min(int((part or {}).get("query_location_length", 0)), within)
        place = None if first >= _NOWHERE else at_bytes(self._sql, first, length)
        raise QueryRefusedError(sentence, place, close)


def tables_of(tree: Tree, sql: str, published: Collection[str], reserved: Collection[str]) -> tuple[str, ...]:
    """The published tables that one statement reads, as the database has read it; QueryRefusedError for all that is
    more than reading them. `reserved` are the names of what the database has beside them."""
    reader = _Reader(sql, published, reserved)
    reader.walk(tree["node"], frozenset())
    return tuple(reader.tables)

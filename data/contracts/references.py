"""The tables of a database that foreign keys refer to, and what they know."""

from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from data.contracts.elsewhere import Elsewhere
from data.contracts.quoting import any_of, filled, is_other_text, listed, name
from data.contracts.schema import ForeignKey

# So many values are found faster in a list than by a join.
FEW = 100


@dataclass(frozen=True, slots=True)
class References:
    """A database's tables and views, as keys refer to them; one that several keys refer to is asked once."""

    connection: duckdb.DuckDBPyConnection
    # Where rows are asked of another engine, so are these.
    elsewhere: Elsewhere | None = None
    known: dict[tuple[tuple[str, ...], str, tuple[str, ...]], str] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query's result."""
        if self.elsewhere is None:
            return self.connection.execute(query).fetchall()
        return [tuple(row.values()) for row in self.table(query).to_pylist()]

    def table(self, query: str) -> pa.Table:
        """The same as a table."""
        return self.elsewhere.table(query) if self.elsewhere else self.connection.sql(query).to_arrow_table()

    def has(self, table: str) -> bool:
        """Whether there is such a table or view; to list them all takes longer than to check a small extract."""
        if table in self.there:
            return True
        try:
            self.connection.table(name(table))
        except duckdb.CatalogException:
            return False
        self.there.add(table)
        return True

    def unknown(self, key: ForeignKey, table: str) -> str:
        """SQL that is true for a row whose key is not in the table that it refers to, which `table` is SQL for."""
        asked = key.fields, table, key.reference
        if asked not in self.known:
            self.known[asked] = self._unknown(key, table)
        return self.known[asked]

    def _unknown(self, key: ForeignKey, table: str) -> str:
        known = f"select distinct {listed(key.reference)} from {table} where {filled(key.reference)}"
        texts = self._texts(f"{known} limit {FEW + 1}") if len(key.fields) == 1 else []
        if 0 < len(texts) <= FEW:
            column = name(key.fields[0])
            return f"{is_other_text(column, any_of(texts))} or {column} = ''"
        return f"{filled(key.fields)} and ({listed(key.fields)}) not in ({known})"

    def _texts(self, query: str) -> list[str]:
        """The values of a query's one column; none where they are not texts."""
        return [value for (value,) in self.ask(query) if isinstance(value, str) and value]

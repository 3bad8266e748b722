"""The one module that knows the databases: SQL in, tables out."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from data.contracts.elsewhere import Elsewhere, EngineError


@dataclass(frozen=True, slots=True)
class Engine:
    """A database over the extracts, and another that counts them where it does not; threads may share it."""

    connection: duckdb.DuckDBPyConnection
    elsewhere: Elsewhere | None = None

    def counts(self, sql: str) -> pa.Table:
        """What the SQL of an indicator returns; raises EngineError, or SparkError where Spark does not answer."""
        return self.table(sql) if self.elsewhere is None else self.elsewhere.table(sql)

    def table(self, sql: str, **given: pa.Table) -> pa.Table:
        """The whole result of one SELECT, which can name the tables given; raises EngineError."""
        with self.connection.cursor() as cursor:
            for name, rows in given.items():
                cursor.register(name, rows)
            try:
                relation = cursor.sql(sql)
                if relation is None:
                    raise EngineError("NoResult", "the statement is no SELECT, and returns nothing")
                return relation.to_arrow_table()
            except (duckdb.Error, pa.ArrowException) as error:
                raise EngineError(type(error).__name__, str(error)) from error

    def one_at_a_time(self) -> None:
        """From now on no more than one statement runs, which then has every processor to itself."""
        self.connection.execute("reset threads")

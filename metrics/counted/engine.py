"""The one module that knows the databases: SQL in, tables out."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from data.contracts.elsewhere import Elsewhere, StatementError


class EngineError(RuntimeError):
    """The database refused a statement. `kind` names the refusal; the message is in the database's own words, which may
    quote a value."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Engine:
    """A database over the extracts, and another that counts them where it does not; threads may share it."""

    connection: duckdb.DuckDBPyConnection
    elsewhere: Elsewhere | None = None

    def counts(self, sql: str) -> pa.Table:
        """What the SQL of an indicator returns; raises EngineError, or SparkError where Spark does not answer."""
        if self.elsewhere is None:
            return self.table(sql)
        try:
            return self.elsewhere.table(sql)
        except StatementError as error:
            raise EngineError(error.kind, str(error)) from error

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

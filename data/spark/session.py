"""A session with a Spark Connect server: SQL in, Arrow out. Only this module needs Spark's client."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pyarrow as pa
from grpc import RpcError, StatusCode
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from data.contracts.contract import Contract
from data.contracts.elsewhere import EngineError
from data.contracts.fault import PART, PART_ROW
from data.contracts.quoting import name
from data.holding.plain import plainly
from data.spark.choice import SparkError, address
from data.spark.dialect import in_spark

SETTINGS = {
    # Days as they are written, whatever the zone of the server; those before 1582 as every other program has them.
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    # A sum that does not fit is refused, and does not begin again below nought.
    "spark.sql.ansi.enabled": "true",
}
# A server that is starting is waited for some seconds, not the ten minutes that its client would.
PATIENCE = {"max_retries": 5, "max_backoff": 2_000, "max_server_retry_delay": 2_000}
# What another server says in the place of the one that knew the session.
GONE = ("INVALID_HANDLE", "SESSION_")


# Said by `_gone` in a sentence.
warnings.filterwarnings("ignore", message=r"\[RETRIES_EXCEEDED\]")


@dataclass(frozen=True, slots=True)
class Spark:
    """A session with the server at `where`; threads may share it. Once it is lost nothing more is asked of it."""

    session: Any
    where: str
    lost: Event = field(default_factory=Event)

    def table(self, sql: str) -> pa.Table:
        """The whole result of one SELECT of the portable subset.

        Raises EngineError where Spark refuses it, SparkError where it does not answer."""
        return self._asked(lambda: self.session.sql(in_spark(sql)).toArrow())

    def copy(self, called: str, rows: pa.Table) -> None:
        """Make a table of rows of ours, which are few, under a name."""
        # With its schema: of a table without a row Spark cannot tell the columns.
        schema = from_arrow_schema(rows.schema)
        self._asked(lambda: self.session.createDataFrame(rows, schema).createOrReplaceTempView(called))

    def see(self, contract: Contract, paths: Sequence[Path]) -> None:
        """Make a view of the files of an extract, with the contract's columns and no others."""
        self._view(contract.name, contract, paths)

    def rows(self, contract: Contract, paths: Sequence[Path]) -> str:
        """A view under another name, with those of the columns that there are, and where each row lies."""
        called = f"checked_{contract.name}"
        # The name is written there as in an address, but for a plus.
        file = "url_decode(replace(_metadata.file_name, '+', '%2B'))"
        places = (f"{file} as {_quoted(PART)}", f"_metadata.row_index as {_quoted(PART_ROW)}")
        self._view(called, contract, paths, places)
        return name(called)

    def readable(self, column: str) -> str:
        """That a text is UTF-8, or null."""
        return f"coalesce(is_valid_utf8({column}), true)"

    def _view(self, called: str, contract: Contract, paths: Sequence[Path], places: Sequence[str] = ()) -> None:
        def make() -> None:
            rows = self.session.read.parquet(*(str(plainly(path)) for path in paths))
            there = {column.lower() for column in rows.columns} if places else contract.names
            columns = [f"{_quoted(each)} as {_quoted(each)}" for each in contract.names if each in there]
            rows.selectExpr(*columns, *places).createOrReplaceTempView(called)

        try:
            self._asked(make)
        except EngineError as error:
            if error.kind == "PATH_NOT_FOUND":
                raise SparkError(
                    f"{paths[0]}: Spark at {self.where} does not see it; it reads the extracts where they lie, so give "
                    "it the same folder under the same path"
                ) from error
            raise SparkError(
                f"{paths[0]}: Spark at {self.where} cannot read it ({error.kind}); to count on this machine leave "
                "CAMDEN_ENGINE out"
            ) from error

    def _asked(self, ask: Callable[[], Any]) -> Any:
        if self.lost.is_set():
            raise SparkError(self._gone())
        try:
            return ask()
        except RpcError as error:
            self.lost.set()
            raise SparkError(self._gone()) from error
        except PySparkException as error:
            kind = error.getCondition() or type(error).__name__
            status = getattr(error, "getGrpcStatusCode", lambda: None)()
            if status is StatusCode.UNAVAILABLE or kind.startswith(GONE):
                self.lost.set()
                raise SparkError(self._gone()) from error
            # What follows its first line is the statement's plan.
            raise EngineError(kind, str(error.getMessage() or kind).partition("\n")[0]) from error

    def _gone(self) -> str:
        return f"Spark at {self.where} stopped answering; see that it runs, or start it again, and do this once more"


@contextmanager
def opened() -> Iterator[Spark]:
    """A session with the server of `address`; raises SparkError where none answers there."""
    url, where = address()
    # Not by its builder, which would wait for a server before it can be told for how long.
    session = SparkSession(url)
    try:
        session.client.set_retry_policies([DefaultPolicy(**PATIENCE)])
        for setting, value in SETTINGS.items():
            session.conf.set(setting, value)
    except (RpcError, PySparkException) as error:
        session.client.close()
        raise SparkError(
            f"CAMDEN_ENGINE is spark, and no Spark Connect server answers at {where}; start one there, name another in "
            "CAMDEN_SPARK_URL (sc://HOST:PORT), or leave CAMDEN_ENGINE out"
        ) from error
    spark = Spark(session, where)
    try:
        yield spark
    finally:
        # The server is told to forget the session, where it is still there to be told.
        if spark.lost.is_set():
            session.client.close()
        else:
            session.stop()


def _quoted(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"

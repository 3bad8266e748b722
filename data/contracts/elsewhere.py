"""Another engine than DuckDB, of which the rows of an extract are asked in the same SQL."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from data.contracts.contract import Contract


class EngineError(RuntimeError):
    """An engine refused a statement. `kind` names the refusal; the message is in its own words, which may quote a
    value."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


class Elsewhere(Protocol):
    """An engine that has the tables which keys refer to, under their names."""

    def table(self, sql: str) -> pa.Table:
        """The whole result of one SELECT of the portable subset; raises EngineError where it is refused."""

    def rows(self, contract: Contract, paths: Sequence[Path]) -> str:
        """SQL for the rows of these files, with those columns of the contract that they have, and with the places where
        a row lies: the name of its file, and its number there from 0."""

    def readable(self, column: str) -> str:
        """SQL that is false for a text that DuckDB could not read."""

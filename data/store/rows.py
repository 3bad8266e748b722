"""Rows read one by one where they cannot be read together: one that is damaged hides no other."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Generic

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data.store import tables
from data.store.address import Address
from data.store.form import Entered, Kept
from data.store.refused import StoreError
from data.store.voice_tables import STEPS_AND_WORDS

# What is told of a row whose text, day, number or JSON is none: by Python, by pydantic, and by SQLite of its texts.
_UNREADABLE = (ValueError, TypeError, OverflowError)
_SHOWN = 3  # of those that cannot be read, by name


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that cannot be read: of which table, and which entry and version, '' and 0 where these cannot be either."""

    table: str
    number: int
    id: str = ""
    version: int = 0

    def __str__(self) -> str:
        if not self.id:
            return f"row {self.number} of {self.table}"
        return f"row {self.number} of {self.table} ({self.id}, version {self.version})"


@dataclass(frozen=True, slots=True)
class Found(Generic[Entered]):
    """The versions that were asked for, and those that cannot be read."""

    kept: tuple[Kept[Entered], ...] = ()
    unread: tuple[Unread, ...] = ()


def found(session: Session, kind: type[Entered], asked: Select[Any]) -> Found[Entered]:
    """The entries of the rows that a statement asks for, in its order."""
    rows, unread = readable(session, tables.ROWS[kind].__table__, asked)  # type: ignore[arg-type]
    kept = []
    for row in rows:
        try:
            kept.append(tables.read(kind, row))
        except _UNREADABLE:
            unread.append(Unread(tables.ROWS[kind].__tablename__, row["number"], str(row["id"]), row["version"]))
    return Found(tuple(kept), tuple(sorted(unread, key=lambda each: each.number)))


def readable(session: Session, table: Table, asked: Select[Any]) -> tuple[list[Any], list[Unread]]:
    """The rows of a table that a statement asks for as the database gives them, and those that it cannot give."""
    try:
        return list(session.execute(asked.with_only_columns(*table.c, maintain_column_froms=True)).mappings()), []
    except _UNREADABLE:
        pass
    except DBAPIError as error:
        if not is_no_text(error):
            raise
    rows, unread = [], []
    numbers = session.scalars(asked.with_only_columns(table.c.number, maintain_column_froms=True)).all()
    for number in numbers:
        there = table.c.number == number
        try:
            rows.append(session.execute(select(table).where(there)).mappings().one())
        except (*_UNREADABLE, DBAPIError) as error:
            if isinstance(error, DBAPIError) and not is_no_text(error):
                raise
            unread.append(_named(session, table, number))
    return rows, unread


def is_no_text(error: DBAPIError) -> bool:
    """Whether SQLite was asked for a text that is none, of which it says nothing but in words."""
    return "decode to UTF-8" in str(error.orig)


def told(unread: tuple[Unread, ...]) -> str:
    """Which cannot be read, and what to do."""
    some = "; ".join(map(str, unread[:_SHOWN]))
    more = f"; and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
    return (
        f"cannot be read in part, as what is written in it is damaged or of a newer version of the dashboard: "
        f"{some}{more}. Take what is missing from the newest backup, or run the version that wrote it."
    )


def require_readable(address: Address, connection: Connection, there: Collection[str]) -> None:
    """Raises StoreError where a row of the tables that are there cannot be read."""
    with Session(connection) as session:
        lost = [
            each
            for kind, row in tables.ROWS.items()
            if row.__tablename__ in there
            for each in found(session, kind, select(row.__table__)).unread
        ]
        for row in STEPS_AND_WORDS:
            if row.__tablename__ in there:
                lost += readable(session, row.__table__, select(row.__table__))[1]  # type: ignore[arg-type]
    if lost:
        raise StoreError(f"{address}: {told(tuple(lost))}")


def _named(session: Session, table: Table, number: int) -> Unread:
    try:
        id_, version = session.execute(select(table.c.id, table.c.version).where(table.c.number == number)).one()
    except (*_UNREADABLE, DBAPIError):
        return Unread(table.name, number)
    return Unread(table.name, number, str(id_), version)

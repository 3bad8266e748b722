"""A copy of the store, taken while others write: a file of SQLite that the dashboard can open as its store."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from data import regular
from data.holding import leftovers
from data.holding.saving import replacing
from data.store.address import Address, named, read_only
from data.store.connecting import WRITES, file_opened, telling, to_file
from data.store.migrations.steps import bring_up_to_date
from data.store.opening import form_of, is_there, require_whole, to_read
from data.store.refused import StoreError
from data.store.rows import require_readable
from data.store.tables import ROWS
from data.store.voice_tables import STEPS_AND_WORDS, Words
from data.store.withdrawn import clear_withdrawn

Entries = Mapping[str, int]
_EVERY: tuple[Any, ...] = (*ROWS.values(), *STEPS_AND_WORDS)


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made: where it is, and how many versions of entries it has of each kind."""

    path: Path
    entries: Entries


def backup(path: Path, *, overwrite: bool = False) -> Copied:
    """Copy the store to a file, which is there whole or not at all; raises StoreError where it cannot be, and where
    there is a file of that name, unless it may be written over."""
    address = named()
    with telling(address):
        # What is wrong with the store is said of it, and not of the copy. An older one is copied as it is.
        if not is_there(address) or (address.url and to_read(address) is None):
            raise _nothing(address)
        _refuse(path, address, overwrite=overwrite)
        if not read_only():
            clear_withdrawn(address)  # no word of them in a copy
        with telling(Address(path)):
            leftovers.clear(path.absolute().parent)  # what a copy that was killed has left
        with telling(Address(path)), replacing(path) as temporary:
            entries = _copied(address, temporary, Address(path))
            _refuse(path, address, overwrite=overwrite)
    return Copied(path, entries)


def _refuse(path: Path, address: Address, *, overwrite: bool) -> None:
    """Raises StoreError for a file that may not be written over, and for what is no file."""
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{path.absolute().parent}: there is no such folder; make it, or name another file.")
    if not path.exists():
        return
    try:
        regular.refuse(path)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; name another file.") from None
    if address.path and path.samefile(address.path):
        raise StoreError(f"{path}: is the store itself; name another file.")
    if not overwrite:
        raise StoreError(f"{path}: is there already, and stays as it is; name another file, or say --overwrite.")


def _copied(address: Address, to: Path, named_as: Address) -> Entries:
    if address.path is None:
        return _rows_copied(address, to, named_as)
    with _file(address.path) as store, telling(address), store.connect() as connection:
        require_whole(address, connection)
        if form_of(address, connection) == 0:
            raise _nothing(address)
    with telling(named_as), closing(file_opened(address.path)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        # One file with nothing beside it, which can be read from where nothing can be written.
        copy.execute("pragma journal_mode = delete").fetchone()
    with _file(to) as copied, copied.connect() as connection:
        require_whole(named_as, connection)
        there = inspect(connection).get_table_names()
        require_readable(address, connection, there)
        return {
            row.__tablename__: connection.scalar(select(func.count()).select_from(row)) or 0
            for row in _EVERY
            if row is not Words and row.__tablename__ in there  # an older store lacks what came since
        }


def _rows_copied(address: Address, to: Path, named_as: Address) -> Entries:
    """Every row of a PostgreSQL store as it was at one moment, read back and compared."""
    with telling(address):
        engine = to_read(address)
    if engine is None:
        raise _nothing(address)
    with (
        telling(address),
        engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True) as source,
    ):
        rows = {row: _rows(source, row) for row in _EVERY}
    to.touch()
    with _file(to) as copied, telling(named_as):
        with copied.connect().execution_options(**{WRITES: True}) as copy, copy.begin():
            bring_up_to_date(copy)
            for row, entries in rows.items():
                if entries:
                    copy.execute(insert(row), entries)
        with copied.connect() as copy:
            require_whole(named_as, copy)
            for row, entries in rows.items():
                if _rows(copy, row) != entries:
                    raise StoreError(
                        f"{named_as}: the {row.__tablename__} in it are not those of the store; copy it again."
                    )
            require_readable(address, copy, [row.__tablename__ for row in _EVERY])
    return {row.__tablename__: len(entries) for row, entries in rows.items() if row is not Words}


def _rows(connection: Connection, row: Any) -> list[dict[str, Any]]:
    found = connection.execute(select(row.__table__).order_by(row.__table__.c.number))
    return [dict(each) for each in found.mappings()]


@contextmanager
def _file(path: Path) -> Iterator[Engine]:
    """What connects to a file for as long as the block."""
    engine = to_file(path)
    try:
        yield engine
    finally:
        engine.dispose()


def _nothing(address: Address) -> StoreError:
    return StoreError(f"{address}: nothing has been entered yet, so there is nothing to copy.")

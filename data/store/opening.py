"""A store made ready: to be read as it is, to be written made where it is not there, and brought up to date."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from weakref import WeakSet

from sqlalchemy import Connection, Engine

from data.store.address import Address, read_only
from data.store.connecting import DAMAGED, PATIENCE, WRITES, engine
from data.store.migrations.steps import NEWEST, NoStoreError, bring_up_to_date, form
from data.store.refused import StoreError

# Which were found fit to be read, and to be written.
_READ: WeakSet[Engine] = WeakSet()
_WRITTEN: WeakSet[Engine] = WeakSet()


def to_read(address: Address) -> Engine | None:
    """What connects to a store that is there; None where nothing was entered yet, and nothing is made. Raises
    StoreError where it cannot be read."""
    if not address.is_there():
        return None
    found = engine(address)
    if found in _READ:
        return found
    with found.connect() as connection:
        require_whole(address, connection)
        there = form_of(address, connection)
    if there == 0:
        return None
    if there < NEWEST:
        if read_only():
            raise StoreError(
                f"{address}: was made by an earlier version of the dashboard, and may not be brought up to date while "
                "CAMDEN_READ_ONLY is set; start the dashboard once without it."
            )
        to_write(address)
    _READ.add(found)
    return found


def to_write(address: Address) -> Engine:
    """The same, made and brought up to date where it is not."""
    if address.path and not address.is_there():
        address.path.touch()
    found = engine(address)
    if found not in _WRITTEN:
        if address.path:
            _log_ahead(found)
        with _known(address), found.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            bring_up_to_date(connection)
        _READ.add(found)
        _WRITTEN.add(found)
    return found.execution_options(**{WRITES: True})


def form_of(address: Address, connection: Connection) -> int:
    """Which form a store has, 0 for none; raises StoreError for what this version cannot read."""
    with _known(address):
        return form(connection)


@contextmanager
def _known(address: Address) -> Iterator[None]:
    """Raises StoreError for what this version cannot read."""
    try:
        yield
    except NoStoreError as error:
        raise StoreError(f"{address}: {error}.") from None


def require_whole(address: Address, connection: Connection) -> None:
    """Raises what SQLite says of a damaged file, before anything in it is believed."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("pragma integrity_check(1)").scalar() != "ok":
        raise StoreError(f"{address}: {DAMAGED}.")


def _log_ahead(found: Engine) -> None:
    """Have SQLite write ahead in a log: readers wait for no writer, and what was acknowledged outlives a crash."""
    until = time.monotonic() + PATIENCE
    with closing(found.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("pragma journal_mode = wal").fetchone()
            except sqlite3.OperationalError:  # of two that do it at once, one is told to wait and is not waited for
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

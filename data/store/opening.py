"""A store made ready: to be read as it is, to be written made where it is not there, and brought up to date."""

import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, Engine

from data.store.address import Address, read_only
from data.store.connecting import DAMAGED, PATIENCE, WRITES, engine, to_file
from data.store.migrations.steps import NEWEST, NoStoreError, bring_up_to_date, form
from data.store.refused import StoreError

# Which were found fit to be read, and to be written.
_READ: WeakSet[Engine] = WeakSet()
_WRITTEN: WeakSet[Engine] = WeakSet()
# Which were there in this process: what is gone is a loss, and no new beginning.
_SEEN: set[Address] = set()
_ONE_MAKES = threading.Lock()
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes at which every file of SQLite begins


def to_read(address: Address) -> Engine | None:
    """What connects to a store that is there; None where nothing was entered yet, and nothing is made. Raises
    StoreError where it cannot be read."""
    if not is_there(address):
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
    _SEEN.add(address)
    return found


def to_write(address: Address) -> Engine:
    """The same, made and brought up to date where it is not."""
    if address.path and not is_there(address):
        with _ONE_MAKES:  # the steps are no work for two threads at once
            if not is_there(address):
                _make(address.path)
    found = engine(address)
    if found not in _WRITTEN:
        if address.path:
            _log_ahead(found)
        with _known(address), found.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            bring_up_to_date(connection)
        _READ.add(found)
        _WRITTEN.add(found)
        _SEEN.add(address)
    return found.execution_options(**{WRITES: True})


def is_there(address: Address) -> bool:
    """Whether there is a store; raises StoreError where there was one that is lost or was cut off."""
    if not address.is_there():
        if address in _SEEN:
            raise StoreError(
                f"{address}: was there and is gone, with all that was entered; put it back, or the newest backup in "
                "its place. To begin anew without it, start the dashboard again."
            )
        return False
    if address.path and (size := address.path.stat().st_size) < _HEADER and _begins(address.path):
        raise StoreError(
            f"{address}: is there but is no store, as it has {size} bytes and was cut off; put the newest backup in "
            "its place, or take it away if nothing was ever entered."
        )
    return True


def _begins(path: Path) -> bool:
    """Whether a file begins as those of SQLite do, as far as it goes; of any other SQLite says itself what it is."""
    with path.open("rb") as file:
        return _MAGIC.startswith(file.read(_HEADER)[: len(_MAGIC)])


def _make(path: Path) -> None:
    """Make a store that nothing is in. It is there whole or not at all, and takes nobody else's place."""
    making = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}")
    try:
        making.touch(exist_ok=False)
        made = to_file(making)
        try:
            with made.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                bring_up_to_date(connection)
        finally:
            made.dispose()
        with suppress(FileExistsError):  # of two that make it at once, the first has
            os.link(making, path)
    finally:
        making.unlink(missing_ok=True)


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

"""How a store is connected to: SQLite so that nothing acknowledged is lost, PostgreSQL through psycopg; and what each
says of a fault, as a sentence without a password in it."""

import atexit
import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.pool import QueuePool

from data.refusal import RefusalError
from data.store.address import Address
from data.store.refused import StoreError

log = logging.getLogger(__name__)

# Seconds for which a writer waits for another.
PATIENCE = 20
WRITES = "writes"  # the execution option of a connection that is to write
_LONGEST_LABEL = 63  # characters between two dots of a name: RFC 1035
_POSTGRES = {"postgresql", "postgres", "postgresql+psycopg"}

_ENGINES: dict[tuple[Address, int], Engine] = {}
_ONE_AT_A_TIME = threading.Lock()


def engine(address: Address) -> Engine:
    """What connects to a store: one in a process, for the store that was last asked for. A file that took the place of
    another is another store."""
    inode = address.path.stat().st_ino if address.path else 0
    with _ONE_AT_A_TIME:
        if (address, inode) not in _ENGINES:
            let_go()
            _ENGINES[address, inode] = to_file(address.path) if address.path else _postgres(address)
        return _ENGINES[address, inode]


@atexit.register
def let_go() -> None:
    """Close the connections that are not in use; whoever has one closes it when it is done."""
    while _ENGINES:
        _ENGINES.popitem()[1].dispose()


@contextmanager
def telling(address: Address) -> Iterator[None]:
    """Raises StoreError with a sentence for whatever goes wrong with a store in the block."""
    try:
        yield
    except RefusalError:  # says itself what is wrong
        raise
    except NoConnectionError:
        raise StoreError(f"{address}: too many are at it at once; try again in a moment.") from None
    except (DBAPIError, sqlite3.Error) as error:
        # Neither the words of a database nor what it was given belong in a message or a log.
        said = error.orig if isinstance(error, DBAPIError) else error
        log.warning("%s: %s", address, _code(said))
        raise StoreError(f"{address}: {_sentence(said)}") from None
    except SQLAlchemyError as error:
        log.warning("%s: %s", address, type(error).__name__)
        raise StoreError(f"{address}: cannot be used ({type(error).__name__}).") from None
    except (ValueError, TypeError) as error:
        log.warning("%s: %s", address, type(error).__name__)
        raise StoreError(f"{address}: {_UNREADABLE}.") from None
    except OSError as error:
        raise StoreError(f"{address}: {(error.strerror or type(error).__name__).rstrip('.')}.") from None


def to_file(path: Path) -> Engine:
    """What connects to a file that is there; who asks for it disposes of it."""
    made = create_engine(
        "sqlite://",
        creator=lambda: file_opened(path),
        poolclass=QueuePool,
        pool_timeout=PATIENCE,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def file_opened(path: Path) -> sqlite3.Connection:
    """One connection to a file. What it is told is saved is on the disk: a crash of the machine loses nothing."""
    # mode=rw: a file that is not there is never made by looking for it.
    where = f"{path.absolute().as_uri()}?mode=rw"
    made = sqlite3.connect(where, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    made.execute("pragma synchronous = full")
    # What is deleted is overwritten, also where a row only moves from one page to another.
    made.execute("pragma secure_delete = on")
    return made


def _begin(connection: Connection) -> None:
    """Whoever is to write says so at once: two that had read first could wait for each other for good."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _postgres(address: Address) -> Engine:
    wrong = "begin it with postgresql://, and write @, :, / and ? of a password as %40, %3A, %2F and %3F"
    if not address.url.isprintable():
        raise StoreError(f"CAMDEN_DATABASE_URL: holds a character that no address has; {wrong}.")
    try:
        url = make_url(address.url)
    except (ArgumentError, ValueError):
        raise StoreError(f"CAMDEN_DATABASE_URL: cannot be read as an address; {wrong}.") from None
    if url.drivername not in _POSTGRES or "@" in f"{url.host}{url.database}":
        raise StoreError(f"CAMDEN_DATABASE_URL: is not the address of a PostgreSQL database; {wrong}.")
    if any(len(label) > _LONGEST_LABEL for label in (url.host or "").split(".")):
        raise StoreError(
            f"CAMDEN_DATABASE_URL: the name of its server is none, as a part of it has more than {_LONGEST_LABEL} "
            "characters; correct it."
        )
    made = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=PATIENCE,
        connect_args={
            "connect_timeout": 10,
            "keepalives_idle": 30,
            "tcp_user_timeout": PATIENCE * 1000,
            "application_name": "camden dashboard",
        },
    )
    event.listen(made, "connect", _wait_no_longer)
    return made


def _wait_no_longer(connection: Any, _: object) -> None:
    """PostgreSQL would wait for whoever holds a row or table for as long as that takes."""
    connection.execute(f"set lock_timeout = {int(PATIENCE * 1000)}")
    connection.commit()


_AGAIN = "What was being saved may not be there: save it again, which never saves it twice"
_HELD = "somebody else holds it, for longer than anybody waits; nothing was saved: try again"
DAMAGED = "is damaged; put the newest backup in its place, and keep the damaged file"
_UNREADABLE = "holds something that cannot be read; put the newest backup in its place, and keep the damaged file"
_SQLITE = {
    "SQLITE_BUSY": _HELD,
    "SQLITE_LOCKED": _HELD,
    "SQLITE_FULL": "the disk is full; nothing was saved: make room on it, and try again",
    "SQLITE_READONLY": "it, or its folder, cannot be written; see whose they are, or name another file in CAMDEN_STORE",
    "SQLITE_CANTOPEN": "cannot be opened; see whose it and its folder are, or name another file in CAMDEN_STORE",
    "SQLITE_PERM": "cannot be opened; see whose it and its folder are, or name another file in CAMDEN_STORE",
    "SQLITE_NOTADB": "is no store; put a backup in its place, or name another file in CAMDEN_STORE",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_IOERR": f"cannot be read or written, as its disk fails or is full; see to it. {_AGAIN}",
}
# Of what PostgreSQL says, by its code: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES_CODES = {
    "28": "refuses the name or the password; correct them in CAMDEN_DATABASE_URL",
    "3D": "there is no such database; make it, or name another in CAMDEN_DATABASE_URL",
    "42501": "may not be written by the name in CAMDEN_DATABASE_URL; grant it the right",
    "55P03": _HELD,
    "40": _HELD,
    "25006": "takes no entries, as it is read only; nothing was saved",
    "53": "has no room left, or too many connections; nothing was saved: try again",
    "57": f"was ended while it was asked; see that it runs. {_AGAIN}",
}
# Where it could not be connected to, there is no code.
_POSTGRES_WORDS = {
    "password": _POSTGRES_CODES["28"],
    "role": _POSTGRES_CODES["28"],
    "database": _POSTGRES_CODES["3D"],
}
_GONE = f"does not answer; see that it runs and that CAMDEN_DATABASE_URL names it. {_AGAIN}"


def _sentence(error: BaseException | None) -> str:
    code = _code(error)
    for known, said in (_SQLITE if code.startswith("SQLITE_") else _POSTGRES_CODES).items():
        if code.startswith(known):
            return f"{said}."
    if isinstance(error, sqlite3.Error):
        return f"{_UNREADABLE if 'decode to UTF-8' in str(error) else f'cannot be used as a store ({code})'}."
    if code.startswith("OperationalError"):
        words = str(error)
        refusals = [said for word, said in _POSTGRES_WORDS.items() if "FATAL" in words and f"{word} " in words]
        return f"{refusals[0] if refusals else _GONE}."
    return f"cannot be used as a store ({code})."


def _code(error: BaseException | None) -> str:
    """What a database calls a fault; the kind of error where it does not say."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return str(code or type(error).__name__)

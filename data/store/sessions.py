"""Sessions at a store: to read what is there at one moment, and to add what is not there yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data.store.address import Address
from data.store.connecting import telling
from data.store.opening import to_read

There = TypeVar("There")


@contextmanager
def reading(address: Address) -> Iterator[Session | None]:
    """A session at one moment of a store; None where nothing was entered yet. Raises StoreError, as `telling` does."""
    with telling(address):
        reader = to_read(address)
        if reader is None:
            yield None
            return
        isolated = reader.execution_options(isolation_level="REPEATABLE READ") if address.url else reader
        with Session(isolated, expire_on_commit=False) as session:
            yield session


def add(writer: Engine, there: Callable[[Session], There | None], adds: Callable[[Session], object]) -> There | None:
    """Add something under a number of its own; what was `there` already, if anything was, is given back instead."""
    try:
        with Session(writer, expire_on_commit=False) as session, session.begin():
            if first := there(session):
                return first
            adds(session)
    except IntegrityError:
        # Of two at once, the database took the other.
        with Session(writer) as session:
            if first := there(session):
                return first
        raise
    return None

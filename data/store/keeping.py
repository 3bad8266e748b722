"""The store of what people enter. Nothing in it is ever changed: who saves adds a version."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Engine, and_, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data.store import tables
from data.store.address import Address, named, read_only
from data.store.connecting import telling
from data.store.declared import declared
from data.store.entering import entry as entered
from data.store.entries import Decision, Expectation, Initiative
from data.store.form import Entered, Entry, Kept, Note
from data.store.opening import to_read, to_write
from data.store.refused import EntryError, OvertakenError, ReadOnlyError, StoreError
from data.store.tables import ROWS, Row
from data.store.voice_tables import Step

log = logging.getLogger(__name__)

# What was said of these when it mattered stands: who says otherwise later says why.
_AMENDED_WITH_A_REASON = (Decision, Expectation)


def opened() -> "Store":
    """The store that the environment names. Raises StoreError where it cannot be read; where nothing was entered yet,
    it is empty, and the first save makes it."""
    store = Store(named())
    with telling(store.address):
        to_read(store.address)
    return store


class Store:
    """What was entered, and how more is."""

    def __init__(self, address: Address) -> None:
        self.address = address

    def newest(self, kind: type[Entered]) -> tuple[Kept[Entered], ...]:
        """The newest version of each entry of a kind, first written first. Initiatives that the project declares come
        before all others, as what was entered of them since says."""
        row = ROWS[kind]
        last = select(row.id, func.max(row.version).label("version"), func.min(row.number).label("first"))
        last_of = last.group_by(row.id).subquery()
        newest = select(row).join(last_of, and_(row.id == last_of.c.id, row.version == last_of.c.version))
        with self._reading() as session:
            rows = session.scalars(newest.order_by(last_of.c.first)).all() if session else ()
        own = {each.id: each for each in _declared(kind)}
        return tuple((own | {row.id: self._read(kind, row) for row in rows}).values())

    def one(self, kind: type[Entered], id: str) -> Kept[Entered] | None:  # noqa: A002 - it is called that
        """The newest version of an entry, or None where there is no such."""
        return next(reversed(self.history(kind, id)), None)

    def history(self, kind: type[Entered], id: str) -> tuple[Kept[Entered], ...]:  # noqa: A002
        """Every version of an entry, oldest first."""
        row = ROWS[kind]
        with self._reading() as session:
            rows = session.scalars(select(row).where(row.id == id).order_by(row.version)).all() if session else ()
        own = [each for each in _declared(kind) if each.id == id]
        return (*own, *(self._read(kind, row) for row in rows))

    def save(self, entry: Entered, *, id: str, role: str, over: int = 0, because: str = "") -> Kept[Entered]:  # noqa: A002
        """Keep an entry as the version after the one that its writer saw, `over`, which is 0 for a new one.

        Once this returns, it is on the disk. What was saved already, word for word, as by pressing twice, is given
        back as it was kept. Raises OvertakenError where somebody else wrote that version first, EntryError,
        ReadOnlyError, and StoreError where it could not be kept."""
        if read_only():
            raise ReadOnlyError
        note = _noted(entry, id, role, over, because)
        kept = Kept(entry, note.id, over + 1, note.role, datetime.now(UTC), note.because)
        with telling(self.address):
            first = self._add(to_write(self.address), kept)
        if first is None:
            log.info("saved %s %s, version %d", type(entry).__name__, kept.id, kept.version)
            return kept
        if (first.entry, first.role, first.because) == (kept.entry, kept.role, kept.because):
            return first
        raise OvertakenError(first)

    def stamp(self) -> int:
        """A number that changes with every save, and is another for another store: for caches."""
        with self._reading() as session:
            grows: tuple[Any, ...] = (*ROWS.values(), Step)
            counted = select(*(select(func.count()).select_from(row).scalar_subquery() for row in grows))
            counts = tuple(session.execute(counted).one()) if session else ()
        path = self.address.path
        inode = path.stat().st_ino if path and session else 0
        known = f"{path} {self.address.url} {inode} {counts}"
        return int.from_bytes(hashlib.sha256(known.encode(errors="surrogateescape")).digest()[:7])

    def cited(self) -> frozenset[str]:
        """The snapshots that decisions were made on, whatever became of the decisions."""
        with self._reading() as session:
            evidence = ROWS[Decision].__table__.c.evidence
            return frozenset(session.scalars(select(evidence["snapshot"].as_string()))) if session else frozenset()

    @contextmanager
    def _reading(self) -> Iterator[Session | None]:
        """A session at one moment of the store; None where nothing was entered yet."""
        with telling(self.address):
            engine = to_read(self.address)
            if engine is None:
                yield None
                return
            with Session(engine, expire_on_commit=False) as session:
                yield session

    def _read(self, kind: type[Entered], row: Row) -> Kept[Entered]:
        try:
            return tables.read(kind, row)
        except ValidationError:
            log.warning("%s: row %d of %s is no such entry", self.address, row.number, row.__tablename__)
            raise StoreError(
                f"{self.address}: entry {row.number} among the {row.__tablename__} cannot be read as one; run the "
                "version of the dashboard that wrote it, or a newer one."
            ) from None

    def _add(self, engine: Engine, kept: Kept[Entered]) -> Kept[Entered] | None:
        """Add a version; what was there already under its number, if anything was, is given back instead."""
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                if first := self._there(session, kept):
                    return first
                session.add(tables.written(kept))
        except IntegrityError:
            # Of two at once, the database took the other.
            with Session(engine) as session:
                if first := self._there(session, kept):
                    return first
            raise
        return None

    def _there(self, session: Session, kept: Kept[Entered]) -> Kept[Entered] | None:
        """The version of the same number; raises StoreError where the one before it is not there."""
        kind, row = type(kept.entry), ROWS[type(kept.entry)]
        found = session.scalars(
            select(row).where(row.id == kept.id, row.version.in_([kept.version - 1, kept.version]))
        ).all()
        there = {each.version: each for each in found}
        if kept.version > 1 and kept.version - 1 not in there:
            raise StoreError(f"There is no version {kept.version - 1} of this to save over; open it again.")
        return self._read(kind, there[kept.version]) if kept.version in there else None


def _noted(entry: Entry, id: str, role: str, over: int, because: str) -> Note:  # noqa: A002
    note = entered(Note, {"id": id, "role": role, "because": because})
    if over and isinstance(entry, _AMENDED_WITH_A_REASON) and not note.because:
        raise EntryError({"because": "say why it is amended: what was said before stays to be read beside it"})
    return note


def _declared(kind: type[Any]) -> tuple[Kept[Any], ...]:
    return declared() if kind is Initiative else ()

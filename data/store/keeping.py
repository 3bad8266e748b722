"""The store of what people enter. Nothing in it is ever changed: who saves adds a version."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from data.store import tables
from data.store.address import Address, named, read_only
from data.store.connecting import telling
from data.store.decision import Decision
from data.store.declared import declared
from data.store.entering import entry as entered
from data.store.form import Entered, Entry, Kept, Note
from data.store.initiative import Expectation, Initiative
from data.store.opening import to_read, to_write
from data.store.refused import EntryError, OvertakenError, ReadOnlyError, StoreError
from data.store.rows import Found, Unread, found, readable, told
from data.store.sessions import add, reading
from data.store.tables import ROWS
from data.store.voice_tables import Step

log = logging.getLogger(__name__)

# What was said of these when it mattered stands: who says otherwise later says why.
_AMENDED_WITH_A_REASON = (Decision, Expectation)
# All that grows with a save. Every view of a page asks for it, and would else put the question together each time.
_GROWS: tuple[Any, ...] = (*ROWS.values(), Step)
_COUNTED = select(*(select(func.count()).select_from(row).scalar_subquery() for row in _GROWS))


def opened() -> "Store":
    """The store that the environment names. Raises StoreError where it cannot be read; where nothing was entered yet,
    it is empty, and the first save makes it."""
    store = Store(named())
    with telling(store.address):
        to_read(store.address)
    return store


@dataclass(frozen=True, slots=True)
class Every(Generic[Entered]):
    """All versions of each entry of a kind, oldest first, by its id; what cannot be read, and that in a sentence."""

    versions: Mapping[str, tuple[Kept[Entered], ...]]
    unread: tuple[Unread, ...] = ()
    trouble: str = ""

    @property
    def newest(self) -> tuple[Kept[Entered], ...]:
        """The newest of each; of an entry whose newest version cannot be read, none: an earlier one no longer holds."""
        lost = {each.id: each.version for each in self.unread}
        return tuple(own[-1] for id_, own in self.versions.items() if lost.get(id_, 0) <= own[-1].version)


class Store:
    """What was entered, and how more is."""

    def __init__(self, address: Address) -> None:
        self.address = address

    def newest(self, kind: type[Entered]) -> tuple[Kept[Entered], ...]:
        """The newest version of each entry of a kind, first written first. Initiatives that the project declares come
        before all others, as what was entered of them since says. One that cannot be read is not among them."""
        table = ROWS[kind].__table__
        last = select(table.c.id, func.max(table.c.version).label("version"), func.min(table.c.number).label("first"))
        last_of = last.group_by(table.c.id).subquery()
        newest = select(table).join(last_of, and_(table.c.id == last_of.c.id, table.c.version == last_of.c.version))
        own = {each.id: each for each in _declared(kind)}
        kept = self._found(kind, newest.order_by(last_of.c.first)).kept
        return tuple((own | {each.id: each for each in kept}).values())

    def one(self, kind: type[Entered], id: str) -> Kept[Entered] | None:  # noqa: A002 - it is called that
        """The newest version of an entry that can be read, or None where there is no such."""
        return next(reversed(self.history(kind, id)), None)

    def history(self, kind: type[Entered], id: str) -> tuple[Kept[Entered], ...]:  # noqa: A002
        """Every version of an entry that can be read, oldest first."""
        table = ROWS[kind].__table__
        kept = self._found(kind, select(table).where(table.c.id == id).order_by(table.c.version)).kept
        return (*(each for each in _declared(kind) if each.id == id), *kept)

    def every(self, kind: type[Entered]) -> "Every[Entered]":
        """All versions of all entries of a kind that can be read, as one look at the store finds them, and which
        cannot."""
        table = ROWS[kind].__table__
        there = self._found(kind, select(table).order_by(table.c.number))
        by_id: dict[str, list[Kept[Entered]]] = {each.id: [each] for each in _declared(kind)}
        for each in there.kept:
            by_id.setdefault(each.id, []).append(each)
        versions = {id_: tuple(sorted(own, key=lambda each: each.version)) for id_, own in by_id.items()}
        return Every(versions, there.unread, f"{self.address}: {told(there.unread)}" if there.unread else "")

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
            first = add(
                to_write(self.address),
                lambda session: self._there(session, kept),
                lambda session: session.add(tables.written(kept)),
            )
        if first is None:
            log.info("saved %s %s, version %d", type(entry).__name__, kept.id, kept.version)
            return kept
        if (first.entry, first.role, first.because) == (kept.entry, kept.role, kept.because):
            return first
        raise OvertakenError(first)

    def stamp(self) -> int:
        """A number that changes with every save, and is another for another store: for caches."""
        with reading(self.address) as session:
            counts = tuple(session.execute(_COUNTED).one()) if session else ()
        path = self.address.path
        inode = path.stat().st_ino if path and session else 0
        known = f"{path} {self.address.url} {inode} {counts}"
        return int.from_bytes(hashlib.sha256(known.encode(errors="surrogateescape")).digest()[:7])

    def cited(self) -> frozenset[str]:
        """The snapshots that decisions were made on, whatever became of the decisions."""
        with reading(self.address) as session:
            if session is None:
                return frozenset()
            table = ROWS[Decision].__table__
            rows, lost = readable(session, table, select(table))  # type: ignore[arg-type]
        if lost:
            # What these cite is not known, and must not be taken for nothing.
            raise StoreError(f"{self.address}: {told(tuple(lost))}")
        return frozenset(each["evidence"]["snapshot"] for each in rows)

    def _found(self, kind: type[Entered], asked: Select[Any]) -> Found[Entered]:
        with reading(self.address) as session:
            there = found(session, kind, asked) if session else Found()
        if there.unread:
            log.warning("%s: cannot read %s", self.address, "; ".join(map(str, there.unread)))
        return there

    def _there(self, session: Session, kept: Kept[Entered]) -> Kept[Entered] | None:
        """The version of the same number; raises StoreError where the one before it is not there."""
        kind = type(kept.entry)
        table = ROWS[kind].__table__
        own = select(table).where(table.c.id == kept.id)
        before = select(table.c.number).where(table.c.id == kept.id, table.c.version == kept.version - 1)
        if kept.version > 1 and session.scalar(before) is None:
            raise StoreError(f"There is no version {kept.version - 1} of this to save over; open it again.")
        there = found(session, kind, own.where(table.c.version == kept.version))
        if there.unread:
            raise StoreError(f"{self.address}: {told(there.unread)}")
        return next(iter(there.kept), None)


def _noted(entry: Entry, id: str, role: str, over: int, because: str) -> Note:  # noqa: A002
    note = entered(Note, {"id": id, "role": role, "because": because})
    if over and isinstance(entry, _AMENDED_WITH_A_REASON) and not note.because:
        raise EntryError({"because": "say why it is amended: what was said before stays to be read beside it"})
    return note


def _declared(kind: type[Any]) -> tuple[Kept[Any], ...]:
    return declared() if kind is Initiative else ()

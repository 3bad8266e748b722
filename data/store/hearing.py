"""The voices in the store: written by one person, read by another before anybody else sees them, and withdrawn without
a word of them left."""

import logging
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from data.store.address import Address, named, read_only
from data.store.clearing import clear
from data.store.connecting import engine, telling
from data.store.doing import refuse, who_does
from data.store.entering import entry as entered
from data.store.form import Kept, Note
from data.store.opening import form_of, to_write
from data.store.refused import OvertakenError, ReadOnlyError, StoreError
from data.store.sessions import add, reading
from data.store.voice import Doing, Heard, Reviewed, Voice
from data.store.voice_tables import Step, Words, heard
from data.vocabulary import VoiceState

log = logging.getLogger(__name__)

_FIRST_FORM = 2  # of the store, that has voices


def voices() -> "Voices":
    """Those of the store that the environment names."""
    return Voices(named())


class Voices:
    """What was heard, and what becomes of it."""

    def __init__(self, address: Address) -> None:
        self.address = address

    def every(self) -> tuple[Heard, ...]:
        """Each voice, whatever became of it, the last written first: for those who review."""
        with reading(self.address) as session:
            return self._heard(session) if session else ()

    def one(self, id: str) -> Heard | None:  # noqa: A002 - it is called that
        """A voice, or None where there is no such."""
        with reading(self.address) as session:
            return next(iter(self._heard(session, id)), None) if session else None

    def shown(self) -> tuple[Reviewed, ...]:
        """What a second person has read, as they read it, the last heard first: for everyone."""
        there = [Reviewed(each.id, each.shown) for each in self.every() if each.shown is not None]
        return tuple(sorted(there, key=lambda each: each.voice.on, reverse=True))

    def write(self, voice: Voice, *, id: str, role: str, session: str, over: int = 0) -> Heard:  # noqa: A002
        """Keep a voice, new or written anew over a version that its writer saw, for a second person to read. What was
        reviewed before stays shown until then. Raises EntryError, OvertakenError, ReadOnlyError and StoreError."""
        said = voice.model_dump(mode="json")
        return self._step(VoiceState.WAITING, id, role, session, over=over, said=said)

    def show(self, id: str, *, role: str, session: str, over: int) -> Heard:  # noqa: A002
        """Let a voice be shown, by a second person who has read it."""
        return self._step(VoiceState.SHOWN, id, role, session, over=over)

    def send_back(self, id: str, *, role: str, session: str, over: int, why: str) -> Heard:  # noqa: A002
        """Give a voice back to its writer, with the reason."""
        return self._step(VoiceState.SENT_BACK, id, role, session, over=over, said={"why": why})

    def withdraw(self, id: str, *, role: str, session: str) -> Heard:  # noqa: A002
        """Take a voice out at once, with all that was ever written of it. Raises StoreError where there is no such, and
        where its words could not be taken off the disk: it is not shown any more, and doing it again clears it."""
        if read_only():
            raise ReadOnlyError
        doing = who_does(role)
        while True:
            there = self.one(id)
            if there is None:
                raise StoreError("There is no such voice; it may have been taken out. Open the page again.")
            if there.state is VoiceState.WITHDRAWN or self._take_out(there, doing, session):
                break
        self.clear_withdrawn()
        log.info("withdrew voice %s", id)
        gone = self.one(id)
        assert gone is not None  # noqa: S101 - no step is ever deleted
        return gone

    def clear_withdrawn(self) -> None:
        """Take off the disk what is left of withdrawn voices, as where a process ended before it had done so."""
        with telling(self.address):
            if not self.address.is_there():
                return
            with engine(self.address).connect() as connection:
                if form_of(self.address, connection) < _FIRST_FORM:  # an older store is left as it is
                    return
            writer = to_write(self.address)
            with Session(writer) as session:
                steps = session.scalars(select(Step).where(Step.state.in_(_ENDS)).order_by(Step.version)).all()
            left = {step.id: step for step in steps if step.state == VoiceState.WITHDRAWN.value}
            for step in steps:
                if step.state == VoiceState.CLEARED.value:
                    left.pop(step.id, None)
            if not left:
                return
            try:
                clear(writer, Words.__tablename__)
            except StoreError as error:
                raise StoreError(
                    f"{self.address}: it is withdrawn and shown nowhere, but its words could not be cleared off the "
                    f"disk, as {error}; withdraw it again in a minute."
                ) from None
            for step in left.values():
                cleared = _as_step(step.id, step.version + 1, VoiceState.CLEARED, step.role, step.session)
                self._add(writer, cleared, None)

    def _step(
        self,
        state: VoiceState,
        id: str,  # noqa: A002
        role: str,
        session: str,
        *,
        over: int,
        said: dict[str, Any] | None = None,
    ) -> Heard:
        if read_only():
            raise ReadOnlyError
        doing = who_does(role, (said or {}).get("why"))
        if state is VoiceState.SENT_BACK:
            said = {"why": doing.why}
        note = entered(Note, {"id": id, "role": doing.role})
        step = _as_step(note.id, over + 1, state, note.role, session)
        with suppress(StoreError):  # it is said to whoever takes one out, and tried again
            self.clear_withdrawn()
        before = self.one(id) if over else None
        if before is None or before.version == over:
            refuse(state, before, doing.role, session)
        with telling(self.address):
            first = self._add(to_write(self.address), step, said)
        if first is not None and not _same(first, step, said):
            raise OvertakenError(self._kept(id, first[0]))
        log.info("voice %s is %s, version %d", note.id, state.value, over + 1)
        made = self.one(id)
        assert made is not None  # noqa: S101 - it was just written
        return made

    def _take_out(self, there: Heard, doing: Doing, session: str) -> bool:
        """Delete its words and say so, both or neither; whether nobody did something else with it meanwhile."""
        step = _as_step(there.id, there.version + 1, VoiceState.WITHDRAWN, doing.role, session)
        with telling(self.address):
            return self._add(to_write(self.address), step, None, goes=True) is None

    def _add(
        self, writer: Engine, step: Step, said: dict[str, Any] | None, *, goes: bool = False
    ) -> tuple[Step, Any] | None:
        """Add a step; what was there already under its number, if anything was, is given back instead."""

        def there(at: Session) -> tuple[Step, Any] | None:
            if found := _there(at, step.id, step.version):
                return found
            if step.version > 1 and _there(at, step.id, step.version - 1) is None:
                raise StoreError(f"There is no version {step.version - 1} of this to save over; open it again.")
            return None

        def adds(at: Session) -> None:
            at.add(step)
            if said is not None:
                at.add(Words(id=step.id, version=step.version, said=said))
            if goes:
                at.flush()
                at.execute(delete(Words).where(Words.id == step.id))

        return add(writer, there, adds)

    def _kept(self, id: str, step: Step) -> Kept[Any]:  # noqa: A002
        there = self.one(id)
        return Kept(there.voice if there else None, id, step.version, step.role, step.at)

    def _heard(self, session: Session, id: str | None = None) -> tuple[Heard, ...]:  # noqa: A002
        steps = select(Step).order_by(Step.id, Step.version)
        words = select(Words)
        if id is not None:
            steps, words = steps.where(Step.id == id), words.where(Words.id == id)
        said: dict[str, dict[int, Any]] = {}
        every = session.scalars(steps).all()
        for each in session.scalars(words):
            said.setdefault(each.id, {})[each.version] = each.said
        try:
            found = [heard(of, said.get(name, {})) for name, of in groupby(every, key=lambda step: step.id)]
        except (ValidationError, KeyError):
            raise StoreError(
                f"{self.address}: a voice in it cannot be read as one; run the version of the dashboard that wrote it, "
                "or a newer one."
            ) from None
        return tuple(sorted(found, key=lambda each: (each.written_at, each.id), reverse=True))


_ENDS = (VoiceState.WITHDRAWN.value, VoiceState.CLEARED.value)


def _there(session: Session, id: str, version: int) -> tuple[Step, Any] | None:  # noqa: A002
    step = session.scalars(select(Step).where(Step.id == id, Step.version == version)).first()
    if step is None:
        return None
    return step, session.scalar(select(Words.said).where(Words.id == id, Words.version == version))


def _same(first: tuple[Step, Any], step: Step, said: dict[str, Any] | None) -> bool:
    there, words = first
    return (there.state, there.role, there.session, words) == (step.state, step.role, step.session, said)


def _as_step(name: str, version: int, state: VoiceState, role: str, session: str) -> Step:
    return Step(id=name, version=version, state=state.value, role=role, session=session, at=datetime.now(UTC))

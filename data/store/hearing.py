"""The voices in the store: written by one person, read by another before anybody else sees them, and withdrawn without
a word of them left."""

import logging
from contextlib import suppress
from itertools import groupby
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.store.address import Address, named, read_only
from data.store.connecting import telling
from data.store.doing import refuse, who_does
from data.store.entering import entry as entered
from data.store.form import Kept, Note
from data.store.opening import to_write
from data.store.refused import OvertakenError, ReadOnlyError, StoreError
from data.store.sessions import reading
from data.store.voice import Doing, Heard, Reviewed, Voice
from data.store.voice_steps import add_step, is_same, step_of
from data.store.voice_tables import Step, Words, heard
from data.store.withdrawn import clear_withdrawn
from data.vocabulary import VoiceState

log = logging.getLogger(__name__)


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
        clear_withdrawn(self.address)
        log.info("withdrew voice %s", id)
        gone = self.one(id)
        assert gone is not None  # noqa: S101 - no step is ever deleted
        return gone

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
        step = step_of(note.id, over + 1, state, note.role, session)
        with suppress(StoreError):  # it is said to whoever takes one out, and tried again
            clear_withdrawn(self.address)
        before = self.one(id) if over else None
        if before is None or before.version == over:
            refuse(state, before, doing.role, session)
        with telling(self.address):
            first = add_step(to_write(self.address), step, said)
        if first is not None and not is_same(first, step, said):
            raise OvertakenError(self._kept(id, first[0]))
        log.info("voice %s is %s, version %d", note.id, state.value, over + 1)
        made = self.one(id)
        assert made is not None  # noqa: S101 - it was just written
        return made

    def _take_out(self, there: Heard, doing: Doing, session: str) -> bool:
        """Delete its words and say so, both or neither; whether nobody did something else with it meanwhile."""
        step = step_of(there.id, there.version + 1, VoiceState.WITHDRAWN, doing.role, session)
        with telling(self.address):
            return add_step(to_write(self.address), step, None, goes=True) is None

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

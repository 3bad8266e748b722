"""The tables of what is heard: what became of each voice, a row for every step, which are never changed; and its
words, in a table of their own, whose rows go when it is withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.store.tables import Moment, Tables
from data.store.voice import KEPT, Heard, Voice, as_one
from data.vocabulary import VoiceState

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class Step(Tables):
    """What was done with a voice, in which role and in which session of a browser: nothing of what was said."""

    __tablename__ = "voices"
    __table_args__ = (UniqueConstraint("id", "version", name="voices_versions"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    id: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    session: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)


class Words(Tables):
    """What was written with a step: the voice, or why it was sent back."""

    __tablename__ = "voice_words"
    __table_args__ = (UniqueConstraint("id", "version", name="voice_words_versions"), {"sqlite_autoincrement": True})

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    id: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    said: Mapped[Any] = mapped_column(JSON)


STEPS_AND_WORDS: tuple[type[Step | Words], ...] = (Step, Words)


def heard(steps: Iterable[Step], said: dict[int, Any]) -> Heard:
    """A voice, from all steps of it in their order, of which there is one at least, and what was written with them by
    version; raises ValidationError for words that are no voice."""
    there = list(steps)
    last = there[-1]
    written = [step for step in there if step.state == VoiceState.WAITING.value]
    gone = [step for step in there if step.state == VoiceState.WITHDRAWN.value]
    voices = {
        step.version: Voice.model_validate(said[step.version], context=KEPT) for step in written if step.version in said
    }
    shown, newest, why = None, None, ""
    for step in there if not gone else ():
        if step.state == VoiceState.WAITING.value:
            newest, why = voices[step.version], ""
        elif step.state == VoiceState.SHOWN.value:
            shown = newest
        elif step.state == VoiceState.SENT_BACK.value:
            why = said[step.version]["why"]
    return Heard(
        id=last.id,
        version=last.version,
        state=VoiceState.WITHDRAWN if gone else VoiceState(last.state),
        at=(gone[0] if gone else last).at,
        voice=newest,
        role=written[-1].role,
        written_at=written[-1].at,
        sessions=frozenset(step.session for step in written),
        roles=frozenset(as_one(step.role) for step in written),
        why=why,
        shown=shown,
    )

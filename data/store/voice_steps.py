"""Steps of a voice as they are kept: each under a number of its own, with its words or without."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from data.store.refused import StoreError
from data.store.sessions import add
from data.store.voice_tables import Step, Words
from data.vocabulary import VoiceState


def step_of(name: str, version: int, state: VoiceState, role: str, session: str) -> Step:
    """What is done with a voice now."""
    return Step(id=name, version=version, state=state.value, role=role, session=session, at=datetime.now(UTC))


def add_step(writer: Engine, step: Step, said: dict[str, Any] | None, *, goes: bool = False) -> tuple[Step, Any] | None:
    """Add a step, with which all words of the voice may go; what was there already under its number, if anything was,
    is given back instead."""

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


def is_same(first: tuple[Step, Any], step: Step, said: dict[str, Any] | None) -> bool:
    """Whether what was there already is this very step, done twice."""
    there, words = first
    return (there.state, there.role, there.session, words) == (step.state, step.role, step.session, said)


def _there(session: Session, id: str, version: int) -> tuple[Step, Any] | None:  # noqa: A002
    step = session.scalars(select(Step).where(Step.id == id, Step.version == version)).first()
    if step is None:
        return None
    return step, session.scalar(select(Words.said).where(Words.id == id, Words.version == version))

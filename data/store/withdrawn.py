"""What is left on the disk of voices that were withdrawn, and its clearing."""

from sqlalchemy import select

from data.store.address import Address
from data.store.clearing import clear
from data.store.connecting import engine, telling
from data.store.opening import form_of, to_write
from data.store.refused import StoreError
from data.store.sessions import reading
from data.store.voice_steps import add_step, step_of
from data.store.voice_tables import Step, Words
from data.vocabulary import VoiceState

_FIRST_FORM = 2  # of the store, that has voices
_ENDS = (VoiceState.WITHDRAWN.value, VoiceState.CLEARED.value)


def clear_withdrawn(address: Address) -> None:
    """Take off the disk what is left of withdrawn voices, as where a process ended before it had done so. To look
    waits for nobody who writes."""
    with telling(address):
        left = _left(address)
        if not left:
            return
        writer = to_write(address)
        try:
            clear(writer, Words.__tablename__)
        except StoreError as error:
            raise StoreError(
                f"{address}: it is withdrawn and shown nowhere, but its words could not be cleared off the disk, as "
                f"{error}; withdraw it again in a minute."
            ) from None
        for step in left:
            cleared = step_of(step.id, step.version + 1, VoiceState.CLEARED, step.role, step.session)
            add_step(writer, cleared, None)


def _left(address: Address) -> tuple[Step, ...]:
    """The steps by which voices were withdrawn whose words were not cleared since."""
    if not address.is_there():
        return ()
    with engine(address).connect() as connection:
        if form_of(address, connection) < _FIRST_FORM:  # an older store is left as it is
            return ()
    with reading(address) as session:
        ends = select(Step).where(Step.state.in_(_ENDS)).order_by(Step.version)
        steps = session.scalars(ends).all() if session else ()
    left = {step.id: step for step in steps if step.state == VoiceState.WITHDRAWN.value}
    for step in steps:
        if step.state == VoiceState.CLEARED.value:
            left.pop(step.id, None)
    return tuple(left.values())

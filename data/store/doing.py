"""What may be done with a voice, by whom."""

from data.store.entering import entry as entered
from data.store.refused import EntryError
from data.store.voice import Doing, Heard
from data.vocabulary import VoiceState

_OWN = (
    "you wrote it, in this browser or in a role of this name: somebody else reads it, in a role that says who, such as "
    "Housing officer, West"
)


def who_does(role: str, why: object = None) -> Doing:
    """In which role somebody does something, and, where it is sent back, why; raises EntryError for what names somebody
    or says too little."""
    doing = entered(Doing, {"role": role, "why": why or ""})
    if why is not None and len(doing.why) < 3:
        raise EntryError({"why": "say what has to be changed"})
    return doing


def refuse(state: VoiceState, before: Heard | None, role: str, session: str) -> None:
    """Raises EntryError for what cannot be done with a voice as it is."""
    if before is not None and before.state is VoiceState.WITHDRAWN:
        raise EntryError({"id": "it was withdrawn: write what was heard anew"})
    if state is VoiceState.WAITING or before is None:
        return
    if before.state is not VoiceState.WAITING:
        raise EntryError({"id": f"it is {before.state.word.lower()} already; open the page again"})
    if before.was_written_by(role, session):
        raise EntryError({"role": _OWN})

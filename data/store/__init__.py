"""What people enter: work and what is expected of it, decisions with what was known, reviews, meetings and actions. Use
these names and no others.

A name is loaded when it is first asked for: who enters nothing pays for no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.store.address import begun, read_only
    from data.store.copying import Copied, backup
    from data.store.declared import declared_initiatives
    from data.store.entering import entry, role_fault, token
    from data.store.entries import (
        Action,
        Decision,
        Difference,
        Evidence,
        Expectation,
        Fact,
        Initiative,
        Meeting,
        Move,
        Read,
        Review,
    )
    from data.store.form import Entry, Kept
    from data.store.hearing import Voices, voices
    from data.store.keeping import Store, opened
    from data.store.made_up import made_up_voices
    from data.store.refused import EntryError, OvertakenError, ReadOnlyError, StoreError
    from data.store.voice import QUOTATION, SUMMARY, Heard, Reviewed, Voice

_DOOR = {
    "QUOTATION": "voice",
    "SUMMARY": "voice",
    "Action": "entries",
    "Copied": "copying",
    "Decision": "entries",
    "Difference": "entries",
    "Entry": "form",
    "EntryError": "refused",
    "Evidence": "entries",
    "Expectation": "entries",
    "Fact": "entries",
    "Heard": "voice",
    "Initiative": "entries",
    "Kept": "form",
    "Meeting": "entries",
    "Move": "entries",
    "OvertakenError": "refused",
    "Read": "entries",
    "ReadOnlyError": "refused",
    "Review": "entries",
    "Reviewed": "voice",
    "Store": "keeping",
    "StoreError": "refused",
    "Voice": "voice",
    "Voices": "hearing",
    "backup": "copying",
    "begun": "address",
    "declared_initiatives": "declared",
    "entry": "entering",
    "made_up_voices": "made_up",
    "opened": "keeping",
    "read_only": "address",
    "role_fault": "entering",
    "token": "entering",
    "voices": "hearing",
}

__all__ = [
    "QUOTATION",
    "SUMMARY",
    "Action",
    "Copied",
    "Decision",
    "Difference",
    "Entry",
    "EntryError",
    "Evidence",
    "Expectation",
    "Fact",
    "Heard",
    "Initiative",
    "Kept",
    "Meeting",
    "Move",
    "OvertakenError",
    "Read",
    "ReadOnlyError",
    "Review",
    "Reviewed",
    "Store",
    "StoreError",
    "Voice",
    "Voices",
    "backup",
    "begun",
    "declared_initiatives",
    "entry",
    "made_up_voices",
    "opened",
    "read_only",
    "role_fault",
    "token",
    "voices",
]


def __getattr__(name: str) -> Any:
    if name not in _DOOR:
        raise AttributeError(f"module 'data.store' has no attribute '{name}'")
    found = globals()[name] = getattr(import_module(f"data.store.{_DOOR[name]}"), name)
    return found

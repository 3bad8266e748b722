"""What people enter: work and what is expected of it, decisions with what was known, reviews, meetings and actions. Use
these names and no others.

A name is loaded when it is first asked for: who enters nothing pays for no database.
"""

from typing import TYPE_CHECKING

from data import door

if TYPE_CHECKING:
    from data.store.address import begun, is_named, read_only
    from data.store.copying import backup
    from data.store.decision import Decision, Difference, Evidence, Read, Review
    from data.store.declared import declared_initiatives
    from data.store.entering import entry, role_fault, token
    from data.store.form import Entry, Kept
    from data.store.hearing import voices
    from data.store.initiative import Expectation, Fact, Initiative, Move
    from data.store.keeping import Store, opened
    from data.store.made_up import made_up_voices
    from data.store.meeting import Action, Meeting
    from data.store.refused import EntryError, OvertakenError, ReadOnlyError, StoreError
    from data.store.voice import QUOTATION, SUMMARY, Heard, Reviewed, Voice

_NAMES = door.places(
    {
        "data.store.address": "begun is_named read_only",
        "data.store.copying": "backup",
        "data.store.decision": "Decision Difference Evidence Read Review",
        "data.store.declared": "declared_initiatives",
        "data.store.entering": "entry role_fault token",
        "data.store.form": "Entry Kept",
        "data.store.hearing": "voices",
        "data.store.initiative": "Expectation Fact Initiative Move",
        "data.store.keeping": "Store opened",
        "data.store.made_up": "made_up_voices",
        "data.store.meeting": "Action Meeting",
        "data.store.refused": "EntryError OvertakenError ReadOnlyError StoreError",
        "data.store.voice": "Heard QUOTATION Reviewed SUMMARY Voice",
    }
)

__all__ = [
    "QUOTATION",
    "SUMMARY",
    "Action",
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
    "backup",
    "begun",
    "declared_initiatives",
    "entry",
    "is_named",
    "made_up_voices",
    "opened",
    "read_only",
    "role_fault",
    "token",
    "voices",
]

__getattr__ = door.opens(__name__, _NAMES)

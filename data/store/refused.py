"""Why something cannot be kept, or what is kept cannot be read."""

from collections.abc import Mapping
from typing import Any

from data.refusal import RefusalError
from data.store.form import Kept


class StoreError(RefusalError):
    """What people entered cannot be read or written; the message says where it is, why, and the fix."""


class ReadOnlyError(StoreError):
    """Nothing is recorded here."""

    def __init__(self) -> None:
        super().__init__("Nothing can be recorded here: the dashboard was started to be read only (CAMDEN_READ_ONLY).")


class OvertakenError(StoreError):
    """Somebody else wrote this version first; `first` is what they wrote."""

    def __init__(self, first: Kept[Any]) -> None:
        self.first = first
        when = f"{first.at:%H:%M} UTC on {first.at.day} {first.at:%B %Y}" if first.at else "first"
        super().__init__(
            f"“{first.role}” saved a version of this before you, at {when}. Yours is not saved: look at theirs, and "
            "save again if yours still holds."
        )


class EntryError(RefusalError):
    """What was given is no such entry; `faults` are sentences by field. A field within another is named with its
    place, such as `moves.0.lag_months`."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("\n".join(f"{field}: {said}" for field, said in self.faults.items()))

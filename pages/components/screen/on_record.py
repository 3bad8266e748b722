"""What people have entered, read whole for a run of a page."""

from dataclasses import replace
from typing import TypeVar

from data.store import Action, Decision, Entry, Expectation, Initiative, Kept, Meeting, Review
from pages.components.exhibits.on_record import OnRecord
from pages.components.screen import recorded

Entered = TypeVar("Entered", bound=Entry)


def whole() -> OnRecord:
    """All of it; nothing but what the project declares where the store cannot be read, which the page says."""
    return OnRecord(
        initiatives=tuple(recorded.newest(Initiative)),
        expectations=_versions(Expectation),
        decisions=_versions(Decision),
        reviews=tuple(recorded.newest(Review)),
        meetings=tuple(_as_started(each) for each in _versions(Meeting)),
        acted=_versions(Action),
        worked=tuple(
            tuple(recorded.history(Initiative, each.id)) for each in recorded.newest(Initiative) if each.version
        ),
    )


def _as_started(versions: tuple[Kept[Meeting], ...]) -> Kept[Meeting]:
    """A meeting as it is now, with when and by whom it was started: by that, meetings stand in their order."""
    return replace(versions[-1], at=versions[0].at, role=versions[0].role)


def _versions(kind: type[Entered]) -> tuple[tuple[Kept[Entered], ...], ...]:
    """Every version of each entry of a kind; of one that was never changed there is the one."""
    newest = recorded.newest(kind)
    return tuple(tuple(recorded.history(kind, each.id)) if each.version > 1 else (each,) for each in newest)

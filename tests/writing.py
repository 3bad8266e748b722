"""Entries that are there as if they had been written on a day of their own."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any
from unittest import mock

from data import store
from data.store import Kept, keeping


def write(*several: Kept[Any] | Iterable[Kept[Any]]) -> None:
    """Save entries, each at its own time; of one that has versions all, the oldest first."""
    for each in several:
        for kept in [each] if isinstance(each, Kept) else each:
            with mock.patch.object(keeping, "datetime", _clock(kept.at)):
                store.opened().save(kept.entry, id=kept.id, role=kept.role, over=kept.version - 1, because=kept.because)


def _clock(at: datetime | None) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            """When the entry was written."""
            assert at is not None
            return at

    return Clock

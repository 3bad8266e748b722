"""When something was written, as the clocks in Camden showed it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from pages.components.words.periods import day_text

_HERE = ZoneInfo("Europe/London")


def time(at: datetime) -> str:
    """'10:04', in UK time."""
    return f"{at.astimezone(_HERE):%H:%M}"


def day(at: datetime) -> date:
    """The day on which it was, in UK time."""
    return at.astimezone(_HERE).date()


def moment(at: datetime) -> str:
    """'27 November 2026 at 10:04 (UK time)'."""
    return f"{day_text(day(at))} at {time(at)} (UK time)"

"""What is known of the work on an indicator where it goes on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of the work on an indicator where it goes on: how many figures there are since it began and since
    it was last changed, counted past its own lag; what it is at; and what people have said of it."""

    at_planned_scale: bool = False
    figures_since_start: int = 0  # after the lag that is stated for it
    changed: date | None = None  # when "go faster" or another change was last decided
    figures_since_change: int = 0
    harm: str = ""  # what harm is reported, in words
    temporary: bool = False  # whether a recorded cause is known to pass
    review: date | None = None  # by when it is to be looked at again

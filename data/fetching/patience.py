"""How often and how long to wait for a service that may soon answer better."""

import email.utils
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

ATTEMPTS = 5
FIRST_PAUSE = 2.0
# A service that wants more than this is not waited for: whoever started the fetch is told when to come back.
LONGEST_PAUSE = 300.0

Result = TypeVar("Result")


class FetchError(ValueError):
    """A service did not give what was asked for; the message has the address, what happened and what to do."""


class PassingError(Exception):
    """A failure that another attempt may not meet; `after` is how many seconds the service asked to wait."""

    def __init__(self, said: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(said)


def patiently(address: str, attempt: Callable[[], Result], wait: Callable[[float], None]) -> Result:
    """What the attempt gives, made again with ever longer pauses; raises FetchError when the last one fails too."""
    pause = FIRST_PAUSE
    for number in range(1, ATTEMPTS + 1):
        try:
            return attempt()
        except PassingError as error:
            if error.after is not None and error.after > LONGEST_PAUSE:
                raise FetchError(f"{address}: {error}, and asks to wait {error.after:,.0f} s. Try then.") from error
            if number == ATTEMPTS:
                rule = f"{address}: {error}, at each of {ATTEMPTS} attempts. Try again later."
                raise FetchError(rule) from error
            wait(pause if error.after is None else max(error.after, 0.0))
            pause *= 2
    raise AssertionError


def retry_after(text: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header, which has seconds or a date; None where it has neither."""
    if text is None:
        return None
    if re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII):
        return float(text)
    try:
        day = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return max((day.replace(tzinfo=day.tzinfo or UTC) - now).total_seconds(), 0.0)

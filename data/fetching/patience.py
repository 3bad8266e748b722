"""How often and how long to wait for a service that may soon answer better."""

import email.utils
import re
import threading
from datetime import UTC, datetime
from typing import NoReturn, cast

from tenacity import (
    Future,
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    sleep_using_event,
    stop_after_attempt,
    wait_exponential,
)

from data.refusal import RefusalError

ATTEMPTS = 5
FIRST_PAUSE = 2.0
# A service that wants more than this is not waited for: whoever started the fetch is told when to come back.
LONGEST_PAUSE = 300.0


class FetchError(RefusalError):
    """A service did not give what was asked for; the message has the address, what happened and what to do."""


class PassingError(Exception):
    """A failure that another attempt may not meet; `after` is how many seconds the service asked to wait."""

    def __init__(self, said: str, after: float | None = None) -> None:
        self.after = after
        super().__init__(said)


def patient(stopped: threading.Event) -> Retrying:
    """Calls again what raises PassingError, with ever longer pauses; raises FetchError when the last attempt fails.

    A pause ends early where everything is stopped.
    """
    return Retrying(
        retry=retry_if_exception_type(PassingError),
        wait=_pause,
        stop=_is_last,
        sleep=sleep_using_event(stopped),
        retry_error_callback=_give_up,
    )


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


def _pause(state: RetryCallState) -> float:
    asked = _failure(state).after
    return wait_exponential(multiplier=FIRST_PAUSE)(state) if asked is None else asked


def _is_last(state: RetryCallState) -> bool:
    return stop_after_attempt(ATTEMPTS)(state) or (_failure(state).after or 0.0) > LONGEST_PAUSE


def _give_up(state: RetryCallState) -> NoReturn:
    failure = _failure(state)
    if (failure.after or 0.0) > LONGEST_PAUSE:
        raise FetchError(f"{failure}, and asks to wait {failure.after:,.0f} s. Try then.") from failure
    raise FetchError(f"{failure}, at each of {ATTEMPTS} attempts. Try again later.") from failure


def _failure(state: RetryCallState) -> PassingError:
    """What the last attempt failed with: after anything else there is no other."""
    return cast("PassingError", cast("Future", state.outcome).exception())

"""A test that would wait for ever fails instead."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """Fails what takes longer: an alarm ends the wait of whatever is being opened or read."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)

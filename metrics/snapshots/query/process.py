"""The app's end of a process that runs queries: started with the tables of one snapshot, and ended when it must be."""

import os
import select
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from metrics.snapshots.query import frames

ROOT = Path(__file__).parents[3]
# How often whoever waits is asked whether there is still somebody to answer.
STEP = 0.2
_TO_START = 60.0
# What a library needs to be found at all. Nothing else of the app's: no folder's name, and no key.
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_OWN = {"PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2", "ARROW_DEFAULT_MEMORY_POOL": "system", "TZ": "UTC"}
_COMMAND = (sys.executable, "-s", "-m", "metrics.snapshots.query.worker")

Tick = Callable[[], None]


class EndedError(Exception):
    """The process is no more, or was ended because it did not answer in time; `overdue` is whether it was."""

    def __init__(self, *, overdue: bool = False) -> None:
        super().__init__("the process that runs queries has ended")
        self.overdue = overdue


class Process:
    """A process of its own with a snapshot's tables, by name."""

    def __init__(self, snapshot: str, tables: Mapping[str, pa.Table]) -> None:
        self.snapshot = snapshot
        environment = _OWN | {name: os.environ[name] for name in _NEEDED if name in os.environ}
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self._running = subprocess.Popen(  # noqa: S603 - our own module, and no word of a reader
            _COMMAND, stdin=pipe, stdout=pipe, stderr=nothing, cwd=ROOT, env=environment, close_fds=True
        )
        # Also where nobody holds it any more, and when the app ends.
        self._ended = weakref.finalize(self, _end, self._running)
        try:
            for name, table in tables.items():
                self._send(frames.packed({"table": name}, table))
            self._send(frames.packed({"loaded": True}))
            self._receive(time.monotonic() + _TO_START, lambda: None)
        except BaseException:
            self.end()
            raise

    @property
    def is_there(self) -> bool:
        return self._running.poll() is None

    def ask(self, said: Mapping[str, Any], seconds: float, tick: Tick) -> tuple[dict[str, Any], pa.Table | None]:
        """What the process answers; EndedError where it does not. `tick` is called while it works; whatever that raises
        ends it."""
        try:
            self._send(frames.packed(said))
            return self._receive(time.monotonic() + seconds, tick)
        except BaseException:
            # It may be in the middle of something that nobody waits for any more.
            self.end()
            raise

    def end(self) -> None:
        """End it at once, whatever it does."""
        self._ended()

    def _send(self, frame: bytes) -> None:
        try:
            assert self._running.stdin is not None  # noqa: S101 - as it was started
            self._running.stdin.write(frame)
            self._running.stdin.flush()
        except OSError as error:
            raise EndedError from error

    def _receive(self, until: float, tick: Tick) -> tuple[dict[str, Any], pa.Table | None]:
        arriving = self._arriving(until, tick)
        held = b""
        while len(held) < frames.HEAD:
            held += next(arriving)
        words, rows = frames.lengths(held[: frames.HEAD])
        parts, there = [held], len(held)
        while there < frames.HEAD + words + rows:
            parts.append(next(arriving))
            there += len(parts[-1])
        content = b"".join(parts)[frames.HEAD :]
        return frames.unpacked(content[:words], content[words:])

    def _arriving(self, until: float, tick: Tick) -> Iterator[bytes]:
        """What the process sends, as it comes."""
        assert self._running.stdout is not None  # noqa: S101 - as it was started
        source = self._running.stdout.fileno()
        while True:
            if time.monotonic() > until:
                raise EndedError(overdue=True)
            if select.select([source], [], [], STEP)[0]:
                content = os.read(source, 1 << 20)
                if not content:
                    raise EndedError(overdue=self._running.wait() == frames.OVERDUE)
                yield content
            else:
                tick()


def _end(running: subprocess.Popen[bytes]) -> None:
    running.kill()
    for stream in (running.stdin, running.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
    running.wait()

"""Immutable values packed small, the latest of them, in so many bytes."""

import pickle
import zlib
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any

_KEY = 600  # bytes that a key takes, and its place
_FAST = 1  # zlib's levels above it take longer than they save


class Packed:
    """Values by what they answer, for any number of threads. Beyond `most` bytes those go that nobody has asked for
    since the longest time; what is larger by itself is not kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def weight(self) -> int:
        """The bytes of all that is kept."""
        return self._bytes

    def keep(self, key: Hashable, value: object) -> None:
        """Pack a value; one that is kept already is not packed again."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return
        packed = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FAST)
        with self._lock:
            if key not in self._kept and len(packed) + _KEY <= self._most:
                self._kept[key] = packed
                self._bytes += len(packed) + _KEY
            while self._bytes > self._most:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone) + _KEY

    def find(self, key: Hashable) -> tuple[Any] | None:
        """A value that equals the one that was kept, alone in a tuple, since it may be None; None where none is."""
        with self._lock:
            packed = self._kept.get(key)
            if packed is None:
                return None
            self._kept.move_to_end(key)
        # Packed here, and never out of this process.
        return (pickle.loads(zlib.decompress(packed)),)  # noqa: S301

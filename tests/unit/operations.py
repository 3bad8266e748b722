"""What is done to files on the disk, one operation after the other: each may be let fail, or be the last."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMED = ("fsync", "rename", "replace", "mkdir", "unlink", "remove", "rmdir")
# What a full disk still does.
FREEING = ("unlink", "remove", "rmdir")


@contextmanager
def watched(before: Callable[[str], None]) -> Iterator[None]:
    """Calls `before` with the kind of each operation that changes a file, before it is done."""

    class Raw(io.FileIO):
        def write(self, content: Any) -> int:
            before("write")
            return super().write(content)

    real = io.open

    def opened(file: Any, mode: str = "r", buffering: int = -1, *args: Any, **kwargs: Any) -> Any:
        if not set(mode) & set("wax+"):
            return real(file, mode, buffering, *args, **kwargs)
        before("open")
        raw = Raw(file, mode.replace("b", "").replace("t", ""))
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *args, **kwargs)

    def counting(name: str) -> Callable[..., Any]:
        done = getattr(os, name)

        def operation(*args: Any, **kwargs: Any) -> Any:
            before(name)
            return done(*args, **kwargs)

        return operation

    with pytest.MonkeyPatch.context() as patch:
        for name in NAMED:
            patch.setattr(os, name, counting(name))
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        yield

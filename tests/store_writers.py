"""Processes that write to the store that the environment names, and say what they were told is saved.

`together NUMBER EACH`: so many processes at once, each with so many entries of its own and one that all write. `killed
TIMES`: so many processes, one after the other, each of which is killed while it writes."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module

from data import store
from tests.entries import meeting


def together(number: int, each: int) -> None:
    """Print the ids of what was saved, and how the race for one id ended."""
    started, go = os.pipe()
    children = []
    for child in range(number):
        reads, writes = os.pipe()

        def work(child: int = child, writes: int = writes) -> None:
            os.close(go)
            os.read(started, 1)  # ends for all at once, when the parent closes it
            for entry in range(each):
                name = f"p{child}_{entry}"
                store.opened().save(meeting(), id=name, role=f"P{child}")
                _say(writes, name)
            try:
                store.opened().save(meeting(f"Board of {child}"), id="one", role=f"P{child}")
                _say(writes, "won")
            except store.OvertakenError as error:
                _say(writes, f"lost_to:{error.first.role}")

        children.append((_forked(work), reads))
        os.close(writes)
    os.close(go)
    for process, reads in children:
        print(_all(reads), end="")
        assert os.waitpid(process, 0)[1] == 0


def killed(times: int) -> None:
    """Print the ids of what was saved before each was killed."""
    chosen = random.Random(7)
    for run in range(times):
        reads, writes = os.pipe()

        def work(run: int = run, writes: int = writes) -> None:
            entry = 0
            while True:
                name = f"r{run}_{entry}"
                store.opened().save(meeting("Board " * 20), id=name, role="Chair")
                _say(writes, name)
                entry += 1

        process = _forked(work)
        os.close(writes)
        # A third is killed while it makes the store or opens it, the others while they save.
        told = os.read(reads, 1).decode() if run >= times // 3 else ""
        time.sleep(chosen.uniform(0, 0.05))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        print(told + _all(reads), end="")


def _forked(work: Callable[[], None]) -> int:
    process = os.fork()
    if process == 0:
        ended = 1
        try:
            work()
            ended = 0
        finally:
            os._exit(ended)
    return process


def _say(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())


def _all(pipe: int) -> str:
    with os.fdopen(pipe) as file:
        return file.read()


if __name__ == "__main__":
    # Loaded before any fork: what is tested is the writing.
    for module in ("data.store.keeping", "alembic.command", "sqlalchemy.dialects.sqlite"):
        import_module(module)
    if sys.argv[1] == "together":
        together(int(sys.argv[2]), int(sys.argv[3]))
    else:
        killed(int(sys.argv[2]))

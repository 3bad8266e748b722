"""Where queries are handed in: a few are run at a time, others wait their turn, and the same one is not run twice."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from metrics.snapshots.folder import UnreadableSnapshotError
from metrics.snapshots.query import faults
from metrics.snapshots.query.answer import MOST_SECONDS, Answer, QueryRefusedError, Spot
from metrics.snapshots.query.process import STEP, EndedError, Process
from metrics.snapshots.query.published import tables_to_ask
from metrics.snapshots.snapshot import Snapshot

AT_ONCE = 2
MOST_WAITING = 30.0  # seconds
KEPT = 64_000_000  # bytes of answers
BUSY = f"Others are asking now, {AT_ONCE} at a time. Your query has not been run; run it again in a moment."
_CANNOT = "Queries cannot be run now. The other pages work; try again later."
_GRACE = 3.0  # seconds, for a process to say that it has stopped

# Called a few times a second with whether the query runs, or else waits its turn; what it raises stops the query.
Tick = Callable[[bool], None]


class QueryDesk:
    """Runs queries over snapshots, for any number of threads."""

    def __init__(self, at_once: int = AT_ONCE, seconds: float = MOST_SECONDS, waiting: float = MOST_WAITING) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._waiting = waiting
        self._turn = Condition()
        self._queue: deque[object] = deque()
        self._busy = 0
        self._idle: list[Process] = []
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()

    def ask(self, snapshot: Snapshot, sql: str, tick: Tick = lambda _runs: None) -> Answer:
        """What a query comes to; raises QueryRefusedError, and whatever `tick` raises."""
        key = (snapshot.name, sql)
        if (known := self._remembered(key)) is not None:
            return known
        with self._a_turn(tick):
            # Somebody who was before may have asked the same.
            answer = self._remembered(key) or self._run(snapshot, sql, tick)
        self._remember(key, answer)
        return answer

    def close(self) -> None:
        """End every process that waits for a query."""
        with self._turn:
            idle, self._idle = self._idle, []
        for each in idle:
            each.end()

    def _run(self, snapshot: Snapshot, sql: str, tick: Tick) -> Answer:
        process = self._process(snapshot)
        try:
            said, rows = process.ask({"sql": sql, "seconds": self._seconds}, self._seconds + _GRACE, lambda: tick(True))
        except EndedError as error:
            # What is ended by the system had more than it may have.
            raise QueryRefusedError(faults.too_long(self._seconds) if error.overdue else faults.TOO_LARGE) from error
        with self._turn:
            self._idle.append(process)
        if rows is None:
            place = Spot(*said["place"]) if said["place"] else None
            raise QueryRefusedError(said["refused"], place, said["meant"])
        return Answer(rows, said["seconds"], said["cut"], tuple(said["tables"]), said["made_up"])

    def _process(self, snapshot: Snapshot) -> Process:
        """One with this snapshot's tables: one that waits, else a new one; those of other snapshots are ended."""
        with self._turn:
            mine = [each for each in self._idle if each.snapshot == snapshot.name and each.is_there]
            gone = [each for each in self._idle if each not in mine]
            self._idle = mine[1:]
        for each in gone:
            each.end()
        try:
            return mine[0] if mine else Process(snapshot.name, tables_to_ask(snapshot))
        except (EndedError, UnreadableSnapshotError, OSError) as error:
            raise QueryRefusedError(_CANNOT) from error

    @contextmanager
    def _a_turn(self, tick: Tick) -> Iterator[None]:
        """Wait until one of the few places is free, in the order of asking."""
        mine, until = object(), time.monotonic() + self._waiting
        with self._turn:
            self._queue.append(mine)
        try:
            while True:
                with self._turn:
                    if self._queue[0] is mine and self._busy < self._at_once:
                        self._busy += 1
                        break
                    self._turn.wait(STEP)
                if time.monotonic() > until:
                    raise QueryRefusedError(BUSY)
                tick(False)
        finally:
            with self._turn:
                self._queue.remove(mine)
                self._turn.notify_all()
        try:
            yield
        finally:
            with self._turn:
                self._busy -= 1
                self._turn.notify_all()

    def _remembered(self, key: tuple[str, str]) -> Answer | None:
        with self._turn:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def _remember(self, key: tuple[str, str], answer: Answer) -> None:
        with self._turn:
            self._answers[key] = answer
            while sum(each.rows.nbytes for each in self._answers.values()) > KEPT and len(self._answers) > 1:
                self._answers.popitem(last=False)

"""Many sessions at once at one server: each walks a journey, with time to think between two questions."""

import asyncio
import random
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from os import getloadavg
from time import perf_counter
from typing import Any, cast

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.benchmarks._client import PATIENCE, Answer, Scales, clock, connecting
from tests.benchmarks._journeys import Journey, Own, Step
from tests.benchmarks._session import Session
from tests.browser.server import Server

_KB = 1024  # of `ps`


@dataclass(frozen=True)
class Load:
    """How many sessions, for how long at the least, and from how many to how many seconds each thinks."""

    sessions: int = 100
    seconds: float = 900
    thinking: tuple[float, float] = (10, 30)
    seed: int = 1


@dataclass(frozen=True)
class Visit:
    """A step of a journey, and its answer: here in seconds on the wall, as its reader waits."""

    page: str
    changes: bool
    answer: Answer


@dataclass
class Walked:
    """What came of many sessions: visits; sessions that were refused, cut off or left without an answer; answers that
    were not what had been asked for; bytes of memory of the server when all had ended and the processor's seconds that
    it took; and how many processes waited for a processor."""

    sessions: int
    visits: list[Visit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)
    memory: int = 0
    processor: float = 0
    load: float = 0


class _Weighed(ClientConnection):
    """A connection that knows how many bytes have come over it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.scales = Scales(self.protocol)


def walk(server: Server, journeys: Sequence[Journey], load: Load) -> Walked:
    """Every session walks its journey once, and again until the time is over; the journeys take turns."""
    clocks, walked = [clock(each) for each in server.processes], Walked(load.sessions)
    before = sum(worked() for worked in clocks)
    asyncio.run(_Crowd(server, load, walked, perf_counter() + load.seconds).walk(journeys))
    walked.processor = sum(worked() for worked in clocks) - before
    walked.memory = sum(map(memory, server.processes))
    walked.load = getloadavg()[0]
    return walked


def memory(process: int) -> int:
    """The bytes of memory that a process has now."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(told.stdout) * _KB


@dataclass
class _Crowd:
    """The sessions of a load at a server, and what comes of them."""

    server: Server
    load: Load
    walked: Walked
    until: float

    async def walk(self, journeys: Sequence[Journey]) -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(self.load.sessions):
                group.create_task(self._one(journeys[number % len(journeys)], number))

    async def _one(self, journey: Journey, number: int) -> None:
        """One session, from when it comes to when it goes. They do not all come at once."""
        chance = random.Random(f"{self.load.seed} {number}")
        await asyncio.sleep(chance.uniform(0, self.load.thinking[1]))
        own, first = Own(Session(self.server.address), number), True
        try:
            async with connect(**connecting(self.server), create_connection=_Weighed, open_timeout=PATIENCE) as opened:
                connection = cast("_Weighed", opened)
                while first or perf_counter() < self.until:
                    for step in journey(own):
                        await self._visit(connection, own.session, step)
                        await asyncio.sleep(chance.uniform(*self.load.thinking))
                        if not first and perf_counter() >= self.until:
                            break
                    first = False
        except (OSError, TimeoutError, WebSocketException) as error:
            self.walked.refused.append(repr(error))

    async def _visit(self, connection: _Weighed, session: Session, step: Step) -> None:
        answer = await _asked(connection, session, step.question)
        self.walked.visits.append(Visit(step.page, step.changes, answer))
        if missed := step.missed(session):
            self.walked.mistaken.append(missed)


async def _asked(connection: _Weighed, session: Session, question: bytes) -> Answer:
    written, before, started = 0, connection.scales.weight, perf_counter()
    await connection.send(question)
    ended = False
    while not ended:
        async with asyncio.timeout(PATIENCE):
            told = await connection.recv(decode=False)
        written += len(told)
        ended = session.take(told)
    return Answer(perf_counter() - started, written, connection.scales.weight - before)

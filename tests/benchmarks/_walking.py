"""Many sessions at once at one server: each walks a journey, with time to think between two questions."""

import asyncio
import random
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from os import getloadavg
from time import perf_counter
from typing import Any, TypeVar, cast

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.benchmarks._client import PATIENCE, Answer, Scales, clock, connecting
from tests.benchmarks._journeys import Journey, Own, Step
from tests.benchmarks._session import Session
from tests.browser.server import Server

S = TypeVar("S")
# A session as it comes: its journey, which begins anew whenever it is called, and what takes one of its steps.
Come = tuple[Callable[[], Iterator[S]], Callable[[S], Awaitable[None]]]
REFUSALS = (OSError, TimeoutError, WebSocketException, httpx.HTTPError)
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
    return crowd(server.processes, load, lambda *who: _coming(server, journeys[who[0] % len(journeys)], *who))


def crowd(
    processes: Sequence[int], load: Load, coming: Callable[[int, Walked], AbstractAsyncContextManager[Come[S]]]
) -> Walked:
    """What came of the sessions of a load, each as it is `coming` by its number, and what these processes took."""
    clocks, walked = [clock(each) for each in processes], Walked(load.sessions)
    before = sum(worked() for worked in clocks)
    asyncio.run(_crowd(load, walked, coming))
    walked.processor = sum(worked() for worked in clocks) - before
    walked.memory = sum(map(memory, processes))
    walked.load = getloadavg()[0]
    return walked


def memory(process: int) -> int:
    """The bytes of memory that a process has now."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(told.stdout) * _KB


async def _crowd(
    load: Load, walked: Walked, coming: Callable[[int, Walked], AbstractAsyncContextManager[Come[S]]]
) -> None:
    """The sessions of a load, each from when it comes to when it goes."""
    until = perf_counter() + load.seconds

    async def one(number: int) -> None:
        chance, first = random.Random(f"{load.seed} {number}"), True
        await asyncio.sleep(chance.uniform(0, load.thinking[1]))  # they do not all come at once
        try:
            async with coming(number, walked) as (journey, take):
                while first or perf_counter() < until:
                    for step in journey():
                        await take(step)
                        await asyncio.sleep(chance.uniform(*load.thinking))
                        if not first and perf_counter() >= until:
                            break
                    first = False
        except REFUSALS as error:
            walked.refused.append(repr(error))

    async with asyncio.TaskGroup() as group:
        for number in range(load.sessions):
            group.create_task(one(number))


@asynccontextmanager
async def _coming(server: Server, journey: Journey, number: int, walked: Walked) -> AsyncIterator[Come[Step]]:
    own = Own(Session(server.address), number)
    async with connect(**connecting(server), create_connection=_Weighed, open_timeout=PATIENCE) as opened:
        connection = cast("_Weighed", opened)

        async def take(step: Step) -> None:
            answer = await _asked(connection, own.session, step.question)
            walked.visits.append(Visit(step.page, step.changes, answer))
            if missed := step.missed(own.session):
                walked.mistaken.append(missed)

        yield lambda: journey(own), take


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

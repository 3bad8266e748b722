"""Many readers of a program that answers over HTTP: each asks as a browser does, without the files that it keeps, and
holds what comes to what it asked for."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

import httpx

from tests.benchmarks._client import PATIENCE, Answer
from tests.benchmarks._journeys import Own
from tests.benchmarks._session import Session
from tests.benchmarks._walking import Come, Load, Visit, Walked, crowd
from tests.browser.server import Server

# As many as a browser has to one server. None is used that the server may be about to close, as gunicorn does after two
# seconds: a browser would ask again, and this would count as a refusal.
_CONNECTIONS = httpx.Limits(max_connections=6, keepalive_expiry=1)


@dataclass(frozen=True)
class Question:
    """An address, and what is sent to it as JSON; without that it is fetched."""

    address: str
    sent: object = None


@dataclass(frozen=True)
class Step:
    """What a reader does: questions one after the other, or at once where they stand together; whether it changes a
    choice; and what is wrong with the answers, '' where nothing is."""

    page: str
    questions: Sequence[Sequence[Question]]
    missed: Callable[[Sequence[bytes]], str]
    changes: bool = False


Journey = Callable[[Own], Iterator[Step]]


def walk(server: Server, journey: Journey, load: Load) -> Walked:
    """Every session walks the journey once, and again until the time is over. What the server takes is that of all its
    processes."""
    return crowd(family(server.process), load, lambda *who: _coming(server, journey, *who))


def family(process: int) -> list[int]:
    """A process, and all that it started and that these started."""
    with subprocess.Popen(["ps", "-e", "-o", "pid=,ppid="], stdout=subprocess.PIPE, text=True) as listing:
        told, _ = listing.communicate()
    parents = {int(own): int(parent) for own, parent in map(str.split, told.splitlines())}
    found = [process]
    for each in found:
        found += [own for own, parent in parents.items() if parent == each and own != listing.pid]
    return found


@asynccontextmanager
async def _coming(server: Server, journey: Journey, number: int, walked: Walked) -> AsyncIterator[Come[Step]]:
    # Certificates, which nobody needs here, would take longer to read than most answers to come.
    client = httpx.AsyncClient(
        base_url=server.address, timeout=PATIENCE, limits=_CONNECTIONS, trust_env=False, verify=False
    )
    own = Own(Session(server.address), number)
    async with client:

        async def take(step: Step) -> None:
            answer, told = await _asked(client, step)
            walked.visits.append(Visit(step.page, step.changes, answer))
            if missed := step.missed(told):
                walked.mistaken.append(missed)

        yield lambda: journey(own), take


async def _asked(client: httpx.AsyncClient, step: Step) -> tuple[Answer, list[bytes]]:
    """Seconds until the last answer is there, and the bytes of all; raises httpx.HTTPError where one is refused."""
    told: list[httpx.Response] = []
    started = perf_counter()
    for questions in step.questions:
        told += await asyncio.gather(*(_one(client, each) for each in questions))
    seconds = perf_counter() - started
    for each in told:
        each.raise_for_status()
    written, wire = sum(len(each.content) for each in told), sum(each.num_bytes_downloaded for each in told)
    return Answer(seconds, written, wire), [each.content for each in told]


async def _one(client: httpx.AsyncClient, question: Question) -> httpx.Response:
    if question.sent is None:
        return await client.get(question.address)
    return await client.post(question.address, json=question.sent)

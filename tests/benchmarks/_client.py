"""A reader without a browser: asks a server for pages as Streamlit's own client does, and weighs what it is sent."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from websockets.protocol import Protocol
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.benchmarks._session import Session
from tests.browser.server import Server, trusting

PATIENCE = 60  # seconds
_LONGEST = 2**26  # bytes of a message
_OF_ALL_THREADS = 2  # Linux's CPUCLOCK_SCHED


@dataclass(frozen=True)
class Answer:
    """A run of a page's script: seconds of the server from the question to its end, and bytes, of the messages as they
    are written and of what came over the wire for them."""

    seconds: float
    written: int
    wire: int


class Scales:
    """What has come over a connection, in bytes."""

    def __init__(self, protocol: Protocol) -> None:
        self.weight = 0
        take = protocol.receive_data

        def weigh(data: bytes | bytearray) -> None:
            self.weight += len(data)
            take(data)

        protocol.receive_data = weigh  # type: ignore[method-assign]


class Weighed(ClientConnection):
    """A connection that knows how many bytes have come over it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.scales = Scales(self.protocol)


@dataclass
class Reader:
    """A session, and what carries its messages."""

    session: Session
    connection: Weighed
    clock: Callable[[], float]

    def open(self, name: str, address: Mapping[str, str] | None = None) -> Answer:
        """A page by its name in the address, as by a link: with no choice but the link's."""
        return self._ask(self.session.opening(name, address))

    def choose(self, box: str, place: int) -> Answer:
        """An option of a box, which is told by the end of its key."""
        return self._ask(self.session.choosing(box, self.session.options(box)[place]))

    def again(self) -> Answer:
        """The same page once more."""
        return self._ask(self.session.asking())

    def _ask(self, question: bytes) -> Answer:
        written, before, started = 0, self.connection.scales.weight, self.clock()
        self.connection.send(question)
        ended = False
        while not ended:
            told = self.connection.recv(PATIENCE, decode=False)
            written += len(told)
            ended = self.session.take(told)
        return Answer(self.clock() - started, written, self.connection.scales.weight - before)


@contextmanager
def reader(server: Server) -> Iterator[Reader]:
    """A new session, closed at the end."""
    with connect(**connecting(server), create_connection=Weighed) as connection:
        yield Reader(Session(server.address), cast("Weighed", connection), clock(server.process))


def connecting(server: Server) -> dict[str, Any]:
    """How a session is begun. It takes compressed messages where the server has them, as browsers do."""
    scheme, host, *_ = urlsplit(server.address)
    return {
        "uri": server.address.replace("http", "ws", 1) + "/_stcore/stream",
        "ssl": trusting() if scheme == "https" else None,
        "origin": Origin(f"{scheme}://{host}"),
        "subprotocols": [Subprotocol("streamlit")],
        "max_size": _LONGEST,
        "proxy": None,
    }


def clock(process: int) -> Callable[[], float]:
    """Seconds for which processors have worked for a process, whatever else they have had to do meanwhile; where that
    is not to be had of another process, seconds on the wall."""
    if sys.platform != "linux":
        return time.perf_counter
    name = ~process << 3 | _OF_ALL_THREADS  # as clock_getcpuclockid(3) makes it
    return lambda: time.clock_gettime(name)

"""A reader without a browser: asks a server for pages as Streamlit's own client does, and weighs what it is sent."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlencode

from streamlit.proto.AppPage_pb2 import AppPage
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import Server

_PATIENCE = 60  # seconds
_LONGEST = 2**26  # bytes of a message
_OF_ALL_THREADS = 2  # Linux's CPUCLOCK_SCHED


@dataclass(frozen=True)
class Answer:
    """A run of a page's script: seconds of the server from the question to its end, and bytes, of the messages as they
    are written and of what came over the wire for them."""

    seconds: float
    written: int
    wire: int


class Weighed(ClientConnection):
    """A connection that knows how many bytes have come over it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.weight = 0
        take = self.protocol.receive_data

        def weigh(data: bytes | bytearray) -> None:
            self.weight += len(data)
            take(data)

        self.protocol.receive_data = weigh  # type: ignore[method-assign]


@dataclass
class Reader:
    """A session. Long messages are kept for as many runs as Streamlit's client keeps them, and named with each
    question: the server then sends their names alone."""

    connection: Weighed
    server: Server
    clock: Callable[[], float]
    query: str = ""
    page: str = ""
    pages: Sequence[AppPage] = ()
    boxes: dict[str, Selectbox] = field(default_factory=dict)
    kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    runs: int = 0
    keeps: int = 0

    def open(self, name: str, address: Mapping[str, str] | None = None) -> Answer:
        """A page by its name in the address, as by a link: with no choice but the link's."""
        self.query, self.page, self.boxes = urlencode(address or {}), "", {}
        return self._ask(name, {})

    def choose(self, box: str, place: int) -> Answer:
        """An option of a select box, which is told by the end of its key."""
        there = next(each for name, each in self.boxes.items() if name.endswith(box))
        return self._ask("", {there.id: there.options[place]})

    def again(self) -> Answer:
        """The same page once more."""
        return self._ask("", {})

    def _ask(self, name: str, values: Mapping[str, str]) -> Answer:
        question = BackMsg()
        rerun = question.rerun_script
        rerun.query_string = self.query
        rerun.page_name, rerun.page_script_hash = name, self.page
        rerun.cached_message_hashes.extend(self.kept)
        rerun.context_info.url = f"{self.server.address}/{name}"
        rerun.context_info.color_scheme = "light"
        for key, value in values.items():
            rerun.widget_states.widgets.add(id=key, string_value=value)
        written, before, started = 0, self.connection.weight, self.clock()
        self.connection.send(question.SerializeToString())
        for message, size in self._messages():
            written += size
            if message.WhichOneof("type") == "script_finished":
                break
        answer = Answer(self.clock() - started, written, self.connection.weight - before)
        self.kept = {each: when for each, when in self.kept.items() if self.runs - when[0] < self.keeps}
        return answer

    def _messages(self) -> Iterator[tuple[ForwardMsg, int]]:
        while True:
            told = self.connection.recv(_PATIENCE, decode=False)
            message = ForwardMsg.FromString(told)
            self._take(message)
            yield message, len(told)

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.runs += 1
            self.keeps = message.new_session.config.max_cached_message_age
        elif kind == "navigation":
            self.page, self.pages = message.navigation.page_script_hash, list(message.navigation.app_pages)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            _, message = self.kept[message.ref_hash]
            self.kept[message.hash] = (self.runs, message)
        elif message.metadata.cacheable:
            self.kept[message.hash] = (self.runs, message)
        element = message.delta.new_element
        if element.HasField("selectbox"):
            self.boxes[element.selectbox.id] = element.selectbox
        if element.HasField("exception"):
            raise RuntimeError(element.exception.message)


@contextmanager
def reader(server: Server) -> Iterator[Reader]:
    """A new session, closed at the end. It takes compressed messages where the server has them, as browsers do."""
    with connect(
        server.address.replace("http", "ws", 1) + "/_stcore/stream",
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=_LONGEST,
        proxy=None,
        create_connection=Weighed,
    ) as connection:
        yield Reader(cast("Weighed", connection), server, clock(server.process))


def clock(process: int) -> Callable[[], float]:
    """Seconds for which processors have worked for a process, whatever else they have had to do meanwhile; where that
    is not to be had of another process, seconds on the wall."""
    if sys.platform != "linux":
        return time.perf_counter
    name = ~process << 3 | _OF_ALL_THREADS  # as clock_getcpuclockid(3) makes it
    return lambda: time.clock_gettime(name)

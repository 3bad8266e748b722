"""How many readers are connected, and how long each of their questions took: counted as it goes over the line, without
a look at what is asked or answered."""

import time
from bisect import bisect_left
from collections.abc import Callable

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
# What says that a run has ended is some bytes long; what it has drawn is not looked into.
_SHORT = 500


class Sessions:
    """What has been counted since the server started."""

    def __init__(self) -> None:
        self.open = 0
        self.total = 0
        self.seconds = 0.0
        self.runs = [0] * (len(BOUNDS) + 1)

    def took(self, seconds: float) -> None:
        """A question was answered."""
        self.seconds += seconds
        self.runs[bisect_left(BOUNDS, seconds)] += 1


class Counting:
    """A server that counts its sessions and their questions."""

    def __init__(self, app: ASGIApp, sessions: Sessions, clock: Callable[[], float] = time.perf_counter) -> None:
        self._app = app
        self._sessions = sessions
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        counted, asked = False, None

        async def received() -> Message:
            nonlocal asked
            message = await receive()
            if asked is None and message["type"] == "websocket.receive" and _asks(message.get("bytes") or b""):
                asked = self._clock()
            return message

        async def sent(message: Message) -> None:
            nonlocal counted, asked
            await send(message)
            if message["type"] == "websocket.accept":
                counted = True
                self._sessions.open += 1
                self._sessions.total += 1
            elif asked is not None and _ends(message.get("bytes") or b""):
                self._sessions.took(self._clock() - asked)
                asked = None

        try:
            await self._app(scope, received, sent)
        finally:
            self._sessions.open -= counted


def _asks(told: bytes) -> bool:
    """Whether this asks for a page, or for a change of it."""
    try:
        return bool(BackMsg.FromString(told).WhichOneof("type") == "rerun_script")
    except DecodeError:
        return False  # Streamlit will say so


def _ends(told: bytes) -> bool:
    """Whether this says that a page is there, and is not begun again at once."""
    if not 0 < len(told) < _SHORT:
        return False
    message = ForwardMsg.FromString(told)
    if message.WhichOneof("type") != "script_finished":
        return False
    return bool(message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)

"""Answers as short as a browser can take them: what never changes is compressed once, off the loop that answers, and
kept; pages, which are short, each time.

A length could tell of a secret only where one stands in the same answer as words that an attacker chose (BREACH). No
answer has both: a page is the same for everybody, a file has figures that are published, and nobody signs in.
"""

import asyncio
import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import pyarrow as pa
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.screen.browser import asks_for_page

# All that Streamlit's client is made of takes 7 MB, and what our pages use of it a third of that.
MOST = 16_000_000  # bytes
# The first that a browser takes: the shorter one they take over TLS, and from their own machine.
_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda file: pa.Codec("brotli", 9).compress(file, asbytes=True),
    "gzip": lambda file: gzip.compress(file, 9, mtime=0),
}
_SHORTEST = 500  # bytes: less would not be shorter
_NAMES = (".css", ".js", ".svg")  # fonts and other pictures are compressed as they are
# What would have the answer be another than the whole file as it is.
_OF_THE_QUESTION = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_OF_THE_FILE = ("etag", "last-modified", "content-length", "accept-ranges")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A compressed file, and what is said of it."""

    headers: list[tuple[bytes, bytes]]
    etag: str
    body: bytes


_Which = tuple[str, str]  # a path, and the way in which it is compressed


class Compressed:
    """A server whose answers are compressed where whoever asks can read that; files which may be kept for good are
    known by their address and not asked for again."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self._app = app
        self._pages = GZipMiddleware(app, _SHORTEST)
        self._most = most
        self._kept: OrderedDict[_Which, _Kept] = OrderedDict()
        self._making: dict[_Which, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a file that may be kept is held back until it is whole, the first time."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if asks_for_page(scope):
            await self._pages(scope, receive, send)
        elif not scope["path"].endswith(_NAMES):
            await self._app(scope, receive, send)
        elif "range" in headers or not (way := _way(headers.get("accept-encoding", ""))):
            await self._app(scope, receive, _telling_apart(send))
        else:
            await self._file((scope["path"], way), scope, receive, send)

    async def _file(self, which: _Which, scope: Scope, receive: Receive, send: Send) -> None:
        if which not in self._kept:
            # Whoever asks meanwhile waits, and does not have it compressed once more.
            async with self._making.setdefault(which, asyncio.Lock()):
                try:
                    if which not in self._kept and not await self._made(which, scope, receive, send):
                        return
                finally:
                    self._making.pop(which, None)
        kept = self._kept.get(which)
        if kept is None:
            await self._app(scope, receive, _telling_apart(send))  # it was too long, or had to make room at once
            return
        self._kept.move_to_end(which)
        await _send(kept, scope, send)

    async def _made(self, which: _Which, scope: Scope, receive: Receive, send: Send) -> bool:
        """Ask for a file and keep it, compressed; False where it is none to keep, and was answered as it came."""
        headers = [each for each in scope["headers"] if each[0] not in _OF_THE_QUESTION]
        start: Message = {}
        parts: list[bytes] = []

        async def held(message: Message) -> None:
            if message["type"] == "http.response.start" and _may_be_kept(message):
                start.update(message)
            elif start:
                parts.append(message.get("body", b""))
            else:
                await send(message)

        await self._app({**scope, "method": "GET", "headers": headers}, receive, held)
        if not start:
            return False
        way = which[1]
        body = await asyncio.to_thread(_WAYS[way], b"".join(parts))
        self._keep(which, _kept(start, way, body))
        return True

    def _keep(self, which: _Which, kept: _Kept) -> None:
        self._kept[which] = kept
        while sum(len(each.body) for each in self._kept.values()) > self._most:
            self._kept.popitem(last=False)


def taken(accepted: str) -> set[str]:
    """The ways to compress that these words of a browser's name, and do not refuse."""
    found = set()
    for each in accepted.lower().split(","):
        name, *more = ("".join(word.split()) for word in each.split(";"))
        if not any(re.fullmatch(r"q=0(\.0*)?", word) for word in more):
            found.add(name)
    return found


def _way(accepted: str) -> str:
    """The best way of ours that a browser takes; '' for none."""
    return next((name for name in _WAYS if name in taken(accepted)), "")


def _may_be_kept(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and "immutable" in headers.get("cache-control", "")
        and "content-encoding" not in headers
        and int(headers.get("content-length", "0")) >= _SHORTEST
    )


def _kept(start: Message, way: str, body: bytes) -> _Kept:
    headers = MutableHeaders(raw=[each for each in start["headers"] if each[0].decode().lower() not in _OF_THE_FILE])
    headers["content-encoding"] = way
    headers["etag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers.add_vary_header("Accept-Encoding")
    return _Kept(headers.raw, etag, body)


async def _send(kept: _Kept, scope: Scope, send: Send) -> None:
    known = [each.strip().removeprefix("W/") for each in Headers(scope=scope).get("if-none-match", "").split(",")]
    if kept.etag in known or "*" in known:
        unchanged = [each for each in kept.headers if each[0] not in (b"content-encoding", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": unchanged})
        await send({"type": "http.response.body", "body": b""})
        return
    length = (b"content-length", str(len(kept.body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [*kept.headers, length]})
    await send({"type": "http.response.body", "body": kept.body if scope["method"] == "GET" else b""})


def _telling_apart(send: Send) -> Send:
    """Says with a file that may be kept that others are given it compressed: what keeps it for several must know."""

    async def with_vary(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return with_vary

"""What stands before every answer of the server: who may ask, and what a browser may do with what it gets."""

from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.server import hosts
from pages.components.server.hosts import Host, Hosts

# The one script that stands within Streamlit's own page, which sets a flag.
INLINE = "sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA="
# What a page may load and do: our own files, and that script. Streamlit writes styles into it, and we one rule.
POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' '{INLINE}'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ONLY_TLS = {"strict-transport-security": "max-age=31536000; includeSubDomains"}

_KINDS = ("http", "websocket")
_TLS = ("https", "wss")
_METRICS = "/metrics"  # ours, and Streamlit's own below _stcore
_POLICY_VIOLATED = 1008


@dataclass(frozen=True, slots=True)
class _Refusal:
    status: int
    words: str


_UNKNOWN = _Refusal(
    421,
    f"The dashboard does not answer under this name. Whoever runs its server names it in the setting {hosts.HOSTS}.\n",
)
_FOREIGN = _Refusal(403, "The dashboard answers no page but its own. Open it at its own address.\n")
_HIDDEN = _Refusal(404, "Not found\n")
# What a browser says of a question whose page is another site's, or another port's. To follow a link is to navigate.
_OTHERS = ("cross-site", "same-site")
_FOLLOWED = "navigate"


class Guard:
    """A server that answers to known hosts and to its own pages alone, and says with each answer what a browser may do
    with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._hosts = hosts.from_environment()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything else looks at it."""
        if scope["type"] not in _KINDS:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = _asked(headers)
        said = HEADERS | (ONLY_TLS if asked and self._is_behind_tls(scope, asked) else {})
        refusal = _refusal(scope, headers, asked, self._hosts)

        async def with_headers(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                MutableHeaders(scope=message).update(said)
            await send(message)

        if refusal is None:
            await self._app(scope, receive, with_headers)
        else:
            await _refuse(refusal, scope, receive, with_headers)

    def _is_behind_tls(self, scope: Scope, asked: Host) -> bool:
        return scope["scheme"] in _TLS or self._hosts.said_behind_tls(asked)


async def failed(_request: Request, _error: Exception) -> PlainTextResponse:
    """What the server answers where its own code has failed, outside of any page; the log says why."""
    return PlainTextResponse("Something went wrong. The log of the server says what.\n", 500, HEADERS)


def _asked(headers: Headers) -> Host | None:
    """The host that is asked; None where there is none, or more than one."""
    said = headers.getlist("host")
    return hosts.host(said[0]) if len(said) == 1 else None


def _refusal(scope: Scope, headers: Headers, asked: Host | None, known: Hosts) -> _Refusal | None:
    if asked is None or not known.know(asked):
        return _UNKNOWN
    if _is_foreign(headers):
        return _FOREIGN
    if scope["path"].rstrip("/").endswith(_METRICS) and not (asked.is_local and _is_from_here(scope)):
        return _HIDDEN
    return None


def _is_foreign(headers: Headers) -> bool:
    """Whether a page of another origin asks. A question that no page asks has no origin."""
    origins = headers.getlist("origin")
    if any(not hosts.is_own(origin, headers["host"]) for origin in origins):
        return True
    return headers.get("sec-fetch-site") in _OTHERS and headers.get("sec-fetch-mode") != _FOLLOWED


def _is_from_here(scope: Scope) -> bool:
    """Whether a program on this machine asks."""
    client = scope.get("client")
    found = hosts.host(f"[{client[0]}]" if ":" in client[0] else client[0]) if client else None
    return found is not None and found.is_local


async def _refuse(refusal: _Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    """Over HTTP, and for a WebSocket before it is opened, an answer in words; where a server knows no such answer to a
    WebSocket, an end."""
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": _POLICY_VIOLATED})
        return
    await PlainTextResponse(refusal.words, refusal.status)(scope, receive, send)

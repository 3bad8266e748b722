"""What stands before every answer: who is refused, and what every answer says, whatever lies behind it."""

import asyncio
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.websockets import WebSocket

from pages.components.server import guard
from pages.components.server.guard import HEADERS, INLINE, ONLY_TLS, Guard

LOCAL = "localhost:8501"
NAMED = "dashboard.example.org"


async def behind(scope, receive, send):
    """What a guard stands before: tells that it was reached."""
    if scope["type"] == "websocket":
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        await socket.close()
    elif scope["path"] == "/moved":
        await RedirectResponse("/elsewhere", headers={"x-frame-options": "ALLOWALL"})(scope, receive, send)
    else:
        await PlainTextResponse("reached", headers={"referrer-policy": "unsafe-url"})(scope, receive, send)


def asked(
    *, kind="http", path="/", host=LOCAL, client=("127.0.0.1", 5000), scheme=None, hosts=(), answers=True, **headers
):
    """What is sent back to one question: the first message, and the words; `hosts` are more headers of that name."""
    names = ["host"] * (host is not None) + ["host"] * len(hosts) + [name.replace("_", "-") for name in headers]
    values = [*([host] if host is not None else []), *hosts, *headers.values()]
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": b"",
        "scheme": scheme or {"http": "http", "websocket": "ws"}[kind],
        "client": client,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in zip(names, values, strict=True)],
        "extensions": {"websocket.http.response": {}} if answers else {},
        "subprotocols": [],
    }
    sent = []

    async def receive():
        return {"type": "websocket.connect"} if kind == "websocket" else {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(behind)(scope, receive, send))
    return sent[0], b"".join(each.get("body", b"") for each in sent).decode()


def reached(first):
    """Whether a question came through to what lies behind."""
    return first["type"] == "websocket.accept" or (first["type"] == "http.response.start" and first["status"] == 200)


def said(first):
    return {name.decode(): value.decode() for name, value in first["headers"]}


@pytest.mark.parametrize("kind", ["http", "websocket"])
class TestWhoMayAsk:
    @pytest.mark.parametrize("host", [LOCAL, "localhost", "127.0.0.1:1", "[::1]:8501", "LocalHost:8501"])
    def test_this_machine_under_its_own_names(self, kind, host):
        assert reached(asked(kind=kind, host=host)[0])

    @pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "10.0.0.1", "0.0.0.0:8501", "", "a b", None])
    def test_nobody_under_another_name(self, kind, host):
        first, words = asked(kind=kind, host=host)
        assert first["status"] == 421
        assert "CAMDEN_HOSTS" in words

    def test_nobody_under_two_names_at_once(self, kind):
        assert asked(kind=kind, hosts=["evil.example"])[0]["status"] == 421

    def test_what_is_named_may_be_asked_and_this_machine_still(self, kind, monkeypatch):
        monkeypatch.setenv("CAMDEN_HOSTS", NAMED)
        assert reached(asked(kind=kind, host=NAMED)[0])
        assert reached(asked(kind=kind)[0])
        assert asked(kind=kind, host=f"not-{NAMED}")[0]["status"] == 421

    @pytest.mark.parametrize("origin", [f"http://{LOCAL}", f"https://{LOCAL}"])
    def test_its_own_pages(self, kind, origin):
        assert reached(asked(kind=kind, origin=origin)[0])

    @pytest.mark.parametrize(
        "origin",
        [
            "http://evil.example",
            "null",
            "http://localhost:8502",
            "http://localhost",
            "http://127.0.0.1:8501",
            "",
            "file://",
        ],
    )
    def test_no_page_of_another_origin_not_even_at_another_port(self, kind, origin):
        first, words = asked(kind=kind, origin=origin)
        assert first["status"] == 403
        assert "no page but its own" in words

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_no_picture_or_script_of_another_page(self, kind, site):
        assert asked(kind=kind, sec_fetch_site=site, sec_fetch_mode="no-cors")[0]["status"] == 403

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "same-origin"])
    def test_whoever_follows_a_link(self, kind, site):
        assert reached(asked(kind=kind, sec_fetch_site=site, sec_fetch_mode="navigate")[0])

    def test_a_refusal_says_what_every_answer_says(self, kind):
        first, _ = asked(kind=kind, host="evil.example")
        assert HEADERS.items() <= said(first).items()


@given(
    host=st.text(st.characters(codec="latin-1"), max_size=40),
    origin=st.none() | st.text("abc:/.[]@\x00-\xff", max_size=40),
)
def test_of_all_that_can_stand_there_only_local_names_reach_the_app(host, origin):
    headers = {} if origin is None else {"origin": origin}
    first, _ = asked(host=host, **headers)
    known = re.fullmatch(r"(localhost|127(\.[0-9]{1,3}){3}|\[::1\])\.?(:[0-9]{1,5})?", host, re.IGNORECASE)
    assert known or first["status"] == 421
    assert origin is None or origin == f"http://{host}" or not reached(first)


def test_a_socket_is_closed_where_the_server_has_no_words_for_a_refusal():
    first, _ = asked(kind="websocket", host="evil.example", answers=False)
    assert first == {"type": "websocket.close", "code": 1008}


@pytest.mark.parametrize("path", ["/", "/moved", "/media/x.csv"])
def test_every_answer_says_what_a_browser_may_do_whatever_it_said_itself(path):
    first, _ = asked(path=path)
    assert HEADERS.items() <= said(first).items()
    assert len(said(first)) == len(first["headers"])  # none twice
    assert not ONLY_TLS.keys() & said(first).keys()


@pytest.mark.parametrize(("scheme", "kind"), [("https", "http"), ("wss", "websocket")])
def test_behind_tls_a_browser_is_told_to_stay_there(scheme, kind):
    first, _ = asked(kind=kind, scheme=scheme, origin="https://evil.example")
    assert said(first)["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def test_a_host_that_is_named_with_https_is_behind_tls_whatever_reaches_us(monkeypatch):
    monkeypatch.setenv("CAMDEN_HOSTS", f"https://{NAMED}")
    assert ONLY_TLS.items() <= said(asked(host=NAMED)[0]).items()
    assert not ONLY_TLS.keys() & said(asked()[0]).keys()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/base/_stcore/metrics"])
def test_what_the_server_measures_of_itself_is_for_this_machine_alone(path, monkeypatch):
    monkeypatch.setenv("CAMDEN_HOSTS", NAMED)
    assert reached(asked(path=path)[0])
    assert reached(asked(path=path, client=("::1", 5000))[0])
    assert asked(path=path, host=NAMED)[0]["status"] == 404  # as through a proxy on this machine
    assert asked(path=path, client=("10.0.0.7", 5000))[0]["status"] == 404
    assert asked(path=path, client=None)[0]["status"] == 404


def test_what_is_neither_a_question_nor_a_socket_passes_through():
    heard = []

    async def app(scope, _receive, _send):
        heard.append(scope["type"])

    asyncio.run(Guard(app)({"type": "lifespan"}, None, None))
    assert heard == ["lifespan"]


def test_an_answer_of_a_server_that_failed_says_the_same_and_nothing_of_why():
    answer = asyncio.run(guard.failed(None, ValueError("a secret")))
    assert answer.status_code == 500
    assert b"secret" not in answer.body
    assert HEADERS.items() <= dict(answer.headers).items()


def test_the_policy_allows_streamlits_one_script_within_the_page_and_no_other():
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    within = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"sha256-{b64encode(sha256(each.encode()).digest()).decode()}" for each in within]
    assert hashes == [INLINE]
    assert not re.search(r"\son\w+\s*=|javascript:", page)


def test_the_policy_trusts_our_own_files_alone():
    policy = HEADERS["content-security-policy"]
    script = re.search("script-src ([^;]*)", policy)[1].split()
    assert script == ["'self'", f"'{INLINE}'"]
    for needed in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert needed in policy
    assert "unsafe-eval" not in policy
    assert not re.search(r"https?:|wss?:|\*", policy)

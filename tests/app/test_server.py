"""The server itself, over HTTP and WebSocket: every route says what a browser may do, and strangers get nothing."""

import re
import socket
from http.client import HTTPConnection

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages.components.server.guard import HEADERS
from tests.browser.server import Server, serve

ROUTES = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/indicator", 200),
    ("GET", "/definitions?search=x", 200),
    ("GET", "/sources", 200),
    ("GET", "/sources/", 301),
    ("GET", "/favicon.png", 200),
    ("GET", "/manifest.json", 200),
    ("GET", "/static/js/nowhere.js", 200),
    ("GET", "/_stcore/health", 200),
    ("OPTIONS", "/_stcore/health", 204),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/_stcore/metrics", 200),
    ("GET", "/healthz", 200),
    ("HEAD", "/healthz", 200),
    ("POST", "/healthz", 405),
    ("GET", "/metrics", 200),
    ("GET", "/_stcore/agent/openapi.json", 200),
    ("POST", "/_stcore/agent/interact", 403),
    ("PUT", "/_stcore/upload_file/a/b", 403),
    ("GET", "/_stcore/stream", 200),
    ("GET", "/media/nowhere.csv", 404),
    ("GET", "/component/nowhere/index.html", 404),
    ("GET", "/_stcore/bidi-components/nowhere/x", 404),
    ("GET", "/static/../../etc/passwd", 400),
    ("POST", "/", 405),
]
STRANGERS = [
    ({"Host": "evil.example"}, 421),
    ({"Host": "evil.example", "Origin": "http://evil.example"}, 421),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "http://127.0.0.1:1"}, 403),
    ({"Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
]


@pytest.fixture(scope="module")
def server(made, tmp_path_factory):
    with serve(made("empty"), tmp_path_factory.mktemp("server")) as server:
        yield server


def ask(server: Server, method="GET", path="/", **headers):
    connection = HTTPConnection(server.address.removeprefix("http://"), timeout=30)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, [(name.lower(), value) for name, value in answer.getheaders()], answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(("method", "path", "status"), ROUTES)
def test_every_route_says_what_a_browser_may_do(server, method, path, status):
    found, headers, _ = ask(server, method, path, Accept="text/html")
    assert found == status
    assert HEADERS.items() <= dict(headers).items()
    assert len({name for name, _ in headers}) == len(headers)
    assert "access-control-allow-origin" not in dict(headers)
    assert "strict-transport-security" not in dict(headers)


def test_every_file_that_a_page_asks_for_says_it_too_and_what_it_is(server):
    _, _, page = ask(server, Accept="text/html")
    files = re.findall(r'(?:src|href)="\.(/[^"]+)"', page.decode())
    kinds = {"js": "/javascript", "css": "text/css", "png": "image/png", "woff2": "font/woff2"}
    assert {each.rpartition(".")[2] for each in files} >= kinds.keys()
    assert re.match("/browser-", next(each for each in files if each.endswith(".js")))  # before Streamlit's own
    for each in files:
        status, headers, _ = ask(server, path=each)
        assert status == 200
        assert HEADERS.items() <= dict(headers).items()
        kind = kinds.get(each.rpartition(".")[2])
        assert kind is None or kind in dict(headers)["content-type"], each


def test_behind_tls_that_a_proxy_on_this_machine_ends_browsers_are_told_to_stay_there(server):
    _, headers, _ = ask(server, **{"X-Forwarded-Proto": "https"})
    assert dict(headers)["strict-transport-security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(("headers", "status"), STRANGERS)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics", "/media/x", "/healthz", "/metrics"])
def test_strangers_get_nothing_over_http(server, headers, status, path):
    found, said, body = ask(server, path=path, **headers)
    assert found == status
    assert body.startswith(b"The dashboard")
    assert "set-cookie" not in dict(said)


@pytest.mark.parametrize(("headers", "status"), [each for each in STRANGERS if "Sec-Fetch-Site" not in each[0]])
def test_strangers_get_nothing_over_a_websocket(server, headers, status):
    """Streamlit would ask outside services for its own address, to compare it with an origin that it does not know."""
    address = server.address.removeprefix("http://")
    asked = {"Host": address} | headers
    with pytest.raises(InvalidStatus) as refused:
        open_socket(server, asked["Host"], asked.get("Origin"))
    assert refused.value.response.status_code == status
    assert server.refusals() == []


def test_a_page_of_its_own_gets_its_socket(server):
    address = server.address.removeprefix("http://")
    with open_socket(server, address, f"http://{address}") as opened:
        assert opened.subprotocol == "streamlit"


def open_socket(server, host, origin):
    """A WebSocket to the server, as it is asked for under this name by a page of this origin."""
    name, _, port = server.address.removeprefix("http://").partition(":")
    line = socket.create_connection((name, int(port)))
    try:
        return connect(f"ws://{host}/_stcore/stream", sock=line, proxy=None, origin=origin, subprotocols=["streamlit"])
    except InvalidStatus:
        line.close()
        raise


def test_what_the_server_measures_of_itself_is_for_this_machine_alone(made, tmp_path, monkeypatch):
    monkeypatch.setenv("CAMDEN_HOSTS", "https://dashboard.example.org")
    with serve(made("empty"), tmp_path) as named:
        for path in ("/_stcore/metrics", "/metrics", "/metrics/"):
            assert ask(named, path=path)[0] in (200, 301)
            status, headers, _ = ask(named, path=path, Host="dashboard.example.org")
            assert status == 404
            assert "strict-transport-security" in dict(headers)
        assert ask(named, path="/healthz", Host="dashboard.example.org")[0] == 200
        assert ask(named, Host="dashboard.example.org", Origin="https://dashboard.example.org")[0] == 200
        with open_socket(named, "dashboard.example.org", "https://dashboard.example.org") as opened:
            assert opened.subprotocol == "streamlit"
        assert named.refusals() == []

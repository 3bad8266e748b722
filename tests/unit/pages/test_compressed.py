"""What never changes is compressed once, in the best way that a browser takes; what may change passes through."""

import asyncio
import gzip

import pyarrow as pa
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.components.server.compressed import Compressed
from pages.components.server.nowhere import Nowhere

FILE = b"const wards = 20;\n" * 400
FOR_GOOD = {"cache-control": "public, immutable, max-age=31536000", "etag": '"whole"', "accept-ranges": "bytes"}
PAGE = "<p>page</p>" * 400
# A browser over TLS; one over a plain line; what reads neither, or says that it would rather not.
WAYS = [
    ("gzip, deflate, br, zstd", "br"),
    ("gzip, deflate", "gzip"),
    ("BR;q=0.1, gzip;q=1.0", "br"),
    ("gzip;q=1.0, br;q=0", "gzip"),
    ("gzip; q = 0.00, br;q=0.0", None),
    ("identity", None),
    ("", None),
    ("*", None),
    ("abrupt, xgzip", None),
]
READ = {
    "br": lambda body: pa.Codec("brotli").decompress(body, len(FILE), asbytes=True),
    "gzip": gzip.decompress,
    None: lambda body: body,
}


class Behind:
    """What is compressed: notes what it was asked."""

    def __init__(self):
        self.asked = []
        routes = [
            Route("/static/js/{name}.js", self.file),
            Route("/static/js/{name}.mjs", self.file),
            Route("/short.js", lambda _: Response(b"1", headers=FOR_GOOD)),
            Route("/now.js", lambda _: Response(FILE, headers={"cache-control": "no-cache"})),
            Route("/gone.js", lambda _: Response(FILE, 404, headers=FOR_GOOD)),
            Route("/table.csv", self.file),
            Route("/", lambda _: HTMLResponse(PAGE)),
        ]
        self.app = Starlette(routes=routes)

    async def file(self, request):
        self.asked.append((request.method, request.url.path, request.headers.get("accept-encoding")))
        await asyncio.sleep(0.01)
        return Response(FILE, headers=FOR_GOOD, media_type="text/javascript")


@pytest.fixture
def behind():
    return Behind()


def question(path="/static/js/a.js", method="GET", **headers):
    """A question as it goes over the line."""
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "root_path": "",
        "server": ("here", 80),
        "client": ("here", 1),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }


def answers(server, questions):
    """All that comes back of questions that are asked at once."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    async def at_once():
        await asyncio.gather(*(server(each, receive, send) for each in questions))

    asyncio.run(at_once())
    return sent


def ask(server, path="/static/js/a.js", accepted="gzip, br", method="GET", **headers):
    """Its status and headers, and the bytes of the answer as they come."""
    start, *bodies = answers(server, [question(path, method, **{"accept-encoding": accepted, **headers})])
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert len(headers) == len(start["headers"])
    return start["status"], headers, b"".join(each["body"] for each in bodies)


@pytest.mark.parametrize(("accepted", "way"), WAYS)
def test_a_file_comes_in_the_best_way_that_a_browser_takes_and_is_what_it_was(behind, accepted, way):
    status, headers, body = ask(Compressed(behind.app), accepted=accepted)
    assert (status, headers.get("content-encoding")) == (200, way)
    assert READ[way](body) == FILE
    assert int(headers["content-length"]) == len(body)
    assert headers["cache-control"] == FOR_GOOD["cache-control"]
    assert headers["content-type"].startswith("text/javascript")
    assert headers["vary"] == "Accept-Encoding"  # for whatever keeps it for several
    assert way is None or len(body) < len(FILE) / 20
    assert ("accept-ranges" in headers) == (way is None)


def test_it_is_compressed_once_for_everybody_in_each_way(behind):
    server = Compressed(behind.app)
    first = [ask(server, accepted=way) for way in ("br", "gzip", "br", "gzip")]
    assert first[:2] == first[2:]
    assert behind.asked == [("GET", "/static/js/a.js", None)] * 2


def test_who_asks_while_it_is_made_waits_for_it(behind):
    sent = answers(Compressed(behind.app), [question(**{"accept-encoding": "br"}) for _ in range(20)])
    assert len(behind.asked) == 1
    assert [each["status"] for each in sent if each["type"].endswith("start")] == [200] * 20


def test_what_a_browser_still_has_is_not_sent_again(behind):
    server = Compressed(behind.app)
    etags = {way: ask(server, accepted=way)[1]["etag"] for way in ("br", "gzip")}
    assert len({*etags.values(), '"whole"'}) == 3  # each of the three is other bytes
    for known in (etags["br"], f'"old", W/{etags["br"]}', "*"):
        status, headers, body = ask(server, **{"if-none-match": known})
        assert (status, body, headers["etag"]) == (304, b"", etags["br"])
        assert headers["cache-control"] == FOR_GOOD["cache-control"]
    assert ask(server, **{"if-none-match": '"whole"'})[0] == 200


def test_a_question_for_the_headers_alone_is_told_the_same_without_a_body(behind):
    server = Compressed(behind.app)
    status, headers, body = ask(server, method="HEAD")
    assert (status, body) == (200, b"")
    assert headers == ask(server)[1]


@pytest.mark.parametrize("path", ["/now.js", "/short.js", "/gone.js", "/table.csv", "/static/js/a.mjs"])
def test_what_may_change_is_short_or_is_no_such_file_passes_through_once(behind, path):
    plain = ask(behind.app, path)
    behind.asked.clear()
    status, headers, body = ask(Compressed(behind.app), path)
    assert (status, body, "content-encoding" in headers) == (plain[0], plain[2], False)
    assert len(behind.asked) <= 1


def test_a_part_of_a_file_is_asked_of_the_file_as_it_is(behind):
    _, headers, body = ask(Compressed(behind.app), range="bytes=0-9")
    assert "content-encoding" not in headers
    assert FILE.startswith(body[:10])


def test_a_page_is_compressed_each_time_and_never_kept(behind):
    server = Compressed(behind.app)
    for _ in range(2):
        _, headers, body = ask(server, "/", accept="text/html")
        assert gzip.decompress(body).decode() == PAGE
        assert "cache-control" not in headers


def test_what_is_kept_has_a_limit_and_what_was_asked_for_last_stays(behind):
    one = len(ask(Compressed(behind.app))[2])
    server = Compressed(behind.app, most=2 * one)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert READ["br"](ask(server, f"/static/js/{name}.js")[2]) == FILE
    made = [path.rpartition("/")[2] for _, path, _ in behind.asked[1:]]
    assert made == ["a.js", "b.js", "c.js", "b.js"]


def test_what_is_longer_than_the_limit_is_answered_all_the_same(behind):
    status, headers, body = ask(Compressed(behind.app, most=10))
    assert (status, body, "content-encoding" in headers) == (200, FILE, False)


def test_what_is_no_question_passes_through(behind):
    async def app(scope, receive, send):
        await PlainTextResponse(scope["method"])(scope, receive, send)

    assert ask(Compressed(app), "/static/js/a.js", method="POST")[2] == b"POST"


def test_an_address_where_no_page_can_be_is_answered_alike_each_time(behind):
    server = Compressed(Nowhere(behind.app))
    first, again = (ask(server, "/analysis/wards", accept="text/html") for _ in range(2))
    assert first == again
    status, headers, body = first
    assert (status, headers["content-encoding"], int(headers["content-length"])) == (404, "gzip", len(body))
    assert b"There is no such page" in gzip.decompress(body)

"""Every page that the server answers with asks for the browser's scripts and the style sheet, which it has too; nothing
else is touched."""

import asyncio
import re
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route

from pages.components.screen.browser import CLIENT, LATER, WithFiles, later
from pages.components.theme.style import stylesheet

PAGE = "<!DOCTYPE html><html lang=en><head><title>é</title></head><body></body></html>"
BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-encoding": "gzip", "if-none-match": '"old"'}
SCRIPT = r'<script src="\./[a-z]+-[0-9a-f]{16}\.js"></script>'
STYLE = r'<link rel="stylesheet" href="\./style-[0-9a-f]{16}\.css">'
FETCHED = r'<link rel="prefetch" as="(?:script|font)" href="\./static/(?:js|media)/[\w.-]+" crossorigin>'


@pytest.fixture
def asked(tmp_path):
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")

    async def page(request):
        assert "accept-encoding" not in request.headers
        return FileResponse(tmp_path / "index.html")

    async def missing(_request):
        return HTMLResponse("<head>no</head>", 404)

    async def text(_request):
        return PlainTextResponse("<head>")

    async def script(request):
        return PlainTextResponse(request.headers["accept-encoding"])

    routes = [Route("/page", page), Route("/missing", missing), Route("/text", text), Route("/script", script)]
    served = WithFiles(Starlette(routes=routes))

    def asked(path, headers=BROWSER, method="GET"):
        sent = []

        questions = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive():
            for question in questions:
                return question
            return await asyncio.Event().wait()  # a browser that stays

        async def send(message):
            sent.append(message)

        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "headers": raw,
            "query_string": b"",
            "scheme": "http",
            "server": ("here", 80),
            "client": ("here", 1),
            "root_path": "",
            "http_version": "1.1",
        }
        asyncio.run(served(scope, receive, send))
        start, *bodies = sent
        return start["status"], dict(start["headers"]), b"".join(each["body"] for each in bodies)

    return asked


def test_a_page_asks_for_the_scripts_before_all_else_for_the_style_after_it_and_says_how_long_it_is(asked):
    status, headers, body = asked("/page")
    before, between, after = re.split(f"(?:{SCRIPT}|{FETCHED}|{STYLE})+", body.decode())
    assert status == 200
    assert before + between + after == PAGE
    assert before.endswith("<head>")
    assert after == "</body></html>"
    assert int(headers[b"content-length"]) == len(body)
    assert not {b"etag", b"last-modified"} & set(headers)  # they speak of the file without the script


@pytest.mark.parametrize("before", ["/", "/behind/a/proxy/"])
@pytest.mark.parametrize(
    ("script", "words"),
    [("browser", b"pushState"), ("picture", b"canvas"), ("copying", b"clipboard"), ("guide", b"localStorage")],
)
def test_each_script_is_a_file_of_its_own_which_may_be_kept(asked, before, script, words):
    (name,) = re.findall(rf"{script}-[0-9a-f]+\.js", asked("/page")[2].decode())
    status, headers, body = asked(before + name, {"accept": "*/*"})
    assert (status, headers[b"content-type"]) == (200, b"text/javascript; charset=utf-8")
    assert b"immutable" in headers[b"cache-control"]
    assert words in body
    assert sha256(body).hexdigest().startswith(name.removeprefix(f"{script}-").removesuffix(".js"))


def test_the_style_sheet_is_a_file_which_may_be_kept(asked):
    (name,) = re.findall(r"style-[0-9a-f]+\.css", asked("/page")[2].decode())
    status, headers, body = asked(f"/behind/a/proxy/{name}", {"accept": "text/css"})
    assert (status, headers[b"content-type"]) == (200, b"text/css; charset=utf-8")
    assert b"immutable" in headers[b"cache-control"]
    assert body.decode() == stylesheet()


def test_a_question_for_the_headers_alone_is_answered_without_a_body(asked):
    status, _, body = asked("/page", method="HEAD")
    assert (status, body) == (200, b"")


@pytest.mark.parametrize(("path", "status", "body"), [("/missing", 404, b"<head>no</head>"), ("/text", 200, b"<head>")])
def test_what_is_no_page_passes_through(asked, path, status, body):
    answer = asked(path)
    assert (answer[0], answer[2]) == (status, body)


def test_what_a_page_asks_for_itself_passes_through(asked):
    assert asked("/script", {"accept": "*/*", "accept-encoding": "gzip"})[2] == b"gzip"


def test_what_later_pages_need_is_named_with_all_that_it_imports_and_nothing_that_the_first_has(tmp_path):
    files = {
        "index.html": '<link href="./static/js/known.1.js">',
        "static/js/PlotlyChart.2.js": 'import{a as b}from"./known.1.js";import"./inner.3.js";const c=4',
        "static/js/inner.3.js": 'import{d}from"./PlotlyChart.2.js";import{e}from"./inmost.4.js"',
        "static/js/inmost.4.js": "",
        "static/js/known.1.js": 'import"./by-the-first.5.js"',
        "static/js/by-the-first.5.js": "",
        "static/js/PlotlyChartOther.6.js": "",
        "static/media/SourceCodeVF-Upright.ttf.7.woff2": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert set(later(tmp_path)) == {
        "static/js/PlotlyChart.2.js",
        "static/js/inner.3.js",
        "static/js/inmost.4.js",
        "static/js/by-the-first.5.js",
        "static/media/SourceCodeVF-Upright.ttf.7.woff2",
    }


def test_all_that_later_pages_need_is_in_the_client_that_is_installed():
    """A new version of it may call its parts otherwise."""
    found = later(CLIENT)
    for start in LATER:
        assert any(each.startswith(f"static/{start}.") for each in found), start

"""The scripts that run in the browser from before Streamlit's client starts, and the style sheet, named by every page
that is served; and what a browser does well to fetch while a reader looks at their first page."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.screen.shelf import leads_to_file
from pages.components.theme.style import stylesheet

_SCRIPTS = tuple(Path(__file__).with_name(f"{name}.js") for name in ("browser", "picture", "copying", "guide"))
_FIRST, _LAST = b"<head>", b"</body>"
# Of the file as Streamlit ships it; the page with the scripts in it is another.
_OF_THE_FILE = ("etag", "last-modified", "content-length")
_ASKING_FOR_THE_FILE = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
# A changed file has another name.
_KEPT = {"cache-control": "public, immutable, max-age=31536000"}

# Of Streamlit's client, what draws our pages and is not in every one of them: a next page then sends its words alone.
CLIENT = Path(streamlit.__file__).parent / "static"
LATER = (
    *("js/PlotlyChart", "js/Radio", "js/Slider", "js/Multiselect", "js/TextArea"),
    "media/SourceCodeVF-Upright",
)
_ASKS_FOR = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


class WithFiles:
    """A server that has the scripts and the style sheet as files, and whose pages ask for them; whatever else it
    answers passes through. Within a page scripts would be ones that a content security policy has to allow. They come
    first; the style sheet comes last, since of two rules that weigh the same the later one holds, and Streamlit's
    client puts its own into the page's head."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        scripts = dict(_kept(each.name, each.read_bytes(), "javascript") for each in _SCRIPTS)
        sheet, style = _kept("style.css", stylesheet().encode(), "css")
        self._files = scripts | {sheet: style}
        # As Streamlit's own files: from beside the page, whatever stands before its address.
        asked = [f'<script src="./{name}"></script>' for name in scripts]
        self._first = "".join([*asked, *map(_fetched_later, later(CLIENT))]).encode()
        self._last = f'<link rel="stylesheet" href="./{sheet}">'.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a page is held back until it is whole."""
        file = self._files.get(scope["path"].rpartition("/")[2]) if scope["type"] == "http" else None
        if file is not None:
            await file(scope, receive, send)
        elif scope["type"] == "http" and asks_for_page(scope):
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [each for each in scope["headers"] if each[0] not in _ASKING_FOR_THE_FILE]
        start: Message = {}
        parts: list[bytes] = []

        async def held(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                start.update(message)
            elif not start:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    await self._sent(start, b"".join(parts), send)

        await self._app({**scope, "headers": headers}, receive, held)

    async def _sent(self, start: Message, page: bytes, send: Send) -> None:
        body = page.replace(_FIRST, _FIRST + self._first, 1).replace(_LAST, self._last + _LAST, 1)
        headers = MutableHeaders(raw=[each for each in start["headers"] if each[0].decode() not in _OF_THE_FILE])
        if body:
            headers["content-length"] = str(len(body))
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})


def asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for what it would show, and that is none of the files which pages offer."""
    return "text/html" in Headers(scope=scope).get("accept", "") and not leads_to_file(scope["path"])


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def later(client: Path) -> list[str]:
    """The files of Streamlit's client, by their path in it, that its first page does not name and others of ours need:
    those of `LATER`, and what these import themselves."""
    page = (client / "index.html").read_text(encoding="utf-8")
    found: dict[str, None] = {}
    for start in LATER:
        for path in sorted((client / "static").glob(f"{start}.*")):
            found |= dict.fromkeys(_with_imports(path, client))
    return [each for each in found if each not in page]


def _with_imports(path: Path, client: Path) -> Iterator[str]:
    waiting, seen = [path], set()
    while waiting:
        one = waiting.pop()
        name = one.relative_to(client).as_posix()
        if name not in seen:
            seen.add(name)
            yield name
            asked = _ASKS_FOR.findall(one.read_text(encoding="utf-8")) if one.suffix == ".js" else []
            waiting += [one.with_name(each) for each in asked]


def _fetched_later(name: str) -> str:
    """When the browser has nothing better to do, and for its own keeping alone."""
    kind = "font" if name.endswith(".woff2") else "script"
    return f'<link rel="prefetch" as="{kind}" href="./{name}" crossorigin>'


def _kept(file: str, content: bytes, kind: str) -> tuple[str, Response]:
    """A file by a name that tells what is in it."""
    stem, _, end = file.rpartition(".")
    name = f"{stem}-{sha256(content).hexdigest()[:16]}.{end}"
    return name, Response(content, headers=_KEPT, media_type=f"text/{kind}")

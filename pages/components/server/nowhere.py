"""Addresses below a page's own, where no page can be: an answer that says so, and leads home."""

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.components.screen.shelf import FOLDER
from pages.components.server.below import before
from pages.components.theme import colours

# What the server has of several names: its own, Streamlit's files and those of components, and what pages offer.
_OF_THE_SERVER = ("_stcore", "app", "component", "media", "static", FOLDER)
_STYLE = (
    "{}body{{color-scheme:light dark;max-width:60ch;margin:4rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;"
    "background:var(--page);color:var(--text)}}a{{color:var(--link)}}"
)
_PAGE = Markup(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>There is no such page | We Make Camden</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><style>{}</style></head><body><main>'
    "<h1>There is no such page</h1><p>Nothing of the dashboard has this address.</p>"
    '<p><a href="{}/">How are we doing? The overview of the dashboard</a></p></main></body></html>'
)


class Nowhere:
    """A server that says where there can be no page; Streamlit would answer with its client, which finds its own files
    from beside a page alone, and shows nothing."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """`base` is what stands before every address, where the server is told of that."""
        self._app = app
        self._base = before(base)
        style = Markup(_STYLE.format(colours.tokens()))  # noqa: S704 - our own words and colours
        self._page = _PAGE.format(style, self._base)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as far as it is for a page that cannot be."""
        if scope["type"] == "http" and self._can_be_no_page(scope):
            # A response of its own each time: what stands in front, such as compression, writes into its headers.
            await HTMLResponse(self._page, 404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _can_be_no_page(self, scope: Scope) -> bool:
        first, *others = scope["path"].removeprefix(self._base).strip("/").split("/")
        return bool(others) and first not in _OF_THE_SERVER and "text/html" in Headers(scope=scope).get("accept", "")

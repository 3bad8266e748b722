"""The files that pages offer, at addresses of their own."""

import asyncio
import gzip
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.components.screen import shelf
from pages.components.server import compressed
from pages.components.server.below import before

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}
_GONE = "This file is not to be had here any more. Load its page again: the page's address keeps your choices.\n"
_NOW = {"cache-control": "no-store"}
_AT_ONCE = 4


def routes(base: str = "") -> list[Route]:
    """Their address; `base` is what stands before every address, where the server is told of that."""
    # Few at once: whoever asks for pages waits for none of them.
    answer = partial(file, at_once=asyncio.Semaphore(_AT_ONCE))
    return [Route(f"{before(base)}/{shelf.FOLDER}/{{where:path}}", answer)]


async def file(request: Request, at_once: asyncio.Semaphore) -> Response:
    """A file, made in a thread of its own; 404 where no page offers it now."""
    where = request.path_params["where"]
    make = shelf.find(where)
    if make is None:
        return PlainTextResponse(_GONE, 404, _NOW)
    name = where.rpartition("/")[2]
    headers = {**_NOW, "content-disposition": f'attachment; filename="{name}"', "vary": "Accept-Encoding"}
    kind, way = name.rpartition(".")[2], "gzip"
    async with at_once:
        content = await asyncio.to_thread(make)
        # All figures of an indicator are up to 14 MB of repeated words; the other forms are short as they are.
        if kind == "csv" and way in compressed.taken(request.headers.get("accept-encoding", "")):
            content, headers["content-encoding"] = await asyncio.to_thread(gzip.compress, content, 6, mtime=0), way
    return Response(content, headers=headers, media_type=_KINDS[kind])

"""The files that pages offer, at addresses of their own."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.components.screen import shelf
from pages.components.server.below import before

_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}
_GONE = "This file is not to be had here any more. Load its page again: the page's address keeps your choices.\n"
_NOW = {"cache-control": "no-store"}


def routes(base: str = "") -> list[Route]:
    """Their address; `base` is what stands before every address, where the server is told of that."""
    return [Route(f"{before(base)}/{shelf.FOLDER}/{{token}}/{{view}}/{{name}}", file)]


def file(request: Request) -> Response:
    """A file, made in a thread of its own; 404 where no page offers it now."""
    name = request.path_params["name"]
    make = shelf.find(request.path_params["token"], request.path_params["view"], name)
    if make is None:
        return PlainTextResponse(_GONE, 404, _NOW)
    headers = {**_NOW, "content-disposition": f'attachment; filename="{name}"'}
    return Response(make(), headers=headers, media_type=_KINDS[name.rpartition(".")[2]])

"""What is told to whoever watches the server: whether it is well, and what Prometheus gathers. No figure of the
dashboard is in it, and nobody's choice."""

import time
from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

import metrics
from metrics import Ended, NoSnapshotError, UnreadableSnapshotError
from pages.components.screen import current
from pages.components.server.below import before
from pages.components.server.sessions import BOUNDS, Sessions
from pages.components.server.well import HEALTH

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
_NOW = {"cache-control": "no-store"}


def routes(sessions: Sessions, base: str = "") -> list[Route]:
    """The two addresses; `base` is what stands before every address, where the server is told of that."""
    return [
        Route(f"{before(base)}{HEALTH}", health),
        Route(f"{before(base)}/metrics", partial(measured, sessions=sessions)),
    ]


def health(_: Request) -> JSONResponse:
    """Alive, and with which figures; 503 where there are none, or the newest cannot be read, though older ones may be
    shown."""
    try:
        name, as_of, made_at = _newest()
    except NoSnapshotError as error:
        words = "unreadable" if isinstance(error, UnreadableSnapshotError) else "none"
        return JSONResponse({"status": "failing", "snapshot": None, "why": words}, 503, _NOW)
    age = round(max(0.0, time.time() - made_at))
    return JSONResponse({"status": "ok", "snapshot": name, "as_of": as_of, "age_seconds": age}, headers=_NOW)


def measured(_: Request, sessions: Sessions) -> PlainTextResponse:
    """What Prometheus gathers, in its text format."""
    lines = "".join(f"{line}\n" for line in [*_snapshot(), *_refresh(), *_of_sessions(sessions)])
    return PlainTextResponse(lines, headers={**_NOW, "content-type": _PROMETHEUS})


def _newest() -> tuple[str, str, float]:
    """The current snapshot's name, its day and when it was made; NoSnapshotError where it cannot be read."""
    folder = metrics.snapshots_folder()
    name = metrics.current_snapshot(folder)
    made_at = metrics.snapshot_made_at(folder, name)
    return name, current.named(name).as_of.isoformat(), made_at


def _snapshot() -> Iterator[str]:
    try:
        name, as_of, made_at = _newest()
    except NoSnapshotError:
        yield from _gauge("camden_snapshot_readable", "Whether the current snapshot can be read.", 0)
        return
    yield from _gauge("camden_snapshot_readable", "Whether the current snapshot can be read.", 1)
    yield from _gauge("camden_snapshot_info", "The current snapshot.", 1, f'{{name="{name}",as_of="{as_of}"}}')
    yield from _gauge("camden_snapshot_made_timestamp_seconds", "When the current snapshot was made.", made_at)


def _refresh() -> Iterator[str]:
    folder = metrics.snapshots_folder()
    refused = metrics.last_refused(folder)
    told = "Extracts that the last check refused, as they break their contract."
    yield from _gauge("camden_extracts_refused", told, len(refused.extracts) if refused else 0)
    checked = metrics.last_checked(folder)
    if checked is not None:
        told = "When a refresh last held every extract to its contract."
        yield from _gauge("camden_check_last_timestamp_seconds", told, checked)
    last = metrics.last_refresh(folder)
    if last is None:
        return
    yield from _gauge("camden_refresh_last_timestamp_seconds", "When the last refresh ended.", last.at)
    yield from _gauge("camden_refresh_last_duration_seconds", "How long the last refresh took.", last.seconds)
    ways = {f'{{outcome="{each}"}}': float(last.ended is each) for each in Ended}
    yield from _gauges("camden_refresh_last_outcome", "How the last refresh ended: 1 at one of the outcomes.", ways)
    if last.through_at is not None:
        told = "When a refresh last went through, whether or not there was anything new."
        yield from _gauge("camden_refresh_last_success_timestamp_seconds", told, last.through_at)


def _of_sessions(sessions: Sessions) -> Iterator[str]:
    yield from _gauge("camden_sessions_open", "Readers' tabs that are connected.", sessions.open)
    yield "# HELP camden_sessions_total Connections of readers' tabs since the server started."
    yield "# TYPE camden_sessions_total counter"
    yield f"camden_sessions_total {sessions.total}"
    name = "camden_script_seconds"
    yield f"# HELP {name} From a reader's question, a page or a change of it, until all of the answer was sent."
    yield f"# TYPE {name} histogram"
    below = 0
    for bound, runs in zip((*map(str, BOUNDS), "+Inf"), sessions.runs, strict=True):
        below += runs
        yield f'{name}_bucket{{le="{bound}"}} {below}'
    yield f"{name}_sum {sessions.seconds}"
    yield f"{name}_count {below}"


def _gauge(name: str, told: str, value: float, labels: str = "") -> Iterator[str]:
    yield from _gauges(name, told, {labels: value})


def _gauges(name: str, told: str, values: dict[str, float]) -> Iterator[str]:
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} gauge"
    yield from (f"{name}{labels} {value:.15g}" for labels, value in values.items())

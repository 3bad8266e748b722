"""Downloads one source's files over HTTP: resumed where they broke off, and never taken for whole when they are not."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import httpx

from data.fetching.patience import FetchError, PassingError, patiently, retry_after
from data.fetching.raw import Part, Use

TIMEOUT = httpx.Timeout(60.0, connect=15.0)
# A service that sends a byte now and then never times out by itself.
LONGEST = 1800.0
MOST_BYTES = 500_000_000
PASSING = {408, 425, 429, 500, 502, 503, 504}
# Plain bytes, so that a range of them means the same in the file and to the service.
HEADERS = {"User-Agent": "we-make-camden-dashboard", "Accept-Encoding": "identity"}

Query = Mapping[str, str | int]


def client() -> httpx.Client:
    """A client for one thread; proxies and certificates are the environment's."""
    return httpx.Client(timeout=TIMEOUT, headers=HEADERS, follow_redirects=True, max_redirects=5)


def pause(stop: threading.Event, seconds: float) -> None:
    """Waits between attempts, unless everything is being stopped."""
    stop.wait(seconds)


@dataclass(slots=True)
class Service:
    """Saves into `folder`; `show` is told the name, the bytes so far and, where known, the bytes there will be."""

    client: httpx.Client
    folder: Path
    show: Callable[[str, int, int | None], None] = lambda _name, _done, _total: None
    stop: threading.Event = field(default_factory=threading.Event)

    def save(
        self,
        name: str,
        address: str,
        query: Query | None = None,
        *,
        use: Use = "import",
        check: Callable[[bytes], None] | None = None,
    ) -> Path:
        """The file at an address, saved under a name, with a note beside it of what it is and whether to import it.

        `check` is given the content, and raises FetchError or PassingError where that is an error in disguise.
        Raises FetchError where there is no whole and sound answer, and the file is then not there.
        """
        url = _url(address, query)
        part = Part(self.folder / name, str(url))

        def attempt() -> Path:
            served = self._download(url, part)
            try:
                _refuse_disguised(part, served.headers)
                if check:
                    check(part.path.read_bytes())
            except PassingError:
                part.drop()
                raise
            except FetchError as error:
                part.drop()
                raise FetchError(f"{url}: {error}") from error
            return part.finish(served_from=str(served.url), last_modified=served.headers.get("Last-Modified"), use=use)

        return patiently(str(url), attempt, lambda seconds: pause(self.stop, seconds))

    def _download(self, url: httpx.URL, part: Part) -> httpx.Response:
        """Adds to the part what is missing of it; raises PassingError where it breaks off, and keeps what came."""
        self._go_on(url)
        with (
            _failures(url),
            self.client.stream("GET", url, headers=part.resume_headers()) as response,
        ):
            _refuse_status(url, response, part)
            self._receive(url, response, part)
        return response

    def _go_on(self, url: httpx.URL) -> None:
        if self.stop.is_set():
            raise FetchError(f"{url}: stopped.")

    def _receive(self, url: httpx.URL, response: httpx.Response, part: Part) -> None:
        try:
            start = part.start(response.status_code, response.headers)
        except ValueError as error:
            raise PassingError(f"the service {error}") from error
        length = response.headers.get("Content-Length", "")
        total = start + int(length) if length.isdecimal() else None
        ends = time.monotonic() + LONGEST
        done = start
        with part.path.open("ab" if start else "wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
                done += len(chunk)
                self.show(part.target.name, done, total)
                self._go_on(url)
                if done > MOST_BYTES:
                    part.drop()
                    raise FetchError(f"{url}: more than {MOST_BYTES:,} bytes, which is no file of this source.")
                if time.monotonic() > ends:
                    raise PassingError(f"the service took more than {LONGEST:,.0f} s")


def _url(address: str, query: Query | None) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError(f"{address}: is not an address ({error}).") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(f"{address}: is not an address on the web.")
    return url.copy_merge_params(query) if query else url


@contextmanager
def _failures(url: httpx.URL) -> Iterator[None]:
    """What httpx raises, as passing or final failures in words."""
    try:
        yield
    except (httpx.TooManyRedirects, httpx.UnsupportedProtocol) as error:
        raise FetchError(f"{url}: sends elsewhere, and never to a file ({error}).") from error
    except httpx.TimeoutException as error:
        raise PassingError("the service took too long to answer") from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise PassingError(f"the connection failed ({str(error) or type(error).__name__})") from error


def _refuse_status(url: httpx.URL, response: httpx.Response, part: Part) -> None:
    if url.scheme == "https" and response.url.scheme != "https":
        raise FetchError(f"{url}: sends to {response.url}, which is not encrypted.")
    status = response.status_code
    if status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        return
    said = f"the service answered {status} {response.reason_phrase}".rstrip()
    if status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.drop()
        raise PassingError(said, after=0)
    if status in PASSING:
        raise PassingError(said, after=retry_after(response.headers.get("Retry-After"), datetime.now(UTC)))
    raise FetchError(f"{url}: {said}. The address may have changed: look for the file on the publisher's page.")


def _refuse_disguised(part: Part, headers: httpx.Headers) -> None:
    with part.path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise FetchError("the service answered with nothing. Check what is asked for.")
    web_page = headers.get("Content-Type", "").startswith("text/html")
    if web_page or start[:9].lower().startswith((b"<!doctype", b"<html")):
        rule = "the service answered with a web page and not with a file"
        raise FetchError(f"{rule}. Open the address in a browser to see what it says.")

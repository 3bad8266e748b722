"""Downloads one source's files over HTTP, each whole or not at all."""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import httpx

from data.fetching.patience import FetchError, PassingError, patient, retry_after
from data.fetching.raw import Use, note
from data.holding.saving import replacing

LOG = logging.getLogger("camden.fetch")

TIMEOUT = httpx.Timeout(60.0, connect=15.0)
# A service that sends a byte now and then never times out by itself.
LONGEST = 1800.0
MOST_BYTES = 500_000_000
PASSING = {408, 425, 429, 500, 502, 503, 504}
# Plain bytes, so that the size which a service promises is that of the file.
HEADERS = {"User-Agent": "we-make-camden-dashboard", "Accept-Encoding": "identity"}

Query = Mapping[str, str | int]


def client() -> httpx.Client:
    """A client for one thread; proxies and certificates are the environment's."""
    return httpx.Client(timeout=TIMEOUT, headers=HEADERS, follow_redirects=True, max_redirects=5)


@dataclass(frozen=True, slots=True)
class Service:
    """Saves what is asked for on behalf of `source` into `folder`.

    `tell` is told a file's name, its bytes so far and, where known, the bytes there will be. Once `stopped` is set,
    nothing more is asked for or waited for.
    """

    client: httpx.Client
    source: str
    folder: Path
    tell: Callable[[str, int, int | None], None] = lambda _name, _done, _total: None
    stopped: threading.Event = field(default_factory=threading.Event)

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
        target = self.folder / name

        def attempt() -> httpx.Response:
            with replacing(target) as temporary:
                served = self._download(url, name, temporary)
                _refuse_disguised(temporary, served.headers)
                if check:
                    check(temporary.read_bytes())
            return served

        started, size, outcome = time.monotonic(), 0, "failed"
        try:
            served = patient(self.stopped)(attempt)
            changed = served.headers.get("Last-Modified")
            size = note(target, address=str(url), served_from=str(served.url), last_modified=changed, use=use).bytes
            outcome = "saved"
        except FetchError as error:
            raise FetchError(f"{url}: {error}") from error
        finally:
            seconds = time.monotonic() - started
            LOG.info("source=%s address=%s bytes=%d seconds=%.1f outcome=%s", self.source, url, size, seconds, outcome)
        return target

    def _download(self, url: httpx.URL, name: str, path: Path) -> httpx.Response:
        """Writes the whole answer to a path; raises PassingError where it breaks off."""
        self._go_on()
        with _failures(), self.client.stream("GET", url) as response:
            _refuse_status(url, response)
            self._receive(response, name, path)
        return response

    def _go_on(self) -> None:
        if self.stopped.is_set():
            raise FetchError("stopped.")

    def _receive(self, response: httpx.Response, name: str, path: Path) -> None:
        length = response.headers.get("Content-Length", "")
        total = int(length) if re.fullmatch(r"\d{1,15}", length, re.ASCII) else None
        ends = time.monotonic() + LONGEST
        done = 0
        with path.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
                done += len(chunk)
                self.tell(name, done, total)
                self._go_on()
                if done > MOST_BYTES:
                    raise FetchError(f"more than {MOST_BYTES:,} bytes, which is no file of this source.")
                if time.monotonic() > ends:
                    raise PassingError(f"the service took more than {LONGEST:,.0f} s")
        came = response.num_bytes_downloaded
        if total is not None and came != total:
            raise PassingError(f"the service promised {total:,} bytes and gave {came:,}")


def _url(address: str, query: Query | None) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise FetchError(f"{address}: is not an address ({error}).") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(f"{address}: is not an address on the web.")
    return url.copy_merge_params(query) if query else url


@contextmanager
def _failures() -> Iterator[None]:
    """What httpx raises, as passing or final failures in words."""
    try:
        yield
    except (httpx.TooManyRedirects, httpx.UnsupportedProtocol) as error:
        raise FetchError(f"sends elsewhere, and never to a file ({error}).") from error
    except httpx.TimeoutException as error:
        raise PassingError("the service took too long to answer") from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise PassingError(f"the connection failed ({str(error) or type(error).__name__})") from error


def _refuse_status(url: httpx.URL, response: httpx.Response) -> None:
    if url.scheme == "https" and response.url.scheme != "https":
        raise FetchError(f"sends to {response.url}, which is not encrypted.")
    status = response.status_code
    if status == HTTPStatus.OK:
        return
    said = f"the service answered {status} {response.reason_phrase}".rstrip()
    if status in PASSING:
        raise PassingError(said, after=retry_after(response.headers.get("Retry-After"), datetime.now(UTC)))
    raise FetchError(f"{said}. The address may have changed: look for the file on the publisher's page.")


def _refuse_disguised(path: Path, headers: httpx.Headers) -> None:
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise FetchError("the service answered with nothing. Check what is asked for.")
    web_page = headers.get("Content-Type", "").startswith("text/html")
    if web_page or start[:9].lower().startswith((b"<!doctype", b"<html")):
        rule = "the service answered with a web page and not with a file"
        raise FetchError(f"{rule}. Open the address in a browser to see what it says.")

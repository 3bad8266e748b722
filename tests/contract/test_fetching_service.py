"""Is a file that comes over HTTP the whole file or no file, however the service behaves?"""

import errno
import json
import logging
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.fetching import download as service
from data.fetching import raw
from data.fetching.download import Service
from data.fetching.patience import ATTEMPTS, FetchError, PassingError, retry_after
from data.holding.lock import LockedError
from tests.contract.local_server import Answer, Server

CONTENT = b"code,value\n" + b"E05013652,1\n" * 5000
FILE = "/file.csv"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server().running() as running:
        yield running


class Clock(threading.Event):
    """Is waited for without waiting, and notes how long it would have been."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout or 0.0)
        return self.is_set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "work").mkdir()
    with service.client() as connection:
        yield Service(connection, "crime", tmp_path / "work", stopped=clock)


def names(fetcher: Service) -> set[str]:
    return {path.name for path in fetcher.folder.iterdir()}


def test_a_file_is_saved_as_it_was_served_with_where_when_and_what_beside_it(server: Server, fetcher: Service) -> None:
    changed = "Fri, 20 Nov 2026 09:30:00 GMT"
    server.say(FILE, Answer(CONTENT, headers={"Last-Modified": changed}))
    path = fetcher.save("file.csv", server.address + FILE, {"a": "b c", "n": 1})
    assert path.read_bytes() == CONTENT
    note = json.loads((fetcher.folder / "file.csv.fetched.json").read_text())
    assert note["address"] == note["served_from"] == f"{server.address}{FILE}?a=b+c&n=1"
    assert (note["sha256"], note["bytes"]) == (sha256(CONTENT).hexdigest(), len(CONTENT))
    assert datetime.now(UTC) - datetime.fromisoformat(note["fetched_at"]) < timedelta(minutes=1)
    assert (note["last_modified"], note["use"]) == (changed, "import")
    assert names(fetcher) == {"file.csv", "file.csv.fetched.json"}


@pytest.mark.parametrize("status", sorted(service.PASSING))
def test_a_failure_that_may_pass_is_met_with_another_attempt(
    status: int, server: Server, fetcher: Service, clock: Clock
) -> None:
    server.say(FILE, Answer(b"busy", status), Answer(b"busy", status), Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert clock.pauses == [2.0, 4.0]


def test_a_service_that_says_how_long_to_wait_is_obeyed(server: Server, fetcher: Service, clock: Clock) -> None:
    server.say(FILE, Answer(b"", 429, {"Retry-After": "17"}), Answer(b"", 503, {"Retry-After": "0"}), Answer(CONTENT))
    fetcher.save("file.csv", server.address + FILE)
    assert clock.pauses == [17.0, 0.0]


def test_a_service_that_wants_an_hour_is_not_waited_for(server: Server, fetcher: Service, clock: Clock) -> None:
    server.say(FILE, Answer(b"", 429, {"Retry-After": "3600"}))
    with pytest.raises(FetchError, match=r"answered 429 Too Many Requests, and asks to wait 3,600 s\. Try then\."):
        fetcher.save("file.csv", server.address + FILE)
    assert clock.pauses == []
    assert len(server.requests) == 1


def test_a_moment_to_come_back_at_is_understood_too() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert retry_after(format_datetime(now - timedelta(seconds=90), usegmt=True), now) == 0
    assert retry_after("soon", now) is None
    assert retry_after(None, now) is None


def test_the_last_of_five_failures_is_told_with_its_address(server: Server, fetcher: Service, clock: Clock) -> None:
    server.say(FILE, Answer(b"", 500))
    with pytest.raises(FetchError) as caught:
        fetcher.save("file.csv", server.address + FILE)
    said = f"{server.address}{FILE}: the service answered 500 Internal Server Error, at each of 5 attempts."
    assert str(caught.value).startswith(said)
    assert len(server.requests) == ATTEMPTS == 5
    assert clock.pauses == [2.0, 4.0, 8.0, 16.0]
    assert names(fetcher) == set()


@pytest.mark.parametrize(("status", "words"), [(404, "404 Not Found"), (403, "403 Forbidden"), (400, "400")])
def test_a_failure_that_will_not_pass_is_told_at_once(
    status: int, words: str, server: Server, fetcher: Service, clock: Clock
) -> None:
    server.say(FILE, Answer(b"no", status))
    with pytest.raises(FetchError, match=f"the service answered {words}.*look for the file on the publisher's page"):
        fetcher.save("file.csv", server.address + FILE)
    assert clock.pauses == []


def test_a_download_that_breaks_off_starts_anew(server: Server, fetcher: Service, clock: Clock) -> None:
    newer = CONTENT.replace(b",1", b",2")
    server.say(FILE, Answer(CONTENT, cut=20_000), Answer(CONTENT, cut=30_000), Answer(newer))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == newer
    assert clock.pauses == [2.0, 4.0]
    assert not [request for request in server.requests if "Range" in request.headers]


def test_a_part_of_a_file_is_not_taken_for_the_file(server: Server, fetcher: Service) -> None:
    part = {"Content-Range": f"bytes 20000-{len(CONTENT) - 1}/{len(CONTENT)}"}
    server.say(FILE, Answer(CONTENT[20_000:], 206, part))
    with pytest.raises(FetchError, match="the service answered 206 Partial Content"):
        fetcher.save("file.csv", server.address + FILE)
    assert names(fetcher) == set()


def test_a_fetch_that_fails_leaves_a_file_that_was_there_as_it_was(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT), Answer(CONTENT, cut=1000))
    path = fetcher.save("file.csv", server.address + FILE)
    with pytest.raises(FetchError, match="the connection failed"):
        fetcher.save("file.csv", server.address + FILE)
    assert path.read_bytes() == CONTENT
    assert raw.files(fetcher.folder) == [(path, "import")]


def test_a_disk_that_is_full_is_no_failure_of_the_service(
    server: Server, fetcher: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    server.say(FILE, Answer(CONTENT))
    with pytest.raises(OSError, match="No space left on device"):
        fetcher.save("file.csv", server.address + FILE)
    assert names(fetcher) == set()
    assert len(server.requests) == 1


@pytest.mark.parametrize("promised", [len(CONTENT) - 1, len(CONTENT) + 1])
def test_the_size_that_was_promised_is_the_size_that_comes(promised: int, tmp_path: Path, clock: Clock) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Length": str(promised)}, stream=httpx.ByteStream(CONTENT))

    said = f"the service promised {promised:,} bytes and gave {len(CONTENT):,}, at each of 5 attempts"
    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as connection,
        pytest.raises(FetchError, match=said),
    ):
        Service(connection, "crime", tmp_path, stopped=clock).save("file.csv", "https://example.org/file.csv")
    assert list(tmp_path.iterdir()) == []


def test_the_log_has_a_line_a_file_with_what_became_of_it(
    server: Server, fetcher: Service, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "camden.fetch")
    server.say(FILE, Answer(b"", 500), Answer(CONTENT))
    server.say("/gone", Answer(CONTENT, 404))
    fetcher.save("file.csv", server.address + FILE, {"month": "2026-05"})
    with pytest.raises(FetchError):
        fetcher.save("gone.csv", f"{server.address}/gone")
    saved, failed = [record.getMessage() for record in caplog.records if record.name == "camden.fetch"]
    assert re.fullmatch(
        f"source=crime address={server.address}/file.csv\\?month=2026-05 bytes={len(CONTENT)} "
        r"seconds=\d+\.\d outcome=saved",
        saved,
    )
    assert re.fullmatch(f"source=crime address={server.address}/gone bytes=0 seconds=\\d+\\.\\d outcome=failed", failed)


def test_a_length_that_promises_more_than_comes_is_a_break(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT, length=len(CONTENT) + 10))
    with pytest.raises(FetchError, match="the connection failed"):
        fetcher.save("file.csv", server.address + FILE)
    assert "file.csv" not in names(fetcher)


def test_a_service_that_does_not_answer_in_time_is_asked_again(
    server: Server, fetcher: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "TIMEOUT", httpx.Timeout(0.4))
    server.say(FILE, Answer(CONTENT, delay=1.0), Answer(CONTENT))
    with service.client() as hasty:
        saved = replace(fetcher, client=hasty).save("file.csv", server.address + FILE)
    assert saved.read_bytes() == CONTENT


def test_a_download_that_never_ends_is_given_up(
    server: Server, fetcher: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LONGEST", -1.0)
    server.say(FILE, Answer(CONTENT))
    with pytest.raises(FetchError, match="the service took more than"):
        fetcher.save("file.csv", server.address + FILE)


def test_a_file_of_a_size_that_cannot_be_is_not_kept(
    server: Server, fetcher: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_BYTES", 1000)
    server.say(FILE, Answer(CONTENT))
    with pytest.raises(FetchError, match="more than 1,000 bytes, which is no file of this source"):
        fetcher.save("file.csv", server.address + FILE)
    assert names(fetcher) == set()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b""), "the service answered with nothing"),
        (Answer(b" \n"), "the service answered with nothing"),
        (Answer(b"<!DOCTYPE html><title>Sorry</title>"), "the service answered with a web page"),
        (Answer(b"\n<HTML>"), "the service answered with a web page"),
        (Answer(b"Sorry", headers={"Content-Type": "text/html; charset=utf-8"}), "answered with a web page"),
    ],
    ids=["empty", "blank", "web page", "old web page", "by its kind"],
)
def test_what_is_no_file_though_it_is_served_as_one_is_refused(
    answer: Answer, words: str, server: Server, fetcher: Service
) -> None:
    server.say(FILE, answer)
    with pytest.raises(FetchError, match=words):
        fetcher.save("file.csv", server.address + FILE)
    assert names(fetcher) == set()


def test_an_error_in_disguise_is_told_with_the_address_and_a_passing_one_tried_again(
    server: Server, fetcher: Service, clock: Clock
) -> None:
    def check(content: bytes) -> None:
        if content == b"wrong":
            raise FetchError("that is wrong")
        if content == b"soon":
            raise PassingError("not yet")

    server.say(FILE, Answer(b"soon"), Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE, check=check).read_bytes() == CONTENT
    assert clock.pauses == [2.0]
    server.say("/wrong", Answer(b"wrong"))
    with pytest.raises(FetchError, match=f"^{server.address}/wrong: that is wrong$"):
        fetcher.save("wrong", f"{server.address}/wrong", check=check)


def test_a_file_that_has_moved_is_fetched_from_its_new_place(server: Server, fetcher: Service) -> None:
    server.say("/old", Answer(b"", 307, {"Location": FILE}))
    server.say(FILE, Answer(CONTENT))
    fetcher.save("file.csv", f"{server.address}/old")
    note = json.loads((fetcher.folder / "file.csv.fetched.json").read_text())
    assert (note["address"], note["served_from"]) == (f"{server.address}/old", f"{server.address}{FILE}")


def test_a_file_that_keeps_moving_is_not_followed_for_ever(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(b"", 302, {"Location": FILE}))
    with pytest.raises(FetchError, match="sends elsewhere, and never to a file"):
        fetcher.save("file.csv", server.address + FILE)
    assert len(server.requests) == 6


def test_an_encrypted_address_that_sends_to_one_that_is_not_is_refused(tmp_path: Path) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https":
            return httpx.Response(302, headers={"Location": "http://example.org/file.csv"})
        return httpx.Response(200, content=CONTENT)

    with (
        httpx.Client(transport=httpx.MockTransport(answer), follow_redirects=True) as connection,
        pytest.raises(FetchError, match=r"sends to http://example\.org/file\.csv, which is not encrypted"),
    ):
        Service(connection, "crime", tmp_path).save("file.csv", "https://example.org/file.csv")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/x", "/file.csv", "", "http://example.org:x/"]
)
def test_what_is_no_address_on_the_web_is_refused(address: str, fetcher: Service) -> None:
    with pytest.raises(FetchError, match="is not an address"):
        fetcher.save("file.csv", address)


def test_a_service_that_is_not_there_is_told(fetcher: Service, server: Server) -> None:
    with Server().running() as gone:
        address = gone.address
    with pytest.raises(FetchError, match="the connection failed"):
        fetcher.save("file.csv", f"{address}/file.csv")


def test_a_fetch_that_is_stopped_ends_at_the_next_bytes_and_asks_no_more(server: Server, fetcher: Service) -> None:
    stopping = replace(fetcher, tell=lambda *_: fetcher.stopped.set())
    server.say(FILE, Answer(CONTENT))
    for _ in range(2):
        with pytest.raises(FetchError, match="stopped"):
            stopping.save("file.csv", server.address + FILE)
    assert len(server.requests) == 1
    assert names(fetcher) == set()


def test_how_far_it_has_come_is_told(server: Server, fetcher: Service) -> None:
    told: list[tuple[str, int, int | None]] = []
    server.say(FILE, Answer(CONTENT))
    replace(fetcher, tell=lambda *each: told.append(each)).save("file.csv", server.address + FILE)
    assert told[-1] == ("file.csv", len(CONTENT), len(CONTENT))


def test_a_kept_file_that_was_changed_is_not_imported(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT))
    path = fetcher.save("file.csv", server.address + FILE)
    assert raw.files(fetcher.folder) == [(path, "import")]
    path.write_bytes(CONTENT.replace(b",1", b",9"))
    with pytest.raises(FetchError, match=r"file\.csv: is not as it was served on .* Fetch it again"):
        raw.files(fetcher.folder)


@pytest.mark.parametrize("said", ["", "{}", "[]", "1", '{"use": "import"}', "\x00", '{"sha256": '])
def test_a_note_that_says_nothing_is_told(said: str, server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT))
    fetcher.save("file.csv", server.address + FILE)
    (fetcher.folder / "file.csv.fetched.json").write_text(said)
    with pytest.raises(FetchError, match=r"file\.csv\.fetched\.json: does not say what the file beside it is"):
        raw.files(fetcher.folder)


def test_a_fetch_that_has_nothing_to_import_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="has no file to import"):
        raw.files(tmp_path)


@given(st.text("0123456789 ,:+-GMTMonJan", max_size=40), st.datetimes(datetime(2000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_whatever_a_service_asks_to_wait_is_seconds_or_nothing(text: str, now: datetime) -> None:
    asked = retry_after(text, now)
    assert asked is None or asked >= 0
    assert retry_after(format_datetime(now + timedelta(hours=1), usegmt=True), now) == pytest.approx(3600, abs=1)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("MPS Ward Level Crime (most recent 24 months).csv", "MPS Ward Level Crime (most recent 24 months).csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        (".hidden", "hidden"),
        ("a" * 300, "a" * 100),
        ("\u2026", "_"),
        ("", "file"),
    ],
)
def test_a_name_that_a_service_gives_is_the_name_of_a_file_and_no_more(name: str, safe: str) -> None:
    assert raw.safe_name(name) == safe


def test_two_fetches_of_a_source_do_not_run_at_once(tmp_path: Path) -> None:
    with (
        raw.fetching(tmp_path, "outlines") as work,
        pytest.raises(LockedError, match=rf"a fetch of outlines into .* is already running: process {os.getpid()} on "),
        raw.fetching(tmp_path, "outlines"),
    ):
        pass
    assert not work.exists()


def fetched_on(day: int, folder: Path) -> Path:
    """A fetch of one file, as if on a day of November 2026."""
    with raw.fetching(folder, "outlines") as work:
        (work / "file").write_text(str(day))
        raw.note(work / "file", address="a", served_from="a", last_modified=None, use="import")
        return raw.keep(work, datetime(2026, 11, day, tzinfo=UTC))


def test_the_last_twelve_fetches_are_kept(tmp_path: Path) -> None:
    for day in range(1, 16):
        fetched_on(day, tmp_path)
    kept = sorted(path.name for path in (tmp_path / "raw" / "outlines").glob("2026*"))
    assert len(kept) == 12
    assert (kept[0], kept[-1]) == ("2026-11-04T000000Z", "2026-11-15T000000Z")
    assert raw.newest(tmp_path, "outlines").name == kept[-1]


def test_what_somebody_put_into_an_old_fetch_stays_and_is_noted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = fetched_on(1, tmp_path)
    (old / "minutes.docx").write_text("theirs")
    for day in range(2, 16):
        fetched_on(day, tmp_path)
    assert [path.name for path in old.iterdir()] == ["minutes.docx"]
    said = f"{old} was cleared away, but for what no fetch put there: minutes.docx"
    assert [record.getMessage() for record in caplog.records] == [said]


def test_what_a_fetch_leaves_unfinished_is_thrown_away(tmp_path: Path) -> None:
    killed = tmp_path / "raw" / "outlines" / ".fetching" / "inside"
    killed.mkdir(parents=True)
    with raw.fetching(tmp_path, "outlines") as work:
        assert list(work.iterdir()) == []
        (work / "half.csv").write_text("x")
    assert [path.name for path in (tmp_path / "raw" / "outlines").iterdir()] == [".lock"]

"""Is a file that comes over HTTP the whole file or no file, however the service behaves?"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from data.fetching import download as service
from data.fetching import raw
from data.fetching.download import Service
from data.fetching.patience import ATTEMPTS, FetchError, PassingError, retry_after
from tests.contract.local_server import Answer, Server

CONTENT = b"code,value\n" + b"E05013652,1\n" * 5000
FILE = "/file.csv"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server().running() as running:
        yield running


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the service would have waited between attempts."""
    waited: list[float] = []
    monkeypatch.setattr(service, "pause", lambda _, seconds: waited.append(seconds))
    return waited


@pytest.fixture
def fetcher(tmp_path: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setattr(service, "TIMEOUT", httpx.Timeout(0.4))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "work").mkdir()
    with service.client() as connection:
        yield Service(connection, tmp_path / "work")


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
    status: int, server: Server, fetcher: Service, pauses: list[float]
) -> None:
    server.say(FILE, Answer(b"busy", status), Answer(b"busy", status), Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert pauses == [2.0, 4.0]


def test_a_service_that_says_how_long_to_wait_is_obeyed(server: Server, fetcher: Service, pauses: list[float]) -> None:
    server.say(FILE, Answer(b"", 429, {"Retry-After": "17"}), Answer(b"", 503, {"Retry-After": "0"}), Answer(CONTENT))
    fetcher.save("file.csv", server.address + FILE)
    assert pauses == [17.0, 0.0]


def test_a_service_that_wants_an_hour_is_not_waited_for(server: Server, fetcher: Service, pauses: list[float]) -> None:
    server.say(FILE, Answer(b"", 429, {"Retry-After": "3600"}))
    with pytest.raises(FetchError, match=r"answered 429 Too Many Requests, and asks to wait 3,600 s\. Try then\."):
        fetcher.save("file.csv", server.address + FILE)
    assert pauses == []
    assert len(server.requests) == 1


def test_a_moment_to_come_back_at_is_understood_too() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert retry_after(format_datetime(now - timedelta(seconds=90), usegmt=True), now) == 0
    assert retry_after("soon", now) is None
    assert retry_after(None, now) is None


def test_the_last_of_five_failures_is_told_with_its_address(
    server: Server, fetcher: Service, pauses: list[float]
) -> None:
    server.say(FILE, Answer(b"", 500))
    with pytest.raises(FetchError) as caught:
        fetcher.save("file.csv", server.address + FILE)
    said = f"{server.address}{FILE}: the service answered 500 Internal Server Error, at each of 5 attempts."
    assert str(caught.value).startswith(said)
    assert len(server.requests) == ATTEMPTS == 5
    assert pauses == [2.0, 4.0, 8.0, 16.0]
    assert names(fetcher) == set()


@pytest.mark.parametrize(("status", "words"), [(404, "404 Not Found"), (403, "403 Forbidden"), (400, "400")])
def test_a_failure_that_will_not_pass_is_told_at_once(
    status: int, words: str, server: Server, fetcher: Service, pauses: list[float]
) -> None:
    server.say(FILE, Answer(b"no", status))
    with pytest.raises(FetchError, match=f"the service answered {words}.*look for the file on the publisher's page"):
        fetcher.save("file.csv", server.address + FILE)
    assert pauses == []


def test_a_download_that_breaks_off_goes_on_from_there(server: Server, fetcher: Service) -> None:
    whole = Answer(CONTENT, etag='"v1"')
    server.say(FILE, Answer(CONTENT, etag='"v1"', cut=20_000), Answer(CONTENT, etag='"v1"', cut=10_000), whole)
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    first, second, third = server.requests
    assert "Range" not in first.headers
    assert second.headers["If-Range"] == '"v1"'
    assert second.headers["Range"] == "bytes=20000-"
    assert third.headers["Range"] == "bytes=30000-"


def test_a_later_fetch_goes_on_where_one_was_given_up(server: Server, fetcher: Service) -> None:
    server.say(FILE, *[Answer(CONTENT, etag='"v1"', cut=1000)] * ATTEMPTS, Answer(CONTENT, etag='"v1"'))
    with pytest.raises(FetchError, match="the connection failed"):
        fetcher.save("file.csv", server.address + FILE)
    assert "file.csv" not in names(fetcher)
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert server.requests[-1].headers["Range"] == f"bytes={1000 * ATTEMPTS}-"


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Server, fetcher: Service) -> None:
    newer = CONTENT.replace(b",1", b",2")
    server.say(FILE, Answer(CONTENT, etag='"v1"', cut=20_000), Answer(newer, etag='"v2"'))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == newer


def test_without_a_version_a_download_starts_again(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT, cut=20_000), Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert "Range" not in server.requests[1].headers


def test_a_weak_version_does_not_join_two_parts(server: Server, fetcher: Service) -> None:
    weak = Answer(CONTENT, headers={"ETag": 'W/"v1"'}, cut=20_000)
    server.say(FILE, weak, Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert "Range" not in server.requests[1].headers


def test_the_day_of_the_last_change_joins_two_parts(server: Server, fetcher: Service) -> None:
    day = {"Last-Modified": "Fri, 20 Nov 2026 09:30:00 GMT"}
    rest = {"Content-Range": f"bytes 20000-{len(CONTENT) - 1}/{len(CONTENT)}"}
    server.say(FILE, Answer(CONTENT, headers=day, cut=20_000), Answer(CONTENT[20_000:], 206, day | rest))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert server.requests[1].headers["If-Range"] == day["Last-Modified"]


@pytest.mark.parametrize(
    "wrong",
    [
        Answer(CONTENT[100:], 206, {"Content-Range": f"bytes 100-{len(CONTENT) - 1}/{len(CONTENT)}"}),
        Answer(CONTENT[20_000:], 206),
        Answer(b"", 416),
    ],
    ids=["another part", "a part of nowhere", "no such part"],
)
def test_a_part_that_was_not_asked_for_is_thrown_away(wrong: Answer, server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT, etag='"v1"', cut=20_000), wrong, Answer(CONTENT, etag='"v1"'))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT
    assert "Range" not in server.requests[2].headers


def test_a_part_of_another_address_is_not_gone_on_with(server: Server, fetcher: Service) -> None:
    server.say(FILE, *[Answer(CONTENT, etag='"v1"', cut=1000)] * ATTEMPTS, Answer(CONTENT, etag='"v1"'))
    with pytest.raises(FetchError):
        fetcher.save("file.csv", server.address + FILE, {"month": "2026-05"})
    fetcher.save("file.csv", server.address + FILE, {"month": "2026-06"})
    assert "Range" not in server.requests[-1].headers


def test_a_length_that_promises_more_than_comes_is_a_break(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT, length=len(CONTENT) + 10))
    with pytest.raises(FetchError, match="the connection failed"):
        fetcher.save("file.csv", server.address + FILE)
    assert "file.csv" not in names(fetcher)


def test_a_service_that_does_not_answer_in_time_is_asked_again(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT, delay=1.0), Answer(CONTENT))
    assert fetcher.save("file.csv", server.address + FILE).read_bytes() == CONTENT


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
    server: Server, fetcher: Service, pauses: list[float]
) -> None:
    def check(content: bytes) -> None:
        if content == b"wrong":
            raise FetchError("that is wrong")
        if content == b"soon":
            raise PassingError("not yet")

    server.say(FILE, Answer(b"soon", etag='"v1"'), Answer(CONTENT, etag='"v1"'))
    assert fetcher.save("file.csv", server.address + FILE, check=check).read_bytes() == CONTENT
    assert pauses == [2.0]
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
        Service(connection, tmp_path).save("file.csv", "https://example.org/file.csv")


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
    fetcher.show = lambda *_: fetcher.stop.set()
    server.say(FILE, Answer(CONTENT))
    with pytest.raises(FetchError, match="stopped"):
        fetcher.save("file.csv", server.address + FILE)
    with pytest.raises(FetchError, match="stopped"):
        fetcher.save("file.csv", server.address + FILE)
    assert len(server.requests) == 1
    assert "file.csv" not in names(fetcher)


def test_how_far_it_has_come_is_shown(server: Server, fetcher: Service) -> None:
    shown: list[tuple[str, int, int | None]] = []
    fetcher.show = lambda *told: shown.append(told)
    server.say(FILE, Answer(CONTENT))
    fetcher.save("file.csv", server.address + FILE)
    assert shown[-1] == ("file.csv", len(CONTENT), len(CONTENT))


def test_a_kept_file_that_was_changed_is_not_imported(server: Server, fetcher: Service) -> None:
    server.say(FILE, Answer(CONTENT))
    path = fetcher.save("file.csv", server.address + FILE)
    assert raw.files(fetcher.folder) == [(path, "import")]
    path.write_bytes(CONTENT.replace(b",1", b",9"))
    with pytest.raises(FetchError, match=r"file\.csv: is not as it was served on .* Fetch it again"):
        raw.files(fetcher.folder)


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
        pytest.raises(FetchError, match="another fetch of outlines is under way"),
        raw.fetching(tmp_path, "outlines"),
    ):
        pass
    assert work.is_dir()


def test_the_last_twelve_fetches_are_kept(tmp_path: Path) -> None:
    for day in range(1, 16):
        with raw.fetching(tmp_path, "outlines") as work:
            (work / "file").write_text(str(day))
            raw.keep(work, datetime(2026, 11, day, tzinfo=UTC))
    kept = sorted(path.name for path in (tmp_path / "raw" / "outlines").glob("2026*"))
    assert len(kept) == 12
    assert (kept[0], kept[-1]) == ("2026-11-04T000000Z", "2026-11-15T000000Z")
    assert raw.newest(tmp_path, "outlines").name == kept[-1]


def test_what_a_failed_fetch_left_behind_is_not_taken_for_the_next_one_s(tmp_path: Path) -> None:
    with raw.fetching(tmp_path, "outlines") as work:
        (work / "old.csv").write_text("x")
        (work / ".old.csv.part").write_text("x")
    with raw.fetching(tmp_path, "outlines") as work:
        assert [path.name for path in work.iterdir()] == [".old.csv.part"]

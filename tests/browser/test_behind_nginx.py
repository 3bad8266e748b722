"""Behind a real nginx with the README's own configuration, and started by the README's own unit: below a base path,
under another name, over TLS."""

import io
import re
import sys
import zipfile
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from pages.components.words.examples import EXAMPLES
from tests import deployed
from tests.browser.find import NO_NGINX, nginx
from tests.browser.nginx import behind, by_name
from tests.browser.server import serve
from tests.browser.tab import open_tab
from tests.listed import PAGES

pytestmark = pytest.mark.browser

BASE, WARD = deployed.BASE, "E05013655"
# One of each form: of an exhibit, of a whole table, and of everything.
KINDS = [
    *(re.compile(f"^Download {form}{of}") for form in ("CSV", "Excel", "Parquet") for of in (" of ", "$")),
    re.compile("^Download everything"),
]
ANSWER = quote(EXAMPLES["Repairs on time in all Camden, by month"])
# What somebody may have been sent, and what is in view there and not without what the address has chosen.
DEEP = {
    f"/indicator?indicator=burglary&ward={WARD}&map=value": "Burglary",
    "/priority?priority=safety&neighbourhood=central": "Central",
    "/wards?indicator=repairs_on_time": "Repairs finished on time",
    f"/profile?ward={WARD}": "Camden Town",
    "/peers?indicator=adults_obese": "Adults",
    f"/query?sql={ANSWER}": "value",
    "/initiatives?initiative=new": "Add it",
    f"/decisions?ward={WARD}": "Camden Town",
    "/voices?priority=safety": "Safety",
    "/definitions?indicator=repairs_on_time": "A worked example",
    "/all_indicators?find=burglary": "Burglary",
}


@pytest.fixture(scope="module")
def server(whole, tmp_path_factory):
    """Started as the unit of the README says."""
    python, *rest = deployed.command()
    assert python == f"{deployed.unit()['WorkingDirectory'][0]}/.venv/bin/python"
    folder = tmp_path_factory.mktemp("served")
    with serve(whole, folder, command=[sys.executable, *rest], more=deployed.environment(), base=BASE) as server:
        yield server


@pytest.fixture(scope="module")
def proxy(server, tmp_path_factory):
    if nginx() is None:
        pytest.skip(NO_NGINX)
    with behind([urlsplit(server.address).port], tmp_path_factory.mktemp("nginx")) as proxy:
        yield proxy
    assert proxy.complaints() == []


@pytest.fixture(scope="module")
def opened(proxy):
    with by_name() as its:
        tab = open_tab(its.new_context(accept_downloads=True), proxy.address, width=1280, mode="light")
        yield tab
        tab.page.close()
        assert {urlsplit(each).netloc for each in tab.elsewhere} == {urlsplit(proxy.address).netloc}
        assert [each for each in tab.elsewhere if not f"{urlsplit(each).path}/".startswith(f"{BASE}/")] == []


@pytest.fixture
def here(opened):
    """The same tab; what goes wrong in it is told by the test in which it does, and by none after it."""
    opened.troubles.clear()
    yield opened
    assert opened.troubles == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_drawn_at_its_own_address_and_its_files_can_be_taken_along(here, page):
    """Of each kind of file that it has, one."""
    here.open(page.address(ward=WARD))
    assert urlsplit(here.page.url).path == BASE + page.path
    assert here.heading()
    ways = here.page.get_by_role("link", name=re.compile("^Download "))
    known = [here.page.get_by_role("link", name=kind) for kind in KINDS]
    assert sum(each.count() for each in known) == ways.count()
    for each in known:
        if each.count():
            before = len(here.elsewhere)
            assert taken(here, each.first)[1]
            assert any(urlsplit(asked).path.startswith(f"{BASE}/files/") for asked in here.elsewhere[before:])


def taken(here, way):
    """A file's name and its bytes."""
    way.scroll_into_view_if_needed()
    with here.page.expect_download() as download:
        way.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize(("address", "shown"), DEEP.items(), ids=lambda each: each.strip("/").partition("?")[0])
def test_a_link_shows_what_was_shared(here, address, shown):
    here.open(address)
    path, _, query = address.partition("?")
    here.until(BASE + path, **dict(parse_qsl(query)))
    fields = here.page.locator("input, textarea").evaluate_all("all => all.map(each => each.value)")
    assert any(shown in each for each in [here.page.locator("body").inner_text(), *fields])


def test_the_menu_leads_on_below_the_same_path_and_back_again(here):
    here.open(f"/indicator?indicator=burglary&ward={WARD}")
    assert here.chosen("Ward") == "Camden Town"
    here.by_menu("Sources")
    here.until(f"{BASE}/sources")
    here.page.go_back()
    here.until(f"{BASE}/indicator", indicator="burglary", ward=WARD)
    assert here.heading() == "Burglary"


def test_what_is_taken_along_is_whole(here):
    here.open(f"/indicator?indicator=burglary&ward={WARD}")
    name, content = taken(here, here.page.get_by_role("link", name=re.compile("^Download CSV of ")).first)
    assert name.endswith(".csv")
    assert content.decode("utf-8-sig").count("\n") > 10
    here.open("/sources")
    name, content = taken(here, here.page.get_by_role("link", name=re.compile("^Download everything")))
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert len(package.namelist()) > 10


def test_the_path_without_its_stroke_leads_to_the_overview(here):
    here.page.goto(here.address)
    here.drawn()
    assert urlsplit(here.page.url).path == f"{BASE}/"
    assert here.heading() == "How are we doing?"


def test_where_no_page_can_be_it_leads_home_below_the_same_path(proxy):
    answer = proxy.ask("/sources/below", Accept="text/html")
    assert answer.status == 404
    assert f'<a href="{BASE}/">'.encode() in answer.body


def test_what_never_changes_comes_compressed_and_may_be_kept(proxy):
    page = proxy.ask("/", Accept="text/html").body.decode()
    (script,) = re.findall(r'src="\./(static/js/index[^"]+)"', page)
    for way in ("br", "gzip"):
        headers = proxy.ask(f"/{script}", **{"Accept-Encoding": way}).headers
        assert (headers["content-encoding"], headers["vary"]) == (way, "Accept-Encoding")
        assert "immutable" in headers["cache-control"]
        unchanged = proxy.ask(f"/{script}", **{"Accept-Encoding": way, "If-None-Match": headers["etag"]})
        assert unchanged.status == 304


def test_a_browser_is_told_to_stay_with_tls_and_strangers_get_nothing(proxy):
    answer = proxy.ask("/")
    assert answer.status == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert proxy.ask("/", "evil.example").status == 421
    assert proxy.ask("/", Origin="https://evil.example").status == 403


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_what_is_measured_stays_on_the_machine_whoever_somebody_says_they_are(proxy, path):
    assert proxy.ask(path).status == 404
    assert proxy.ask(path, **{"X-Forwarded-For": "127.0.0.1"}).status == 404
    assert proxy.ask("/healthz").status == 200


def test_the_server_asked_nobody(server):
    assert server.refusals() == []

"""Behind a real nginx with the README's own configuration, and started by the README's own unit: below a base path,
under another name, over TLS."""

import io
import os
import re
import socket
import ssl
import subprocess
import sys
import time
import zipfile
from http.client import HTTPSConnection
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from playwright.sync_api import sync_playwright

from pages.components.words.examples import EXAMPLES
from tests import deployed
from tests.browser.conftest import FLAGS
from tests.browser.find import MESSAGE, NO_NGINX, browser, nginx
from tests.browser.server import free_port, serve
from tests.browser.tab import open_tab
from tests.listed import PAGES

pytestmark = pytest.mark.browser

BASE, WARD = "/camden", "E05013655"
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
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {block}
}}
"""


def put_in_place(text, **replaced):
    """The README's words with what is ours alone in the place of what is only an example there."""
    for there, ours in replaced.items():
        assert text.count(there) == 1, there
        text = text.replace(there, ours)
    return text


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
    """The port at which nginx listens."""
    program = nginx()
    if program is None:
        pytest.skip(NO_NGINX)
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    certificate, key = folder / "dashboard.pem", folder / "dashboard.key"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={deployed.HOST}", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    ours = {
        "127.0.0.1:8501": server.address.removeprefix("http://"),
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/certs/dashboard.pem": str(certificate),
        "/etc/ssl/private/dashboard.key": str(key),
    }
    user = "user root;" if os.geteuid() == 0 else ""
    text = AROUND.format(folder=folder, user=user, block=put_in_place(deployed.block("nginx"), **ours))
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port, process, folder / "error.log")
            yield port
        finally:
            process.terminate()
    complaints = (folder / "error.log").read_text(encoding="utf-8")
    assert not re.search(r"\[(emerg|alert|crit|error)\]", complaints), complaints


def _wait_for(port, process, printed):
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx did not start: {printed.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module")
def opened(proxy):
    """A tab of a browser that finds the name at this machine, and nothing else anywhere."""
    path = browser()
    if path is None:
        pytest.fail(MESSAGE)
    rules = f"--host-resolver-rules=MAP {deployed.HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    flags = [rules if each.startswith("--host-resolver-rules") else each for each in FLAGS]
    with sync_playwright() as playwright:
        # Nobody vouches for the certificate. Let pass by the context alone, each line that is opened would fail once
        # and what waits for it be asked for again: some fifty times in a visit, and one file again and again.
        its = playwright.chromium.launch(executable_path=path, args=[*flags, "--ignore-certificate-errors"])
        context = its.new_context(accept_downloads=True)
        tab = open_tab(context, f"https://{deployed.HOST}:{proxy}{BASE}", width=1280, mode="light")
        yield tab
        tab.page.close()
        assert {urlsplit(each).netloc for each in tab.elsewhere} == {f"{deployed.HOST}:{proxy}"}
        assert [each for each in tab.elsewhere if not f"{urlsplit(each).path}/".startswith(f"{BASE}/")] == []


@pytest.fixture
def here(opened):
    """The same tab; what goes wrong in it is told by the test in which it does, and by none after it."""
    opened.troubles.clear()
    yield opened
    assert opened.troubles == []


def asked(proxy, path, host=None, **headers):
    """A question to nginx without a browser."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", proxy, timeout=30, context=context)
    try:
        connection.request("GET", path, headers={"Host": host or f"{deployed.HOST}:{proxy}", **headers})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_drawn_at_its_own_address_and_its_files_can_be_taken_along(here, page):
    """Of each kind of file that it has, one."""
    here.open(page.address(ward=WARD))
    assert urlsplit(here.page.url).path == BASE + page.path
    assert here.heading()
    buttons = here.page.get_by_role("button", name=re.compile("^Download "))
    known = [here.page.get_by_role("button", name=kind) for kind in KINDS]
    assert sum(each.count() for each in known) == buttons.count()
    for each in known:
        if each.count():
            assert taken(here, each.first)[1]
            assert urlsplit(here.elsewhere[-1]).path.startswith(f"{BASE}/media/")


def taken(here, button):
    """A file's name and its bytes."""
    button.scroll_into_view_if_needed()
    with here.page.expect_download() as download:
        button.click()
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
    name, content = taken(here, here.page.get_by_role("button", name=re.compile("^Download CSV of ")).first)
    assert name.endswith(".csv")
    assert content.decode("utf-8-sig").count("\n") > 10
    here.open("/sources")
    name, content = taken(here, here.page.get_by_role("button", name=re.compile("^Download everything")))
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
    status, _, body = asked(proxy, f"{BASE}/sources/below", Accept="text/html")
    assert status == 404
    assert f'<a href="{BASE}/">'.encode() in body


def test_what_never_changes_comes_compressed_and_may_be_kept(proxy):
    page = asked(proxy, f"{BASE}/", Accept="text/html")[2].decode()
    (script,) = re.findall(r'src="\./(static/js/index[^"]+)"', page)
    for way in ("br", "gzip"):
        _, headers, _ = asked(proxy, f"{BASE}/{script}", **{"Accept-Encoding": way})
        assert (headers["content-encoding"], headers["vary"]) == (way, "Accept-Encoding")
        assert "immutable" in headers["cache-control"]
        unchanged = asked(proxy, f"{BASE}/{script}", **{"Accept-Encoding": way, "If-None-Match": headers["etag"]})
        assert unchanged[0] == 304


def test_a_browser_is_told_to_stay_with_tls_and_strangers_get_nothing(proxy):
    status, headers, _ = asked(proxy, f"{BASE}/")
    assert (status, headers["strict-transport-security"]) == (200, "max-age=31536000; includeSubDomains")
    assert asked(proxy, f"{BASE}/", "evil.example")[0] == 421
    assert asked(proxy, f"{BASE}/", Origin="https://evil.example")[0] == 403


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_what_is_measured_stays_on_the_machine_whoever_somebody_says_they_are(proxy, path):
    assert asked(proxy, f"{BASE}{path}")[0] == 404
    assert asked(proxy, f"{BASE}{path}", **{"X-Forwarded-For": "127.0.0.1"})[0] == 404
    assert asked(proxy, f"{BASE}/healthz")[0] == 200


def test_the_server_asked_nobody(server):
    assert server.refusals() == []

"""No page, and no server, asks another machine for anything: it is refused, noted, and there is nothing to note."""

import subprocess
import sys

import pytest

from tests.browser.server import guarded
from tests.listed import PAGES

pytestmark = pytest.mark.browser

PATHS = [each.path for each in PAGES]
NOWHERE = "192.0.2.1"  # kept free for documentation: nobody answers there
ATTEMPTS = {
    "connect": f"socket.socket().connect(('{NOWHERE}', 80))",
    "connect_ex": f"socket.socket().connect_ex(('{NOWHERE}', 80))",
    "sendto": f"socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('{NOWHERE}', 53))",
    "bind": "socket.socket().bind(('0.0.0.0', 0))",
    "getaddrinfo": "socket.getaddrinfo('example.org', 443)",
    "gethostbyname": "socket.gethostbyname('example.org')",
}


def attempt(code, refused):
    """Run Python under the guard that servers run under."""
    return subprocess.run(
        [sys.executable, "-c", f"import socket\n{code}"],
        env=guarded(refused),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_guard_of_the_server_refuses_and_notes(tmp_path, name):
    ran = attempt(ATTEMPTS[name], tmp_path / "refused.txt")
    assert "PermissionError" in ran.stderr
    assert (tmp_path / "refused.txt").read_text().startswith(name)


def test_the_guard_of_the_server_lets_this_machine_through(tmp_path):
    code = "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); socket.create_connection(s.getsockname())"
    ran = attempt(code, tmp_path / "refused.txt")
    assert (ran.returncode, (tmp_path / "refused.txt").read_text()) == (0, ""), ran.stderr


@pytest.mark.parametrize("address", [f"http://{NOWHERE}/", "https://example.org/x.js", f"ws://{NOWHERE}/"])
def test_the_guard_of_the_browser_refuses_and_notes(tab, address):
    here = tab()  # on an empty page: the dashboard's own have a policy that asks nobody
    asked = (
        "address => new Promise(done => { const s = new WebSocket(address); s.onclose = () => done(false); })"
        if address.startswith("ws")
        else "address => fetch(address).then(() => true, () => false)"
    )
    assert here.page.evaluate(asked, address) is False
    assert here.elsewhere == [address]
    here.elsewhere.clear()
    here.troubles.clear()


def test_nothing_is_asked_of_another_machine(tab, fresh, made):
    """A fresh server, from its start to the last page: figures, maps, menus, a choice, a table, a download."""
    its = fresh(made("published"))
    here = tab(its)
    for path in PATHS:
        here.open(path + "?ward=E05013655")
        assert here.page.locator("h1").count() == 1
    here.open("/indicator")
    here.page.locator("summary").first.click()
    with here.page.expect_download():
        here.page.get_by_role("link", name="Download Parquet", exact=True).click()
    here.page.get_by_role("button", name="Main menu").click()
    here.page.get_by_role("menu").wait_for()
    assert here.elsewhere == []
    assert its.refusals() == []


def test_the_server_listens_on_this_machine_alone(server):
    assert "Network URL" not in server.printed.read_text()
    assert "External URL" not in server.printed.read_text()
    assert server.refusals() == []

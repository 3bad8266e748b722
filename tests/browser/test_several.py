"""Several processes behind a real nginx, as the README says: each reader stays with one, and goes on with another where
that has ended; what people enter and a refresh are there for all."""

import json
import os
import re
import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests import deployed, worlds
from tests.browser.find import NO_NGINX, nginx
from tests.browser.nginx import behind, by_name
from tests.browser.server import serve
from tests.browser.tab import open_tab
from tests.waiting import no_longer_than

pytestmark = pytest.mark.browser

BASE, WARD, COOKIE = deployed.BASE, worlds.CAMDEN_TOWN, "dashboard_process"
HOW = {"domain": deployed.HOST, "path": f"{BASE}/", "httpOnly": True, "secure": True, "sameSite": "Lax"}
WHY = "Twice as many as a year ago"
# What the browser and nginx say where a process has just ended.
OF_THE_END = re.compile("websocket|WebSocket|ERR_|502")
REFUSED = re.compile("Connection refused|reset by peer|prematurely closed")


@pytest.fixture(scope="module")
def world(made, tmp_path_factory):
    return worlds.beside(made("published"), tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def start(world, tmp_path_factory):
    """Starts a process as the unit says, at a port that is free or was one's before."""
    folder = tmp_path_factory.mktemp("served")
    command = [sys.executable, *deployed.command()[1:]]
    with ExitStack() as servers:
        yield lambda port=0: servers.enter_context(
            serve(world, folder, port, command=command, more=deployed.environment(), base=BASE)
        )


@pytest.fixture(scope="module")
def processes(start):
    """By its port, as readers are told it."""
    return {str(urlsplit(each.address).port): each for each in (start(), start())}


@contextmanager
def in_front(processes, folder):
    if nginx() is None:
        pytest.skip(NO_NGINX)
    with behind([int(each) for each in processes], folder) as proxy:
        yield proxy
    assert [each for each in proxy.complaints() if not REFUSED.search(each)] == []


@pytest.fixture(scope="module")
def proxy(processes, tmp_path_factory):
    with in_front(processes, tmp_path_factory.mktemp("nginx")) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def chromium(proxy):
    with by_name() as browser:
        yield browser


@pytest.fixture
def reader(chromium, proxy):
    """Opens the tab of a reader in a browser of their own, who is new or has been at a process, at an address of theirs
    or of all."""
    tabs = []

    def reader(process="", address=proxy.address):
        context = chromium.new_context(accept_downloads=True)
        if process:
            context.add_cookies([{"name": COOKIE, "value": process, **HOW}])
        tabs.append(open_tab(context, address, width=1280, mode="light"))
        return tabs[-1]

    yield reader
    for each in tabs:
        each.page.context.close()
    assert [trouble for each in tabs for trouble in each.troubles] == []
    for each in tabs:
        assert {urlsplit(asked).netloc for asked in each.elsewhere} == {urlsplit(each.address).netloc}


def process_of(here):
    """What nginx has told a reader's browser, and nothing else."""
    (said,) = (each for each in here.page.context.cookies() if each["name"] == COOKIE)
    assert said == {"name": COOKIE, "value": said["value"], "expires": -1, **HOW}
    return said["value"]


def directly(port, path):
    """What a process answers at its own port."""
    connection = HTTPConnection("127.0.0.1", int(port), timeout=30)
    try:
        connection.request("GET", f"{BASE}{path}")
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def tabs_at(port):
    return int(re.search(r"^camden_sessions_open (\d+)$", directly(port, "/metrics"), re.MULTILINE)[1])


def taken(here):
    """What a reader takes along, and the path below the base at which it was there."""
    with here.page.expect_request("**/files/**") as asked, here.page.expect_download() as download:
        here.page.get_by_role("link", name="Download CSV", exact=True).click()
    return download.value.path().read_bytes(), urlsplit(asked.value.url).path.removeprefix(BASE)


def test_who_is_new_comes_to_one_process_after_the_other_and_is_told_its_port_alone(reader, processes):
    one, other = reader().open("/"), reader().open("/")
    assert {process_of(one), process_of(other)} == set(processes)
    assert [tabs_at(each) for each in processes] == [1, 1]
    second = open_tab(one.page.context, one.address, width=1280, mode="light").open("/sources")
    assert process_of(second) == process_of(one)
    assert tabs_at(process_of(one)) == 2
    (known,) = {each["name"] for each in one.page.context.cookies()} - {COOKIE}
    assert known == "_streamlit_xsrf"


def test_who_knows_their_process_is_not_told_it_again(proxy, processes):
    for each in processes:
        assert "set-cookie" not in proxy.ask("/", Cookie=f"{COOKIE}={each}").headers
    assert "set-cookie" not in proxy.ask("/nowhere/below", Accept="text/html").headers


@pytest.mark.parametrize("process", [0, 1])
def test_all_that_a_reader_asks_goes_to_one_process(reader, processes, process, tmp_path):
    """Their page and its files, what carries it, what they take along, and what carries it when the line was cut: an
    nginx of their own has written it all once it has ended, and of nobody else."""
    port, sockets = [*processes][process], []

    def carried(socket):
        sockets.append((socket, socket.connect_to_server()))

    with in_front(processes, tmp_path) as own:
        here = reader(port, own.address)
        here.page.route_web_socket("**/_stcore/stream", carried)
        here.open(f"/indicator?ward={WARD}")
        assert WARD.encode() in taken(here)[0]
        for side in sockets[-1]:
            side.close()
        here.page.locator(".connection", has_text="can be reached again").wait_for()
        here.drawn()
        assert len(sockets) == 2
        assert WARD.encode() in taken(here)[0]
        here.page.reload()
        here.drawn()
        assert process_of(here) == port
        here.page.context.close()
    here.troubles[:] = [each for each in here.troubles if not OF_THE_END.search(each)]
    asked = [each.split("|") for each in own.asked()]
    assert {named for named, *_ in asked} == {port}
    assert {answered for _, answered, *_ in asked} == {f"127.0.0.1:{port}"}
    for path in ("/indicator", "/files/", "/_stcore/stream", "/static/"):
        assert [each for each in asked if each[3].startswith(f"{BASE}{path}")], path


def test_readers_at_two_processes_keep_their_own_choices(reader, processes):
    one, other = (reader(each).open("/indicator") for each in processes)
    one.choose("Ward", "Camden Town").until(f"{BASE}/indicator", ward=WARD)
    other.choose("Ward", "Belsize").until(f"{BASE}/indicator", ward=worlds.BELSIZE)
    for here, ward in ((one, "Camden Town"), (other, "Belsize")):
        here.page.reload()
        assert here.drawn().chosen("Ward") == ward


def test_a_decision_that_one_process_records_stands_in_the_log_of_the_other(reader, processes):
    one, other = (reader(each) for each in processes)
    other.open("/decisions")
    assert WHY not in other.page.locator("body").inner_text()
    one.open("/indicator?indicator=burglary&decide=1")
    one.page.get_by_role("radio", name="Go faster").check(force=True)
    one.page.get_by_label("Why? (required)").fill(WHY)
    one.page.get_by_label("Your role (required)").fill("Neighbourhood lead")
    if (differs := one.page.get_by_label("If you choose other than")).count():
        differs.fill("More wards ask for it")
    one.page.get_by_role("button", name="Record decision").click()
    one.page.get_by_text("Your decision is recorded").wait_for()
    other.page.reload()
    assert WHY in other.drawn().page.locator("body").inner_text()


def test_one_refresh_is_enough_for_all(reader, processes, world):
    here = [reader(each).open(f"/indicator?indicator=burglary&ward={WARD}") for each in processes]
    before = [taken(each)[0] for each in here]
    worlds.recorded_crime(world.extracts, more=7)
    now = world.refresh()
    assert {json.loads(directly(each, "/healthz"))["snapshot"] for each in processes} == {now.name}
    for each in here:
        each.page.reload()
        each.drawn()
    after = [taken(each)[0] for each in here]
    assert before[0] == before[1] != after[0] == after[1]


def test_what_one_process_does_not_have_the_other_is_asked_for(reader, proxy, processes):
    """As for a browser that keeps no cookie."""
    first, second = processes
    content, path = taken(reader(first).open("/indicator"))
    for cookie in ({}, {"Cookie": f"{COOKIE}={second}"}, {"Cookie": f"{COOKIE}=nobody"}):
        answer = proxy.ask(path, **cookie)
        assert (answer.status, answer.body) == (200, content)


@pytest.mark.parametrize("process", [0, 1])
def test_strangers_get_nothing_of_either(proxy, processes, process):
    cookie = {"Cookie": f"{COOKIE}={[*processes][process]}"}
    assert proxy.ask("/", "evil.example", **cookie).status == 421
    assert proxy.ask("/", Origin="https://evil.example", **cookie).status == 403
    assert proxy.ask("/metrics", **cookie).status == 404
    assert proxy.ask("/healthz", **cookie).status == 200


def test_what_a_process_that_hangs_does_not_answer_the_other_does(proxy, processes, tmp_path):
    first, second = processes
    with behind([int(each) for each in processes], tmp_path, patience="10s") as hasty:
        os.kill(processes[first].process, signal.SIGSTOP)
        try:
            answer = hasty.ask("/healthz", Cookie=f"{COOKIE}={first}")
        finally:
            os.kill(processes[first].process, signal.SIGCONT)
    # Only an nginx that has ended has surely written of its last answer.
    (asked,) = hasty.asked()
    assert (answer.status, asked.split("|")[1]) == (200, f"127.0.0.1:{first}, 127.0.0.1:{second}")


def test_who_was_at_a_process_that_ended_goes_on_with_the_other(reader, proxy, processes, start):
    first, second = processes
    here = reader(first).open("/indicator")
    here.choose("Indicator", "Safety: Robbery").until(f"{BASE}/indicator", indicator="robbery")
    here.choose("Ward", "Camden Town").until(f"{BASE}/indicator", ward=WARD)
    address, (content, path) = here.at(), taken(here)
    os.kill(processes[first].process, signal.SIGKILL)
    here.page.locator(".connection", has_text="can be reached again").wait_for()
    here.drawn()
    assert (process_of(here), here.at(), here.heading()) == (second, address, "Robbery")
    assert here.chosen("Ward") == "Camden Town"
    # A file that it offered is nowhere; the page offers its own.
    assert proxy.ask(path, Cookie=f"{COOKIE}={first}").status == 404
    assert proxy.ask(path, Cookie=f"{COOKIE}={second}").status == 502  # the last that is asked does not answer
    again, elsewhere = taken(here)
    assert (again, elsewhere != path) == (content, True)
    here.choose("Ward", "Belsize").until(f"{BASE}/indicator", ward=worlds.BELSIZE)
    here.troubles[:] = [each for each in here.troubles if not OF_THE_END.search(each)]
    new = reader().open("/")
    assert process_of(new) == second
    # Once it is back, who is new comes to it, and who went on stays.
    start(int(first))
    here.page.reload()
    here.drawn()
    assert process_of(here) == second
    assert content == taken(here)[0]
    with no_longer_than(60):
        while COOKIE not in (told := proxy.ask("/").headers["set-cookie"]) or first not in told:
            time.sleep(0.1)
    assert process_of(reader(first).open("/")) == first

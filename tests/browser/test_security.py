"""What a real browser does with what the server says: no foreign script runs, no foreign page shows or asks ours."""

import pytest

from pages.components.server.guard import HEADERS
from pages.components.words.categories import category_name
from tests.browser.conftest import FLAGS, NOBODY
from tests.browser.find import browser
from tests.contract.local_server import Answer
from tests.contract.local_server import Server as Publisher
from tests.listed import PAGES
from tests.worlds import HOSTILE

pytestmark = pytest.mark.browser

PATHS = [each.path for each in PAGES]
EVIL = "evil.example"
ELEMENT = """code => new Promise(done => {
    const script = document.createElement("script");
    script.textContent = code;
    document.body.append(script);
    setTimeout(() => done(window.ran === undefined), 200);
})"""
ATTRIBUTE = """code => new Promise(done => {
    document.body.insertAdjacentHTML("beforeend", `<img src="/nowhere.png/x" onerror="${code}" onload="${code}">`);
    setTimeout(() => done(window.ran === undefined), 1000);
})"""
LINK = """code => new Promise(done => {
    const link = document.createElement("a");
    link.href = `javascript:${code}`;
    document.body.append(link);
    link.click();
    setTimeout(() => done(window.ran === undefined), 200);
})"""
# Later: what the tests ask for themselves, a browser lets pass.
WORDS = """code => new Promise(done => setTimeout(() => {
    try {
        done(eval(code) !== true);
    } catch (error) {
        done(error instanceof EvalError);
    }
}))"""
ELSEWHERE = """code => new Promise(done => {
    const script = document.createElement("script");
    script.onerror = () => done(window.ran === undefined);
    script.onload = () => done(false);
    script.src = "http://127.0.0.1:9/x.js";
    document.body.append(script);
})"""
ASK = """async address => {
    const ways = [
        fetch(`http://${address}/_stcore/health`).then(answer => answer.text()),
        fetch(`http://${address}/_stcore/health`, {mode: "no-cors"}).then(answer => answer.text()),
        new Promise((done, failed) => {
            const picture = new Image();
            picture.onload = () => done("a picture");
            picture.onerror = failed;
            picture.src = `http://${address}/favicon.png`;
        }),
        new Promise((done, failed) => {
            const socket = new WebSocket(`ws://${address}/_stcore/stream`, ["streamlit"]);
            socket.onopen = () => done("a socket");
            socket.onerror = failed;
        }),
    ];
    return (await Promise.allSettled(ways)).filter(way => way.status === "fulfilled").map(way => way.value);
}"""


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_drawn_under_its_policy_without_a_complaint(tab, path):
    """That a tab hears no complaint is asked of every test that opens one, when it closes."""
    here = tab()
    answer = here.page.goto(here.address + path)
    here.drawn()
    assert HEADERS.items() <= answer.headers.items()
    assert here.troubles == []


@pytest.mark.parametrize("attempt", [ELEMENT, ATTRIBUTE, LINK, WORDS, ELSEWHERE])
def test_a_script_that_got_into_a_page_does_not_run(tab, attempt):
    here = tab().open("/definitions")
    assert here.page.evaluate(attempt, "window.ran = true")
    assert here.page.evaluate("window.ran") is None
    here.troubles.clear()


def test_text_from_files_and_the_address_is_drawn_as_text(tab, fresh, made):
    here = tab(fresh(made("hostile")))
    for path in (
        "/",
        "/indicator?indicator=recorded_crime&ward=__proto__",
        "/definitions",
        "/sources?extract=<b>x</b>",
    ):
        here.open(path)
        assert here.page.evaluate("window.ran") is None
    here.page.get_by_text("There is no extract <b>x</b>.").wait_for()
    here.open("/indicator?indicator=recorded_crime")
    drawn = here.page.locator("[data-testid=stPlotlyChart]").last
    labels = drawn.locator(".ytick").all_text_contents()
    assert len(labels) == len(HOSTILE) + 1
    assert {"".join(each.split()) for each in labels} > {"".join(category_name(each).split()) for each in HOSTILE}
    assert drawn.locator(".point").count() == len(labels)
    assert drawn.locator("a, image, script").count() == 0
    assert here.page.evaluate("window.ran") is None


def test_the_attempts_run_where_no_policy_is(tab):
    """Else nothing would be shown by their not running."""
    for attempt in (ELEMENT, ATTRIBUTE, LINK, WORDS):
        here = tab()
        assert here.page.evaluate(attempt, "window.ran = true") is False
        here.troubles.clear()


@pytest.fixture
def foreign():
    """A page with nothing to restrain it: makes its address, at a port of its own, with the frame that it holds."""
    with Publisher().running() as its:

        def foreign(framed):
            frame = f"<body><iframe src='http://{framed}/'></iframe></body>"
            its.say("/", Answer(frame.encode(), headers={"Content-Type": "text/html"}))
            return f"{its.address}/"

        yield foreign


def test_a_frame_of_the_dashboard_in_another_page_stays_empty(tab, foreign):
    here = tab()
    here.page.goto(foreign(own(here)))
    here.page.wait_for_timeout(1000)
    (frame,) = here.page.main_frame.child_frames
    assert frame.locator("[data-testid=stApp]").count() == 0
    assert frame.evaluate("document.body.innerText").strip() == ""
    assert any("frame-ancestors 'none'" in each for each in here.troubles)
    here.troubles.clear()


def test_a_page_that_opens_the_dashboard_has_no_hold_on_its_window(tab, foreign):
    here = tab()
    here.page.goto(foreign("127.0.0.1:9"))
    with here.page.expect_popup() as opened:
        here.page.evaluate("address => { window.held = window.open(address); }", here.address)
    opened.value.wait_for_selector("[data-testid=stApp]")
    assert here.page.evaluate("window.held.closed")
    assert opened.value.evaluate("window.opener") is None
    opened.value.close()
    here.troubles.clear()


def test_a_link_to_another_site_tells_it_no_address(tab):
    here = tab().open("/definitions?search=robbery")
    with Publisher().running() as its:
        its.say("/", Answer(b"here", headers={"Content-Type": "text/html"}))
        here.page.evaluate("to => { location.href = to; }", f"{its.address}/")
        here.page.get_by_text("here", exact=True).wait_for()
        (asked,) = its.asked("/")
    assert "Referer" not in asked.headers


def own(tab):
    """The host and port of the dashboard that a tab is for."""
    return tab.address.removeprefix("http://")


def test_a_page_at_another_port_of_this_machine_gets_nothing(tab, foreign):
    here = tab()
    here.page.goto(foreign(own(here)))
    assert here.page.evaluate(ASK, own(here)) == []
    here.troubles.clear()


def test_a_page_of_our_own_gets_all_of_it(tab):
    """Else nothing would be shown by another's getting none."""
    here = tab().open("/definitions")
    assert here.page.evaluate(ASK, own(here)) == ["ok", "ok", "a picture", "a socket"]


def test_a_name_that_was_turned_to_this_machine_gets_nothing_and_has_the_server_ask_nobody(chromium, server, foreign):
    rules = f"--host-resolver-rules=MAP {EVIL} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    flags = [rules if each.startswith("--host-resolver-rules") else each for each in FLAGS]
    proxy = {**NOBODY, "bypass": f"127.0.0.1,{EVIL}"}
    port = server.address.rpartition(":")[2]
    launch = chromium.browser.browser_type.launch
    with launch(executable_path=browser(), args=flags, proxy=proxy) as its:
        page = its.new_page()
        answer = page.goto(f"http://{EVIL}:{port}/")
        assert answer.status == 421
        assert page.locator("body").inner_text().startswith("The dashboard does not answer under this name")
        page.goto(foreign(f"{EVIL}:{port}").replace("127.0.0.1", EVIL))
        assert page.evaluate(ASK, f"{EVIL}:{port}") == []
        assert page.evaluate(ASK, f"127.0.0.1:{port}") == []
    assert server.refusals() == []

"""The guide of a first visit: there until it is closed, never again in that browser, and a click away on every page."""

import pytest

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

PATHS = ("/", "/indicator", "/definitions", "/sources")
GUIDE = ".guide.first"
# Whether it was ever to be seen, from before the page is drawn.
WATCH = """() => {
    window.everSeen = false;
    const look = () => {
        window.everSeen ||= [...document.querySelectorAll(".guide.first")].some((each) => each.offsetHeight > 0);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


@pytest.fixture
def newcomer(tab, chromium):
    """Opens a page as somebody whose browser remembers nothing of the dashboard."""

    def newcomer(path="/", **how):
        here = tab(first=True, **how)
        here.page.goto(f"{here.address}/_stcore/health")
        here.page.evaluate("localStorage.removeItem('dashboard: guide seen')")
        return here.open(path)

    return newcomer


def closed_and_told(here):
    here.page.locator("[role=status].connection", has_text="It stands at the foot of every page").wait_for()
    assert not here.page.locator(GUIDE).is_visible()


def test_it_is_open_at_a_first_visit_and_closed_for_good_by_keyboard(newcomer):
    here = newcomer()
    guide = here.page.locator(GUIDE)
    assert guide.is_visible()
    for words in ("What is this?", "Whose figures are they?", "What do the two marks say?", "Getting worse", "Not yet"):
        assert words in guide.inner_text()
    before = here.page.locator("h1").bounding_box()["y"]
    guide.get_by_role("button", name="Got it").focus()
    here.page.keyboard.press("Enter")
    closed_and_told(here)
    assert here.page.evaluate("document.activeElement.tagName") == "H1"
    assert here.page.locator("h1").bounding_box()["y"] < before
    here.page.add_init_script(f"({WATCH})()")
    here.page.reload()
    here.drawn()
    assert here.page.evaluate("window.everSeen") is False  # so that nothing moves for who comes back


def test_it_takes_no_room_from_who_has_closed_it(newcomer, tab):
    here = newcomer()
    here.page.get_by_role("button", name="Got it").click()
    closed_and_told(here)
    after = here.page.locator("h1").bounding_box()["y"]
    here.page.locator(GUIDE).evaluate("each => each.closest('[data-testid=stElementContainer]').remove()")
    assert here.page.locator("h1").bounding_box()["y"] == after


def test_to_fold_it_is_to_close_it(newcomer):
    here = newcomer()
    here.page.locator(f"{GUIDE} summary").focus()
    here.page.keyboard.press("Space")
    closed_and_told(here)


def test_a_browser_that_remembers_nothing_closes_it_for_now(newcomer):
    here = newcomer()
    here.page.evaluate("""() => {
        const {setItem} = Storage.prototype;
        Storage.prototype.setItem = function (name, value) {
            if (name.startsWith("dashboard")) throw new DOMException("full");
            return setItem.call(this, name, value);
        };
    }""")
    here.page.get_by_role("button", name="Got it").click()
    closed_and_told(here)


def test_without_the_script_it_can_be_folded_all_the_same(tab):
    here = tab(first=True)
    here.page.route("**/guide-*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    here.open("/")
    guide = here.page.locator(GUIDE)
    assert guide.is_visible()
    guide.locator("summary").click()
    assert not guide.get_by_text("What is this?").is_visible()


@pytest.mark.parametrize("path", PATHS)
def test_it_is_a_click_away_at_the_foot_of_every_page(tab, path):
    here = tab().open(path)
    assert not here.page.locator(GUIDE).is_visible()
    foot = here.page.locator("footer")
    foot.locator("summary", has_text="How to read this dashboard").click()
    assert foot.get_by_text("What do the two marks say?").is_visible()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_it_and_it_fits(newcomer, width, mode):
    here = newcomer(width=width, mode=mode)
    assert here.page.locator(GUIDE).is_visible()
    assert violations(here) == ""
    main = here.page.get_by_test_id("stMain")
    assert main.evaluate("each => each.scrollWidth - each.clientWidth") == 0
    here.page.emulate_media(media="print")
    assert not here.page.locator(GUIDE).is_visible()

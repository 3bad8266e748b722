"""What a visit sends: bytes as they go over the line to a real browser, of the whole sample."""

import pytest

from tests.browser.tab import open_tab
from tests.browser.wire import weighed
from tests.listed import PAGES

pytestmark = pytest.mark.browser

FIRST_VISIT = 2_700_000
NEXT_PAGE = 60_000
# What the browser fetches when it has nothing better to do, which on a busy machine may be a while.
FETCHED = """() => {
    const had = new Set(performance.getEntriesByType("resource").map((each) => each.name));
    return [...document.querySelectorAll("link[rel=prefetch]")].every((each) => had.has(each.href));
}"""
# Pages that are left and come to by the menu, each after the overview; and those that only a link leads to, which the
# browser opens anew.
MENU = [each for each in PAGES if each.in_menu and not each.is_first]
BY_LINK = [each for each in PAGES if not each.in_menu]


@pytest.fixture(scope="module")
def visited(chromium, whole_server):
    """What each visit of one reader sent who had never been here: the first, the second, and page after page."""
    context = chromium.browser.new_context()
    sent = {}
    with weighed(whole_server.address) as wire:

        def note(what, tab, act):
            before = wire.weight()
            act(tab)
            _quiet(tab, wire)
            sent[what] = wire.weight() - before

        one = open_tab(context, wire.address, width=1280, mode="light", first=True)
        note("first visit", one, lambda tab: tab.open("/"))
        for page in MENU:
            note(page.name, one, lambda tab, page=page: tab.by_menu(page.name).until(page.path))
            one.by_menu("Overview").until("/")
        for page in BY_LINK:
            note(page.name, one, lambda tab, page=page: tab.open(page.address()))
        one.page.close()
        another = open_tab(context, wire.address, width=1280, mode="light")
        note("second visit", another, lambda tab: tab.open("/"))
        another.page.close()
        assert one.troubles == another.troubles == []
    context.close()
    return sent


def _quiet(tab, wire):
    """Wait until all that later pages need is there, and nothing has come for a second."""
    tab.page.wait_for_function(FETCHED)
    before = -1
    while before != (before := wire.weight()):
        tab.page.wait_for_timeout(1000)


def test_a_first_visit_sends_all_that_later_pages_need_and_no_more_than_promised(visited):
    assert 1_000_000 < visited["first visit"] <= FIRST_VISIT


def test_a_second_visit_sends_little_more_than_its_words(visited):
    assert visited["second visit"] <= NEXT_PAGE


@pytest.mark.parametrize("page", [*MENU, *BY_LINK], ids=lambda page: page.stem)
def test_a_next_page_sends_its_words_alone(visited, page):
    assert visited[page.name] <= NEXT_PAGE

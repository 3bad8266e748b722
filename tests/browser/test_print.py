"""Every page is whole on paper: nothing cut, no heading parted from what it is of, light, and with what it is found by
again; an overview on one sheet, an indicator on two."""

from contextlib import contextmanager

import pytest

from tests.browser.paper import printed
from tests.browser.reflow import at_width
from tests.listed import PAGES

pytestmark = pytest.mark.browser

WARD = {"neighbourhood": "central", "ward": "E05013655"}
SHEETS = {"overview": 1, "indicator": 2, "peers": 2, "training": 2, "profile": 2}
# A sheet's margin and room for a line of what the heading is of, in points from the lower edge.
ROOM = 34 + 24
# The indicator with the longest page: seven exhibits, each with all its notes.
LONGEST = "damp_inspected_in_time"
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")].filter((each) => each.checkVisibility()
    && !each.matches(".hidden")).map((each) => each.textContent.replace(/\\s/g, ""))"""
# Words and pictures to the left or right of the page's own part, which is as wide as the paper.
BESIDE = """() => {
    const sheet = document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect();
    const drawn = [...document.querySelectorAll("[data-testid=stPlotlyChart] text, .ic, .spark, .chip, .badge")];
    const walk = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || !parent.checkVisibility() || parent.closest("svg, style, .hidden, .scroll")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        drawn.push(range);
    }
    return drawn.map((each) => [each.toString(), each.textContent, each.getBoundingClientRect()])
        .filter(([, , box]) => box.width > 1 && (box.left < sheet.left - 1 || box.right > sheet.right + 1))
        .map(([text, content]) => content || text);
}"""
# Tables that would have to be scrolled sideways, which paper cannot be.
SCROLLED = """() => [...document.querySelectorAll(".scroll")].filter((each) => each.checkVisibility()
    && each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText.slice(0, 80))"""
COLOURS = """() => ["html", ".stApp", "h1"].map((each) => {
    const style = getComputedStyle(document.querySelector(each));
    return [style.backgroundColor, style.color];
})"""
INVERTED = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
    .map((each) => getComputedStyle(each).filter)"""
# How to read an exhibit and where it is from; a spine's figures say so themselves.
EXHIBITS = "[class*=st-key-exhibit-]:not(:has(.spine))"
UNSEEN_FEET = f"""() => [...document.querySelectorAll("{EXHIBITS} .foot:not(.unprinted)")]
    .filter((each) => !each.checkVisibility()).map((each) => each.textContent)"""
TABLES = "[class*=st-key-exhibit-] .spaced .more"
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(11, 12, 12)"


@pytest.fixture(params=PAGES, ids=lambda page: page.stem, scope="module")
def page(request):
    return request.param


@contextmanager
def as_paper(tab):
    """The screen in the style of paper, as it is just before it is printed."""
    tab.page.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    tab.page.emulate_media(media="print")
    yield
    tab.page.emulate_media(media="screen")
    tab.drawn()


def test_a_page_is_whole_and_its_headings_stand_over_what_they_are_of(shown, page):
    here = shown(page.address(**WARD))
    paper = printed(here)
    with as_paper(here):
        headings = here.page.evaluate(HEADINGS)
        # Until the overview is one table of the priorities, it is the list of all indicators.
        is_list = here.page.locator(".ledger").count() > 0
        text = here.page.locator(".printed").first.inner_text()
        assert here.page.evaluate(UNSEEN_FEET) == []
    assert sorted(each.text for each in paper.headings) == sorted(headings)
    assert [each for each in paper.headings if each.height < ROOM] == []
    assert is_list or paper.sheets <= SHEETS.get(page.stem, paper.sheets)
    assert "As at" in text
    assert here.address in text
    assert here.at().partition("?")[2] in text


@pytest.mark.parametrize("area", [{}, {"neighbourhood": "central"}], ids=["camden", "neighbourhood"])
def test_the_longest_indicator_has_its_figures_on_two_sheets_and_what_is_known_of_it_on_one(shown, area):
    page = next(each for each in PAGES if each.stem == "indicator")
    here = shown(page.address(**{"indicator": LONGEST, **area}))
    paper = printed(here)
    sheets = {each.text: each.sheet for each in paper.headings}
    assert len(sheets) > 7
    assert max(sheet for text, sheet in sheets.items() if text != "Aboutthedata") == 1
    assert paper.sheets == sheets["Aboutthedata"] + 1
    with as_paper(here):
        facts = here.page.locator("#about-the-data").locator("xpath=following::*[contains(@class, 'facts')]").first
        assert facts.evaluate("each => getComputedStyle(each).breakInside") == "avoid"


def test_a_table_is_on_paper_where_it_is_open_with_the_words_above_it(shown):
    here = shown("/indicator?indicator=repairs_on_time")
    tables = here.page.locator(TABLES)
    tables.nth(1).evaluate("each => { each.open = true; }")
    with as_paper(here):
        visible = [table.is_visible() for table in tables.all()]
    tables.nth(1).evaluate("each => { each.open = false; }")
    assert len(visible) > 3
    assert visible == [place == 1 for place in range(len(visible))]


def test_paper_is_light_whatever_the_screen_is(shown, page):
    here = shown(page.address(**WARD))
    light = printed(here)
    assert printed(here.turned("dark")) == light
    with as_paper(here):
        assert {ground for ground, _ in here.page.evaluate(COLOURS)} <= {WHITE, "rgba(0, 0, 0, 0)"}
        assert {words for _, words in here.page.evaluate(COLOURS)} == {BLACK}
        assert set(here.page.evaluate(INVERTED)) <= {"invert(1) hue-rotate(180deg)"}
        assert not here.page.get_by_test_id("stSidebar").is_visible()
        assert not here.page.get_by_test_id("stHeader").is_visible()
    here.turned("light")


def test_no_screen_is_so_wide_or_narrow_that_paper_cuts_what_was_drawn_for_it(shown, page):
    here = shown(page.address(**WARD))
    for width in (375, 1600, 1280):
        with as_paper(at_width(here, width)):
            assert here.page.evaluate(BESIDE) == [], width
            assert here.page.evaluate(SCROLLED) == [], width

"""Every page that the frame lists, with the whole sample on it, can be read and used by everyone: by rules that need no
person (axe), at every width, with larger and wider text, by keyboard alone, and in the reader's own colours."""

import re
from contextlib import contextmanager

import pytest

from tests.browser.axe import violations
from tests.browser.keyboard import FOCUSED
from tests.browser.reflow import at_width, unreadable, words
from tests.listed import PAGES

pytestmark = pytest.mark.browser

MODES = ("light", "dark")
WIDTHS = (1280, 375)
WARD = {"neighbourhood": "central", "ward": "E05013655"}
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 34)"}
# A figure asks for its colours as #000001 to #000048; the browser puts the theme's in their place.
PLACEHOLDER = re.compile(r"^rgb\(0, 0, ([1-9]|[1-3][0-9]|4[0-8])\)$")
COLOURS = """() => [...new Set([...document.querySelectorAll("svg, svg *")].flatMap((each) => {
    const style = getComputedStyle(each);
    return [style.fill, style.stroke, style.color, style.stopColor, style.backgroundColor];
}))]"""
OPEN = """() => document.querySelectorAll("details:not([open])").forEach((each) => {
    each.open = true;
    each.classList.add("was-closed");
})"""
CLOSE = """() => document.querySelectorAll("details.was-closed").forEach((each) => {
    each.open = false;
    each.classList.remove("was-closed");
})"""
# A mark has a name of its own, stands in a line or a cell with a word, or is part of a picture that has a name; an
# arrow between two steps is for the eye alone.
MUTE = """() => [...document.querySelectorAll(".ic, .spark")].filter((each) => {
    if (each.parentElement.closest("[aria-hidden=true], [role=img][aria-label]")) return false;
    const line = each.closest("td, th, li, p, dt, dd, summary, a") ?? each.parentElement;
    return !(each.ariaLabel || (each.ariaHidden === "true" && /\\p{L}/u.test(line.textContent)));
}).map((each) => each.outerHTML)"""
UNSEEN = """() => {
    const clear = /^rgba\\(.*, 0\\)$|^transparent$/;
    const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    return [...document.querySelectorAll(".ic, .spark")].filter((each) => each.checkVisibility()).filter((each) => {
        const style = getComputedStyle(each);
        const seen = (colour) => !clear.test(colour) && colour !== ground;
        return !seen(style.backgroundColor) && !(parseFloat(style.borderTopWidth) > 0 && seen(style.borderTopColor));
    }).map((each) => each.outerHTML);
}"""
MOVING = """() => [...document.querySelectorAll("[data-testid=stApp] *")].filter((each) => {
    const style = getComputedStyle(each);
    const longest = (all) => Math.max(...all.split(",").map(parseFloat));
    return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01
        || style.scrollBehavior === "smooth";
}).map((each) => `${each.tagName} ${each.className}`).slice(0, 5)"""
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
# What Tab should come to: in the order of the document, which is that of reading; of radio buttons of one name, to the
# one that is chosen or, where none is, to the first.
STOPS = """() => {
    const stops = "a[href], button, input, select, textarea, summary, [tabindex]";
    const seen = {visibilityProperty: true, opacityProperty: true};
    const group = (each) => [...document.getElementsByName(each.name)];
    const stands = (each) => group(each).find((one) => one.checked) ?? group(each)[0];
    window.stops = [...document.querySelectorAll(stops)].filter((each) => each.tabIndex >= 0 && !each.disabled
        && each.checkVisibility(seen) && each.getBoundingClientRect().width > 0
        && !each.closest("[inert], [aria-hidden=true]") && (each.type !== "radio" || each === stands(each)));
    const eager = window.stops.filter((each) => each.tabIndex > 0).map((each) => each.outerHTML);
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    document.querySelector("[data-testid=stMain]").scrollTop = 0;
    return [window.stops.length, eager];
}"""


@pytest.fixture(params=PAGES, ids=lambda page: page.stem, scope="module")
def page(request):
    return request.param


@contextmanager
def opened_details(tab):
    tab.page.evaluate(OPEN)
    yield
    tab.page.evaluate(CLOSE)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_all_colours_are_the_themes_own(shown, page, width, mode):
    here = shown(page.address(**WARD), width=width, mode=mode)
    with opened_details(here):
        found = violations(here)
    assert found == ""
    assert [colour for colour in here.page.evaluate(COLOURS) if PLACEHOLDER.match(colour)] == []
    assert here.page.locator("[data-testid=stApp]").evaluate("e => getComputedStyle(e).backgroundColor") == PAPER[mode]


def test_each_mark_has_a_word_and_what_scrolls_and_opens_a_name_of_its_own(shown, page):
    here = shown(page.address(**WARD))
    with opened_details(here):
        assert here.page.evaluate(MUTE) == []
        for names in (
            here.page.locator("[role=region]").evaluate_all("all => all.map((each) => each.ariaLabel)"),
            here.page.locator("table caption").all_inner_texts(),
            here.page.locator("summary").all_inner_texts(),
        ):
            assert len(set(names)) == len(names)


def test_no_width_needs_sideways_scrolling_and_none_cuts_anything(shown, page):
    here = shown(page.address(**WARD))
    with opened_details(here):
        for width in (320, 375, 768, 1024, 1280):
            assert unreadable(at_width(here, width)) == {}, width


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost_when_text_is_twice_as_large(shown, page, width):
    larger = shown(page.address(**WARD), width=width, text=200)
    assert unreadable(larger) == {}
    assert words(shown(page.address(**WARD), width=width)) - words(larger) == set()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost_when_letters_words_and_lines_are_further_apart(shown, page, width):
    here = shown(page.address(**WARD), width=width)
    before = words(here)
    spaced = here.page.add_style_tag(content=SPACED)
    try:
        assert unreadable(here.drawn()) == {}
        assert before - words(here) == set()
    finally:
        spaced.evaluate("each => each.remove()")


def test_the_keyboard_comes_to_everything_in_the_order_of_reading_and_shows_where_it_is(shown, page):
    here = shown(page.address(**WARD))
    many, eager = here.page.evaluate(STOPS)
    assert eager == []
    came = []
    for _ in range(many + 5):
        here.page.keyboard.press("Tab")
        stop = here.page.evaluate(FOCUSED)
        if stop is None or (came and stop["at"] == 0):
            break  # out of the page, or at its start again
        came.append(stop)
    else:
        pytest.fail(f"Tab never left the page: {came[-3:]}")
    assert [stop["at"] for stop in came] == list(range(many)), [stop["name"] for stop in came]
    assert [stop["name"] for stop in came if not stop["outlined"]] == []
    assert [stop["name"] for stop in came if not stop["seen"]] == []


def test_marks_are_seen_in_the_readers_own_colours_and_nothing_moves_where_that_is_asked(shown, page):
    here = shown(page.address(**WARD))
    here.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    try:
        assert here.page.evaluate(UNSEEN) == []
        assert here.page.evaluate(MOVING) == []
    finally:
        here.page.emulate_media(forced_colors="none", reduced_motion="no-preference")

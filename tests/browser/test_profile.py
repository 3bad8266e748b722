"""The profile of a place in a browser: on the way to an indicator and to its neighbours, on a phone and on paper."""

import re
from collections import Counter

import pytest

from tests.browser.axe import violations
from tests.browser.paper import printed
from tests.browser.test_copying import copied
from tests.browser.test_every_page import OPEN
from tests.worlds import WARDS

pytestmark = pytest.mark.browser

WARD = "/profile?neighbourhood=central&ward=E05013655"
CENTRAL = "/profile?neighbourhood=central"
# What a reader sees of the columns of the rug, in their order.
COLUMNS = """() => [...document.querySelectorAll(".rug .names th")].filter((each) => each.checkVisibility())
    .map((each) => each.innerText.trim())"""
# Marks stand where their words say: right of Camden's line where the figure is better.
SIDES = """() => [...document.querySelectorAll(".spine .track")].flatMap((track) => {
    const mark = track.querySelector(".ic"), box = track.getBoundingClientRect();
    if (!mark) return [];
    const at = mark.getBoundingClientRect(), right = at.left + at.width / 2 > box.left + box.width / 2;
    const word = track.ariaLabel.split(" ")[0];
    return word === "Better" || word === "Worse" ? [[word, right]] : [];
})"""
HEARD = """() => [...document.querySelectorAll(".rug td.w, .rug td.W, .rug td.b, .rug td.B")]
    .map((each) => [each.className.split(" ")[0], getComputedStyle(each, "::before").content])"""


def test_from_what_differs_most_to_its_indicator_and_from_there_back(tab, whole_server):
    here = tab(whole_server).open(WARD)
    first = here.page.locator(".sides a").first
    name = first.inner_text()
    first.click()
    here.page.locator("h1", has_text=name).wait_for()
    assert "ward=E05013655" in here.at()
    assert "neighbourhood=central" in here.at()
    here.page.go_back()
    here.page.locator("h1", has_text="Camden Town").wait_for()


def test_from_a_place_to_one_that_it_borders_and_to_all_of_camden_only(tab, whole_server):
    here = tab(whole_server).open(WARD)
    here.page.locator(".profile-facts a", has_text="Haverstock").click()
    here.page.locator("h1", has_text="Haverstock").wait_for()
    here.drawn()
    assert re.search(r"ward=E050136\d\d", here.at())
    here.page.get_by_text("Show these indicators").click()
    way = here.page.locator(".not-here a.here").last
    way.hover()
    assert re.search(r"ward=E050136\d\d", way.get_attribute("href"))


def test_with_all_camden_chosen_a_place_is_one_click_away(tab, whole_server):
    here = tab(whole_server).open("/profile")
    ways = here.page.locator(".places a")
    assert ways.count() == len(WARDS) + 5
    ways.filter(has_text="Kilburn").click()
    here.page.locator("h1", has_text="Kilburn").wait_for()
    here.drawn()
    assert here.page.locator(".spine .track").count() > 20


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", [CENTRAL, "/profile"])
def test_axe_finds_nothing_of_a_neighbourhood_and_of_the_list(shown, path, width, mode):
    here = shown(path, width=width, mode=mode)
    here.page.evaluate(OPEN)
    assert violations(here) == ""


def test_a_phone_shows_the_own_neighbourhoods_wards_and_camden_and_a_wide_screen_all(shown):
    central = ["Camden Town", "Primrose Hill", "Regent's Park", "St Pancras & Somers Town"]
    assert shown(WARD, width=375).page.evaluate(COLUMNS) == ["Indicator", *central, "Camden"]
    every = shown(WARD).page.evaluate(COLUMNS)
    assert every[1:5] == central
    assert len(every) == len(WARDS) + 2
    hoods = shown(CENTRAL, width=375).page.evaluate(COLUMNS)
    assert hoods == ["Indicator", "Central", "East", "North", "South", "West", "Camden"]


def test_a_mark_lies_on_the_side_of_its_word_and_each_colour_is_heard(shown):
    for path in (WARD, CENTRAL):
        sides = shown(path).page.evaluate(SIDES)
        assert sides
        assert all((word == "Better") is right for word, right in sides)
    heard = shown(WARD).page.evaluate(HEARD)
    assert {look.lower() for look, _ in heard} == {"w", "b"}
    words = {"w": '"" / "worse"', "b": '"" / "better"', "W": '"" / "worse, sure"', "B": '"" / "better, sure"'}
    assert all(words[look] == content for look, content in heard)


def test_what_is_copied_of_the_rug_says_in_words_what_its_colours_do(chromium, tab, whole_server):
    chromium.grant_permissions(["clipboard-read", "clipboard-write"])
    try:
        here = tab(whole_server).open(WARD)
        looks = Counter(look for look, _ in here.page.evaluate(HEARD))
        html, text, _, _ = copied(here, "How does it compare with every other ward?")
    finally:
        chromium.clear_permissions()
    cells = [re.sub("<[^>]*>", "", each) for each in re.findall("<td>(.*?)</td>", html)]
    for look, word in {"w": "worse", "b": "better", "W": "worse, sure", "B": "better, sure"}.items():
        assert sum(each.endswith(f" {word}") for each in cells) == looks[look], word
    assert "Sample data: some of these figures are made up" in text


@pytest.mark.parametrize("path", [CENTRAL, "/profile?neighbourhood=west", "/profile?ward=E05013671"])
def test_any_place_is_two_sheets_at_most(tab, whole_server, path):
    assert printed(tab(whole_server).open(path)).sheets <= 2

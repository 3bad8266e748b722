"""The page of a priority with every card that it can have: read by machines, on a phone, by keyboard and on paper."""

import pytest

from tests.browser.axe import violations
from tests.browser.keyboard import walk
from tests.browser.paper import printed
from tests.browser.reflow import CONTAINERS, TOO_WIDE
from tests.browser.test_every_page import OPEN

pytestmark = pytest.mark.browser

HOUSING = "/priority?priority=housing&neighbourhood=central&ward=E05013655"
YOUNG_PEOPLE = "/priority?priority=young_people&ward=E05013655"
# Marks may lie over lines; words and what stands below a drawing may lie over nothing.
OVERLAPS = """() => [...document.querySelectorAll(".card")].flatMap((card) => {
    const parts = [...card.querySelectorAll("h4, .now, .two, .state, .ends, .from")];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    ).map(() => card.innerText.slice(0, 60)));
})"""
CUT = """() => [...document.querySelectorAll(".card *")]
    .filter((each) => !each.closest(".hidden") && each.getClientRects().length)
    .filter((each) => each.getBoundingClientRect().right > each.closest(".card").getBoundingClientRect().right + 2)
    .map((each) => each.innerText || each.className)"""
TOPS = """() => [...document.querySelectorAll(".card .now")].slice(0, 4).map((each) =>
    Math.round(each.getBoundingClientRect().top))"""


@pytest.fixture(scope="module")
def its(made, tmp_path_factory):
    """A server of the whole sample."""
    from tests.browser.server import serve

    with serve(made("whole"), tmp_path_factory.mktemp("priority")) as server:
        yield server


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", [HOUSING, YOUNG_PEOPLE])
def test_axe_finds_nothing(tab, its, path, width, mode):
    here = tab(its, width=width, mode=mode).open(path)
    here.page.evaluate(OPEN)
    assert violations(here) == ""


def test_nothing_is_too_wide_lies_over_another_or_is_cut_at_any_width(tab, its):
    here = tab(its).open(HOUSING)
    for width in (320, 375, 640, 768, 1024, 1280):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.drawn()
        assert here.page.evaluate(TOO_WIDE, CONTAINERS) == [], width
        assert here.page.evaluate(OVERLAPS) == [], width
        assert here.page.evaluate(CUT) == [], width


def test_text_twice_as_large_is_whole(tab, its):
    here = tab(its)
    larger = "() => document.documentElement.style.setProperty('font-size', '200%', 'important')"
    here.page.add_init_script(f"addEventListener('DOMContentLoaded', {larger})")
    here.open(HOUSING)
    assert here.page.evaluate(TOO_WIDE, CONTAINERS) == []
    assert here.page.evaluate(OVERLAPS) == []
    assert here.page.evaluate(CUT) == []


def test_figures_line_up_beside_one_another(tab, its):
    here = tab(its).open("/priority?priority=housing")
    assert len(set(here.page.evaluate(TOPS))) == 1


def test_a_drawing_is_read_by_its_words_and_is_drawn(tab, its):
    here = tab(its).open("/priority?priority=housing")
    drawings = here.page.get_by_role("img").all()
    assert len(drawings) > 15
    assert all(each.get_attribute("aria-label").rstrip().endswith(".") for each in drawings)
    lines = here.page.locator(".plot .line")
    masks = lines.evaluate_all("all => all.map((each) => getComputedStyle(each).maskImage)")
    assert all(each.startswith('url("data:image/svg+xml') for each in masks)
    assert all(box["width"] > 100 and box["height"] > 50 for box in (each.bounding_box() for each in lines.all()))


def test_the_keyboard_goes_from_the_promise_to_a_card_and_its_indicator(tab, its):
    here = tab(its).open("/priority?priority=debt")
    stops = walk(here, 40)
    assert "Priority" in [stop["name"] for stop in stops]
    assert [stop for stop in stops if not stop["outlined"] or not stop["seen"]] == []
    card = here.page.locator(".card a").first
    name = card.inner_text()
    assert name in [stop["name"] for stop in stops]
    card.focus()
    here.page.keyboard.press("Enter")
    here.until("/indicator")
    assert here.heading() == name
    here.page.locator(".crumb a").click()
    here.until("/priority", priority="debt")
    assert here.heading() == "Debt"


def test_another_priority_is_chosen_by_its_name_and_back_undoes_it(tab, its):
    here = tab(its).open("/priority?priority=debt&ward=E05013655")
    here.choose("Priority", "Housing").until("/priority", priority="housing", ward="E05013655")
    assert here.heading() == "Housing"
    here.page.go_back()
    here.until("/priority", priority="debt", ward="E05013655")
    assert here.heading() == "Debt"


def test_a_link_of_a_question_opens_at_that_section_of_the_indicator(tab, its):
    here = tab(its).open("/priority?priority=housing")
    here.page.locator(".questions a[href*='#over-time']").first.click()
    here.until("/indicator")
    here.page.wait_for_function("() => document.getElementById('over-time')?.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("width", [1280, 375])
def test_on_paper_cards_are_whole_and_stand_side_by_side(tab, its, width):
    here = tab(its, width=width).open("/priority?priority=housing")
    here.page.emulate_media(media="print")
    whole = here.page.locator(".card").evaluate_all("all => all.map((each) => getComputedStyle(each).breakInside)")
    assert set(whole) == {"avoid"}
    assert len(set(here.page.evaluate(TOPS))) == 1
    assert not here.page.get_by_role("combobox", name="Priority").is_visible()
    assert here.page.locator(".promise").is_visible()


@pytest.mark.parametrize("priority", ["young_people", "housing"])
def test_on_paper_many_cards_go_on_from_sheet_to_sheet_and_leave_none_empty(tab, its, priority):
    paper = printed(tab(its).open(f"/priority?priority={priority}"))
    assert paper.sheets == 3
    assert {each.sheet for each in paper.headings} == {0, 1, 2}
    first = {each.text: each.height for each in paper.headings if each.sheet == 0}
    assert {"Howarewedoing?", "Residents'lives"} <= first.keys()
    # The lowest row of cards on the first sheet begins in its lower half, of 842 points.
    assert min(first.values()) < 421

"""Whatever is looked for is found from every page: by keyboard, and on a phone, where the box is at the side."""

import pytest

from tests.worlds import CAMDEN_TOWN

pytestmark = pytest.mark.browser

PATHS = ("/", "/indicator", "/definitions", "/sources")
BOX = "Find an indicator, page or place"


def tab_to(here, name, *, most=40):
    """By keyboard alone, from wherever the focus is."""
    for _ in range(most):
        here.page.keyboard.press("Tab")
        focused = here.page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText")
        if (focused or "").strip() == name:
            return
    pytest.fail(f"Tab never came to {name}")


@pytest.mark.parametrize("path", PATHS)
def test_a_place_is_found_and_chosen_by_keyboard_alone(tab, path):
    here = tab().open(path)
    tab_to(here, BOX)
    here.page.keyboard.type("camden town")
    here.page.keyboard.press("Enter")
    here.until(path, find="camden town")
    here.page.get_by_role("status").filter(has_text="1 ward has “camden” and “town” in its name.").wait_for()
    tab_to(here, "Camden Town")
    here.page.keyboard.press("Enter")
    here.until("/", ward=CAMDEN_TOWN)
    assert here.chosen("Ward") == "Camden Town"
    assert "find" not in here.at()


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_the_way_to_the_box_says_what_it_is(tab, width):
    here = tab(width=width).open("/indicator")
    way = here.page.get_by_role("button", name="Menu, filters and search")
    way.wait_for()
    box = way.bounding_box()
    assert box["height"] >= 24
    assert box["width"] > 150  # its words are there to be seen
    assert box["x"] + box["width"] <= width
    way.focus()
    here.page.keyboard.press("Enter")
    field = here.page.get_by_role("textbox", name=BOX)
    field.fill("sources")
    field.press("Enter")
    here.until("/indicator", find="sources")
    here.page.get_by_test_id("stSidebar").get_by_role("link", name="Sources", exact=True).last.click()
    here.until("/sources")
    assert here.heading() == "Where do the figures come from?"
    # The side, which lay over the page, does not lie over the one that was found.
    way.wait_for()


def test_on_a_wide_page_the_menu_is_not_in_the_side(tab):
    here = tab()
    # The client remembers of the phones above that the side was closed.
    here.page.add_init_script("if (location.protocol === 'http:') localStorage.removeItem('stSidebarCollapsed-')")
    here.open("/")
    here.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    here.page.get_by_role("button", name="Filters and search", exact=True).wait_for()

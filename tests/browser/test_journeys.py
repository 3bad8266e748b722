"""What a reader chooses stays chosen, by menu, Back and Forward; what is new shows at the next view."""

import pytest

from tests import worlds

pytestmark = pytest.mark.browser

WARD = worlds.CAMDEN_TOWN
HEADINGS = {
    "/": "How are we doing?",
    "/indicator": "Burglary",
    "/definitions": "What do the figures mean?",
    "/sources": "Where do the figures come from?",
}
# Of one visit to a page, at most: its menu link, the area, the page's own choice, and that choice dropped on leaving.
ENTRIES = 4
# The path, once the page of that path is shown and its address has the ward.
SHOWN = """([ward, headings]) => new URLSearchParams(location.search).get("ward") === ward
    && document.querySelector("h1")?.innerText === headings[location.pathname] && location.pathname"""


def choose_ward(tab, name):
    """By keyboard alone, from wherever the focus is."""
    ward = tab.page.get_by_role("combobox", name="Ward", exact=True)
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if ward.evaluate("each => each === document.activeElement"):
            break
    else:
        pytest.fail("Tab never came to the filter")
    tab.page.keyboard.type(name)
    tab.page.get_by_role("option", name=name).wait_for()
    tab.page.keyboard.press("Enter")


def by_menu(tab, name):
    tab.page.get_by_role("navigation", name="App pages").get_by_role("link", name=name).click()


def test_the_ward_stays_chosen_from_page_to_page_and_back_and_forward(tab):
    here = tab().open("/")
    choose_ward(here, "Camden Town")
    here.until("/", ward=WARD)
    for name, path in (("Indicator", "/indicator"), ("Definitions", "/definitions"), ("Overview", "/")):
        by_menu(here, name)
        here.until(path, ward=WARD)
        assert here.chosen("Ward") == "Camden Town"
    assert "Camden Town ward" in here.page.locator(".title").inner_text()
    entries = here.page.evaluate("history.length")
    for path in ("/definitions", "/indicator", "/"):
        step_to(here, here.page.go_back, path)
    for path in ("/indicator", "/definitions", "/"):
        step_to(here, here.page.go_forward, path)
    assert here.page.evaluate("history.length") == entries  # a page that added one on the way would be a trap


def test_a_click_on_the_map_chooses_the_ward_even_in_another_neighbourhood(tab):
    here = tab().open("/indicator?neighbourhood=west")
    drawn = here.page.get_by_role("figure", name="A map")
    drawn.scroll_into_view_if_needed()
    at = 3  # wards are drawn by name: Belsize, Bloomsbury, Camden Square, Camden Town
    box = drawn.locator(".point").nth(at).bounding_box()
    here.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    here.until("/indicator", ward=WARD)
    assert (here.chosen("Neighbourhood"), here.chosen("Ward")) == ("Central", "Camden Town")
    assert "Camden Town: " in here.page.get_by_role("main").inner_text()


def step_to(tab, step, path):
    """Go on until another page is shown, with the ward chosen at every step on the way."""
    for _ in range(ENTRIES):
        step(wait_until="commit")
        there = tab.page.wait_for_function(SHOWN, arg=[WARD, HEADINGS])
        tab.drawn()
        assert tab.chosen("Ward") == "Camden Town"
        if there.json_value() == path:
            return
    pytest.fail(f"{ENTRIES} steps did not lead to {path} but to {tab.page.url}")


def test_back_leads_out_of_the_app_again(tab):
    here = tab()
    assert here.page.url == "about:blank"
    here.open("/")
    choose_ward(here, "Camden Town")
    here.until("/", ward=WARD)
    by_menu(here, "Indicator")
    here.until("/indicator", ward=WARD)
    for _ in range(2 * ENTRIES + 1):
        here.page.go_back(wait_until="commit")
        if here.page.url == "about:blank":
            return
        here.drawn()
    pytest.fail("Back does not lead out of two pages and a choice")


def test_a_link_of_the_overview_leads_to_the_indicator_with_the_ward(tab):
    here = tab().open(f"/?ward={WARD}")
    here.page.get_by_role("link", name="Robbery").click()
    here.until("/indicator", ward=WARD, indicator="robbery")
    assert here.heading() == "Robbery"
    assert here.chosen("Ward") == "Camden Town"


def test_a_choice_on_a_page_is_in_its_address_and_in_its_figures(tab):
    here = tab().open(f"/indicator?ward={WARD}")
    box = here.page.get_by_role("combobox", name="Indicator", exact=True)
    box.fill("Robbery")
    here.page.get_by_role("option", name="Robbery").click()
    here.until("/indicator", ward=WARD, indicator="robbery")
    here.page.get_by_role("heading", name="Robbery", level=1).wait_for()


def test_a_ward_that_is_not_there_is_said_and_left_out_of_the_address(tab):
    here = tab().open("/?ward=E05999999")
    here.page.get_by_text("There is no ward E05999999").wait_for()
    assert here.chosen("Ward") == "All wards"


def test_a_download_is_the_whole_indicator(tab):
    here = tab().open(f"/indicator?ward={WARD}")
    with here.page.expect_download() as download:
        here.page.get_by_role("button", name="Download CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert "origin" in lines[0]
    assert any(WARD in line for line in lines)
    assert all('"sample"' in line for line in lines[1:])


def test_a_running_server_shows_a_new_snapshot_at_the_next_view(tab, fresh, tmp_path):
    world = worlds.nothing(tmp_path)
    here = tab(fresh(world)).open("/indicator?indicator=robbery")
    assert here.heading() == "No data yet"
    names = []
    for more in (0, 50):
        worlds.recorded_crime(world.extracts, more=more)
        names.append(world.refresh().name.rpartition("-")[2])
        here.page.reload()
        here.page.get_by_text(names[-1]).wait_for()
        here.drawn()
    assert names[0] != names[1]
    assert here.heading() == "Robbery"

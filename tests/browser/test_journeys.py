"""What a reader chooses stays chosen from page to page; what is new shows at the next view."""

from zipfile import ZipFile

import pytest

from tests import worlds

pytestmark = pytest.mark.browser

WARD = worlds.CAMDEN_TOWN


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


def test_the_ward_is_chosen_by_keyboard_and_stays_from_page_to_page(tab):
    here = tab().open("/")
    choose_ward(here, "Camden Town")
    here.until("/", ward=WARD)
    for name, path in (("Indicator", "/indicator"), ("Definitions", "/definitions"), ("Overview", "/")):
        here.by_menu(name).until(path, ward=WARD)
        assert here.chosen("Ward") == "Camden Town"
    assert "Camden Town ward" in here.page.locator(".title").inner_text()


def test_a_click_on_the_map_chooses_the_ward_even_in_another_neighbourhood(tab):
    here = tab().open("/indicator?neighbourhood=west")
    drawn = here.page.get_by_role("figure", name="A map")
    drawn.scroll_into_view_if_needed()
    at = 3  # wards are drawn by name: Belsize, Bloomsbury, Camden Square, Camden Town
    points = drawn.locator(".point")
    box = points.nth(points.count() - len(worlds.WARDS) + at).bounding_box()  # what is clicked on is drawn last
    here.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    here.until("/indicator", ward=WARD)
    assert (here.chosen("Neighbourhood"), here.chosen("Ward")) == ("Central", "Camden Town")
    assert "Camden Town: " in here.page.get_by_role("main").inner_text()


def test_a_link_of_the_ledger_leads_to_the_indicator_with_the_ward(tab):
    here = tab().open(f"/all_indicators?ward={WARD}")
    here.page.get_by_role("link", name="Robbery").click()
    here.until("/indicator", ward=WARD, indicator="robbery")
    assert here.heading() == "Robbery"
    assert here.chosen("Ward") == "Camden Town"


@pytest.mark.parametrize(
    ("path", "width"), [("/", 1280), ("/indicator", 1280), ("/definitions", 1280), ("/sources", 320)]
)
def test_an_indicator_is_found_from_every_page(tab, path, width):
    here = tab(width=width).open(f"{path}?ward={WARD}")
    if width < 768:
        here.page.get_by_role("button", name="Open sidebar").or_(
            here.page.get_by_test_id("stExpandSidebarButton")
        ).first.click()
    box = here.page.get_by_role("textbox", name="Find an indicator")
    box.fill("mugging")
    box.press("Enter")
    here.until(path, ward=WARD, find="mugging")
    assert "1 of 5 indicators has “mugging” in its definition." in here.page.get_by_role("status").all_inner_texts()
    here.page.get_by_test_id("stSidebar").get_by_role("link", name="Robbery").click()
    here.until("/indicator", ward=WARD, indicator="robbery")
    assert here.heading() == "Robbery"
    assert "find" not in here.at()


def test_each_entry_of_the_history_has_its_own_name(tab):
    here = tab().open("/indicator?indicator=robbery")
    here.page.wait_for_function("document.title === 'Robbery | We Make Camden'")
    here.by_menu("Sources").until("/sources")
    here.page.wait_for_function("document.title === 'Where do the figures come from? | We Make Camden'")


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
        here.page.get_by_role("link", name="Download CSV", exact=True).click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert "origin" in lines[0]
    assert any(WARD in line for line in lines)
    assert all('"sample"' in line for line in lines[1:])


def test_everything_is_one_download(tab, made):
    here = tab().open("/sources#everything")
    name = f"sample-we-make-camden-{made('sample').snapshot.name}.zip"
    for _ in range(2):
        with here.page.expect_download() as download:
            here.page.get_by_role("link", name="Download everything").press("Enter")
        assert download.value.suggested_filename == name
        with ZipFile(download.value.path()) as archive:
            assert archive.testzip() is None
            assert {"datapackage.json", "README.md", "LICENCE.txt"} <= set(archive.namelist())


def test_a_running_server_shows_a_new_snapshot_at_the_next_view(tab, fresh, tmp_path):
    world = worlds.nothing(tmp_path)
    here = tab(fresh(world)).open("/indicator?indicator=robbery")
    assert here.heading() == "No data yet"
    names = []
    for more in (0, 50):
        worlds.recorded_crime(world.extracts, more=more)
        names.append(world.refresh().name.rpartition("-")[2])
        here.page.reload()
        here.page.locator(".snapshot", has_text=names[-1]).wait_for()
        here.drawn()
    assert names[0] != names[1]
    assert here.heading() == "Robbery"


def test_a_link_of_a_list_that_is_the_same_for_every_place_takes_the_place_along(tab):
    here = tab().open("/definitions?neighbourhood=central&ward=E05013655")
    here.page.locator("#robbery summary").click()
    way = here.page.locator("#robbery").get_by_role("link", name="See its figures")
    assert way.get_attribute("href") == "indicator?indicator=robbery"
    way.focus()
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/indicator?*")
    here.drawn()
    assert here.heading() == "Robbery"
    assert here.chosen("Ward") == "Camden Town"

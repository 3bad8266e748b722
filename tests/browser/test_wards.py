"""The page of the wards works by pointer and by keyboard: a ward on the map and in the ranking, a period slid to or
played, and Back."""

import re
import time

import pytest

pytestmark = pytest.mark.browser

REPAIRS = "/wards?indicator=repairs_on_time"
KILBURN, CAMDEN_TOWN = "E05013665", "E05013655"


@pytest.fixture
def wards(tab, whole_server):
    def wards(more="", **how):
        return tab(whole_server, **how).open(f"{REPAIRS}{more}")

    return wards


def middle(figure, words):
    """Where a name stands in a figure."""
    name = figure.locator("text").filter(has_text=re.compile(words)).first
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def chosen(here):
    """What marks the ward: the box at the side, the strip, the bold row of the ranking."""
    ranking = here.page.get_by_role("figure", name="Ranked dots").first
    bold = ranking.locator(".yaxislayer-above text, .yaxislayer-below text").filter(has=here.page.locator("tspan"))
    strip = here.page.locator("dl.reading .answer").first
    return here.chosen("Ward"), strip.inner_text(), bold.all_inner_texts()


def test_a_click_on_a_hexagon_chooses_the_ward_and_marks_it_everywhere(wards):
    here = wards()
    assert here.page.locator("dl.reading").count() == 0
    figure = here.page.get_by_role("figure", name="A map").first
    here.page.mouse.click(*middle(figure, "Kilburn"))
    here.until("/wards", ward=KILBURN, indicator="repairs_on_time")
    assert chosen(here)[:2] == ("Kilburn", "Kilburn")
    here.page.go_back(wait_until="commit")
    here.page.wait_for_url(lambda url: "ward=" not in url)
    here.page.locator("dl.reading").wait_for(state="detached")


def test_a_dot_of_the_ranking_chooses_its_ward_too(wards):
    here = wards()
    ranking = here.page.get_by_role("figure", name="Ranked dots").first
    dot = ranking.locator(".scatterlayer .trace:has(.point)").last.locator(".point").first
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    here.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    here.page.wait_for_url(re.compile(r"ward=E0501"))
    name = here.drawn().page.locator("dl.reading .answer").first.inner_text()
    assert name == here.chosen("Ward")


def test_the_keyboard_chooses_a_ward_as_a_click_does(wards):
    by_click, by_keys = wards(), wards()
    figure = by_click.page.get_by_role("figure", name="A map").first
    by_click.page.mouse.click(*middle(figure, "Kilburn"))
    by_click.until("/wards", ward=KILBURN)
    box = by_keys.page.get_by_role("combobox", name="Ward", exact=True)
    box.focus()
    for key in ("ArrowDown", "K", "i", "l", "b", "Enter"):
        box.press(key)
    by_keys.until("/wards", ward=KILBURN)
    assert by_keys.at() == by_click.at()
    assert chosen(by_keys) == chosen(by_click)


def test_the_slider_goes_a_period_at_a_time_by_keyboard_and_back_undoes_it(wards):
    here = wards("&period=2025-06")
    slider = here.page.get_by_role("slider", name="Period")
    slider.focus()
    slider.press("ArrowLeft")
    here.until("/wards", period="2025-05")
    assert here.page.locator(".title p").inner_text() == "20 wards compared with Camden, May 2025"
    here.page.go_back(wait_until="commit")
    here.until("/wards", period="2025-06")
    here.page.get_by_text("20 wards compared with Camden, June 2025").wait_for()


def test_it_plays_to_the_newest_a_step_at_a_time_and_back_takes_all_of_it_back(wards):
    """The server is asked for no more than a step every second and a half, and for none once it has ended."""
    here = wards("&period=2025-11")
    entries, asked = here.entries(), []

    def sent(frame):
        asked.append(frame)

    here.page.on("websocket", lambda socket: socket.on("framesent", sent))
    here.page.reload()
    here.drawn()
    asked.clear()
    began = time.monotonic()
    here.page.get_by_role("button", name="Play").click()
    here.page.get_by_role("button", name="Stop").wait_for()
    here.page.wait_for_function(
        """() => location.href.includes("period=2025-11")
            && document.body.textContent.includes("Repairs finished on time by ward, December 2025")"""
    )
    here.page.wait_for_url(lambda url: "period" not in url)
    here.page.get_by_role("button", name="Play").wait_for()
    assert here.drawn().page.locator(".title p").inner_text() == "20 wards compared with Camden, January 2026"
    assert len(asked) <= 1 + (time.monotonic() - began) / 1.5
    assert here.entries() == entries + 1
    before = len(asked)
    here.page.wait_for_timeout(3000)
    assert len(asked) == before
    here.page.go_back(wait_until="commit")
    here.until("/wards", period="2025-11")


def test_it_is_started_and_stopped_by_keyboard_without_losing_the_place(wards):
    here = wards("&period=2022-06")
    here.page.get_by_role("button", name="Play").press("Enter")
    here.page.get_by_role("button", name="Stop").wait_for()
    here.page.get_by_text("Repairs finished on time by ward, July 2022").first.wait_for(state="attached")
    assert here.page.evaluate("document.activeElement.innerText") == "Stop"
    here.page.keyboard.press("Enter")
    here.page.get_by_role("button", name="Play").wait_for()
    here.page.wait_for_url(re.compile(r"period=202[23]-\d\d"))
    at = here.drawn().at()
    assert "period=2022-06" not in at
    here.page.wait_for_timeout(3000)
    assert here.at() == at


def test_who_asks_for_less_motion_is_offered_the_slider_alone(wards):
    here = wards()
    assert here.page.get_by_role("button", name="Play").is_visible()
    here.page.emulate_media(reduced_motion="reduce")
    assert not here.page.get_by_role("button", name="Play").is_visible()
    assert here.page.get_by_text("Your system asks for less motion").is_visible()
    assert here.page.get_by_role("slider", name="Period").is_visible()


def test_paper_has_the_figures_and_nothing_to_choose_with(wards):
    here = wards(f"&ward={CAMDEN_TOWN}")
    here.page.emulate_media(media="print")
    for part in ("stSlider", "stMultiSelect", "stSelectbox", "stButton"):
        for each in here.page.get_by_test_id(part).all():
            assert not each.is_visible()
    for each in here.page.get_by_role("figure").all():
        assert each.is_visible()

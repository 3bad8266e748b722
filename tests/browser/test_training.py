"""The page of the staff's learning works at every width, in either mode, by keyboard and on paper."""

from collections.abc import Iterator

import pytest

from tests import staff
from tests.browser.axe import violations
from tests.browser.reflow import CONTAINERS, TOO_WIDE
from tests.browser.server import Server, serve
from tests.browser.test_every_page import CLOSE, COLOURS, OPEN, PLACEHOLDER

pytestmark = pytest.mark.browser

TRAINING = "/training?by=2028-03-31"
# Whether each figure's lines stand where they stood when last asked.
STILL = """() => {
    const lines = [...document.querySelectorAll(".gridlayer path.xgrid")];
    const now = lines.map((each) => Math.round(each.getBoundingClientRect().x)).join();
    const before = window.stoodAt;
    window.stoodAt = now;
    return now === before;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a council that can be counted by hand, in the place of the one that all tests share."""
    world = staff.learning(tmp_path_factory.mktemp("council"))
    with serve(world, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(opened, width, mode):
    here = opened(TRAINING, width=width, mode=mode)
    here.page.evaluate(OPEN)
    found = violations(here)
    here.page.evaluate(CLOSE)
    assert found == ""


def test_no_width_needs_sideways_scrolling(opened):
    here = opened(TRAINING)
    for width in (320, 375, 640, 768, 1024, 1280):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.page.wait_for_function("width => innerWidth === width", arg=width)
        here.page.wait_for_function(f"containers => ({TOO_WIDE})(containers).length === 0", arg=CONTAINERS)
        assert here.page.evaluate(TOO_WIDE, ".stColumn .scroll") == [], width


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_a_figure_is_the_themes_own(opened, mode):
    here = opened(TRAINING, mode=mode)
    assert [colour for colour in here.page.evaluate(COLOURS) if PLACEHOLDER.match(colour)] == []
    assert here.page.get_by_role("figure").count() == 7


def test_the_groups_line_up_on_a_wide_page(opened):
    """Names end, and all staff's line stands, at one place in each of the figures under one another."""
    here = opened(TRAINING)
    figures = here.page.get_by_role("figure", name="Ranked dots").all()
    lines = [each.locator(".gridlayer path.xgrid").first for each in figures]
    for line in lines:
        line.wait_for(state="attached")
    # A figure is drawn anew once it knows how wide its words are.
    here.page.wait_for_function(STILL, polling=500)
    directorate, manager, grade, time = (line.evaluate("each => each.getBoundingClientRect().x") for line in lines)
    assert directorate > 0
    assert directorate == pytest.approx(manager, abs=1)
    assert grade == pytest.approx(time, abs=1)


def test_a_day_is_chosen_by_keyboard_and_stands_in_the_address(tab):
    here = tab().open("/training")
    here.choose("Day to reach everyone by", "31 March 2028").until("/training", by="2028-03-31")
    chosen = here.page.locator("tr.chosen th")
    assert chosen.inner_text() == "31 March 2028"
    assert "Everyone by 31 March 2028?" in here.page.locator("dl.reading").first.inner_text()
    assert "by 31 March 2028, about 18 people a month" in here.page.get_by_role("main").inner_text()


def test_paper_has_the_figures_and_the_table_of_days_and_no_box_to_choose_from(tab):
    here = tab().open(TRAINING)
    here.page.emulate_media(media="print")
    assert here.page.get_by_role("table").count() == 1
    assert here.page.get_by_role("table").is_visible()
    assert not here.page.get_by_test_id("stSelectbox").last.is_visible()
    assert here.page.get_by_text("This is our own work").is_visible()
    for each in here.page.get_by_role("figure").all():
        assert each.is_visible()

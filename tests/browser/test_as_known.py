"""What was first shown otherwise can be read at every width, in either mode, and by keyboard."""

from collections.abc import Iterator

import pytest

from data.holding.restatement import Restated, Restatement
from metrics.refreshing.refresh import refresh
from tests import worlds
from tests.browser.axe import violations
from tests.browser.reflow import CONTAINERS, TOO_WIDE
from tests.browser.server import Server, serve
from tests.browser.test_every_page import CLOSE, COLOURS, OPEN, PLACEHOLDER
from tests.unit.test_vintage import LAST, LATER
from tests.worlds import CAMDEN_TOWN

pytestmark = pytest.mark.browser

ROBBERY = f"/indicator?indicator=robbery&ward={CAMDEN_TOWN}"
QUESTION = "Were these figures different when first shown?"


@pytest.fixture(scope="module")
def server(made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of two snapshots: in the second Camden Town has more of each kind in every month."""
    world = worlds.beside(made("published"), tmp_path_factory.mktemp("two"))
    restated = Restatement(LATER, "The Police", (Restated(LAST, CAMDEN_TOWN, 4, 40, 240),))
    worlds.recorded_crime(world.extracts, more=50, restated=restated)
    refresh(world.extracts, world.snapshots, LATER, indicators=worlds.crimes(world.snapshots.parent / "declared"))
    with serve(world, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(opened, width, mode):
    here = opened(ROBBERY, width=width, mode=mode)
    assert here.page.get_by_role("heading", name=QUESTION).is_visible()
    here.page.evaluate(OPEN)
    found = violations(here)
    here.page.evaluate(CLOSE)
    assert found == ""


def test_no_width_needs_sideways_scrolling(opened):
    here = opened(ROBBERY)
    for width in (320, 375, 768, 1280):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.page.wait_for_function("width => innerWidth === width", arg=width)
        here.page.wait_for_function(f"containers => ({TOO_WIDE})(containers).length === 0", arg=CONTAINERS)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_the_figure_is_the_themes_own(opened, mode):
    here = opened(ROBBERY, mode=mode)
    assert [colour for colour in here.page.evaluate(COLOURS) if PLACEHOLDER.match(colour)] == []
    assert here.page.get_by_role("figure", name="Rings and dots over time: Robbery").count() == 1


def test_its_table_is_opened_by_keyboard_and_says_what_it_was_and_is(tab):
    here = tab().open(ROBBERY)
    part = here.page.locator("[class*='st-key-exhibit-known']")
    part.locator("summary").focus()
    here.page.keyboard.press("Enter")
    row = part.get_by_role("row", name="December 2025").first
    assert "by 10 February 2026" in row.inner_text()
    assert "Restated by its publisher, 15 February 2026" in row.inner_text()


def test_what_is_taken_along_has_both_versions(tab):
    here = tab().open(ROBBERY)
    with here.page.expect_download() as got:
        here.page.get_by_role("link", name=f"Download CSV of {QUESTION}").click()
    text = got.value.path().read_text(encoding="utf-8-sig")
    lines = [line for line in text.splitlines() if "2025-12-01" in line]
    assert len(lines) == 2
    assert "Restated by its publisher" in lines[1]

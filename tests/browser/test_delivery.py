"""A team's way through the dashboard, by keyboard alone: its work, the evidence, a decision with its reason and the day
to look again, its mark on the indicator, the log and its export. What was on the screen at each step is kept as a
picture in `artefacts`."""

import csv

import pytest

from tests.browser import axe
from tests.browser.keyboard import picture, reach
from tests.browser.reflow import at_width, unreadable, words

pytestmark = pytest.mark.browser

WHY = "Two years of better repairs <b>beside</b> the other wards"


def press(here, *keys):
    for key in keys:
        here.page.keyboard.press(key)
    here.drawn()


def write(here, label, words):
    reach(here, here.page.get_by_label(label))
    here.page.keyboard.type(words)


def taken_along(here):
    """The only row of the file that the button with the focus gives."""
    with here.page.expect_download() as download:
        here.page.keyboard.press("Enter")
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    return row


def lacking(here):
    """A form that lacks its reason says so beside the field, and keeps what was chosen."""
    reach(here, here.page.get_by_role("radio", name="Go faster"))
    press(here, "Space")
    reach(here, here.page.get_by_role("button", name="Record decision"))
    press(here, "Enter")
    here.page.locator(".fault").first.wait_for()
    assert here.page.get_by_role("radio", name="Go faster").is_checked()
    assert axe.violations(here) == ""


@pytest.mark.parametrize("width", [1280, 375])
def test_a_team_reads_its_evidence_decides_and_finds_its_mark(tab, fresh, whole, width):
    here = tab(fresh(whole), width=width).open("/initiatives")
    assert here.heading() == "Initiatives"
    assert axe.violations(here) == ""

    # Its work, from the list of all.
    reach(here, here.page.get_by_role("link", name="Kentish Town neighbourhood team"))
    here.page.keyboard.press("Enter")
    here.until("/initiatives", initiative="kentish_town_team")
    assert here.heading() == "Kentish Town neighbourhood team"
    said = here.page.locator("[data-testid=stMain]").inner_text()
    assert "Better than elsewhere." in said
    assert "The evidence suggests" in said
    advised = here.page.locator(".advice .suggests").inner_text().strip()
    assert axe.violations(here) == ""
    picture(here, f"delivery-{width}-1-evidence")

    lacking(here)
    picture(here, f"delivery-{width}-2-faults")

    # Why, otherwise than advised, the role and the day to look again.
    reach(here, here.page.get_by_label("Why? (required)"), "Shift+Tab")
    here.page.keyboard.type(WHY)
    if advised != "Go faster":
        write(here, "If you choose other than", "More wards ask for it")
    write(here, "Your role (required)", "Neighbourhood lead")
    reach(here, here.page.get_by_role("combobox", name="Look again in"))
    press(here, "ArrowDown", "Enter")
    assert here.chosen("Look again in") == "6 months"
    reach(here, here.page.get_by_role("button", name="Record decision"))
    press(here, "Enter")
    here.page.get_by_text("Your decision is recorded").wait_for()
    log = here.page.locator("#decided ~ table, table.log").first.inner_text()
    assert WHY in log
    assert axe.violations(here) == ""
    picture(here, f"delivery-{width}-3-decided")

    # Its mark on the indicator.
    reach(here, here.page.get_by_role("link", name="All the figures of this indicator"), "Shift+Tab")
    here.page.keyboard.press("Enter")
    here.until("/indicator", indicator="repairs_on_time")
    flag = here.page.locator("ol.flags li").last
    assert f"Decision: go faster (Kentish Town neighbourhood team). {WHY}" in flag.inner_text()
    assert WHY in here.page.locator("table.log").first.inner_text()
    assert axe.violations(here) == ""
    picture(here, f"delivery-{width}-4-mark")

    # The entry in the log, and the log as a file.
    reach(here, here.page.get_by_role("link", name="All that was decided, with what was known then"))
    here.page.keyboard.press("Enter")
    here.until("/decisions")
    assert WHY in here.page.locator("[data-testid=stMain]").inner_text()
    picture(here, f"delivery-{width}-5-log")
    reach(here, here.page.get_by_role("link", name="Download CSV"))
    row = taken_along(here)
    assert (row["slug"], row["decided"], row["why"]) == ("kentish_town_team", "Go faster", WHY)
    assert row["role"] == "Neighbourhood lead"


ONE, NEW = "/initiatives?initiative=kentish_town_team", "/initiatives?initiative=new"


@pytest.mark.parametrize("path", [ONE, NEW])
def test_one_piece_of_work_and_its_form_can_be_read_in_the_dark_on_any_width_and_with_larger_text(shown, path):
    for width in (1280, 375):
        here = shown(path, width=width, mode="dark")
        assert axe.violations(here) == "", width
        larger = shown(path, width=width, text=200)
        assert unreadable(larger) == {}, width
        assert words(here) - words(larger) == set(), width
    here = shown(path)
    for width in (320, 375, 768, 1024, 1280):
        assert unreadable(at_width(here, width)) == {}, width

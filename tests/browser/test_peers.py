"""The page of Camden among its peers as it is used: choices, ways down and on, and files that hold what is shown."""

import csv
import io
import re
from pathlib import Path

import pytest

from tests.browser.reflow import at_width, unreadable

pytestmark = pytest.mark.browser

POOR = "/peers?indicator=child_poverty_after_housing"
WARD = "&neighbourhood=central&ward=E05013655"


def test_a_group_is_chosen_by_keyboard_and_stands_in_the_address(tab, whole_server):
    here = tab(whole_server, width=1280)
    here.open(POOR)
    box = here.page.get_by_role("combobox", name="Beside")
    box.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        box.press(key)
    here.until("/peers", beside="all_london")
    assert here.page.get_by_text("Camden is 14th lowest of 33").count()


def test_the_way_past_the_table_leads_to_what_looks_closer(tab, whole_server):
    here = tab(whole_server, width=375)
    here.open(POOR)
    here.page.get_by_role("link", name="Look closer: Children in poverty after housing costs").click()
    here.page.wait_for_function(
        "() => Math.abs(document.querySelector('#peers-now').getBoundingClientRect().top) < 200"
    )


def test_a_name_in_the_table_leads_to_it_and_takes_the_place_along(tab, whole_server):
    here = tab(whole_server, width=1280)
    here.open(f"{POOR}{WARD}")
    link = here.page.locator(".stand.peers").get_by_role("link", name="Adults with obesity")
    link.hover()
    address = link.get_attribute("href")
    assert "indicator=adults_obese" in address
    assert "ward=E05013655" in address
    assert address.endswith("#peers-now")


def test_a_file_holds_exactly_the_boroughs_that_are_shown(tab, whole_server):
    here = tab(whole_server, width=1280)
    here.open("/peers?indicator=adults_obese")
    part = here.page.locator("[class*=st-key-exhibit-peers-now-]")
    with here.page.expect_download() as waiting:
        part.get_by_role("link", name=re.compile("^Download CSV")).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    newest = [row for row in csv.DictReader(io.StringIO(text)) if row["period_label"] == "2024/25" and row["area"]]
    part.locator("summary").first.click()
    table = part.locator("table.data").first
    shown = [row.split("\t") for row in table.locator("tbody").inner_text().splitlines()]
    assert [row["area_name"] for row in newest] == [row[0] for row in shown]
    assert [f"{float(row['value']):.0%}" for row in newest] == [row[1] for row in shown]


@pytest.mark.parametrize("group", ["inner_london", "all_london"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_group_is_read_without_scrolling_sideways(tab, whole_server, group, mode):
    here = tab(whole_server, width=1280, mode=mode)
    here.open(f"/peers?beside={group}&indicator=emissions_per_resident_published")
    for width in (320, 375, 1280):
        assert unreadable(at_width(here, width)) == {}, width

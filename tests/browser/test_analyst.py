"""An analyst's way through the dashboard, by keyboard alone: from the profile of a ward to the indicator in which it
differs most, its wards side by side, their figures as a workbook, and one of these asked again in SQL. What was on the
screen at each step is kept as a picture in `artefacts`."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

import metrics
from tests.browser.axe import violations
from tests.browser.keyboard import picture, reach
from tests.worlds import CAMDEN_TOWN

pytestmark = pytest.mark.browser


def looked_at(tab, width, step):
    picture(tab, f"analyst-{width}-{step}")
    assert violations(tab) == ""


@pytest.mark.parametrize("width", [1280, 375])
def test_an_analyst_goes_from_a_ward_to_its_figures_and_checks_one(tab, whole_server, whole, width):
    snapshot = metrics.snapshot(whole.snapshots)
    here = tab(whole_server, width=width).open(f"/profile?ward={CAMDEN_TOWN}")

    # In what does the ward differ most? The first of its list.
    strongest = here.page.locator(".sides li a").first
    reach(here, strongest)
    slug = parse_qs(urlsplit(strongest.get_attribute("href")).query)["indicator"][0]
    looked_at(here, width, "1-profile")
    here.page.keyboard.press("Enter")
    here.until("/indicator", indicator=slug, ward=CAMDEN_TOWN)
    assert here.heading() == snapshot.indicators[slug].title
    looked_at(here, width, "2-indicator")

    # Its wards side by side, three of them over time.
    reach(here, here.page.get_by_role("link", name="Compare its wards over time"))
    here.page.keyboard.press("Enter")
    here.until("/wards", indicator=slug, ward=CAMDEN_TOWN)
    areas = here.page.get_by_role("combobox", name="Areas, up to four")
    reach(here, areas)
    usual = here.page.locator(".multiple h3").all_inner_texts()
    for name in ("Kilburn", "Belsize", "Highgate")[: 4 - len(usual)]:
        if name not in usual:
            reach(here, areas)
            here.page.keyboard.type(name)
            here.page.get_by_role("option", name=name).first.wait_for()
            here.page.keyboard.press("Enter")
            here.page.locator(".multiple h3", has_text=name).wait_for()
    assert len(here.drawn().page.locator(".multiple h3").all()) >= 3
    looked_at(here, width, "3-wards")

    # The figures of the wards as a workbook.
    reach(here, here.page.get_by_role("link", name=re.compile("^Download Excel of")).first)
    with here.page.expect_download() as download:
        here.page.keyboard.press("Enter")
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    headings, *body = list(book["Figures"].iter_rows(min_row=3, values_only=True))
    own = next(row for row in (dict(zip(headings, cells, strict=True)) for cells in body) if row["area"] == CAMDEN_TOWN)
    assert own["origin"] == "sample"

    # One of them, asked again.
    here.open("/query")
    reach(here, here.page.get_by_role("textbox", name="Your query: one SELECT"))
    here.page.keyboard.press("Control+A")
    here.page.keyboard.insert_text(
        f"select value from observations where indicator = '{slug}' and area = '{CAMDEN_TOWN}'"
        f" and frequency = '{own['frequency']}' and period = date '{own['period']:%Y-%m-%d}' and breakdown = ''"
    )
    here.page.keyboard.press("Control+Enter")
    here.page.get_by_text("1 row, in").first.wait_for(timeout=60_000)
    assert float(here.drawn().page.locator(".asked td").inner_text()) == pytest.approx(own["value"], rel=1e-9)
    looked_at(here, width, "4-query")

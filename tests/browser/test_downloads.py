"""What an analyst takes along, and how a map is turned: by keyboard alone, with names that say what each does."""

import io

import openpyxl
import pyarrow.parquet
import pytest

from tests.browser.axe import violations
from tests.browser.keyboard import reach

pytestmark = pytest.mark.browser

WARD = "E05013655"
PATH = f"/indicator?indicator=burglary&ward={WARD}"
OF = "Where is it different?"
# What a link of an exhibit looks like: its words as they are seen, without those that are only heard.
SEEN = """each => {
    const [box, words] = [each.getBoundingClientRect(), [...each.querySelectorAll(".hidden")]];
    return {wide: box.width, tall: box.height, hidden: words.every(one => one.getBoundingClientRect().width <= 1)};
}"""


def taken(here, name):
    """The bytes of a file that is asked for by keyboard."""
    reach(here, here.page.get_by_role("link", name=name, exact=True))
    with here.page.expect_download() as download:
        here.page.keyboard.press("Enter")
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("width", [1280, 375])
def test_an_exhibit_is_taken_along_as_a_workbook_by_keyboard(tab, width):
    here = tab(width=width).open(PATH)
    name, content = taken(here, f"Download Excel of {OF}")
    assert name.startswith("where-burglary-E05013655-")
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Cover", "Figures", "Columns"]
    cover = {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}
    assert next(iter(cover)) == "Burglary: where is it different?"
    # What is on the page is what is in the file.
    assert cover["What it says"] in here.page.locator("[class*=st-key-exhibit-where]").inner_text().replace("\n", " ")
    headings, *body = [[cell.value for cell in row] for row in book["Figures"].iter_rows(min_row=3)]
    assert {row[headings.index("origin")] for row in body} == {"sample"}
    assert WARD in {row[headings.index("area")] for row in body}
    own, other = (taken(here, f"Download {form} of {OF}") for form in ("CSV", "Parquet"))
    assert own[1].decode("utf-8-sig").count("\n") == len(body) + 1
    assert pyarrow.parquet.read_table(io.BytesIO(other[1])).num_rows == len(body)


def test_every_exhibit_has_each_form_with_a_name_of_its_own(tab):
    here = tab().open(PATH)
    ways = here.page.locator("[class*=st-key-exhibit-] a.file")
    names, links = ways.evaluate_all("all => all.map(each => each.innerText)"), ways.all()
    assert len(links) % 3 == 0
    assert len(links) >= 9
    heard = [" ".join(each.replace("\n", " ").split()) for each in names]
    assert len(set(heard)) == len(heard)
    for form in ("CSV", "Excel", "Parquet"):
        assert sum(each.startswith(f"Download {form} of ") for each in heard) == len(links) // 3
    for each in links:
        seen = each.evaluate(SEEN)
        assert seen["hidden"]
        assert seen["tall"] >= 24
        # 'Download CSV' is the longest that is seen.
        assert seen["wide"] < 110


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_a_map_is_turned_from_beside_camden_to_values_by_keyboard(tab, width, mode):
    here = tab(width=width, mode=mode).open(PATH)
    compared = here.page.get_by_role("radio", name="Compared with Camden")
    assert here.page.get_by_role("radiogroup", name="Kind of map").count() == 1
    reach(here, compared)
    assert violations(here) == ""
    here.page.keyboard.press("ArrowRight")
    here.until("/indicator", map="value", ward=WARD)
    here.page.locator(".key .ramp-0").wait_for()
    assert here.page.get_by_role("radio", name="Value").is_checked()
    assert violations(here) == ""
    here.page.go_back()
    here.page.locator(".key.sides").wait_for()
    assert "map" not in here.at()


def test_a_click_on_a_ward_of_either_map_chooses_it(tab):
    for address in ("", "&map=value"):
        here = tab().open(f"/indicator?indicator=burglary{address}")
        chart = here.page.locator("[class*=st-key-exhibit-where] [data-testid=stPlotlyChart]").nth(1)
        chart.scroll_into_view_if_needed()
        middle = chart.evaluate(
            """each => {
                const plot = each.querySelector(".js-plotly-plot"), traces = plot._fullData;
                const [x, y] = [traces.at(-1).x[0], traces.at(-1).y[0]], at = plot._fullLayout;
                const box = plot.getBoundingClientRect();
                return [box.left + at.xaxis._offset + at.xaxis.l2p(x), box.top + at.yaxis._offset + at.yaxis.l2p(y),
                        traces.at(-1).customdata[0][0]];
            }"""
        )
        here.page.mouse.click(*middle[:2])
        here.until("/indicator", ward=middle[2])

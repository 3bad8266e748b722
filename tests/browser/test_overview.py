"""The overview of the whole catalogue: on one laptop screen, on a phone, and on one sheet of paper."""

import re
from pathlib import Path

import pytest

from tests.browser.axe import violations
from tests.browser.reflow import CONTAINERS, TOO_WIDE
from tests.browser.server import serve
from tests.browser.test_every_page import CLOSE, OPEN
from tests.worlds import CAMDEN_TOWN

pytestmark = pytest.mark.browser

WARD = f"?ward={CAMDEN_TOWN}"
WIDTHS = (320, 375, 600, 768, 900, 1024, 1100, 1280)
# What is written or drawn in the table and below it; no two of a row may share a place.
OVERLAPS = """() => [...document.querySelectorAll(".overview tbody tr, .overview-key")].flatMap((row) => {
    const parts = [...row.querySelectorAll("h2, a, .aim, .label, .strip .ic, .pair > .ic, .chip, li, summary")]
        .filter((each) => each.getClientRects().length > 0);
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b, j) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
        && !parts[i].contains(parts[i + 1 + j])
    ).map((b, j) => `${row.innerText.slice(0, 60)}: ${parts[i].innerText}`));
})"""
OUTSIDE = """() => [...document.querySelectorAll(".overview :is(td, th) *")].filter((each) => {
    const cell = each.closest("td, th").getBoundingClientRect(), box = each.getBoundingClientRect();
    return !each.closest(".hidden") && box.width > 0 && (box.right > cell.right + 1 || box.bottom > cell.bottom + 1);
}).map((each) => each.outerHTML.slice(0, 80))"""
EVERY = len(list((Path(__file__).parents[2] / "metrics" / "indicators").rglob("*.sql")))
PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(scope="module")
def everything(made, tmp_path_factory):
    """A server with every indicator."""
    with serve(made("whole"), tmp_path_factory.mktemp("everything")) as server:
        yield server


@pytest.mark.parametrize("place", ["", "?neighbourhood=central", WARD])
def test_it_is_all_on_one_laptop_screen(tab, everything, place):
    here = tab(everything).open("/" + place)
    here.page.set_viewport_size({"width": 1280, "height": 800})
    here.drawn()
    rows = here.page.locator(".overview tbody tr")
    assert rows.count() == 11
    assert max(row.bounding_box()["height"] for row in rows.all()) <= 49
    for part in (".lead", ".overview", ".overview-key"):
        box = here.page.locator(part).bounding_box()
        assert box["y"] > 0
        assert box["y"] + box["height"] <= 800, part


def test_at_no_width_does_anything_scroll_sideways_or_lie_over_another(tab, everything):
    here = tab(everything).open("/")
    assert here.page.locator(".overview .strip .ic").count() == EVERY
    for width in WIDTHS:
        here.page.set_viewport_size({"width": width, "height": 900})
        here.drawn()
        here.page.wait_for_function(f"containers => ({TOO_WIDE})(containers).length === 0", arg=CONTAINERS)
        assert here.page.evaluate(OVERLAPS) == [], width
        assert here.page.evaluate(OUTSIDE) == [], width


def test_at_twice_the_size_of_text_nothing_is_cut_or_covered(tab, everything):
    here = tab(everything).open("/")
    here.page.add_style_tag(content="html{font-size:200%!important}")
    here.drawn()
    here.page.wait_for_function(f"containers => ({TOO_WIDE})(containers).length === 0", arg=CONTAINERS)
    assert here.page.evaluate(OVERLAPS) == []
    assert here.page.evaluate(OUTSIDE) == []


def test_a_kinds_name_is_whole_at_the_usual_size_and_breaks_where_it_would_run_into_a_promise(tab, everything):
    here = tab(everything).open("/")
    kind = here.page.get_by_role("heading", name="Our organisation")
    lines = (
        "each => { const r = document.createRange(); r.selectNodeContents(each); return r.getClientRects().length; }"
    )
    for width in (1180, 1280, 1600):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.drawn()
        assert kind.evaluate(lines) == 2, width
    here.page.add_style_tag(content="*{letter-spacing:.12em!important;word-spacing:.16em!important}")
    assert kind.evaluate(lines) > 2
    assert here.page.evaluate(OUTSIDE) == []


def test_both_lists_begin_level_below_their_headings(tab, everything):
    here = tab(everything).open("/")
    assert here.page.get_by_role("combobox", name="Since").count() == 0
    tops = here.page.locator(".listed + .rows, .looked + .rows").evaluate_all(
        "all => all.map((each) => Math.round(each.getBoundingClientRect().top))"
    )
    assert tops[0] == tops[1]
    assert len(tops) == 3  # below them what is due for review
    lead, table = (here.page.locator(each).bounding_box() for each in (".lead", ".overview"))
    assert table["y"] - lead["y"] - lead["height"] >= 8


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 375])
def test_axe_finds_nothing_with_every_indicator(tab, everything, width, mode):
    here = tab(everything, width=width, mode=mode).open("/")
    here.page.evaluate(OPEN)
    assert violations(here) == ""
    here.page.evaluate(CLOSE)


def test_a_phone_names_each_cell_and_a_wide_screen_does_not_say_it_twice(tab, everything):
    here = tab(everything, width=375).open("/")
    labels = here.page.locator(".overview tbody tr").nth(1).locator(".label")
    assert labels.all_inner_texts() == ["Residents' lives", "Our own work", "On course"]
    assert all(each.is_visible() for each in labels.all())
    here.page.set_viewport_size({"width": 1280, "height": 900})
    here.drawn()
    assert not any(each.is_visible() for each in labels.all())


def test_the_kinds_are_headings_and_the_rows_are_named_by_their_priorities(tab, everything):
    here = tab(everything).open("/")
    table = here.page.get_by_role("table")
    assert [each.inner_text() for each in table.get_by_role("heading", level=2).all()] == [
        *("Missions", "Challenges", "Our organisation")
    ]
    # The first link of a row is its priority; voices that say otherwise may have one after it.
    named = [each.locator("a").first.inner_text() for each in table.locator("th[scope=row]").all()]
    assert len(named) == 11
    assert (named[0], named[3]) == ("Diversity", "Estates and neighbourhoods")
    assert here.page.locator(".overview th[scope=rowgroup]").count() == 3


def test_the_systems_own_colours_leave_every_mark_to_be_seen(tab, everything):
    here = tab(everything).open("/")
    here.page.emulate_media(forced_colors="active")
    colours = here.page.locator(".overview .ic").evaluate_all(
        "all => [...new Set(all.map((each) => getComputedStyle(each).backgroundColor))]"
    )
    page = here.page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    assert len(colours) == 1
    assert colours != [page]


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_prints_on_one_sheet(tab, everything, width, mode):
    here = tab(everything, width=width, mode=mode).open("/")
    printed = here.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGES.findall(printed)) == 1


def test_the_way_to_all_indicators_is_taken_by_keyboard(tab, everything):
    here = tab(everything).open("/" + WARD)
    here.page.get_by_role("link", name=f"All {EVERY} indicators with their figures").focus()
    here.page.keyboard.press("Enter")
    here.until("/all_indicators", ward=CAMDEN_TOWN)
    assert here.heading() == "What does each indicator say?"
    assert here.page.locator(".ledger th[scope=row]").count() == EVERY

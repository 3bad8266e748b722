"""Each page can be read and used at every width, in either mode, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import TimeoutError as NotInTimeError

from pages.components.theme.colours import COLOUR, chart_colour
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

PATHS = ("/", "/priority", "/indicator", "/definitions", "/sources", "/all_indicators")
MODES = ("light", "dark")
WARD = "?neighbourhood=central&ward=E05013655"
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 34)"}

# Containers that cut off or scroll what is too wide; those that are meant to scroll by themselves are not asked.
CONTAINERS = "html, body, [data-testid=stAppViewContainer], [data-testid=stMain], [data-testid=stMainBlockContainer]"
TOO_WIDE = """(containers) => [...document.querySelectorAll(containers)]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => `${each.dataset.testid || each.tagName}: ${each.scrollWidth} in ${each.clientWidth}`)"""
COLOURS = """() => [...new Set([...document.querySelectorAll("svg, svg *")].flatMap((each) => {
    const style = getComputedStyle(each);
    return [style.fill, style.stroke, style.color, style.stopColor, style.backgroundColor];
}))]"""
OVERLAPS = """() => [...document.querySelectorAll(".ledger tbody tr")].flatMap((row) => {
    const parts = [...row.querySelectorAll(".spark, .badge, .chip, .now b, .was span")];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    ).map(() => row.innerText.slice(0, 60)));
})"""
OPEN = """() => document.querySelectorAll("details:not([open])").forEach((each) => {
    each.open = true;
    each.classList.add("was-closed");
})"""
CLOSE = """() => document.querySelectorAll("details.was-closed").forEach((each) => {
    each.open = false;
    each.classList.remove("was-closed");
})"""
NUMBERS = """() => [...new Set([...document.querySelectorAll(".main-svg .xtick text")].map((each) =>
    getComputedStyle(each).fill))]"""
FOCUSED = """() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const outlined = (each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const box = focused.getBoundingClientRect();
    const group = focused.closest("[role=group], [data-testid=stTextInputRootElement]");
    return {
        name: focused.getAttribute("aria-label") || focused.innerText.trim(),
        kind: focused.getAttribute("role") || focused.tagName.toLowerCase(),
        outlined: outlined(focused) || (group !== null && outlined(group)),
        seen: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
    };
}"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(opened, path, width, mode):
    here = opened(path + WARD, width=width, mode=mode)
    here.page.evaluate(OPEN)
    found = violations(here)
    here.page.evaluate(CLOSE)
    assert found == ""


@pytest.mark.parametrize("path", PATHS)
def test_no_width_needs_sideways_scrolling(opened, path):
    here = opened(path + WARD)
    for width in (320, 375, 768, 1024, 1100, 1280):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.page.wait_for_function("width => innerWidth === width", arg=width)
        try:
            here.page.wait_for_function(f"containers => ({TOO_WIDE})(containers).length === 0", arg=CONTAINERS)
        except NotInTimeError:
            pytest.fail(f"at {width} px: {here.page.evaluate(TOO_WIDE, CONTAINERS)}")


@pytest.mark.parametrize("width", [320, 375, 768, 900, 1024, 1100, 1280])
def test_nothing_in_a_row_of_the_ledger_lies_over_another(tab, width):
    here = tab(width=width).open("/all_indicators" + WARD)
    assert here.page.locator(".ledger .spark").count() == 5
    assert here.page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_paper_has_the_title_the_day_and_the_address(tab, width):
    here = tab(width=width).open("/indicator" + WARD)
    here.page.emulate_media(media="print")
    printed = here.page.locator(".printed")
    assert printed.is_visible()
    assert "As at" in printed.inner_text()
    assert here.at().partition("?")[2] in printed.inner_text()
    assert here.address + "/indicator?" in printed.inner_text()
    assert here.page.locator("h1").is_visible()
    assert not here.page.get_by_test_id("stSidebar").is_visible()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PATHS)
def test_every_colour_of_a_figure_is_the_themes_own(opened, path, mode):
    """A figure asks for its colours as #000001 to #000048; none may be left."""
    here = opened(path + WARD, mode=mode)
    left = [colour for colour in here.page.evaluate(COLOURS) if PLACEHOLDER.match(colour)]
    assert left == []
    assert here.page.locator("[data-testid=stApp]").evaluate("e => getComputedStyle(e).backgroundColor") == PAPER[mode]


PLACEHOLDER = re.compile(r"^rgb\(0, 0, ([1-9]|[1-3][0-9]|4[0-8])\)$")


@pytest.mark.parametrize("mode", MODES)
def test_a_page_says_the_same_in_either_mode(opened, mode):
    here = opened("/indicator" + WARD, mode=mode)
    main = here.page.get_by_role("main").inner_text()
    for words in ("Burglary", "Camden Town ward", "Is it changing?", "Where is it different?", "About the data"):
        assert words in main
    assert here.page.get_by_role("figure").count() == 5


def test_a_figure_is_read_by_its_words_and_its_drawing_by_nobody(opened):
    here = opened("/indicator" + WARD)
    figures = here.page.get_by_role("figure").all()
    assert {figure.get_attribute("aria-label").partition(":")[0] for figure in figures} == {
        *("A control chart", "Ranked dots", "A map", "A funnel")
    }
    here.page.wait_for_function(
        "() => [...document.querySelectorAll('.js-plotly-plot')].every((each) => each.ariaHidden === 'true')"
    )


def test_tables_and_what_scrolls_have_names_of_their_own(opened):
    for path in PATHS:
        here = opened(path + WARD)
        here.page.evaluate(OPEN)
        for names in (
            here.page.locator("[role=region]").evaluate_all("all => all.map((each) => each.ariaLabel)"),
            here.page.locator("table caption").all_inner_texts(),
            here.page.locator("summary").all_inner_texts(),
        ):
            assert len(set(names)) == len(names)
        here.page.evaluate(CLOSE)


def test_figures_turn_with_the_readers_system_and_the_page_stays_where_it_was(tab):
    here = tab().open("/indicator" + WARD)
    main = here.page.get_by_test_id("stMain")
    main.evaluate("each => { each.scrollTop = 600; }")
    entries = here.entries()
    for mode in ("dark", "light"):
        here.turned(mode)
        here.page.wait_for_function(
            f"colour => ({NUMBERS})().join() === colour", arg=rgb(chart_colour(COLOUR["quiet"], mode))
        )
        assert main.evaluate("each => each.scrollTop") == 600
    assert here.entries() == entries


def rgb(colour):
    """'#4d5051' as a browser computes it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_words_in_figures_grow_with_the_readers_text(tab):
    here = tab()
    larger = "() => document.documentElement.style.setProperty('font-size', '150%', 'important')"
    here.page.add_init_script(f"addEventListener('DOMContentLoaded', {larger})")
    here.open("/indicator" + WARD)
    ranking = here.page.get_by_role("figure", name="Ranked dots").first
    names = ranking.locator(".ytick text")
    assert names.first.evaluate("each => getComputedStyle(each).fontSize") == "19.5px"
    # Nothing is cut off: each name begins within the figure.
    edge = ranking.bounding_box()["x"]
    assert [each for each in names.all() if each.bounding_box()["x"] < edge - 1] == []


def walk(tab, presses):
    """What Tab comes to from the top of the page, in order."""
    stops = []
    for _ in range(presses):
        tab.page.keyboard.press("Tab")
        stop = tab.page.evaluate(FOCUSED)
        if stop is not None and stop not in stops:
            stops.append(stop)
    return stops


def test_the_keyboard_reaches_everything_and_shows_where_it_is(tab):
    here = tab().open("/indicator" + WARD)
    stops = walk(here, 60)
    names = [stop["name"].partition(":")[0].strip() for stop in stops]
    wanted = [
        "Neighbourhood",
        "Ward",
        "Find an indicator, page or place",
        "Overview",
        "Indicator",
        "Definitions",
        "Period",
        "Show as table",
        "Show the SQL",
    ]
    assert [name for name in [*wanted, "Download CSV", "Download Parquet"] if name not in names] == []
    assert [stop for stop in stops if not stop["outlined"]] == []
    assert [stop for stop in stops if not stop["seen"]] == []


def test_a_table_behind_a_figure_opens_by_keyboard(tab):
    here = tab().open("/indicator" + WARD)
    assert here.page.get_by_role("table").count() == 0
    here.page.locator("summary", has_text="Show as table").last.focus()
    here.page.keyboard.press("Enter")
    here.page.get_by_role("table").wait_for()


def test_each_ward_of_the_ranking_has_its_figure_in_the_table_behind_it(tab):
    here = tab().open("/indicator")
    here.page.get_by_text("Show as table").nth(1).click()
    rows = here.page.get_by_role("table").first.get_by_role("row").all()[1:]
    in_table = {row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").first.inner_text() for row in rows}
    ranking = here.page.locator("[data-testid=stPlotlyChart]").nth(1)
    names = ranking.locator(".ytick text").all_text_contents()
    written = ranking.locator(".annotation-text").all_text_contents()
    assert names == list(in_table)
    assert len(names) == 20
    assert [text for text in written if text in in_table.values()] == list(in_table.values())


def test_on_paper_no_question_and_no_sentence_is_parted_from_its_chart(tab):
    here = tab().open("/indicator" + WARD)
    here.page.emulate_media(media="print")
    part = """(selector) => [...document.querySelectorAll(selector)].map(
        (each) => getComputedStyle(each.closest("[data-testid=stElementContainer]")))"""
    told = here.page.evaluate(f"""() => ({part})(".section, .finding").map((each) => each.breakAfter)""")
    assert len(told) >= 3
    assert set(told) == {"avoid"}
    charts = here.page.evaluate(f"""() => ({part})("[data-testid=stPlotlyChart]").map((each) => each.breakInside)""")
    assert len(charts) >= 2
    assert set(charts) == {"avoid"}
    # Between a question and its sentence lies the choice of a period, which paper has no use for.
    boxes = here.page.evaluate(f"""() => ({part})("[data-testid=stSelectbox]").map((each) => each.display)""")
    assert set(boxes) == {"none"}

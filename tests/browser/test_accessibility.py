"""What pages say to those who hear them, read them larger or in another mode: beside what holds for every page."""

import pytest

from pages.components.theme.colours import COLOUR, chart_colour

pytestmark = pytest.mark.browser

MODES = ("light", "dark")
WARD = "?neighbourhood=central&ward=E05013655"

OVERLAPS = """() => [...document.querySelectorAll(".ledger tbody tr")].flatMap((row) => {
    const parts = [...row.querySelectorAll(".spark, .badge, .chip, .now b, .was span")];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    ).map(() => row.innerText.slice(0, 60)));
})"""
NUMBERS = """() => [...new Set([...document.querySelectorAll(".main-svg .xtick text")].map((each) =>
    getComputedStyle(each).fill))]"""

# Who asks to be told of a mode is the client, but for the one that asks for figures again.
HEARS = """() => {
    const {addEventListener} = MediaQueryList.prototype;
    MediaQueryList.prototype.addEventListener = function (kind, act) {
        const own = String(act).includes("turning");
        addEventListener.call(this, kind, own ? act : (event) => { %s; });
    };
}"""


@pytest.mark.parametrize("width", [320, 375, 768, 900, 1024, 1100, 1280])
def test_nothing_in_a_row_of_the_ledger_lies_over_another(tab, width):
    here = tab(width=width).open("/all_indicators" + WARD)
    assert here.page.locator(".ledger .spark").count() == 5
    assert here.page.evaluate(OVERLAPS) == []


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


@pytest.mark.parametrize("hears", ["setTimeout(act, 1000, event)", "undefined"], ids=["late", "never"])
def test_figures_turn_where_the_client_hears_of_it_late_or_never(tab, hears):
    """As on a slow machine, and as a print ends."""
    here = tab()
    here.page.add_init_script(f"({HEARS % hears})()")
    here.open("/indicator" + WARD)
    here.turned("dark").turned("light")


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

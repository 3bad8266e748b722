"""What stands on every page, what a page says of its own, and how it marks what is made up."""

import html
import json
import re

import pytest
from streamlit.testing.v1 import AppTest

import metrics
from tests.app.conftest import sound
from tests.app.reading import (
    ALL_INDICATORS,
    DEFINITIONS,
    FOLDER,
    INDICATOR,
    PAGES,
    PEERS,
    alts,
    figures,
    files,
    markup,
    sparks,
    words,
)
from tests.worlds import BELSIZE, CAMDEN_TOWN

SLUGS = ("burglary", "recorded_crime", "robbery", "theft_from_person", "violence_with_injury")
TITLES = {slug: slug.replace("_", " ").capitalize() for slug in SLUGS} | {
    "theft_from_person": "Theft from the person",
}


def test_the_frame_lists_every_page_file_and_no_other():
    on_disk = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.glob("*/*.py")
        if path.parent.name != "components" and path.name != "__init__.py"
    }
    assert sorted(PAGES) == sorted(on_disk)


def test_no_two_pages_would_have_the_same_address():
    stems = [page.rpartition("/")[2] for page in PAGES]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize("page", PAGES)
def test_sample_data_has_its_banner_on_every_page(visit, page):
    told = "All (figures (in this dashboard|on this page) are|marks here rest on figures) made up"
    # Figures of other boroughs are the project's own, whatever else is there.
    told = "ELSEWHERE No figure on this page is made up" if page == PEERS else told
    assert re.search(f"SAMPLE DATA {told}", words(visit("sample", page)))


@pytest.mark.parametrize("told", [False, True])
def test_a_page_that_says_nothing_of_its_figures_has_the_banner_all_the_same(made, monkeypatch, told):
    def page(told):
        import streamlit as st

        from pages.components.screen import banners, current

        for _ in range(2):  # the second run of a session is like the first
            if told:
                banners.banner(current.required())
            banners.banner_where_none(current.required())
        st.html("<p>end</p>")

    for variable, folder in made("sample").environment.items():
        monkeypatch.setenv(variable, folder)
    at = sound(AppTest.from_function(page, args=(told,)).run())
    assert markup(at).count("SAMPLE DATA") == 2


def test_the_banner_of_an_indicator_speaks_of_its_own_figures(visit, whole):
    mixed = words(visit(whole, ALL_INDICATORS))
    assert "SAMPLE DATA Some figures on this page are made up" in mixed
    published = words(visit(whole, INDICATOR, indicator="pm25"))
    assert (
        "SAMPLE DATA ELSEWHERE No figure on this page is made up, but others in this dashboard are, and say Sample."
        in published
    )
    assert "SAMPLE DATA All figures on this page are made up" in words(visit(whole, INDICATOR, indicator="eats_well"))


@pytest.mark.parametrize(
    ("asked", "slug"),
    [("NEET", "in_education_or_work"), ("mould", "damp_inspected_in_time"), ("recycling", "household_waste_recycled")],
)
@pytest.mark.parametrize("page", PAGES)
def test_an_indicator_is_found_from_every_page_by_what_people_call_it(visit, whole, page, asked, slug):
    at = visit(whole, page, ward=CAMDEN_TOWN)
    at.text_input(key="filter_find").set_value(asked)
    sound(at.run())
    found = re.search(r'<div class="found">.*?</div>', markup(at))[0]
    assert f'href="indicator?ward={CAMDEN_TOWN}&amp;indicator={slug}"' in found
    assert at.query_params["find"] == asked


def test_what_is_called_so_comes_before_what_only_speaks_of_it(visit, whole):
    found = re.search(r'<div class="found">.*?</div>', markup(visit(whole, find="broadband")))[0]
    first = [re.search(r"indicator=(\w+)", each)[1] for each in re.findall('href="indicator[^"]*"', found)][:3]
    assert sorted(first) == ["below_30_mbits", "gigabit_available", "without_decent_broadband"]


def test_a_search_that_finds_much_leads_to_all_of_it(visit, whole):
    page = markup(visit(whole, find="residents"))
    found = re.search(r'<div class="found">.*?</div>', page)[0]
    assert re.search(r'<a href="definitions\?search=residents">All \d+ indicators</a>', found)
    assert found.count("<li>") == 9


def test_a_search_that_finds_nothing_says_what_to_try(visit, whole):
    assert "Nothing here has “xyzzy” in its name or definition. Try fewer words" in words(visit(whole, find="xyzzy"))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("sources", ("sources", "Sources", "page")),
        ("how are overview", None),
        ("overview", (".", "Overview", "page")),
        ("camden town", (f".?ward={CAMDEN_TOWN}", "Camden Town", "ward")),
        ("central", (".?neighbourhood=central", "Central", "neighbourhood")),
    ],
)
@pytest.mark.parametrize("page", PAGES)
def test_pages_and_places_are_found_by_name_from_every_page(visit, page, asked, first):
    found = re.search(r'<div class="found">.*?</div>', markup(visit("sample", page, find=asked)))[0]
    ways = re.findall('<li><a href="([^"]*)">([^<]*)</a> <span class="quiet">([^<]*)</span></li>', found)
    assert ways[:1] == ([first] if first else [])


def test_a_priority_is_found_by_name_and_keeps_the_ward(visit):
    found = re.search(r'<div class="found">.*?</div>', markup(visit("sample", find="housing", ward=CAMDEN_TOWN)))[0]
    assert re.search(
        rf'<a href="[^"]*ward={CAMDEN_TOWN}[^"]*housing">Housing</a> <span class="quiet">challenge</span>', found
    )
    assert "1 priority has “housing” in its name. No indicator has that in its definition." in found


@pytest.mark.parametrize("page", PAGES)
def test_the_foot_of_every_page_says_whom_to_ask_and_how_far_everyone_can_use_it(visit, monkeypatch, page):
    monkeypatch.delenv("CAMDEN_CONTACT", raising=False)
    assert "Nobody is named yet as the contact" in words(visit("published", page))
    monkeypatch.setenv("CAMDEN_CONTACT", "Strategy <team>, desk@example.org")
    told = markup(visit("published", page))
    assert "Strategy &lt;team&gt;, desk@example.org." in told
    assert "it has not been audited" in told
    monkeypatch.setenv("CAMDEN_CONTACT", "desk@example.org")
    assert '<a href="mailto:desk@example.org">desk@example.org</a>' in markup(visit("published", page))


def test_the_key_and_the_first_visit_note_stand_above_the_list(visit):
    page = markup(visit("sample", ALL_INDICATORS))
    note, key, table = (page.index(each) for each in ("How to read this page", 'class="marked"', "<table"))
    assert note < key < table


def test_sample_data_is_marked_on_every_row_of_the_ledger(visit):
    at = visit("sample", ALL_INDICATORS, ward=CAMDEN_TOWN)
    rows = markup(at).partition("<table")[2].partition("</table>")[0]
    assert len(sparks(at)) == len(re.findall(r'<span class="chip">Sample</span>', rows)) == 5


def test_sample_data_is_marked_on_every_exhibit(visit):
    at = visit("sample", INDICATOR, ward=CAMDEN_TOWN)
    specs = [json.loads(figure.proto.spec) for figure in at.get("plotly_chart")]
    in_figures = sum("SAMPLE" in note["text"] for spec in specs for note in spec["layout"].get("annotations", []))
    beside = len(re.findall(r'<span class="chip">Sample</span>', markup(at)))
    assert len(specs) == 5
    assert in_figures + beside >= 4


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ward", [None, BELSIZE])
def test_published_data_is_nowhere_called_a_sample(visit, page, ward):
    at = visit("published", page, **({"ward": ward} if ward else {}))
    for text in (words(at), markup(at), figures(at), *alts(at)):
        # What a column may say is told beside the query.
        assert not re.search("sample", text.replace("sample is made up", ""), re.IGNORECASE)
    assert "banner" not in markup(at)


def test_published_data_says_so_beside_its_figures(visit):
    assert '<span class="badge">Published</span>' in markup(visit("published", ALL_INDICATORS))


def test_without_an_extract_each_indicator_says_that_there_is_no_data_yet(visit):
    at = visit("empty", ALL_INDICATORS)
    assert words(at).count("No data yet.") == 5
    assert "5 indicators: 5 without a figure." in words(at)
    assert not sparks(at)


def test_without_an_extract_the_page_of_each_indicator_says_so(visit):
    choices = visit("empty", INDICATOR).selectbox(key="filter_indicator").options
    assert len(choices) == 5
    for slug in SLUGS:
        at = visit("empty", INDICATOR, indicator=slug, ward=CAMDEN_TOWN)
        assert "No data yet." in words(at)
        assert not alts(at)
        assert "filter_period" not in {box.key for box in at.selectbox}


def test_without_an_extract_the_definitions_are_there(visit):
    at = visit("empty", DEFINITIONS)
    assert markup(at).count("<pre") == 5
    assert words(at).count("Covers No data yet") == 5


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("world", ["sample", "published"])
def test_each_indicator_has_its_three_figures_in_words(visit, world, slug):
    at = visit(world, INDICATOR, indicator=slug, ward=CAMDEN_TOWN)
    over_time, ranking, in_a_map, *_ = alts(at)
    title = TITLES[slug]
    assert over_time.startswith(f"A control chart: {title}, per 1,000 residents a month, Camden Town ward. ")
    assert re.search(
        r"Highest [\d.,]+ in (\w+ \d{4}|\d+ periods)[^.]*, lowest [\d.,]+ in (\w+ \d{4}|\d+ periods)[^.]*\.", over_time
    )
    assert ranking.startswith(f"Ranked dots: {title}, per 1,000 residents a month, by ward, ")
    assert re.search(r"Highest: .+ [\d.,]+\. Lowest: .+ [\d.,]+\. Camden: [\d.,]+\.$", ranking)
    assert in_a_map.startswith(f"A map: {title} by ward, ")
    assert all(ward in in_a_map for ward in ("Belsize", "Camden Town", "West Hampstead"))


def test_what_stands_for_a_figure_is_what_the_snapshot_holds(visit, made):
    series = metrics.snapshot(made("published").snapshots).series("robbery", CAMDEN_TOWN)
    values = [each.value for each in series.observations if each.value is not None]
    at = visit("published", INDICATOR, indicator="robbery", ward=CAMDEN_TOWN)
    over_time, ranking, *_ = alts(at)
    assert f"Highest {max(values):.2f} in " in over_time
    assert f", lowest {min(values):.2f} in " in over_time
    assert f"{series.latest.value:.2f} per 1,000 residents a month in December 2025" in words(at)
    assert "No return for" not in words(at)
    assert "The next figure is due by 3 March 2026." in words(at)
    assert "Highest: Holborn & Covent Garden" in ranking


@pytest.mark.parametrize("world", ["sample", "published"])
def test_each_ward_has_its_row_in_the_table_behind_the_ranking(visit, made, world):
    snapshot = metrics.snapshot(made(world).snapshots)
    comparison = snapshot.comparison("burglary", "ward")
    tables = markup(visit(world, INDICATOR, indicator="burglary")).split("<table")
    table = next(each for each in tables if ">Ward</th>" in each)
    rows = [html.unescape(re.sub(r"<[^>]+>", "|", row)) for row in re.findall(r"<tr.*?</tr>", table)[1:]]
    for item in comparison.items:
        area, each = snapshot.areas[item.code], item.observation
        found = [row for row in rows if f"|{item.name}|" in row]
        assert len(found) == 1, item.name
        assert f"|{each.numerator:,.0f}|" in found[0]
        assert f"|{area.residents:,}|" in found[0]
    assert len(rows) == 20


def test_real_outlines_take_the_place_of_the_tiles(visit):
    assert "equal size" in words(visit("sample", INDICATOR))
    assert "equal size" not in words(visit("published", INDICATOR))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_are_drawn_in_either_mode_with_no_colour_of_their_own(visit, theme):
    """The browser puts the mode's colours in the place of #000001 to #000048."""
    at = visit("sample", INDICATOR, ward=CAMDEN_TOWN)
    at.context["theme"] = theme
    spec = figures(sound(at.run()))
    assert set(re.findall(r"#[0-9a-fA-F]{6}", spec)) <= {f"#0000{place:02}" for place in range(1, 49)}
    assert len(at.get("plotly_chart")) == 5


@pytest.mark.parametrize("kind", ["CSV", "Excel", "Parquet"])
def test_the_page_of_an_indicator_offers_its_figures(visit, kind):
    at = visit("published", INDICATOR)
    assert f"Download {kind}" in {each.label for each in files(at)}

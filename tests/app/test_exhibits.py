"""Exhibits of real snapshots: whole, valid, and each with exactly its own figures to take away."""

import dataclasses
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pyarrow.csv
import pytest
from streamlit.testing.v1 import AppTest

import metrics
from pages.components.exhibits import as_file, protected, rows
from pages.components.exhibits.advice import advice
from pages.components.exhibits.ahead import ahead
from pages.components.exhibits.axes import plain
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.funnel import funnel
from pages.components.exhibits.gaps import gaps
from pages.components.exhibits.over_time import over_time
from pages.components.exhibits.packed import Packed
from pages.components.exhibits.remembered import MOST, at_hand, remembered
from pages.components.exhibits.strip import strip
from pages.components.exhibits.where import neighbourhoods, where
from pages.components.exhibits.who import who
from tests.app.conftest import sound
from tests.app.reading import alts, headings, nameless, words
from tests.unit.pages.drawings import checked, points
from tests.worlds import CAMDEN_TOWN

MONTH = date(2025, 12, 1)
KINDS = (
    *("A line over time: ", "Dots over time: ", "Ranked dots: ", "A map: ", "A control chart: "),
    *("A line with what lies ahead: ", "A gap over time: ", "Pairs of dots over time: ", "A funnel: "),
)


@pytest.fixture(scope="session")
def snapshot(made):
    return metrics.snapshot(made("published").snapshots)


@pytest.fixture(scope="session")
def everything(whole):
    return metrics.snapshot(whole.snapshots)


def of(snapshot, slug):
    """Every exhibit of an indicator, as its page shows them."""
    breakdowns = snapshot.indicators[slug].breakdowns
    yield strip(snapshot, slug, CAMDEN_TOWN)
    yield changing(snapshot, slug, CAMDEN_TOWN)
    yield from filter(None, (ahead(snapshot, slug, metrics.BOROUGH), gaps(snapshot, slug), advice(snapshot, slug)))
    yield from filter(None, (funnel(snapshot, slug, CAMDEN_TOWN),))
    yield from (where(snapshot, slug, CAMDEN_TOWN, period) for period in (None, *snapshot.periods(slug)[-1:]))
    yield from (who(snapshot, slug, each, CAMDEN_TOWN) for each in breakdowns)
    yield neighbourhoods(snapshot, slug, "central")


def test_every_exhibit_of_the_catalogue_says_something_and_draws_what_plotly_knows(everything):
    for slug in everything.indicators:
        exhibits = list(of(everything, slug))
        assert len({each.key for each in exhibits}) == len(exhibits)
        for each in exhibits:
            assert each.figures or each.html or each.absent or each.finding, each.key
            assert not (each.figures and each.absent), each.key
            assert bool(each.figures) <= bool(each.table and each.source and each.rows and each.finding), each.key
            # What can be copied says what it is, and from where; what is made up is known to be.
            copied = bool(each.figures or each.html or each.table)
            assert copied <= bool((each.question or each.name) and each.source and each.origin), each.key
            for figure in each.figures:
                checked(figure.drawing)
                # The sentence is heard before it: it names what it is, and adds to that.
                assert everything.indicators[slug].title in figure.alt, each.key
                assert each.finding not in figure.alt, each.key
                assert figure.alt.startswith(KINDS), each.key
                assert "None" not in figure.alt


def test_each_figure_that_a_drawing_tells_is_in_the_table_behind_it(everything):
    for slug in everything.indicators:
        for each in of(everything, slug):
            cells = [str(cell) for row in each.table.rows for cell in row] if each.table else []
            told = [point for figure in each.figures for point in points(figure.drawing)]
            assert [point for point in told if not any(point[1] in cell for cell in cells)] == [], each.key


def test_counts_of_people_are_said_to_be_rounded_and_no_cell_of_theirs_is_blank(everything):
    people = {slug for slug, each in everything.indicators.items() if protected.is_protected(everything, each)}
    assert 30 <= len(people) < len(everything.indicators)
    for slug in everything.indicators:
        for each in (each for each in of(everything, slug) if each.table):
            assert ("rounded to 5 and may not add up" in each.how_to_read) is (slug in people), each.key
            assert slug not in people or all(row[1] for row in each.table.rows), each.key


def test_what_is_withheld_is_said_to_be_so_to_protect_people_wherever_it_is(everything):
    """In sentences, alt text, keys, tooltips, labels in figures, and the notes of tables."""
    people = [slug for slug, each in everything.indicators.items() if protected.is_protected(everything, each)]
    found = 0
    for slug in people:
        for area in (metrics.BOROUGH, CAMDEN_TOWN, *with_some_withheld(everything, slug)):
            for each in (over_time(everything, slug, area), where(everything, slug, area)):
                caption = each.table.caption if each.table else ""
                drawn = [str(figure.drawing) for figure in each.figures]
                told = [f"{figure.alt} {figure.key}".replace('class="swatch withheld"', "") for figure in each.figures]
                text = " ".join([each.finding, each.how_to_read, caption, *drawn, *told]).lower()
                found += text.count("withheld")
                assert not re.search(r"withheld(?! to(?: |<br>)protect people)", text), (slug, area)
    assert found


def with_some_withheld(snapshot, slug):
    """The areas of an indicator that have a figure withheld for a small count."""
    rows = snapshot.table(slug).to_pylist()
    withheld = {row["area"] for row in rows if row["reason"] == "small" and row["status"] == "withheld"}
    return sorted(withheld & snapshot.areas.keys())


def test_an_exhibit_is_never_changed(snapshot):
    with pytest.raises(dataclasses.FrozenInstanceError):
        over_time(snapshot, "robbery", CAMDEN_TOWN).finding = ""


def test_camden_is_not_set_beside_itself(snapshot):
    camden = over_time(snapshot, "robbery", metrics.BOROUGH)
    assert "as a whole" not in camden.finding
    assert "4px,3px" not in str(camden.figures)
    assert "4px,3px" in str(over_time(snapshot, "robbery", CAMDEN_TOWN).figures)
    assert {each.area for each in camden.rows} == {metrics.BOROUGH}
    assert {each.area for each in over_time(snapshot, "robbery", CAMDEN_TOWN).rows} == {CAMDEN_TOWN, metrics.BOROUGH}


def test_a_period_that_is_not_held_or_not_counted_for_wards_is_said_and_not_spoken_of(snapshot):
    exhibit = where(snapshot, "robbery", metrics.BOROUGH, ("month", date(1999, 1, 1)))
    assert exhibit.absent.words == "Figures of this period are not counted for wards. Try another period."
    assert "9999" not in nameless(str(exhibit), snapshot.name)


def test_where_nothing_is_held_an_exhibit_says_what_is_lacking(made):
    empty = metrics.snapshot(made("empty").snapshots)
    for each in of(empty, "robbery"):
        assert each.absent.words.startswith("No data yet. ")
        assert "9999" not in nameless(str(each), empty.name)


def test_what_is_counted_for_the_borough_alone_has_no_wards(everything):
    assert where(everything, "council_homes_built", CAMDEN_TOWN).absent.words == "This is not counted for wards."


def test_a_chosen_ward_is_placed_and_a_neighbourhood_ranked_with_its_wards_marked(everything):
    assert where(everything, "repairs_on_time", CAMDEN_TOWN).finding.startswith("Camden Town: ")
    ranked = neighbourhoods(everything, "repairs_on_time", "central")
    assert ranked.finding.startswith("Central: ")
    assert " of 5 neighbourhoods, " in ranked.finding
    assert "<b>Central</b>" in ranked.figures[0].drawing["layout"]["yaxis"]["ticktext"]
    marked = where(everything, "repairs_on_time", "central").figures[0].drawing["layout"]["yaxis"]["ticktext"]
    inside = {plain(area.name) for area in everything.areas.values() if area.parent == "central"}
    assert {name.removeprefix("<b>").removesuffix("</b>") for name in marked if name.startswith("<b>")} == inside


def test_what_is_shown_for_all_camden_in_a_wards_page_says_so(everything):
    words = "These are the figures of all Camden, not of Camden Town. "
    assert who(everything, "repairs_on_time", "trade", CAMDEN_TOWN).finding.startswith(words)
    assert not who(everything, "repairs_on_time", "trade").finding.startswith("These")
    assert over_time(everything, "sites_over_no2_limit", CAMDEN_TOWN).finding == (
        f"{words}Fell from 98 sites in 2018 to 3 in 2024; the lowest of those known. 159 sites were measured in 2018 "
        "and 325 in 2024, so the counts are not of the same sites. The next figure is due by 2 October 2026."
    )
    assert not over_time(everything, "repairs_on_time", CAMDEN_TOWN).finding.startswith("These")


def test_the_figure_of_a_long_breakdown_has_its_ten_largest_and_the_table_all(everything):
    offences = who(everything, "recorded_crime", "offence")
    assert len(offences.figures[0].drawing["layout"]["yaxis"]["ticktext"]) == 11
    assert len(offences.table.rows) > 11


@pytest.mark.parametrize("place", range(4))
def test_a_download_holds_exactly_the_figures_of_its_exhibit_in_the_form_of_all_downloads(snapshot, place):
    exhibit = [each for each in of(snapshot, "recorded_crime") if each.rows][place]
    table = rows.of_exhibit(snapshot, exhibit.rows)
    whole = rows.of_indicator(snapshot, "recorded_crime")
    assert table.schema == whole.schema
    assert table.num_rows == len(exhibit.rows) < whole.num_rows
    assert all(row in whole.to_pylist() for row in table.to_pylist())
    written = as_file.csv(table)
    assert written.startswith(b"\xef\xbb\xbf")
    read = pyarrow.csv.read_csv(io.BytesIO(written))
    assert (read.num_rows, read.column_names) == (table.num_rows, whole.column_names)


def test_each_row_of_a_download_says_what_it_is_in_what_and_of_which_period(everything):
    row = rows.of_indicator(everything, "repairs_on_time").to_pylist()[0]
    assert (row["title"], row["unit"]) == ("Repairs finished on time", "share, 0 to 1")
    assert row["definition"].endswith("; out of: Repairs finished")
    assert (row["period"], row["period_label"], row["period_end"]) == (
        date(2021, 4, 1),
        "2021/22",
        date(2022, 3, 31),
    )


def test_each_row_of_a_download_says_why_it_has_no_figure_and_that_it_is_rounded(everything):
    told = rows.of_indicator(everything, "damp_inspected_in_time").to_pylist()
    withheld = [row for row in told if row["status"] == "withheld"]
    assert withheld
    assert {row["no_figure"] for row in withheld} <= {
        "Too few for a percentage",
        "Withheld to protect people: a small count",
    }
    assert {row["no_figure"] for row in told if row["status"] == "shown"} == {""}
    assert all("rounded to 5 and may not add up" in row["rounding"] for row in told)
    assert {row["rounding"] for row in rows.of_indicator(everything, "robbery").to_pylist()} == {""}


def test_each_row_of_a_download_says_how_far_its_definition_can_be_relied_on(everything):
    own = everything.indicators["council_homes_built"]
    told = rows.of_indicator(everything, own.slug).to_pylist()
    assert {(row["better"], row["better_because"]) for row in told} == {("Higher", own.polarity_because)}
    assert {row["checked_by"] for row in told} == {"Nobody yet"}
    assert {row["not_judged"].partition(":")[0] for row in told} == {
        "Whether it is changing and whether it meets its target as it is"
    }
    assert all(row["rests_on"].startswith("Figures quoted about the borough (quoted; ") for row in told)


def test_each_row_of_a_quoted_figure_names_who_printed_it(everything):
    table = rows.of_indicator(everything, "sites_over_no2_limit").to_pylist()
    assert len({row["source"] for row in table}) > 1
    assert all(("http" in row["source"]) == (row["value"] is not None) for row in table)


def test_the_origin_of_an_exhibit_is_the_weakest_of_its_figures(snapshot):
    exhibit = over_time(snapshot, "robbery", CAMDEN_TOWN)
    assert exhibit.origin is metrics.Origin.PUBLISHED
    made_up = dataclasses.replace(exhibit.rows[0], origin="sample")
    assert dataclasses.replace(exhibit, rows=(*exhibit.rows, made_up)).origin is metrics.Origin.SAMPLE
    assert dataclasses.replace(exhibit, rows=()).origin is None


def test_an_exhibit_is_made_once_a_snapshot_and_the_latest_are_at_hand(snapshot):
    made = []

    @remembered
    def build(snapshot, slug):
        made.append(slug)
        return over_time(snapshot, "robbery", metrics.BOROUGH)

    latest = build(snapshot, "a")
    assert build(snapshot, "a") is latest
    for place in range(MOST):
        build(snapshot, str(place))
    again = build(snapshot, "a")
    assert again == latest
    assert again is not latest  # unpacked
    assert made == ["a", *map(str, range(MOST))]


def test_that_there_is_nothing_is_remembered_too(snapshot):
    made = []

    @remembered
    def build(snapshot, slug):
        made.append(slug)

    assert [build(snapshot, str(place)) for place in (*range(MOST + 1), 0, 0)] == [None] * (MOST + 3)
    assert made == [str(place) for place in range(MOST + 1)]


def test_what_is_only_at_hand_is_made_again_once_it_is_not(snapshot):
    made = []

    @at_hand(2)
    def build(snapshot, slug, *, places=None):
        made.append(slug)
        return (slug, places)

    assert [build(snapshot, each) for each in "abaca"] == [(each, None) for each in "abaca"]
    assert made == ["a", "b", "c"]
    assert build(snapshot, "a", places=2) == ("a", 2)
    build(snapshot, "b")
    assert made == ["a", "b", "c", "a", "b"]


def test_readers_who_ask_at_once_all_get_the_answer(snapshot):
    """Also while what they ask for is packed, unpacked and sent away beside them."""

    @remembered
    def build(snapshot, slug):
        return (slug, over_time(snapshot, "robbery", metrics.BOROUGH).finding)

    asked = [str(place % (2 * MOST)) for place in range(1200)]
    with ThreadPoolExecutor(8) as readers:
        told = list(readers.map(partial(build, snapshot), asked))
    finding = over_time(snapshot, "robbery", metrics.BOROUGH).finding
    assert told == [(each, finding) for each in asked]


def test_every_exhibit_of_every_indicator_comes_unpacked_as_it_was(snapshot):
    packed = Packed(10**9)
    for slug, indicator in snapshot.indicators.items():
        over = (strip, changing, ahead)
        exhibits = [build(snapshot, slug, CAMDEN_TOWN) for build in over]
        exhibits += [where(snapshot, slug, CAMDEN_TOWN)] if indicator.level is metrics.Level.WARD else []
        for each in exhibits:
            packed.keep((slug, each and each.key), each)
            assert packed.find((slug, each and each.key)) == (each,)


def ten_lines():
    """How has robbery changed?"""

    from pages.components.exhibits.over_time import over_time
    from pages.components.screen import current, filters, parts
    from pages.components.screen.show import show
    from pages.components.words.places import place

    snapshot = current.required()
    area = filters.area(snapshot)
    parts.title("How has robbery changed?", place(area))
    show(over_time(snapshot, "robbery", area.code))


def test_a_page_with_a_real_exhibit_is_ten_lines(made, monkeypatch):
    for variable, folder in made("published").environment.items():
        monkeypatch.setenv(variable, folder)
    at = AppTest.from_function(ten_lines, default_timeout=60)
    at.query_params["ward"] = CAMDEN_TOWN
    sound(at.run())
    assert headings(at) == ["How has robbery changed?"]
    assert len(alts(at)) == 1
    assert "Camden Town ward" in words(at)
    assert "Download CSV of Is it changing? Download Excel of Is it changing? Download Parquet of" in words(at)
    assert "Period: January 2024 to December 2025." in words(at)


def test_a_series_that_can_be_judged_has_its_control_chart_and_any_other_its_line(everything):
    drawn = {slug: changing(everything, slug, metrics.BOROUGH) for slug in everything.indicators}
    charts = {
        slug for slug, each in drawn.items() if each.figures and each.figures[0].alt.startswith("A control chart")
    }
    held = {slug for slug in everything.indicators if everything.chart(slug, metrics.BOROUGH)}
    assert charts == held
    assert 30 <= len(charts) < len(drawn)
    for slug in charts:
        latest = everything.reading(slug, metrics.BOROUGH)
        assert latest.variation.word in drawn[slug].finding, slug
        assert drawn[slug].table.headings[-1] == "Signal"


def test_where_a_series_leads_is_drawn_where_that_is_known(everything):
    leading = {slug: ahead(everything, slug, metrics.BOROUGH) for slug in everything.indicators}
    known = {slug for slug in leading if everything.reading(slug, metrics.BOROUGH).expected is not None}
    assert {slug for slug, each in leading.items() if each} == known
    assert known
    assert all("The chance of reaching it is " in leading[slug].finding for slug in known)


def test_advice_says_why_and_that_people_decide(everything):
    for slug in everything.indicators:
        told = advice(everything, slug)
        assert (told is None) is (everything.reading(slug, metrics.BOROUGH).period is None)
        if told is None:
            continue
        assert "It advises; people decide." in told.html
        assert everything.advice(slug).advice.word in told.html
        assert "{" not in told.html


def test_inequality_is_told_of_every_year_in_which_all_wards_are_shown(everything):
    shown = {slug: gaps(everything, slug) for slug in everything.indicators}
    assert {slug for slug, each in shown.items() if each} == {
        slug for slug in everything.indicators if everything.inequality(slug)
    }
    repairs = shown["repairs_on_time"]
    years = len(everything.inequality("repairs_on_time"))
    assert len(repairs.table.rows) == years
    assert len(repairs.rows) == 20 * years


def test_a_funnel_names_what_the_readings_have_beyond_chance(everything):
    found = [slug for slug in everything.indicators if everything.funnel(slug)]
    assert "repairs_on_time" in found
    for slug in found:
        shown = funnel(everything, slug, metrics.BOROUGH)
        told = shown.finding.partition(" between the two limits")[0]
        for each in everything.funnel(slug):
            beyond = everything.reading(slug, each.area).beside_998 not in ("similar", "none")
            assert (f"{everything.areas[each.area].name} (" in told) is beyond, (slug, each.area)

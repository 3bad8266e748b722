"""Exhibits of real snapshots: whole, valid, and each with exactly its own figures to take away."""

import dataclasses
import io
from datetime import date

import pyarrow.csv
import pytest
from streamlit.testing.v1 import AppTest

import metrics
from pages.components.exhibits import rows
from pages.components.exhibits.over_time import over_time
from pages.components.exhibits.remembered import MOST, remembered
from pages.components.exhibits.strip import strip
from pages.components.exhibits.where import where
from pages.components.exhibits.who import who
from tests.app.conftest import sound
from tests.app.reading import alts, headings, words
from tests.unit.pages.drawings import checked
from tests.worlds import CAMDEN_TOWN

MONTH = date(2025, 12, 1)


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
    yield over_time(snapshot, slug, CAMDEN_TOWN)
    yield from (where(snapshot, slug, CAMDEN_TOWN, period) for period in (None, *snapshot.periods(slug)[-1:]))
    yield from (who(snapshot, slug, each) for each in breakdowns)


def test_every_exhibit_of_the_catalogue_says_something_and_draws_what_plotly_knows(everything):
    for slug in everything.indicators:
        exhibits = list(of(everything, slug))
        assert len({each.key for each in exhibits}) == len(exhibits)
        for each in exhibits:
            assert each.figures or each.html or each.absent or each.finding, each.key
            assert not (each.figures and each.absent), each.key
            assert bool(each.figures) <= bool(each.table and each.source and each.rows and each.finding), each.key
            for figure in each.figures:
                checked(figure.drawing)
                assert figure.alt.startswith(each.finding), each.key
                assert "None" not in figure.alt


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
    assert "9999" not in str(exhibit)


def test_where_nothing_is_held_an_exhibit_says_what_is_lacking(made):
    empty = metrics.snapshot(made("empty").snapshots)
    for each in of(empty, "robbery"):
        assert each.absent.words.startswith("No data yet. ")
        assert "9999" not in str(each)


def test_what_is_counted_for_the_borough_alone_has_no_wards(everything):
    assert where(everything, "council_homes_built", CAMDEN_TOWN).absent.words == "This is not counted for wards."


@pytest.mark.parametrize("place", range(4))
def test_a_download_holds_exactly_the_figures_of_its_exhibit_in_the_form_of_all_downloads(snapshot, place):
    exhibit = [each for each in of(snapshot, "recorded_crime") if each.rows][place]
    table = rows.of_exhibit(snapshot, exhibit.rows)
    whole = rows.of_indicator(snapshot, "recorded_crime")
    assert table.schema == whole.schema
    assert table.num_rows == len(exhibit.rows) < whole.num_rows
    assert all(row in whole.to_pylist() for row in table.to_pylist())
    read = pyarrow.csv.read_csv(io.BytesIO(rows.csv(table)))
    assert (read.num_rows, read.column_names) == (table.num_rows, whole.column_names)


def test_the_origin_of_an_exhibit_is_the_weakest_of_its_figures(snapshot):
    exhibit = over_time(snapshot, "robbery", CAMDEN_TOWN)
    assert exhibit.origin is metrics.Origin.PUBLISHED
    made_up = dataclasses.replace(exhibit.rows[0], origin="sample")
    assert dataclasses.replace(exhibit, rows=(*exhibit.rows, made_up)).origin is metrics.Origin.SAMPLE
    assert dataclasses.replace(exhibit, rows=()).origin is None


def test_an_exhibit_is_made_once_a_snapshot_and_only_the_latest_are_remembered(snapshot):
    made = []

    @remembered
    def build(snapshot, slug):
        made.append(slug)
        return over_time(snapshot, "robbery", metrics.BOROUGH)

    assert build(snapshot, "a") is build(snapshot, "a")
    assert made == ["a"]
    for place in range(MOST):
        build(snapshot, str(place))
        build(snapshot, "a")
    assert made.count("a") == 1
    build(snapshot, "0")
    assert made.count("0") == 2


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
    assert "Download (CSV): Is it changing?" in words(at)
    assert "Period: January 2024 to December 2025." in words(at)

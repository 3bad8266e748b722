"""What a snapshot tells of categories: those of one area and period, beside their total."""

import shutil
from datetime import date

import pytest

import metrics
from data.sample import write_missing
from metrics.declared import catalogue
from tests import worlds
from tests.worlds import CAMDEN_TOWN

SLUG = "recorded_crime"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("categories")
    only = folder / "indicators" / "safety"
    only.mkdir(parents=True)
    shutil.copy(catalogue.FOLDER / "safety" / f"{SLUG}.sql", only)
    world = worlds.nothing(folder)
    worlds.recorded_crime(world.extracts)
    return world.refresh(indicators=folder / "indicators")


def test_categories_stand_beside_the_areas_total_in_its_newest_complete_period(snapshot):
    found = snapshot.categories(SLUG, metrics.BOROUGH, "offence")
    assert (found.frequency, found.period) == ("month", date(2025, 12, 1))
    assert {each.category for each in found.observations} == {
        "Burglary of homes, sheds and garages",
        "Robbery of people",
        "Theft from the person",
        "Violence with injury",
    }
    assert {(each.breakdown, each.area, each.period) for each in found.observations} == {
        ("offence", metrics.BOROUGH, date(2025, 12, 1))
    }
    assert {item.code for item in found.items} == {item.name for item in found.items}
    assert (found.of.breakdown, found.of.area.code) == ("offence", metrics.BOROUGH)
    total = snapshot.series(SLUG, metrics.BOROUGH).latest
    assert found.benchmark == total
    assert sum(each.numerator for each in found.observations) == total.numerator


def test_another_period_and_frequency_can_be_asked_for(snapshot):
    march = snapshot.categories(SLUG, metrics.BOROUGH, "offence", date(2025, 3, 1))
    assert {each.period for each in march.observations} == {date(2025, 3, 1)}
    year = snapshot.categories(SLUG, metrics.BOROUGH, "offence", frequency="financial_year")
    assert {each.frequency for each in year.observations} == {"financial_year"}


def test_categories_can_be_those_of_a_ward(snapshot):
    found = snapshot.categories(SLUG, CAMDEN_TOWN, "offence")
    assert found.benchmark.area == CAMDEN_TOWN
    assert found.of.area.name == "Camden Town"


def test_a_breakdown_that_is_not_there_has_no_categories(snapshot):
    found = snapshot.categories(SLUG, metrics.BOROUGH, "ethnicity")
    assert found.items == ()
    assert found.benchmark is not None


def test_areas_have_their_names_in_the_borough_s_newest_complete_period(snapshot):
    found = snapshot.comparison(SLUG, "ward")
    assert (found.of, found.period) == (metrics.Level.WARD, date(2025, 12, 1))
    names = [item.name for item in found.items]
    assert names == sorted(names)
    assert {snapshot.areas[item.code].name for item in found.items} == set(names)
    assert all(item.observation.area == item.code for item in found.items)


@pytest.mark.parametrize("period", [date(1999, 1, 1), date(2999, 1, 1)])
def test_a_period_that_is_not_held_is_not_spoken_of(snapshot, period):
    found = snapshot.comparison(SLUG, "ward", period)
    assert (found.items, found.period, found.benchmark) == ((), None, None)
    categories = snapshot.categories(SLUG, metrics.BOROUGH, "offence", period)
    assert (categories.items, categories.period, categories.benchmark) == ((), None, None)


def test_what_was_declared_is_read_back_as_it_was(snapshot, tmp_path):
    assert snapshot.indicators[SLUG] == catalogue.read()[SLUG]


def test_a_target_survives_the_way_through_json(tmp_path):
    made = worlds.nothing(tmp_path)
    folder = tmp_path / "indicators" / "housing"
    folder.mkdir(parents=True)
    shutil.copy(catalogue.FOLDER / "housing" / "repairs_on_time.sql", folder)
    snapshot = made.refresh(indicators=tmp_path / "indicators")
    assert snapshot.indicators["repairs_on_time"].target == catalogue.read()["repairs_on_time"].target
    none = snapshot.categories("repairs_on_time", metrics.BOROUGH, "trade")
    assert (none.items, none.period, none.benchmark) == ((), None, None)


def test_what_is_over_too_few_is_stored_and_told_of_no_page(tmp_path):
    folder = tmp_path / "indicators" / "housing"
    folder.mkdir(parents=True)
    shutil.copy(catalogue.FOLDER / "housing" / "repairs_on_time.sql", folder)
    world = worlds.nothing(tmp_path)
    write_missing(world.extracts, today=worlds.TODAY, only={"repairs"})
    made = world.refresh(indicators=tmp_path / "indicators")
    told = made.categories("repairs_on_time", worlds.CAMDEN_TOWN, "trade")
    few = [each for each in told.observations if each.reason == "too_few"]
    assert few
    assert {(each.status, each.value, each.lower) for each in few} == {("withheld", None, None)}
    stored = made.as_stored(few).to_pylist()
    assert [row["value"] for row in stored] == [each.numerator / each.denominator for each in few]
    assert {(row["status"], row["reason"], row["upper"]) for row in stored} == {("shown", "too_few", None)}
    assert made.as_stored(()).num_rows == 0

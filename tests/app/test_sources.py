"""The sources page: every extract that a contract promises, and nothing of the people in any."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest

import data
from data.holding.restatement import Restated, Restatement
from data.holding.write import write
from tests import worlds
from tests.app.reading import alerts, files, markup, words
from tests.worlds import BELSIZE, CAMDEN_TOWN

SOURCES = "reference/sources.py"


@pytest.fixture
def at(visit):
    return lambda world, **address: visit(world, SOURCES, **address)


def test_every_extract_that_is_promised_is_listed_with_its_origin(at, made):
    page = words(at("sample"))
    for contract in data.all_contracts().values():
        if contract.format == "parquet" or contract.origin == "published":
            assert contract.title in page
    assert "Sample" in page
    assert "Published" in page


def test_an_extract_that_is_not_there_says_so(at):
    assert "Not there yet" in words(at("empty"))
    assert "None yet" in words(at("empty", extract="census_wards"))


def test_the_way_goes_from_the_source_to_the_indicators_that_read_it(at):
    found = markup(at("published", extract="recorded_crime"))
    way = re.search(r'<ol class="flow">.*?</ol>', found, re.DOTALL)[0]
    assert "by hand" in way
    for title in ("Robbery", "Burglary", "Violence with injury"):
        assert title in way


def test_the_same_way_stands_in_a_table_for_every_extract(at):
    table = re.search(r"From source to indicators.*", markup(at("published")), re.DOTALL)[0]
    assert "Robbery" in table
    assert "Repairs to council homes" in table


def test_a_public_extract_can_be_downloaded_and_one_about_people_cannot(at):
    assert [each.label for each in files(at("published", extract="recorded_crime"))] == [
        "Download CSV",
        "Download Excel",
        "Download Parquet",
        "Download everything (ZIP)",
    ]
    people = at("sample", extract="residents_survey")
    assert [each.label for each in files(people)] == ["Download everything (ZIP)"]
    assert "Its rows are about people" in words(people)


@pytest.mark.parametrize("world", ["sample", "published", "empty"])
def test_everything_can_be_had_in_one_file_that_is_called_a_sample_where_it_is(at, made, world, monkeypatch):
    monkeypatch.setattr("metrics.package", lambda snapshot: pytest.fail("it is made before anyone asks for it"))
    page = words(at(world))
    assert "Can I have all of it?" in page
    assert f"{len(made(world).snapshot.public_sources)} public sources as they were used" in page
    assert ("Do not pass it on as figures of Camden" in page) == (world == "sample")


def test_everything_is_made_once_for_a_snapshot_whoever_asks(made, monkeypatch):
    from pages.components.screen import current

    asked = []
    monkeypatch.setattr("metrics.package", lambda snapshot, _: asked.append(snapshot.name) or b"zip")
    current.package.clear()
    sample, published = made("sample").snapshot, made("published").snapshot
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: current.package(sample, sample.name, ()), range(16))) == {b"zip"}
    assert asked == [sample.name]
    # One is kept: that of the figures that are shown.
    current.package(published, published.name, ()), current.package(sample, sample.name, ())
    assert asked == [sample.name, published.name, sample.name]
    # With other voices it is another.
    current.package(sample, f"{sample.name}-voices-1", ())
    assert asked == [sample.name, published.name, sample.name, sample.name]
    current.package.clear()


def test_how_fresh_each_is_is_said_in_words(at):
    assert re.search(r"On time, the next by|(Late|Overdue) by \d+ days, since", words(at("published")))


def test_an_extract_that_no_contract_knows_is_named(at):
    page = at("published", extract="secrets")
    assert [each.partition(".")[0] for each in alerts(page)] == ["There is no extract secrets"]


def test_what_a_newer_file_changed_is_shown_by_period_and_area(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    contract = data.all_contracts()["recorded_crime"]
    held = data.extracts(world.extracts, worlds.TODAY)["recorded_crime"]
    table = pq.read_table(held.path)
    may = date(2025, 5, 1)
    changes = (Restated(may, CAMDEN_TOWN, 3, 40, 37, 5), Restated(may, BELSIZE, 0, 12, 12, 4))
    covers = {
        name: getattr(held, name) for name in ("origin", "covers_from", "covers_to", "extracted_on", "source", "gaps")
    }
    write(table, contract, world.extracts, **covers, restated=Restatement(date(2026, 2, 9), "by hand", changes))
    world.refresh()
    page = words(visit(world, SOURCES, extract="recorded_crime"))
    assert "On 9 February 2026 3 older figures changed, of 1 period, from 52 to 49 in all. Apart from that, " in page
    assert "9 of what was counted, in 1 period, stand under other categories than before, which changes no" in page
    assert "May 2025 Camden Town 3 40 37 5 May 2025 Belsize 0 12 12 4" in page
    assert "python -m data fetch recorded_crime; python -m data import recorded_crime FILE" in page


def test_the_way_in_of_each_kind_of_extract_is_named(at):
    assert "python -m data accept repairs FILE --covers FIRST LAST" in words(at("published", extract="repairs"))
    assert "python -m data.published" in words(at("published", extract="emissions"))


def test_what_is_inferred_is_said_beside_what_is_covered(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    path = world.extracts / "recorded_crime.parquet"
    pq.write_table(pq.read_table(path).replace_schema_metadata(None), path)
    moment = datetime(2026, 2, 2, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    world.refresh()
    assert "Jan 2024 to Dec 2025, inferred from its dates" in words(visit(world, SOURCES))

"""The sources page: every extract that a contract promises, and nothing of the people in any."""

import re

import pytest

import data
from tests.app.reading import markup, words

SOURCES = "reference/sources.py"


@pytest.fixture
def at(visit):
    return lambda world, **address: visit(world, SOURCES, **address)


def test_every_extract_that_is_promised_is_listed_with_its_origin(at, made):
    page = words(at("sample"))
    for contract in data.contracts().values():
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
    assert [button.proto.label for button in at("published", extract="recorded_crime").get("download_button")] == [
        "Download CSV",
        "Download Parquet",
    ]
    people = at("sample", extract="residents_survey")
    assert not people.get("download_button")
    assert "Its rows are about people" in words(people)


def test_how_fresh_each_is_is_said_in_words(at):
    assert re.search(r"On time, the next by|Late: \d+ days past|Stale: \d+ days past", words(at("published")))


def test_an_extract_that_no_contract_knows_is_named(at):
    page = at("published", extract="secrets")
    assert [each.value.partition(".")[0] for each in page.warning] == ["There is no extract secrets"]

"""A profile of one area: what it is beside, which areas it borders, and between which values areas lie."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import metrics
from metrics import BOROUGH, Level
from metrics.declared import catalogue
from metrics.snapshots import profile
from tests.worlds import CAMDEN_TOWN, WARDS

NEIGHBOURS = Path(profile.__file__).parents[2] / "data" / "geography" / "neighbours.csv"
LEVELS = (Level.WARD, Level.NEIGHBOURHOOD, Level.BOROUGH)


@pytest.fixture(scope="module")
def crime(made):
    return made("published").snapshot


@pytest.mark.parametrize(
    ("values", "lowest", "highest", "middle"),
    [
        ([3.0, 1.0, 2.0, 5.0, 4.0], 1, 5, (2, 4)),
        ([1.0, 2.0, 3.0, 4.0], 1, 4, (1.75, 3.25)),
        ([7.0, 7.0, 7.0, 7.0, 7.0], 7, 7, (7, 7)),
        ([2.0, 1.0, 3.0], 1, 3, None),
        ([4.0], 4, 4, None),
    ],
)
def test_the_middle_half_lies_between_the_quartiles_of_four_or_more(values, lowest, highest, middle):
    assert metrics.spread(values) == metrics.Spread(lowest, highest, middle)


def test_of_nothing_there_is_no_spread():
    assert metrics.spread([]) is None


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=25))
def test_at_either_side_of_the_middle_half_lies_a_quarter_of_the_areas_as_far_as_their_number_allows(values):
    found = metrics.spread(values)
    low, high = found.middle
    assert found.lowest <= low <= high <= found.highest
    quarter = math.ceil((len(values) - 1) / 4)
    assert sum(each < low for each in values) <= quarter
    assert sum(each > high for each in values) <= quarter


def test_a_ward_borders_those_of_the_table_and_no_others(crime):
    with NEIGHBOURS.open(encoding="utf-8", newline="") as file:
        pairs = [(row["ward_code"], row["neighbour_code"]) for row in csv.DictReader(file)]
    assert {each for each, _ in pairs} == set(WARDS)
    for ward in WARDS:
        found = crime.profile(ward).borders
        assert {each.code for each in found} == {other for own, other in pairs if own == ward}
        assert [each.name for each in found] == sorted(each.name for each in found)
        assert {ward} <= {other.code for each in found for other in crime.profile(each.code).borders}


def test_a_neighbourhood_borders_those_with_a_ward_that_borders_one_of_its_own(crime):
    hoods = [each.code for each in crime.areas.values() if each.level is Level.NEIGHBOURHOOD]
    for hood in hoods:
        found = crime.profile(hood)
        assert {each.parent for each in found.inside} == {hood}
        beyond = {other.parent for ward in found.inside for other in crime.profile(ward.code).borders}
        assert {each.code for each in found.borders} == beyond - {hood}
    assert next(each.name for each in crime.profile("central").inside) == "Camden Town"
    assert crime.profile(CAMDEN_TOWN).inside == ()


def test_the_borough_borders_nothing_and_everything_is_published_for_it(crime):
    found = crime.profile(BOROUGH)
    assert (found.borders, found.never, found.only) == ((), (), ())
    assert {each.slug for each in found.published} == set(crime.indicators)


@pytest.mark.parametrize("level", LEVELS)
def test_each_indicator_is_published_for_a_level_or_never_or_of_the_borough_only(level):
    every = catalogue.read().values()
    there, never, only = profile.of_level(every, level)
    assert sorted(each.slug for each in (*there, *never, *only)) == sorted(each.slug for each in every)
    assert all(each.every(level) is not None for each in there)
    assert all(each.level is Level.WARD and each.every(level) is None for each in never)
    assert all(each.level is Level.BOROUGH for each in only)
    assert bool(only) is (level is not Level.BOROUGH)

"""The stories planted in the sample are found by the readings that should find them, and quiet series stay quiet."""

from dataclasses import replace
from datetime import date

import pytest
from scipy.stats import binom

from data.vocabulary import Method, Variation
from metrics import BOROUGH
from metrics.judged import chances

KENTISH_TOWN_NORTH, KENTISH_TOWN_SOUTH = "E05013663", "E05013664"

# What is planted (data/sample/stories.py and the families), where, which way, and since when at the earliest.
STORIES = [
    ("theft_from_person", BOROUGH, Variation.IMPROVEMENT, date(2025, 4, 1)),  # three tenths fewer, everywhere
    ("repairs_on_time", BOROUGH, Variation.IMPROVEMENT, date(2023, 10, 1)),
    ("repairs_on_time", KENTISH_TOWN_NORTH, Variation.IMPROVEMENT, date(2023, 6, 1)),  # the pilot
    ("repairs_on_time", KENTISH_TOWN_SOUTH, Variation.IMPROVEMENT, date(2023, 6, 1)),
    ("damp_inspected_in_time", BOROUGH, Variation.IMPROVEMENT, date(2025, 6, 1)),
    ("school_meal_uptake", BOROUGH, Variation.IMPROVEMENT, date(2023, 9, 1)),  # the Mayor's free meals
    ("households_in_temporary_accommodation", BOROUGH, Variation.CONCERN, date(2024, 1, 1)),
    ("homes_rated_c_or_better", BOROUGH, Variation.IMPROVEMENT, date(2021, 4, 1)),
    ("online_confident", BOROUGH, Variation.IMPROVEMENT, date(2021, 4, 1)),
    ("training_completed", BOROUGH, Variation.CONCERN, date(2023, 2, 1)),  # half of those who join complete it
    ("managers_trained", BOROUGH, Variation.CONCERN, date(2023, 2, 1)),
]
# In which nothing changes but with the seasons and by chance.
QUIET = (
    "burglary", "robbery", "violence_with_injury", "youth_hub_visits", "creative_hours", "estates_well_kept",
    "neighbours_get_on", "satisfied_with_area", "safe_after_dark", "someone_to_turn_to", "often_lonely",
    "in_education_or_work", "healthy_start_uptake",
)  # fmt: skip


@pytest.mark.parametrize(("slug", "area", "variation", "earliest"), STORIES)
def test_a_planted_story_is_found(whole, slug, area, variation, earliest):
    found = whole.snapshot.reading(slug, area)
    assert found.variation is variation
    assert found.method is Method.CONTROL_CHART
    assert earliest <= found.since <= found.period


def test_the_pilot_is_found_beside_camden_too(whole):
    for ward in (KENTISH_TOWN_NORTH, KENTISH_TOWN_SOUTH):
        assert whole.snapshot.reading("repairs_on_time", ward).beside == "better"


def test_quiet_series_stay_quiet_but_for_the_rate_that_is_told(whole):
    snapshot = whole.snapshot
    found = [snapshot.reading(slug, area) for slug in QUIET for area in snapshot.areas]
    judged = [each for each in found if each is not None and each.method is Method.CONTROL_CHART]
    signals = [each for each in judged if each.variation is not Variation.COMMON]
    assert len(judged) > 200
    # What an advice would tell of each, had it a signal; no more of them than chance gives once in a thousand samples.
    told = [chances.by_chance(replace(each, variation=Variation.CONCERN)) for each in judged]
    assert 0 < len(signals) <= binom.ppf(0.999, len(judged), sum(told) / len(judged))


def test_what_is_overdue_or_withheld_or_short_is_judged_by_nothing(whole):
    snapshot = whole.snapshot
    readings = [snapshot.reading(slug, area) for slug in snapshot.indicators for area in snapshot.areas]
    there = [each for each in readings if each is not None]
    assert len(there) > 1_000
    for each in there:
        assert (each.variation is Variation.UNKNOWN) == (each.variation_why != ""), each
        assert (each.value is None) == (each.why != ""), each
        assert (each.course == "") <= (each.course_why != ""), each
        assert (each.method is Method.CONTROL_CHART) <= (snapshot.chart(each.indicator, each.area) is not None), each


def test_camden_has_an_advice_on_every_indicator_and_no_ward_has_one(whole):
    snapshot = whole.snapshot
    for slug in snapshot.indicators:
        told = snapshot.advice(slug)
        assert told.reason(str)
        assert told.rule in range(11)
        assert snapshot.advice(slug, KENTISH_TOWN_NORTH) is None


def test_years_that_share_figures_have_no_chart_and_no_trend(whole):
    for slug in ("healthy_life_expectancy_men", "healthy_life_expectancy_women"):
        found = whole.snapshot.reading(slug, BOROUGH)
        assert (found.variation_why, found.slope, found.tau) == ("overlapping", None, None)
        assert whole.snapshot.chart(slug, BOROUGH) is None


def test_a_reading_is_of_the_latest_complete_period_of_its_series(whole):
    snapshot = whole.snapshot
    for slug in snapshot.indicators:
        found = snapshot.reading(slug, BOROUGH)
        latest = snapshot.series(slug, BOROUGH).latest
        if found.value is not None:
            assert (found.period, found.value, found.lower) == (latest.period, latest.value, latest.lower)

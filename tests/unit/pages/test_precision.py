"""One precision a page: figures lie in their ranges, and words are true of them, as they are written."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Beside
from pages.components.exhibits import differences
from pages.components.exhibits.beside import beside, item_text
from pages.components.words import precision
from pages.components.words.numbers import displayed
from pages.components.words.states import observed
from tests.unit.pages.made import CAMDEN, Figure, by_category, compared, indicator, monthly

SHARE = indicator("proportion", "high_is_good")
KINDS = ["rate", "proportion", "mean", "published", "count"]


@pytest.mark.parametrize(
    ("kind", "figures", "places"),
    [
        ("proportion", [0.84, 0.91], 0),
        ("proportion", [0.04, 0.07], 1),
        ("proportion", [0.84, 0.91, 0.07], 0),  # as most are written by themselves
        ("proportion", [(0.955, 0.9525, 0.9575)], 1),  # otherwise 96%, from 95% to 96%, and nobody sees how sure it is
        ("proportion", [0.0, 0.84], 0),
        ("rate", [1.32, 1.4], 2),
        ("rate", [26.59, 9.1, 30.7], 1),
        ("published", [618.0, 350.0], 0),
        ("published", [7.0, 7.16, 7.28], 2),
        ("count", [(12.0, 6.2, 21.0)], 0),
        ("rate", ["missing"], 0),
    ],
)
def test_most_figures_decide_and_narrow_ranges_ask_for_more(kind: str, figures: list[Figure], places: int) -> None:
    assert precision.of_series(monthly(figures, declared=indicator(kind))) == places


def test_a_survey_tells_no_hundredth_of_a_per_cent_and_what_touches_at_a_tenth_is_similar() -> None:
    survey = indicator("proportion", "high_is_good", weighted=True)
    narrow = compared({"Belsize": (0.56, 0.47, 0.6537)}, 0.6544, survey)
    assert precision.of_comparison(narrow) <= 1
    assert beside(survey, narrow.items[0].observation, narrow.benchmark) is Beside.SIMILAR
    assert beside(SHARE, narrow.items[0].observation, narrow.benchmark) is Beside.WORSE


def test_figures_beside_one_another_have_the_same_places() -> None:
    wide, narrow = monthly([0.84], declared=SHARE), monthly([(0.85, 0.8475, 0.8525)], CAMDEN, SHARE)
    assert precision.of_series(wide) == 0
    assert precision.of_series(wide, narrow) == precision.of_series(narrow) == 1


def test_all_exhibits_of_a_page_have_the_places_of_the_one_that_needs_most() -> None:
    over_time = monthly([0.84, 0.85], CAMDEN, SHARE)
    by_itself = compared({"Kilburn": (0.835, 0.82, 0.8462), "Highgate": (0.9, 0.87, 0.93)}, 0.8497, SHARE)
    assert (precision.of_series(over_time), precision.of_comparison(by_itself)) == (0, 1)
    places = precision.of_page(SHARE, [over_time], [by_itself])
    assert places == 1
    assert precision.of_series(dataclasses.replace(over_time, places=places)) == 1
    assert precision.of_comparison(dataclasses.replace(by_itself, places=places)) == 1
    assert precision.of_page(SHARE, [over_time]) == 0
    assert precision.of_page(SHARE, [over_time], least=1) == 1


def test_a_page_has_enough_places_for_each_exhibit_not_only_for_the_one_that_needs_most() -> None:
    """At two places the second would touch: 1.005 and 1.0049 are both read as 1.00 or 1.01."""
    rate = indicator("rate")
    two = compared({"Kilburn": (0.95, 0.9, 1.0)}, 1.01, rate)
    three = compared({"Highgate": (0.9, 0.85, 1.0009)}, 1.0046, rate)
    assert precision.of_comparison(two) == 2
    assert precision.of_comparison(three) == precision.of_page(rate, [], [two, three]) == 3


def test_a_range_that_is_clear_of_camden_is_clear_of_it_as_written() -> None:
    # In whole per cents it would read: worse than 85%, from 82% to 85%.
    comparison = compared({"Kilburn": (0.835, 0.82, 0.8462), "Highgate": (0.9, 0.87, 0.93)}, 0.8497, SHARE)
    assert precision.of_comparison(comparison) == 1
    assert [item_text(comparison, item) for item in comparison.items] == [
        "Kilburn: 83.5%, chance variation 82.0% to 84.6%, worse than Camden",
        "Highgate: 90.0%, chance variation 87.0% to 93.0%, better than Camden",
    ]
    assert "Kilburn is lowest: between 82.0% and 84.6%." in differences.finding(comparison)
    assert "Camden (85.0%)" in differences.finding(comparison)


def test_what_touches_at_the_finest_that_is_written_is_too_close_to_tell() -> None:
    comparison = compared({"Kilburn": (0.835, 0.82, 0.849979)}, 0.849981, SHARE)
    assert comparison.items[0].observation.upper < comparison.benchmark.value  # type: ignore[operator, union-attr]
    assert beside(SHARE, comparison.items[0].observation, comparison.benchmark) is Beside.SIMILAR


def test_parts_of_a_whole_have_no_side_to_keep() -> None:
    parts = by_category({"home": (10.4, 9.9, 12.7), "business": (12.2, 11.3, 13.1)}, 12.71, indicator())
    assert precision.of_comparison(parts) == 1


FIGURES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(lambda ends: tuple(sorted(ends)))


@given(
    kind=st.sampled_from(["rate", "proportion"]), figures=st.lists(FIGURES, min_size=1, max_size=6), at=st.floats(0, 1)
)
def test_whatever_the_figures_each_is_in_its_range_and_each_word_is_true(
    kind: str, figures: list[tuple[float, float, float]], at: float
) -> None:
    declared = indicator(kind, "high_is_good")
    named = {f"Ward {place}": (value, lower, upper) for place, (lower, value, upper) in enumerate(figures)}
    comparison = compared(named, at, declared)
    places = precision.of_comparison(comparison)
    assert places <= precision.finest(declared)
    for each in comparison.observations:
        lower, value, upper, camden = (
            displayed(declared, number or 0.0, places) for number in (each.lower, each.value, each.upper, at)
        )
        assert lower <= value <= upper
        word = beside(declared, each, comparison.benchmark)
        assert word is (Beside.BETTER if lower > camden else Beside.WORSE if upper < camden else Beside.SIMILAR)


@pytest.mark.parametrize(
    ("figure", "numerator", "denominator", "words"),
    [
        # As counts of people are stored: to the nearest 5, the share of fewer than a thousand a whole per cent.
        (0.06, 55.0, 850.0, "6%"),
        (0.5, 20.0, 40.0, "50%"),
        (0.072, 90.0, 1250.0, "7.2%"),
        # Of things, which are not rounded.
        (55 / 850, 55.0, 850.0, "6.5%"),
        (0.06, 51.0, 850.0, "6.0%"),
        (0.06, None, None, "6.0%"),
    ],
)
def test_a_share_of_few_people_has_no_tenth(
    figure: float, numerator: float | None, denominator: float | None, words: str
) -> None:
    series = monthly([figure], declared=SHARE, numerator=numerator, denominator=denominator)
    assert observed(SHARE, series.observations[0], 1) == words


def test_shares_of_few_people_are_whole_beside_a_range_that_needs_a_tenth() -> None:
    parts = {"numerator": 35.0, "denominator": 70.0}
    comparison = compared({"Kilburn": (0.5, 0.386, 0.614)}, 0.3852, SHARE, **parts)
    assert item_text(comparison, comparison.items[0]) == (
        "Kilburn: 50%, chance variation 38.6% to 61.4%, better than Camden"
    )


def test_small_shares_of_few_people_need_no_tenth() -> None:
    few = monthly([0.06, 0.07], declared=SHARE, numerator=30.0, denominator=465.0)
    assert precision.of_series(few) == 1  # 7% is not 30 of 465: such a figure is not stored
    assert precision.of_series(monthly([0.06], declared=SHARE, numerator=30.0, denominator=465.0)) == 0


def test_a_mean_of_people_has_the_tenth_that_it_is_stored_with() -> None:
    points = indicator("mean", "high_is_good")
    people = monthly([(1.1, 0.76, 1.44), (0.9, 0.38, 1.42)], declared=points, denominator=85.0)
    assert precision.of_series(people) == 1
    assert observed(points, people.observations[1], 2) == "0.9"
    things = monthly([(1.1, 0.76, 1.44)], declared=points, denominator=84.0)
    assert observed(points, things.observations[0]) == "1.10"

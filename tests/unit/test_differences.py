"""Areas and categories side by side in sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Comparison, Level
from pages.components import categories, differences
from tests.unit.made import BELSIZE, CAMDEN, Figure, by_category, compared, indicator, observation

RATE, SHARE, COUNT = indicator(), indicator("proportion", "high_is_good"), indicator("count")
MONTH = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("figure", "polarity", "word"),
    [
        ((1.0, 0.8, 1.39), "low_is_good", "better"),
        ((1.0, 0.8, 1.39), "high_is_good", "worse"),
        ((1.0, 0.8, 1.39), "neutral", "lower"),
        ((1.6, 1.41, 1.8), "low_is_good", "worse"),
        ((1.6, 1.41, 1.8), "high_is_good", "better"),
        ((1.6, 1.41, 1.8), "neutral", "higher"),
        ((1.0, 0.8, 1.4), "low_is_good", "similar"),
        ((1.6, 1.4, 1.8), "low_is_good", "similar"),
        (1.0, "low_is_good", "none"),
        ("small", "low_is_good", "none"),
    ],
)
def test_a_ward_differs_only_when_its_whole_range_is_on_one_side(
    figure: float | tuple[float, float, float] | str, polarity: str, word: str
) -> None:
    benchmark = observation(RATE, CAMDEN, MONTH, 1.4)
    made = observation(RATE, BELSIZE, MONTH, figure)
    assert differences.comparison_word(indicator(polarity=polarity), made, benchmark) == word
    assert differences.comparison_word(indicator(polarity=polarity), made, None) == "none"


@given(ends=st.lists(st.floats(0, 10), min_size=2, max_size=2).map(sorted), benchmark=st.floats(0, 10))
def test_turning_polarity_round_turns_better_and_worse_round(ends: list[float], benchmark: float) -> None:
    made = observation(RATE, BELSIZE, MONTH, (sum(ends) / 2, ends[0], ends[1]))
    beside = observation(RATE, CAMDEN, MONTH, benchmark)
    high, low = (
        differences.comparison_word(indicator(polarity=each), made, beside) for each in ("high_is_good", "low_is_good")
    )
    assert {"better": "worse", "worse": "better", "similar": "similar"}[high] == low


def test_what_is_provisional_is_not_judged() -> None:
    benchmark = observation(RATE, CAMDEN, MONTH, 1.4)
    still_open = observation(RATE, BELSIZE, MONTH, (1.0, 0.8, 1.2), provisional=True)
    assert differences.comparison_word(RATE, still_open, benchmark) == "none"


def test_a_comparison_counts_both_sides_and_names_the_furthest() -> None:
    comparison = compared(
        {
            "Belsize": (0.9, 0.8, 1.0),
            "Bloomsbury": (2.1, 1.8, 2.4),
            "Frognal": (1.9, 1.7, 2.2),
            "Gospel Oak": (1.4, 1.2, 1.6),
            "Highgate": "small",
            "Kilburn": "missing",
        }
    )
    assert differences.comparison_finding(comparison) == (
        "1 ward is better than Camden (1.40 per 1,000) and 2 are worse. Bloomsbury is highest: between 1.8 and 2.4. "
        "1 ward is withheld. 1 ward has no return."
    )


def test_the_furthest_is_named_among_its_own_when_another_lies_beyond_it() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": (2.5, 1.2, 4.0)})
    assert differences.comparison_finding(comparison) == (
        "1 ward is worse than Camden (1.40 per 1,000). It is Belsize: between 1.8 and 2.2."
    )


def test_the_furthest_of_several_is_named_among_its_own() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Bloomsbury": (1.9, 1.7, 2.1), "Frognal": (2.5, 1.2, 4.0)})
    assert differences.comparison_finding(comparison) == (
        "2 wards are worse than Camden (1.40 per 1,000). Of these, Belsize is highest: between 1.8 and 2.2."
    )


def test_a_neutral_comparison_says_higher_and_lower() -> None:
    comparison = compared(
        {"Belsize": (0.9, 0.8, 1.0), "Frognal": (1.0, 0.8, 1.2)}, declared=indicator(polarity="neutral")
    )
    assert differences.comparison_finding(comparison) == (
        "2 wards are lower than Camden (1.40 per 1,000). Belsize is lowest: between 0.8 and 1.0."
    )


def test_no_clear_difference_is_said_plainly() -> None:
    assert differences.comparison_finding(compared({"Belsize": (1.3, 1.1, 1.5)})) == (
        "No ward is clearly different from Camden."
    )


def test_without_ranges_or_benchmark_only_the_reach_is_told() -> None:
    assert differences.comparison_finding(compared({"Belsize": 1.3, "Frognal": 1.6})) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); Camden as a whole: 1.40."
    )
    assert differences.comparison_finding(compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": 1.6}, benchmark=None)) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); there is no Camden figure to compare with."
    )


def test_a_comparison_without_a_figure_says_so() -> None:
    assert differences.comparison_finding(compared({"Belsize": "small", "Frognal": "pending"})) == (
        "No figure can be shown for December 2025. 1 ward is withheld. 1 ward is not yet published."
    )


def test_a_comparison_of_nothing_speaks_of_no_period():
    nothing = Comparison(RATE, "month", None, Level.WARD, (), None)
    assert differences.comparison_finding(nothing) == differences.comparison_alt(nothing) == "No figure can be shown."


def test_areas_are_ranked_highest_first_and_equal_ones_by_name() -> None:
    comparison = compared({"Kilburn": 1.2, "Belsize": 1.2, "Highgate": "small", "Frognal": 1.9})
    assert [item.name for item in differences.ranked(comparison)] == ["Frognal", "Belsize", "Kilburn", "Highgate"]


def test_words_for_a_reader_who_does_not_see_the_map_hold_its_ends() -> None:
    comparison = compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": (1.5, 1.2, 1.8)})
    assert differences.comparison_alt(comparison) == (
        "No ward is clearly different from Camden. Highest: Frognal 1.50; lowest: Belsize 1.30."
    )


def test_a_ward_under_the_pointer_says_figure_range_and_word() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": "small"})
    texts = [differences.item_text(comparison, item) for item in differences.ranked(comparison)]
    assert texts == ["Belsize: 2.00, likely range 1.8 to 2.2, worse than Camden", "Frognal: withheld, fewer than 5"]


TENURES: dict[str, Figure] = {
    "owner": (0.9, 0.88, 0.92),
    "unknown": (0.95, 0.9, 0.99),
    "council tenant": (0.7, 0.65, 0.75),
    "private tenant": "small",
}


def test_categories_are_named_for_a_reader_with_the_unknown_last() -> None:
    assert [categories.label(item) for item in differences.ranked(by_category(TENURES))] == [
        "Owner",
        "Council tenant",
        "Private tenant",
        "Not known",
    ]


def test_categories_with_their_own_totals_are_set_beside_camden_but_for_the_unknown() -> None:
    assert differences.comparison_finding(by_category(TENURES)) == (
        "1 category is better than Camden (80%) and 1 is worse. Council tenant is lowest: between 65% and 75%. "
        "1 category is withheld."
    )


def test_several_categories_are_called_so() -> None:
    tenures: dict[str, Figure] = {"owner": (0.9, 0.88, 0.92), "private tenant": (0.88, 0.85, 0.9)}
    assert differences.comparison_finding(by_category(tenures)).startswith("2 categories are better than Camden (80%).")


def test_parts_of_a_whole_are_ranked_and_never_judged() -> None:
    offences = by_category({"ROBBERY": (0.3, 0.2, 0.4), "OTHER THEFT": (1.0, 0.9, 1.1)}, 1.3, RATE)
    assert differences.comparison_finding(offences) == (
        "The largest part of 1.30 per 1,000 residents a month: other theft, 1.00. Next comes robbery, 0.30."
    )
    assert {differences.comparison_word(RATE, each, offences.benchmark) for each in offences.observations} == {"none"}


def test_parts_without_a_figure_say_so() -> None:
    assert differences.comparison_finding(by_category({"ROBBERY": "small"}, 1.3, RATE)) == (
        "No figure can be shown for December 2025. 1 category is withheld."
    )
    alone = differences.comparison_finding(by_category({"ROBBERY": 0.3}, 1.3, RATE))
    assert alone == "The largest part of 1.30 per 1,000 residents a month: robbery, 0.30."


@pytest.mark.parametrize(
    ("category", "words"),
    [
        ("unknown", "Not known"),
        ("16-24", "16 to 24"),
        ("75+", "75 and over"),
        ("THEFT FROM THE PERSON", "Theft from the person"),
        ("NHS", "NHS"),
        ("co-operative", "Co-operative"),
        ("Adults and Health", "Adults and Health"),
    ],
)
def test_a_category_has_a_name_for_a_reader(category: str, words: str) -> None:
    assert categories.category_name(category) == words


@pytest.mark.parametrize(
    ("breakdown", "words"), [("trade", "Trade"), ("time_in_post", "Time in post"), ("disabled", "Disability")]
)
def test_a_breakdown_has_a_name_for_a_reader(breakdown: str, words: str) -> None:
    assert categories.breakdown_name(breakdown) == words


def test_a_section_on_parts_asks_another_question() -> None:
    assert categories.question(RATE) == "What is it made up of?"
    assert categories.question(SHARE) == "Who is it different for?"

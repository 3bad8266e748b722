"""How each of a comparison stands beside its benchmark."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits import beside
from pages.components.words import categories
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, by_category, compared, indicator, observation

RATE = indicator()
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
    assert beside.beside(indicator(polarity=polarity), made, benchmark) == word
    assert beside.beside(indicator(polarity=polarity), made, None) == "none"


@given(ends=st.lists(st.floats(0, 10), min_size=2, max_size=2).map(sorted), benchmark=st.floats(0, 10))
def test_turning_polarity_round_turns_better_and_worse_round(ends: list[float], benchmark: float) -> None:
    made = observation(RATE, BELSIZE, MONTH, (sum(ends) / 2, ends[0], ends[1]))
    camden = observation(RATE, CAMDEN, MONTH, benchmark)
    high, low = (beside.beside(indicator(polarity=each), made, camden) for each in ("high_is_good", "low_is_good"))
    assert {"better": "worse", "worse": "better", "similar": "similar"}[high] == low


def test_what_is_provisional_is_not_judged() -> None:
    benchmark = observation(RATE, CAMDEN, MONTH, 1.4)
    still_open = observation(RATE, BELSIZE, MONTH, (1.0, 0.8, 1.2), provisional=True)
    assert beside.beside(RATE, still_open, benchmark) == "none"


def test_areas_are_ranked_highest_first_and_equal_ones_by_name() -> None:
    comparison = compared({"Kilburn": 1.2, "Belsize": 1.2, "Highgate": "small", "Frognal": 1.9})
    assert [item.name for item in beside.ranked(comparison)] == ["Frognal", "Belsize", "Kilburn", "Highgate"]


def test_a_ward_under_the_pointer_says_figure_range_and_word() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": "small"})
    texts = [beside.item_text(comparison, item) for item in beside.ranked(comparison)]
    assert texts == [
        "Belsize: 2.00, chance variation 1.80 to 2.20, worse than Camden",
        "Frognal: withheld to protect people, a small count",
    ]


TENURES: dict[str, Figure] = {
    "owner": (0.9, 0.88, 0.92),
    "unknown": (0.95, 0.9, 0.99),
    "council tenant": (0.7, 0.65, 0.75),
    "private tenant": "small",
}


def test_categories_are_named_for_a_reader_with_the_unknown_last() -> None:
    assert [categories.label(item) for item in beside.ranked(by_category(TENURES))] == [
        "Owner",
        "Council tenant",
        "Private tenant",
        "Not known",
    ]

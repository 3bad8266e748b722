"""What a page speaks of: the place, how many indicators there are for it, their order."""

from datetime import date

import pytest

import metrics
from metrics import Area, Snapshot
from pages.components import scope
from tests.unit.made import BELSIZE, CAMDEN, indicator, monthly

WEST = Area("west", "West", "neighbourhood", "E09000007", 40_000, 18_000, None, None, None, None, confirmed=False)


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (CAMDEN, "All Camden, latest to May 2026"),
        (BELSIZE, "Belsize ward, latest to May 2026"),
        (WEST, "West neighbourhood (provisional boundary), latest to May 2026"),
    ],
)
def test_a_place_is_said_in_words_with_the_newest_period(area: Area, words: str) -> None:
    assert scope.scope(area, "May 2026") == words


def test_where_there_is_nothing_smaller_the_scope_says_so() -> None:
    assert scope.scope(CAMDEN, "2022", only=True) == "All Camden only, latest to 2022"
    assert scope.scope(CAMDEN, "", only=True) == "All Camden only"


def test_the_lead_counts_indicators_by_the_origin_of_their_figures() -> None:
    series = [
        monthly([1.1], CAMDEN, origin="published"),
        monthly([1.1], CAMDEN, origin="sample"),
        monthly([1.2], CAMDEN, origin="sample"),
        monthly(["small"], CAMDEN, origin="sample"),
        monthly([], CAMDEN),
    ]
    assert scope.overview_lead(series, CAMDEN) == (
        "5 indicators: 1 with published figures, 2 with made-up ones (sample) and 2 without a figure."
    )
    assert scope.overview_lead(series[:1], CAMDEN) == "1 indicator: 1 with published figures."
    assert scope.overview_lead([], CAMDEN) == "No indicators yet."


def test_the_lead_says_how_many_are_counted_for_the_ward() -> None:
    series = [monthly([1.1]), monthly(["small"]), monthly([1.1], CAMDEN)]
    assert scope.overview_lead(series, BELSIZE) == (
        "3 indicators: 2 with the council's own and 1 without a figure. 2 are counted for wards, and Belsize has a "
        "figure for 1 of them; the others are all Camden only."
    )


def test_the_newest_of_several_is_named() -> None:
    assert scope.newest([monthly([1.1]), monthly([1.1, 1.2, "small"])]) == "February 2025"
    assert scope.newest([monthly([])]) == ""


@pytest.mark.parametrize(
    ("frequency", "first", "code"),
    [
        ("month", date(2025, 12, 1), "2025-12"),
        ("quarter", date(2025, 10, 1), "2025-q4"),
        ("financial_year", date(2024, 4, 1), "fy2024"),
        ("academic_year", date(2024, 9, 1), "ay2024"),
        ("term", date(2024, 9, 1), "term9-2024"),
        ("year", date(2024, 1, 1), "2024"),
    ],
)
def test_a_period_has_a_code_of_its_own_in_the_address(frequency: str, first: date, code: str) -> None:
    assert scope.period_code(frequency, first) == code


def test_indicators_are_offered_by_priority_lives_first_each_by_title() -> None:
    declared = [
        indicator(slug="a", priority="housing", title="Tenants satisfied"),
        indicator(slug="repairs_on_time", priority="housing", title="Repairs on time"),
        indicator(slug="b", priority="food", title="Eats well"),
        indicator(slug="c", priority="housing", title="Overcrowded"),
    ]

    class Held(Snapshot):
        def __init__(self) -> None:
            self.__dict__["indicators"] = {each.slug: each for each in declared}

    assert list(scope.in_order(Held(), metrics.priorities()).values()) == [
        "Food: Eats well",
        "Housing: Overcrowded",
        "Housing: Tenants satisfied",
        "Housing: Repairs on time",
    ]

"""Where a chosen place stands among the others."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from metrics import Bound
from pages.components.exhibits import differences
from pages.components.exhibits.placed import placed
from tests.unit.pages.made import Figure, compared, indicator

SHARE = indicator("proportion", "high_is_good")


def stand(figures: Mapping[str, Figure], chosen: int, benchmark: Figure = 0.84) -> str:
    return placed(compared(figures, benchmark, SHARE), f"E0500000{chosen}")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((0.83, 0.73, 0.89), "Belsize: 83%, 2nd highest of 3 wards, too close to tell."),
        ((0.95, 0.9, 0.98), "Belsize: 95%, highest of 3 wards, better than Camden."),
        ((0.6, 0.5, 0.7), "Belsize: 60%, lowest of 3 wards, worse than Camden."),
        (0.83, "Belsize: 83%, 2nd highest of 3 wards."),
        ("small", "Belsize: withheld to protect people, a small count."),
        ("missing", "Belsize: missing."),
    ],
)
def test_a_chosen_ward_is_placed(figure: Figure, words: str) -> None:
    assert stand({"Belsize": figure, "Frognal": (0.9, 0.8, 0.95), "Kilburn": (0.8, 0.7, 0.9)}, 0) == words


def test_equal_figures_share_a_place_and_those_without_one_are_not_counted() -> None:
    figures: dict[str, Figure] = {"Belsize": 0.8, "Frognal": 0.8, "Kilburn": 0.9, "Highgate": "small"}
    assert stand(figures, 0) == "Belsize: 80%, joint lowest of 3 wards with a figure."


def test_places_are_ordinals() -> None:
    figures: dict[str, Figure] = {f"Ward {place}": 0.9 - place / 100 for place in range(10)}
    assert [stand(figures, place).split(", ")[1].split(" of ")[0] for place in (0, 1, 2, 3, 9)] == [
        "highest",
        "2nd highest",
        "3rd highest",
        "4th highest",
        "lowest",
    ]


def test_what_is_not_among_the_compared_has_no_place() -> None:
    comparison = compared({"Belsize": 0.8}, 0.84, SHARE)
    assert placed(comparison, None) == placed(comparison, "E09000007") == ""


def test_the_place_stands_before_the_finding() -> None:
    comparison = compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": (1.2, 1.1, 1.5)})
    assert differences.finding(comparison, "E05000000") == (
        "Belsize: 1.30, highest of 2 wards, too close to tell. No ward is clearly different from Camden (1.40 per "
        "1,000)."
    )


@pytest.mark.parametrize(
    ("own", "other", "words"),
    [
        (("at_most", 0.05), ("", 0.06), "Belsize: 5% or less, lowest of 2 wards."),
        (("at_most", 0.05), ("", 0.04), "Belsize: 5% or less."),
        (("", 0.04), ("at_most", 0.05), "Belsize: 4.0%."),
        (("at_most", 0.05), ("at_most", 0.05), "Belsize: 5% or less, joint highest of 2 wards."),
        (("at_least", 0.95), ("", 0.94), "Belsize: 95% or more, highest of 2 wards."),
        (("at_least", 0.95), ("", 0.96), "Belsize: 95% or more."),
    ],
)
def test_a_bound_is_placed_only_where_it_is_sure(own: tuple[str, float], other: tuple[str, float], words: str) -> None:
    made = compared({"Belsize": own[1], "Frognal": other[1]}, None, SHARE)
    items = tuple(
        replace(item, observation=replace(item.observation, bound=Bound(bound))) if bound else item
        for item, (bound, _) in zip(made.items, (own, other), strict=True)
    )
    assert placed(replace(made, items=items), "E05000000") == words

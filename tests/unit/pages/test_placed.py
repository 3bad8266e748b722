"""Where a chosen place stands among the others."""

from collections.abc import Mapping

import pytest

from pages.components.exhibits import differences
from pages.components.exhibits.placed import placed
from tests.unit.pages.made import Figure, compared, indicator

SHARE = indicator("proportion", "high_is_good")


def stand(figures: Mapping[str, Figure], chosen: int, benchmark: Figure = 0.84) -> str:
    return placed(compared(figures, benchmark, SHARE), f"E0500000{chosen}")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((0.83, 0.73, 0.89), "Belsize: 83%, 2nd of 3, too close to tell."),
        ((0.95, 0.9, 0.98), "Belsize: 95%, 1st of 3, better than Camden."),
        ((0.6, 0.5, 0.7), "Belsize: 60%, 3rd of 3, worse than Camden."),
        (0.83, "Belsize: 83%, 2nd of 3."),
        ("small", "Belsize: withheld, fewer than 5."),
        ("missing", "Belsize: missing."),
    ],
)
def test_a_chosen_ward_is_placed(figure: Figure, words: str) -> None:
    assert stand({"Belsize": figure, "Frognal": (0.9, 0.8, 0.95), "Kilburn": (0.8, 0.7, 0.9)}, 0) == words


def test_equal_figures_share_a_place_and_those_without_one_are_not_counted() -> None:
    figures: dict[str, Figure] = {"Belsize": 0.8, "Frognal": 0.8, "Kilburn": 0.9, "Highgate": "small"}
    assert stand(figures, 0) == "Belsize: 80%, joint 2nd of 3 with a figure."


def test_places_are_ordinals() -> None:
    figures: dict[str, Figure] = {f"Ward {place}": 0.9 - place / 100 for place in range(10)}
    assert [stand(figures, place).split(", ")[1][:3].strip() for place in range(4)] == ["1st", "2nd", "3rd", "4th"]


def test_what_is_not_among_the_compared_has_no_place() -> None:
    comparison = compared({"Belsize": 0.8}, 0.84, SHARE)
    assert placed(comparison, None) == placed(comparison, "E09000007") == ""


def test_the_place_stands_before_the_finding() -> None:
    comparison = compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": (1.2, 1.1, 1.5)})
    assert differences.finding(comparison, "E05000000") == (
        "Belsize: 1.30, 1st of 2, too close to tell. No ward is clearly different from Camden (1.40 per 1,000)."
    )

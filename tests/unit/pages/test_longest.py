"""A long breakdown: its ten largest parts, and the others as one."""

import pytest

from pages.components.exhibits import differences_alt
from pages.components.exhibits.longest import longest
from pages.components.exhibits.ranking import ranking
from pages.components.words.categories import label
from pages.components.words.precision import of_comparison
from tests.unit.pages.drawings import checked
from tests.unit.pages.made import Figure, by_category, indicator

RATE = indicator()


def offences(count: int) -> dict[str, Figure]:
    """count, count - 1, ... 1."""
    return {f"kind {place:02}": float(place) for place in range(count, 0, -1)}


def test_the_ten_largest_stand_and_the_others_are_added_up_below_them() -> None:
    drawn = longest(by_category(offences(14) | {"unknown": 0.5, "hidden": "small"}, 105.5, RATE))
    assert [label(item) for item in drawn.items[:2]] == ["Kind 14", "Kind 13"]
    assert (label(drawn.items[10]), drawn.items[10].observation.value) == ("4 others", 4.0 + 3 + 2 + 1)
    assert drawn.items[10].observation.lower is None
    rows = checked(ranking(drawn)).layout.yaxis.ticktext
    assert rows[9:] == ("Kind 05", "4 others", "Not known")


@pytest.mark.parametrize("count", [1, 10, 11])
def test_what_is_not_long_stays_whole(count: int) -> None:
    comparison = by_category(offences(count), 100.0, RATE)
    assert longest(comparison) is comparison


def test_the_figure_is_written_with_the_places_of_the_whole_breakdown() -> None:
    # Most of all have two places, most of the ten largest one.
    many: dict[str, Figure] = {f"kind {place:02}": 10.0 + place for place in range(10)}
    comparison = by_category(many | {f"small {place:02}": 1.0 + place / 100 for place in range(12)}, 157.0, RATE)
    drawn, places = longest(comparison), of_comparison(comparison)
    assert (of_comparison(drawn), places) == (1, 2)
    assert checked(ranking(drawn, places=places)).layout.annotations[0].text == "19.00"
    assert "Kind 09 19.00, " in differences_alt.alt(drawn, places)


def test_shares_cannot_be_added_up() -> None:
    shares: dict[str, Figure] = {f"kind {place}": 0.5 for place in range(14)}
    comparison = by_category(shares)
    assert longest(comparison) is comparison

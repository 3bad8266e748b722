"""Places as they are written."""

import pytest

from metrics import Area, Level
from pages.components.words import places
from tests.unit.pages.made import BELSIZE, CAMDEN

WEST = Area("west", "West", Level.NEIGHBOURHOOD, "E09000007", 40_000, 18_000, None, None, None, None, confirmed=False)


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (CAMDEN, "All Camden, latest: May 2026"),
        (BELSIZE, "Belsize ward, latest: May 2026"),
        (WEST, "West neighbourhood (provisional boundary), latest: May 2026"),
    ],
)
def test_a_place_is_said_in_words_with_the_newest_period(area: Area, words: str) -> None:
    assert places.scope(area, "May 2026") == words


def test_where_there_is_nothing_smaller_the_scope_says_so() -> None:
    assert places.scope(CAMDEN, "2022", only=True) == "All Camden only, latest: 2022"
    assert places.scope(CAMDEN, "", only=True) == "All Camden only"

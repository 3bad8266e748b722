"""What a page finds of a series over time goes together with the mark that its reading has."""

import pytest

from metrics import BOROUGH, Variation
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.over_time import over_time
from pages.components.words.changes import moved
from tests.worlds import CAMDEN_TOWN


@pytest.mark.parametrize("area", [BOROUGH, CAMDEN_TOWN])
def test_what_is_not_judged_is_never_found_to_be_unchanged(whole, area):
    readings = whole.snapshot.readings(area)
    unjudged = [slug for slug, each in readings.items() if each.variation is Variation.UNKNOWN]
    assert unjudged
    for slug in unjudged:
        for exhibit in (over_time(whole.snapshot, slug, area), changing(whole.snapshot, slug, area)):
            assert not any(each.word in exhibit.finding for each in Variation), slug


def test_two_figures_are_never_told_in_the_words_of_a_verdict(whole):
    told = [
        moved(whole.snapshot.series(slug, area))
        for slug in whole.snapshot.indicators
        for area in (BOROUGH, CAMDEN_TOWN)
    ]
    assert any(each.startswith("No clear difference") for each in told)
    assert not [each for each in told if any(word.word in each for word in Variation)]

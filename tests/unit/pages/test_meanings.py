"""The keys of marks: the same examples wherever they stand, and only of what there is."""

import re
from dataclasses import replace

from markupsafe import Markup

from metrics import Course, Polarity, Variation
from pages.components.exhibits.card import made
from pages.components.html import cards, guide, meanings, overview
from pages.components.html.priority import tally
from pages.components.words.verdicts import marked
from tests.unit.pages.judged import STEADY, judged

SERIES, STILL = judged(STEADY)[0], judged(STEADY)[1]


def text(html: Markup) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_worse_points_down_and_better_up_in_every_key() -> None:
    worse, better = (replace(STILL, variation=each) for each in (Variation.CONCERN, Variation.IMPROVEMENT))
    shown = (
        overview.key([Variation.CONCERN], "All"),
        cards.key([made(SERIES, reading=worse)]),
        guide.steps([], []),
        tally([worse, better]),
    )
    for each in shown:
        assert re.findall(r"ic-((?:improvement|concern)_\w+)", each).count("concern_down") == 1
        assert set(re.findall(r"ic-((?:improvement|concern)_\w+)", each)) == {"improvement_up", "concern_down"}


def test_the_examples_are_of_a_number_that_is_better_higher() -> None:
    assert (
        tuple(
            (marked(each, Polarity.HIGH_IS_GOOD), each.word)
            for each in (Variation.IMPROVEMENT, Variation.COMMON, Variation.CONCERN)
        )
        == meanings.CHANGES
    )


def test_what_is_unusual_either_way_is_one_line_where_there_is_any() -> None:
    for each in (Variation.HIGH, Variation.LOW):
        assert "Unusually high or low" in text(cards.key([made(SERIES, reading=replace(STILL, variation=each))]))
    assert "Unusually" not in text(cards.key([made(SERIES, reading=STILL)]))


def test_the_ring_is_not_judged_on_the_overview_and_what_cards_call_it_beside_them() -> None:
    assert "Not judged How to read" in text(overview.key([], "All"))
    assert text(cards.key([])).endswith("Not judged, or too little data")


def test_cards_explain_the_flag_where_one_is_shown() -> None:
    for course in Course:
        told = text(cards.key([made(SERIES, reading=replace(STILL, target=0.9, course=course))]))
        assert ("A flag: whether the target will be met in time" in told) == (course is not Course.DATE_PASSED)
    assert "flag" not in text(cards.key([made(SERIES, reading=STILL)]))

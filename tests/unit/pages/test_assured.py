"""How far a definition can be relied on, in words: from the head, the extracts and the reading, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import Assurance, Course, Reading, Unjudged, Variation
from pages.components.words import assured
from tests.unit.pages.judged import STEADY, charted
from tests.unit.pages.made import indicator
from tests.unit.pages.test_definition import HELD, holding, printed

ROBBERY = indicator()


def told(**parts: Any) -> Reading:
    """A reading in which everything has a verdict but for these."""
    _, steady, _ = charted(STEADY)
    judged = replace(steady, variation=Variation.COMMON, variation_why="", assurance=Assurance.PASS, assurance_why="")
    return replace(replace(judged, course=Course.ON_COURSE, course_why="", inequality_why=""), **parts)


def test_nobody_is_said_where_nobody_has_checked() -> None:
    assert assured.checked(ROBBERY) == "Nobody yet"


def test_checks_are_told_newest_first_by_role() -> None:
    first = {"day": date(2026, 3, 1), "role": "owner", "what": ["target"]}
    second = {"day": date(2026, 11, 20), "role": "analyst", "what": ["definition", "sql"]}
    assert assured.checked(indicator(checked=[first, second])) == (
        "20 November 2026, an analyst: what it counts and that the SQL counts it; "
        "1 March 2026, the team that answers for it: its target"
    )


@pytest.mark.parametrize(
    ("polarity", "asked"), [("low_is_good", "Why that way is better"), ("neutral", "Why neither way is better")]
)
def test_the_reason_of_a_way_is_asked_as_it_is(polarity: str, asked: str) -> None:
    own = indicator(polarity=polarity, polarity_because="A robbery frightens")
    assert assured.because(own) == (asked, "A robbery frightens")
    assert assured.because(indicator(polarity=polarity)) == (asked, "Not said yet")


def test_what_a_rate_rests_on_is_its_extract_and_what_it_is_divided_by() -> None:
    assert assured.rests_on(ROBBERY, HELD, (), {}) == (
        "Recorded crime (published); residents of the Census 2021, which it is divided by"
    )


def test_an_extract_that_is_not_there_is_said_to_be_and_print_is_counted() -> None:
    own = indicator("published", extracts=["published_figures", "recorded_crime"])
    held = [holding("published_figures"), holding(origin="")]
    assert assured.rests_on(own, held, [printed(), printed()], {}) == (
        "Published figures (published; 2 figures in print); Recorded crime (not there yet)"
    )


def test_working_days_and_totals_in_print_are_among_what_it_rests_on() -> None:
    own = indicator("proportion", sql="select opened.working_day from calendar", also_known=[{"indicator": "in_print"}])
    assert assured.rests_on(own, HELD, (), {"in_print": "Homes, as published"}).endswith(
        "; the calendar of working days and bank holidays; the totals in print of “Homes, as published”, beside which "
        "its counts must protect people"
    )


def test_where_everything_is_judged_nothing_is_said() -> None:
    assert assured.not_judged(ROBBERY, told()) == ""


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"variation": Variation.UNKNOWN, "variation_why": Unjudged.TOO_FEW_POINTS, "points": 3},
            "Whether it is changing: there are too few figures (3)",
        ),
        (
            {"assurance": Assurance.NONE, "assurance_why": "no_target", "course": "", "course_why": "no_target"},
            "Whether it meets its target, as it is and in time: there is no target",
        ),
        (
            {"assurance": "", "assurance_why": "no_interval", "course": "", "course_why": "too_few_points"},
            (
                "Whether it meets its target as it is: the figures have no range; whether it meets its target in time: "
                "there are too few figures"
            ),
        ),
        ({"inequality_why": Unjudged.WITHHELD}, "How unequal wards are: too much is withheld"),
        ({"inequality_why": Unjudged.NOT_COMPARED}, ""),
    ],
)
def test_what_is_not_judged_has_the_reason_that_the_judging_noted(parts: dict[str, Any], words: str) -> None:
    parts = {key: Unjudged(each) if key.endswith("_why") and each else each for key, each in parts.items()}
    assert assured.not_judged(ROBBERY, told(**parts)) == words


def test_where_neither_way_is_better_a_change_is_neither_good_nor_bad() -> None:
    own = indicator(polarity="neutral")
    words = "Whether a change is good: neither way is better, so that it is called high or low"
    assert assured.not_judged(own, told()) == words
    few = told(variation=Variation.UNKNOWN, variation_why=Unjudged.NO_FIGURES)
    assert assured.not_judged(own, few) == "Whether it is changing: there are no figures yet"


def test_what_is_published_of_no_borough_says_so() -> None:
    assert assured.not_judged(ROBBERY, None) == "Nothing is published of all Camden"

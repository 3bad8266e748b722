"""How many indicators say what: in a sentence, in a cell, and as what a strip of marks means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from metrics import Area, Course, Level, Reading, Unjudged, Variation
from pages.components.html import priority
from pages.components.words import tally
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import BELSIZE, CAMDEN

READING = judged(STEADY)[1]
WEST = Area("west", "West", Level.NEIGHBOURHOOD, CAMDEN.code, 40_000, 18_000, None, None, None, None, confirmed=True)
BETTER, SAME, WORSE, UNKNOWN = (
    Variation.IMPROVEMENT,
    Variation.COMMON,
    Variation.CONCERN,
    Variation.UNKNOWN,
)


def readings(*variations: Variation, why: Unjudged | Literal[""] = "") -> list[Reading]:
    return [replace(READING, variation=each, variation_why=why) for each in variations]


FEW = readings(UNKNOWN, UNKNOWN, why=Unjudged.TOO_FEW_POINTS)


@pytest.mark.parametrize(
    ("several", "every", "area", "words"),
    [
        (
            *(readings(BETTER, BETTER, SAME), 3, CAMDEN),
            "Of 3 indicators, <b>2 are improving</b> and 1 shows no clear change.",
        ),
        (
            [*readings(WORSE, Variation.HIGH, Variation.LOW), *FEW],
            *(5, CAMDEN),
            (
                "Of 5 indicators, <b>1 is getting worse</b>, 2 are unusually high or low and 2 are not judged, mostly "
                "because figures are too few."
            ),
        ),
        (readings(SAME), 1, CAMDEN, "Of 1 indicator, 1 shows no clear change."),
        (FEW, 2, CAMDEN, "Of 2 indicators, none can be judged yet."),
        (
            *(readings(SAME, WORSE), 9, BELSIZE),
            "2 of 9 indicators are published for wards: 1 shows no clear change and <b>1 is getting worse</b>.",
        ),
        (readings(SAME), 9, WEST, "1 of 9 indicators is published for neighbourhoods: 1 shows no clear change."),
        (FEW, 9, BELSIZE, "2 of 9 indicators are published for wards: none can be judged yet."),
        ([], 9, BELSIZE, "None of 9 indicators is published for wards."),
        ([], 0, CAMDEN, "No indicators yet."),
    ],
)
def test_all_of_them_are_told_in_a_sentence(several: list[Reading], every: int, area: Area, words: str) -> None:
    assert tally.in_short(several, every, area) == words


def test_a_strip_of_marks_is_told_the_worst_first() -> None:
    several = readings(UNKNOWN, BETTER, SAME, WORSE, Variation.HIGH, SAME)
    assert tally.counted_marks(several) == (
        "1 getting worse, 1 unusually high, 2 no clear change, 1 improving, 1 not judged"
    )


def aimed(*courses: Course | Literal[""]) -> Sequence[Reading]:
    facts: dict[str, Any] = {"target": 0.9, "target_by": date(2030, 12, 31)}
    return [replace(READING, course=each, **facts) for each in courses]


@pytest.mark.parametrize(
    ("several", "told", "others"),
    [
        ([], "no target", ""),
        ([READING], "no target", ""),
        (aimed(Course.ON_COURSE), "1 of 1", ""),
        ([READING, *aimed(Course.ON_COURSE, Course.OFF_COURSE, Course.OFF_COURSE)], "1 of 3", "2 off course"),
        (aimed(Course.DATE_PASSED, "", Course.UNCERTAIN), "0 of 2", "1 uncertain, 1 date passed, 1 not judged"),
        (aimed(Course.ON_COURSE, ""), "1 of 1", "1 not judged"),
        (aimed("", ""), "not judged", ""),
    ],
)
def test_of_those_whose_way_to_a_target_is_judged_it_is_told_how_many_are_on_course(
    several: Sequence[Reading], told: str, others: str
) -> None:
    assert tally.on_course(several) == (told, others)


def test_the_mark_of_being_on_course_is_not_shown_where_none_is() -> None:
    on, off = (replace(READING, target=0.9, course=each) for each in (Course.ON_COURSE, Course.OFF_COURSE))
    flag = "ic-on_course"
    assert "<b>0 of 2</b> on course" in priority.tally([off, off])
    assert flag not in priority.tally([off, off])
    assert "<b>1 of 2</b> on course" in priority.tally([on, off])
    assert flag in priority.tally([on, off])

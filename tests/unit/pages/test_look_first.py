"""Which of several indicators to look at first, and why: the written rule, on readings with one fact changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import (
    Advice,
    Advised,
    Assurance,
    Because,
    Course,
    Frequency,
    Indicator,
    Origin,
    Otherwise,
    Polarity,
    Signal,
    Strength,
    Variation,
)
from pages.components.words.look_first import Look, Told, first, short_name
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import indicator

Facts = dict[str, Any]

READING = judged(STEADY)[1]
WORSE: Facts = {"variation": Variation.CONCERN, "variation_before": Variation.CONCERN, "signal": Signal.SHIFT}
BETTER: Facts = {"variation": Variation.IMPROVEMENT, "variation_before": Variation.IMPROVEMENT, "signal": Signal.SHIFT}
OFF: Facts = {"course": Course.OFF_COURSE, "course_before": Course.OFF_COURSE, "target_by": date(2030, 12, 31)}
SHORT: Facts = {"assurance": Assurance.FAIL, "assurance_before": Assurance.FAIL}


def told(title: str = "Robbery", *, advice: tuple[int, Advice, Because] | None = None, **facts: Any) -> Told:
    """An indicator of which higher is better, steady but for the facts named."""
    ours = facts.pop("ours", False)
    declared = indicator("proportion", "high_is_good", slug=title.lower().replace(" ", "_"), title=title)
    reading = replace(READING, **({"since": date(2025, 4, 1)} | facts))
    return Told(declared, reading, advice and advised(*advice), ours)


def advised(rule: int, advice: Advice, because: Because) -> Advised:
    frequency, strength = Frequency.MONTH, Strength.MODERATE
    sentence = (frequency, rule, advice, because, Otherwise.NEXT_FIGURE, (), strength)
    return Advised("robbery", "E09000007", *sentence, None, None, date(2026, 1, 1), 24)


def looked(*several: Told) -> Look:
    found = first(several)
    assert found is not None
    return found


PAUSED = (2, Advice.PAUSE, Because.WORSE)
WIDER = (3, Advice.PAUSE, Because.WIDENING)
DONE = (4, Advice.STOP, Because.DONE)
GO_ON = (10, Advice.KEEP_GOING, Because.STEADY)
# Each comes before all that follow it.
LADDER = (
    told("AAA", advice=(2, Advice.PAUSE, Because.HARM)),
    told("BBB", advice=WIDER),
    told("CCC", advice=DONE),
    told("DDD", **WORSE | {"variation_before": Variation.COMMON}),
    told("EEE", **WORSE),
    told("FFF", **OFF),
    told("GGG", **SHORT),
    told("HHH", **BETTER | {"variation_before": Variation.COMMON}),
    told("III", **BETTER),
    told("JJJ", variation=Variation.HIGH, variation_before=Variation.HIGH, signal=Signal.SHIFT),
)


@pytest.mark.parametrize("place", range(len(LADDER)))
def test_each_reason_comes_before_all_that_follow_it(place: int) -> None:
    assert looked(*reversed(LADDER[place:])).slug == LADDER[place].indicator.slug


@given(several=st.permutations(LADDER))
def test_the_order_in_which_they_are_asked_does_not_matter(several: list[Told]) -> None:
    assert first(several) == first(LADDER)


def test_where_nothing_stands_out_there_is_none() -> None:
    assert first([]) is None
    assert first([told(), told("Burglary", advice=GO_ON), told("Theft", variation=Variation.UNKNOWN)]) is None


@pytest.mark.parametrize(
    ("facts", "mark", "words", "why"),
    [
        ({"advice": PAUSED} | WORSE, "concern_down", "Robbery: down", "Pause: worse since Apr 2025"),
        ({"advice": WIDER}, "pause", "Robbery", "Pause: poorer wards behind"),
        ({"advice": (3, Advice.PAUSE, Because.FALLEN_BEHIND)}, "pause", "Robbery", "Pause: poorer wards behind"),
        ({"advice": (2, Advice.PAUSE, Because.HARM)}, "pause", "Robbery", "Pause: harm is reported"),
        ({"advice": DONE}, "stop", "Robbery", "Stop: its target is held"),
        ({"advice": (4, Advice.STOP, Because.DONE_IN_TIME)}, "stop", "Robbery", "Stop: its target was held"),
        ({"advice": (5, Advice.STOP, Because.NOT_WORKING)}, "stop", "Robbery", "Stop: no clear gain"),
        (WORSE, "concern_down", "Robbery: down", "Worse since Apr 2025"),
        (WORSE | {"polarity": Polarity.LOW_IS_GOOD}, "concern_up", "Robbery: up", "Worse since Apr 2025"),
        (OFF, "off_course", "Robbery", "Off course for 2030"),
        (SHORT, "fail", "Robbery", "Short of its target"),
        (BETTER, "improvement_up", "Robbery: up", "Improving since Apr 2025"),
        (BETTER | {"since": READING.period}, "improvement_up", "Robbery: up", "Improving in Jan 2026"),
        (BETTER | {"since": None}, "improvement_up", "Robbery: up", "Improving in Jan 2026"),
        (
            BETTER | {"frequency": Frequency.QUARTER, "since": date(2025, 7, 1)},
            *("improvement_up", "Robbery: up", "Improving since Jul 2025"),
        ),
        (
            BETTER | {"frequency": Frequency.ACADEMIC_YEAR, "since": date(2015, 9, 1), "signal": Signal.RISING},
            *("improvement_up", "Robbery: up", "Improving since 2015/16"),
        ),
        (
            BETTER | {"frequency": Frequency.TERM, "since": date(2023, 9, 1)},
            *("improvement_up", "Robbery: up", "Improving since Sep 2023"),
        ),
        ({"variation": Variation.HIGH, "signal": Signal.SHIFT}, "high", "Robbery: high", "Unusual since Apr 2025"),
        (
            {"variation": Variation.LOW, "signal": Signal.FALLING, "frequency": Frequency.YEAR},
            *("low", "Robbery: down", "Falling since 2025"),
        ),
    ],
)
def test_it_says_which_way_and_why(facts: Facts, mark: str, words: str, why: str) -> None:
    found = looked(told(**facts))
    assert (found.mark, found.words, found.why) == (mark, words, why)
    assert len(found.words) <= 30
    assert len(found.why) <= 30


def test_the_same_reasons_go_by_newness_then_by_lives_then_by_the_last_change_then_by_title() -> None:
    new = WORSE | {"variation_before": Variation.COMMON}
    late: Facts = {"since": date(2025, 9, 1)}
    ladder = (
        told("DDD", ours=True, **new),
        told("CCC", **WORSE | late),
        told("AAA", **WORSE),
        told("BBB", **WORSE),
        told("EEE", ours=True, **WORSE | late),
    )
    for place, expected in enumerate(ladder):
        assert looked(*reversed(ladder[place:])).words == f"{expected.indicator.title}: down"


def test_what_is_made_up_is_marked_as_such() -> None:
    assert looked(told(origin=Origin.SAMPLE, **WORSE)).sample
    assert not looked(told(origin=Origin.PUBLISHED, **WORSE)).sample


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        (indicator(title="Robbery"), "Robbery"),
        (indicator(title="Residents who feel safe after dark", short="Safe after dark"), "Safe after dark"),
        (indicator(title="Residents who feel safe after dark"), "Residents who feel safe…"),
    ],
)
def test_a_title_that_is_too_long_has_a_short_one_or_is_cut_behind_a_word(declared: Indicator, name: str) -> None:
    assert short_name(declared) == name

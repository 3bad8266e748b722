"""What a series says now, in words, from what is read of series that a person can check."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.vocabulary import Signal, Unjudged
from metrics import Assurance, Course, Frequency, Method, Polarity, Variation
from pages.components.words import courses, limits, verdict_sentences, verdicts
from tests.unit.pages.judged import SHARE, STEADY, charted, judged
from tests.unit.pages.made import BELSIZE, indicator

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
AIMED = indicator("proportion", "high_is_good", target=AIM)
LOWER = indicator("proportion", "low_is_good")
NEITHER = indicator("proportion", "neutral")


def changing(values: list[Any], declared: Any = SHARE) -> str:
    return verdict_sentences.change_sentence(declared, judged(values, declared)[1], 0)


def test_a_steady_series_of_which_all_figures_together_go_one_way_says_both() -> None:
    # Mean 0.673; 12 moves of 0.102 and 11 of 0.098: limits 0.673 -/+ 2.66 x 0.1001.
    rising = [0.60 + 0.1 * (number % 2) + 0.002 * number for number in range(24)]
    assert changing(rising) == (
        "No clear change: by chance alone it moves between 41% and 94%, around 67%. But all 24 together have risen, "
        "more than chance alone would have it."
    )


def test_a_narrow_band_has_its_middle_inside_as_they_are_written() -> None:
    # Mean 0.9; moves of 0.001: limits 0.9 -/+ 0.00266.
    assert changing([0.9005, 0.8995] * 10) == (
        "No clear change: by chance alone it moves between 89.7% and 90.3%, around 90.0%."
    )


def test_a_figure_is_written_outside_of_the_limits_that_it_lies_outside_of() -> None:
    # Mean 0.9098; moves of 0.0008, that of 0.0031 is screened out: limits 0.9098 -/+ 0.0021. To a whole per cent it is
    # 91%, as the middle is.
    told = changing([0.9104, 0.9096] * 10 + [0.9065])
    assert told.startswith("Getting worse: 90.7% is below its expected range, 90.8% to 91.2%")


def test_years_that_go_one_way_are_taken_together_since_the_latest_may_not() -> None:
    reading = replace(judged(STEADY)[1], method=Method.KENDALL, frequency=Frequency.YEAR, first=date(2016, 1, 1))
    falls = replace(reading, variation=Variation.CONCERN, signal=Signal.FALLING)
    assert verdict_sentences.change_sentence(SHARE, falls, 0) == (
        "Getting worse: falling over the years from 2016 on, taken together."
    )
    neither = replace(reading, variation=Variation.LOW, signal=Signal.FALLING, polarity=Polarity.NEUTRAL)
    assert verdicts.variation(SHARE, neither, 0).word == "Falling"
    assert verdict_sentences.change_sentence(SHARE, neither, 0) == (
        "Falling: over the years from 2016 on, taken together. Whether that is good depends on why."
    )


def test_a_steady_series_moves_by_chance_between_its_limits() -> None:
    assert changing(STEADY) == "No clear change: by chance alone it moves between 64% and 80%, around 72%."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([*STEADY, 0.9], "Improving: 90% is above its expected range, 65% to 81%."),
        ([*STEADY, 0.5], "Getting worse: 50% is below its expected range, 63% to 79%."),
        (
            [*STEADY, *[0.76, 0.75] * 4],
            "Improving since June 2025: seven or more in a row above its usual level, 73%.",
        ),
        (
            [*STEADY, 0.70, 0.705, 0.71, 0.715, 0.72, 0.725, 0.73],
            "Improving since July 2025: seven or more in a row, each higher than the one before.",
        ),
    ],
)
def test_a_signal_says_since_when_and_by_which_rule(values: list[float], words: str) -> None:
    assert changing(values) == words


def test_the_same_move_is_worse_where_less_is_better_and_neither_where_neither_is() -> None:
    assert changing([*STEADY, 0.9], LOWER).startswith("Getting worse: 90% is above")
    assert changing([*STEADY, 0.9], NEITHER) == (
        "Unusually high: 90% is above its expected range, 65% to 81%. Whether that is good depends on why."
    )


@pytest.mark.parametrize(
    ("variation", "polarity", "mark"),
    [
        (Variation.IMPROVEMENT, Polarity.HIGH_IS_GOOD, "improvement_up"),
        (Variation.IMPROVEMENT, Polarity.LOW_IS_GOOD, "improvement_down"),
        (Variation.CONCERN, Polarity.HIGH_IS_GOOD, "concern_down"),
        (Variation.CONCERN, Polarity.LOW_IS_GOOD, "concern_up"),
        (Variation.HIGH, Polarity.NEUTRAL, "high"),
        (Variation.COMMON, Polarity.LOW_IS_GOOD, "common"),
    ],
)
def test_the_arrow_is_the_way_the_number_moves(variation: Variation, polarity: Polarity, mark: str) -> None:
    assert verdicts.marked(variation, polarity) == mark


def test_a_recorded_cause_is_told_with_its_day_and_who_says_so() -> None:
    cause = {"from": date(2026, 1, 5), "reason": "A storm", "by": "Property Management"}
    declared = indicator("proportion", "high_is_good", causes=[cause])
    assert changing([*STEADY, 0.5], declared).endswith(
        "Recorded cause, from 5 January 2026: A storm (Property Management)."
    )


def test_a_second_signal_the_other_way_is_named() -> None:
    reading = judged([*STEADY, 0.9])[1]
    second = replace(reading, second=Signal.SHIFT, second_variation=Variation.CONCERN)
    assert verdict_sentences.change_sentence(SHARE, second, 0).endswith(
        "By another rule it would be getting worse: seven or more in a row on one side of the middle."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.7, 0.8] * 4, "they move about their middle as chance alone would have it."),
        ([0.7] * 5 + [0.8] * 5, "they stay on one side of their middle for longer than chance alone would have it."),
    ],
)
def test_eight_to_twelve_figures_are_told_on_trial(values: list[float], words: str) -> None:
    assert changing(values) == f"On trial, since {len(values)} figures are few: {words}"


def test_why_nothing_is_judged_is_said() -> None:
    assert changing([0.7, 0.8, 0.7]) == "Whether it is changing is not judged: there are too few figures."
    few = verdicts.variation(SHARE, judged([0.7, 0.8, 0.7])[1], 0)
    assert (few.mark, few.word, few.evidence) == ("unknown", "Too little data", "there are too few figures")
    flat = verdicts.variation(SHARE, judged([0.7] * 16)[1], 0)
    assert (flat.word, flat.evidence) == ("Not judged", "the figures are all alike")


def test_limits_are_written_with_so_many_places_that_the_figure_is_on_its_side_of_them() -> None:
    assert limits.expected(SHARE, 0.8951, 0.9049, 0, 0.91) == "89.5% to 90.5%"
    assert limits.expected(SHARE, 0.652, 0.788, 0, 0.72) == "65% to 79%"
    assert limits.expected(SHARE, 0.652, 0.7851, 0, 0.79) == "65.2% to 78.5%"


def test_limits_lie_within_what_figures_can_be() -> None:
    assert limits.expected(indicator(), -0.4, 1.2, 2) == "0 to 1.20"
    assert limits.expected(SHARE, 0.9, 1.07, 0) == "90% to 100%"
    gap = indicator("mean", unit="points")
    assert limits.expected(gap, -0.4, 1.2, 1) == "\N{MINUS SIGN}0.4 to 1.2"
    assert limits.expected(SHARE, None, None, 0) == ""


def test_a_target_beyond_the_expected_range_is_not_met_as_it_is() -> None:
    reading = judged(STEADY, AIMED)[1]
    told = verdicts.assurance(AIMED, reading, 0)
    assert (told.word, told.colour) == (Assurance.FAIL.word, "concern")
    assert told.evidence == "its expected range, 64% to 80%, is all short of the target, 90%"
    assert verdict_sentences.assurance_sentence(AIMED, reading, 0) == f"Not yet: {told.evidence}."


@pytest.mark.parametrize(
    ("aim", "word", "evidence"),
    [
        (0.5, "Meets target", "its expected range, 64% to 80%, is all at or better than the target, 50%"),
        (0.7, "Hit or miss", "the target, 70%, lies inside its expected range, 64% to 80%"),
    ],
)
def test_a_target_on_the_other_side_or_inside_is_told_so(aim: float, word: str, evidence: str) -> None:
    declared = indicator("proportion", "high_is_good", target=AIM | {"value": aim})
    told = verdicts.assurance(declared, judged(STEADY, declared)[1], 0)
    assert (told.word, told.evidence) == (word, evidence)


def test_a_milestone_is_told_with_its_period() -> None:
    line = {"baseline": 0.7, "baseline_on": date(2024, 3, 31)}
    declared = indicator("proportion", "high_is_good", target=AIM | line)
    reading = judged(STEADY, declared)[1]
    assert reading.milestone
    assert "where it had to be in January 2026" in verdicts.assurance(declared, reading, 0).evidence


def test_no_target_says_whose_there_is() -> None:
    assert verdicts.assurance(SHARE, judged(STEADY)[1], 0).evidence == "none is set"
    ward = judged(STEADY, AIMED, BELSIZE)[1]
    told = verdicts.assurance(AIMED, ward, 0)
    assert (told.word, told.evidence) == ("Target is for all Camden", "none is set for wards")
    assert courses.course(ward) is None


def test_where_it_leads_is_told_with_its_chance_and_the_pace_that_is_needed() -> None:
    rising = [0.60, 0.63, 0.61, 0.64] * 2 + [0.65, 0.68, 0.66, 0.69] * 2 + [0.70, 0.73, 0.71, 0.74] * 2
    reading = judged(rising, AIMED)[1]
    told = courses.course(reading)
    assert told is not None
    assert (told.word, told.evidence) == ("Off course", "chance less than 1 in 10 by March 2027")
    assert courses.course_sentence(AIMED, reading, 0) == (
        "Off course: at this pace it is between 79% and 85% by March 2027; the target is 90%. The chance of reaching "
        "it is less than 1 in 10. It changes by 0.58 percentage points a month; it would have to change by 1.2 "
        "percentage points."
    )


def test_a_level_that_is_held_says_so() -> None:
    reading = judged([*STEADY, *STEADY], AIMED)[1]
    assert courses.holds(reading)
    assert courses.course_sentence(AIMED, reading, 0).startswith("Off course: if it keeps its level it is between ")
    assert "Its level has not changed; to be there it would have to change by" in courses.course_sentence(
        AIMED, reading, 0
    )


@pytest.mark.parametrize(
    ("met", "words"), [(True, "it was met"), (False, "it was not met"), (None, "there is no figure of that time")]
)
def test_of_a_date_that_has_passed_is_said_whether_it_was_met(met: bool | None, words: str) -> None:
    reading = replace(judged(STEADY, AIMED)[1], course=Course.DATE_PASSED, met=met)
    told = courses.course(reading)
    assert told is not None
    assert told.evidence == words


def test_why_it_is_not_known_where_it_leads_is_said() -> None:
    reading = replace(judged(STEADY, AIMED)[1], course="", course_why=Unjudged.TOO_FAR)
    told = courses.course(reading)
    assert told is not None
    assert (told.word, told.evidence) == ("Not judged", Unjudged.TOO_FAR.word)


def test_no_word_of_a_chart_is_left_out() -> None:
    *_, chart = charted([*STEADY, 0.9])
    assert len(chart.points) == 17


def test_a_stock_outside_its_range_that_is_no_signal_says_why_it_is_none() -> None:
    stock = indicator("proportion", "high_is_good", stock=True)
    reading = judged([*STEADY, 0.82], stock)[1]
    assert (reading.variation, reading.carries_over) == (Variation.COMMON, True)
    assert verdict_sentences.change_sentence(stock, reading, 0) == (
        "No clear change: 82% is outside its expected range, 63.6% to 81.6%, but most of those counted are counted "
        "again each time."
    )
    assert verdicts.variation(stock, reading, 0).evidence.startswith("outside 63.6% to 81.6%, which is no sign ")


def test_where_new_figures_are_overdue_nothing_is_told_of_where_the_old_ones_lead() -> None:
    _, reading, _ = judged([*STEADY, *STEADY], AIMED)
    overdue = replace(reading, course="", course_why=Unjudged.STALE)
    assert overdue.expected is not None
    assert courses.leads_to(AIMED, overdue, 0) == ""
    assert courses.course_sentence(AIMED, overdue, 0) == ""

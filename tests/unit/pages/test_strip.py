"""The reading strip: question, verdict, evidence, and the facts beside it."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from metrics import Frequency, Series
from pages.components.exhibits import strip
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator, monthly, observation


def cells(series: Series, borough: Series | None = None) -> list[str]:
    """Question, answer and evidence of each, as text."""
    assert series.latest is not None
    told = (" ".join(cell) for cell in strip.answers(series, series.latest, borough))
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in told]


def test_a_share_is_told_with_its_range_its_counts_and_what_it_was() -> None:
    declared = indicator("proportion", numerator="Repairs finished in time")
    latest = observation(declared, BELSIZE, date(2025, 2, 1), (0.8, 0.75, 0.85), numerator=40.0, denominator=50.0)
    series = Series(declared, BELSIZE, Frequency.MONTH, (*monthly([0.7], declared=declared).observations, latest))
    assert cells(series) == [
        "February 2025 80% chance variation 75% to 85%",
        "What was counted 40 of 50 repairs finished in time, out of repairs finished",
        "What was it before? 70% in January 2025",
    ]


def test_a_rate_is_told_with_its_events_and_its_people() -> None:
    series = monthly([1.3], numerator=13.0, denominator=10_000.0)
    assert cells(series)[1] == "What was counted 13 robberies recorded; 10,000 residents"


def test_weighted_answers_are_not_called_counts_of_people() -> None:
    declared = indicator("proportion", weighted=True)
    told = cells(monthly([0.65], declared=declared, numerator=858.64, denominator=1312.01))[1]
    assert told == "How many answered? 1,312 people; their answers are weighted"


def test_what_weighs_a_modelled_mean_is_for_its_definition() -> None:
    modelled = indicator("mean", no_interval="Modelled by the publisher")
    told = cells(monthly([0.29], declared=modelled, numerator=60_939.0, denominator=210_137.0))
    assert not [cell for cell in told if "Taken over" in cell]


def test_a_mean_says_over_how_many_it_was_taken() -> None:
    declared = indicator("mean", numerator="Points by which it fell")
    told = cells(monthly([(1.06, 0.9, 1.22)], declared=declared, numerator=230.0, denominator=217.0))
    assert told == [
        "January 2025 1.06 points points by which it fell; chance variation 0.90 to 1.22",
        "Taken over 217 people asked",
    ]


def test_a_published_figure_has_its_words_and_no_counts() -> None:
    declared = indicator("published", numerator="Council homes built")
    assert cells(monthly([618.0], CAMDEN, declared)) == ["January 2025 618 homes council homes built"]


def test_a_position_is_of_the_end_of_its_month() -> None:
    assert cells(monthly([1.3], declared=indicator(stock=True)))[0].startswith("End of January 2025 1.30 per 1,000")


def test_a_target_and_camdens_own_figure_stand_beside() -> None:
    aim: dict[str, Any] = {"value": 0.4, "by": date(2027, 3, 31), "origin": "illustrative"}
    declared = indicator(target=aim)
    ward, camden = monthly([1.3], declared=declared), monthly([1.4], CAMDEN, declared)
    assert cells(ward, camden)[1:] == [
        "What is the target? 0.4 per 1,000 by March 2027 Illustrative, for Camden as a whole",
        "All Camden 1.40 January 2025",
    ]
    assert len(cells(camden)) == 2


def test_camden_stands_beside_a_place_in_the_places_own_period() -> None:
    ward, camden = monthly([1.3, "too_few", "too_few"]), monthly([1.4, 1.5, 1.6], CAMDEN)
    assert cells(ward, camden)[-1] == "All Camden 1.40 January 2025"
    later = monthly([1.6], CAMDEN, first=date(2025, 3, 1))
    assert cells(ward, later)[-1] == "All Camden 1.60 March 2025"


def test_a_unit_stands_beside_the_number_alone() -> None:
    declared = indicator("published", numerator="Mean dust of the year, in grams", unit="grams")
    assert cells(monthly([9.4], CAMDEN, declared))[0] == "January 2025 9.40 grams mean dust of the year"


def test_counts_of_people_are_said_to_be_rounded_where_they_stand() -> None:
    declared = indicator("proportion", numerator="Families with a card")
    series = monthly([0.63], declared=declared, numerator=980.0, denominator=1560.0)
    assert series.latest is not None
    told = [question for question, *_ in strip.answers(series, series.latest, rounded=True)]
    assert told[1] == "What was counted, to the nearest 5"
    assert [question for question, *_ in strip.answers(series, series.latest)][1] == "What was counted"


def test_a_share_that_is_told_by_its_limit_says_that_its_count_is_withheld() -> None:
    declared = indicator("proportion", numerator="Children overweight", denominator="Children measured")
    series = monthly([0.3], declared=declared, denominator=25.0, bound="at_most")
    assert series.latest is not None
    (cell,) = [
        cell for cell in strip.answers(series, series.latest, rounded=True) if cell[0].startswith("What was counted")
    ]
    assert cell[1:] == ("Withheld, of 25", "children overweight, out of children measured; withheld to protect people")


def test_a_mean_of_people_says_over_how_many_though_their_sum_is_never_kept() -> None:
    declared = indicator("mean", numerator="Points by which it fell")
    series = monthly([(1.1, 0.9, 1.3)], declared=declared, denominator=85.0)
    assert series.latest is not None
    told = strip.answers(series, series.latest, rounded=True)
    assert ("Taken over, to the nearest 5", "85", "people asked") in told


AIM = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}


def verdicts(values: list[float], **target: Any) -> list[tuple[str, str, str]]:
    """Question, verdict and evidence, as they are read."""
    declared = indicator("proportion", "high_is_good", **target)
    series, reading, _ = judged(values, declared)
    cells = strip.verdicts(series, reading, 0)
    return [(question, re.sub(r"<[^>]+>", "", answer), evidence) for question, answer, evidence in cells]


def test_each_question_has_its_verdict_and_its_evidence() -> None:
    assert verdicts([*STEADY, *STEADY], target=AIM) == [
        ("Is it changing?", "No clear change", "within its expected range, 64% to 80%"),
        ("Can it meet the target?", "Not yet", "its expected range, 64% to 80%, is all short of the target, 90%"),
        ("Will we get there?", "Off course", "chance less than 1 in 10 by March 2027"),
    ]


def test_without_a_target_nobody_is_asked_whether_it_is_reached_in_time() -> None:
    assert verdicts([*STEADY, 0.5])[0][1:] == ("Getting worse", "50% is below its expected range, 63% to 79%")
    assert [each[1] for each in verdicts(STEADY)] == ["No clear change", "No target"]


def test_a_verdict_has_its_mark_and_the_colour_of_its_meaning() -> None:
    declared = indicator("proportion", "high_is_good")
    series, reading, _ = judged([*STEADY, 0.5], declared)
    answer = strip.verdicts(series, reading, 0)[0][1]
    assert "ic-concern_down" in answer
    assert '<span class="worse">Getting worse</span>' in answer


def test_a_verdict_on_other_periods_than_those_that_are_told_says_which() -> None:
    series, reading, _ = judged(STEADY, indicator("proportion", "high_is_good"))
    yearly = replace(series, frequency=Frequency.FINANCIAL_YEAR)
    assert strip.verdicts(yearly, reading, 0)[0][2] == "within its expected range, 64% to 80%, by the month"

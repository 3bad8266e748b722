"""Why there is no judgement: each reason, and no other where it does not hold."""

from datetime import date

import pytest

from data.vocabulary import Assurance, Beside, Course, Frequency, Method, Standing, Unjudged, Variation
from metrics import BOROUGH
from tests.unit.judged.told import QUIET, WARDS, indicator, reading, said

YEAR = {"frequency": "year"}
TARGET = {"value": 12.0, "by": date(2026, 12, 31), "origin": "illustrative"}
REBASE = {"from": date(2025, 6, 1), "reason": "Another contractor", "by": "Housing"}


def year(values, **options):
    return reading(indicator(**YEAR), values, last=date(2025, 1, 1), **options)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (lambda: reading(indicator(), QUIET), ""),
        (lambda: reading(indicator(), QUIET[:12]), Unjudged.TOO_FEW_POINTS),
        (lambda: reading(indicator(), QUIET[:13]), ""),
        (lambda: reading(indicator(rebases=[REBASE]), QUIET), Unjudged.BROKEN),
        (lambda: reading(indicator(), [10.0] * 18), Unjudged.FLAT),
        (lambda: reading(indicator(overlapping="Rolling years"), QUIET), Unjudged.OVERLAPPING),
        (lambda: reading(indicator(), QUIET, standing=Standing.STALE), Unjudged.STALE),
        (lambda: reading(indicator(), QUIET, standing=Standing.LATE), ""),
        (lambda: reading(indicator(), QUIET, standing=Standing.ENDED), Unjudged.ENDED),
        (lambda: reading(indicator(), [*QUIET, "small"]), Unjudged.WITHHELD),
        (lambda: reading(indicator(), [*QUIET, "missing"]), Unjudged.MISSING),
        (lambda: reading(indicator(), [*QUIET, "incomplete"]), Unjudged.MISSING),
        (lambda: reading(indicator(), [*QUIET, "none"]), Unjudged.NO_CASES),
        (lambda: reading(indicator(), [*QUIET, "late"]), ""),
        (lambda: reading(indicator(), [*QUIET, "running"]), ""),
        (lambda: reading(indicator(), QUIET, bound=[*[""] * 17, "at_least"]), Unjudged.BOUND),
        (lambda: reading(indicator(), QUIET, bound=[*[""] * 17, "about"]), ""),
        # Four of the last 24 not shown are within a fifth, five are not.
        (lambda: reading(indicator(), [*QUIET, *["small"] * 4, *QUIET]), ""),
        (lambda: reading(indicator(), [*QUIET, *["small"] * 5, *QUIET]), Unjudged.WITHHELD),
        (lambda: reading(indicator(), [*QUIET, *[None] * 5, *QUIET]), Unjudged.MISSING),
        (lambda: reading(indicator(), QUIET, numerator=14.0, denominator=500.0, rounded=True), Unjudged.TOO_ROUNDED),
        (lambda: reading(indicator(), QUIET, numerator=15.0, denominator=500.0, rounded=True), ""),
        (lambda: reading(indicator(), QUIET, numerator=14.0, denominator=500.0), ""),
        (lambda: year([(1.0, 0.5, 1.5)] * 4), Unjudged.TOO_FEW_POINTS),
        (lambda: year([(1.0, 0.5, 1.5)] * 5), ""),
        (lambda: year([1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0]), Unjudged.TOO_FEW_POINTS),
        (lambda: year([1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0]), ""),
        (lambda: year([*[1.0] * 4, *[(1.0, 0.5, 1.5)] * 4]), Unjudged.NO_INTERVAL),
        (lambda: year([*[(1.0, 0.5, 1.5)] * 3, None, *[(1.0, 0.5, 1.5)] * 4]), Unjudged.TOO_FEW_POINTS),
        (lambda: reading(indicator(frequency="once"), [1.0], last=date(2025, 1, 1)), Unjudged.TOO_FEW_POINTS),
    ],
)  # fmt: skip
def test_a_series_is_judged_or_says_why_not(told, why):
    found = told()
    assert (found.variation_why, found.variation is Variation.UNKNOWN) == (why, why != "")
    assert (found.method is Method.NONE) == (why not in ("", Unjudged.STALE, Unjudged.ENDED))


def test_shares_are_too_rounded_by_their_cases_and_either_side_of_them():
    share = indicator("proportion")

    def why(numerator, denominator):
        return reading(share, QUIET, numerator=numerator, denominator=denominator, rounded=True).variation_why

    assert [why(25.0, 49.0), why(9.0, 60.0), why(51.0, 60.0)] == [Unjudged.TOO_ROUNDED] * 3
    assert [why(25.0, 50.0), why(10.0, 60.0), why(50.0, 60.0)] == [""] * 3
    stock = indicator("proportion", stock=True)
    assert reading(stock, QUIET, numerator=14.0, denominator=100.0, rounded=True).variation_why == Unjudged.TOO_ROUNDED


def test_the_latest_complete_period_has_no_value_where_it_is_not_shown_and_no_other_stands_in():
    found = reading(indicator(), [*QUIET, "small"])
    assert (found.period, found.value, found.why, found.status) == (date(2026, 1, 1), None, "withheld", "withheld")


def test_a_period_that_is_not_over_or_not_final_or_late_is_not_the_latest_complete_one():
    for word in ("running", "waiting", "not_due", "late"):
        assert reading(indicator(), [*QUIET, word]).period == date(2025, 12, 1)
    flags = [*[False] * 17, True]
    assert reading(indicator(), QUIET, provisional=flags).period == date(2025, 12, 1)


def test_without_a_complete_period_there_is_nothing_to_read():
    assert reading(indicator(), QUIET[:3], provisional=True).why == Unjudged.PROVISIONAL
    assert reading(indicator(), ["running"]).why == Unjudged.NO_FIGURES
    camden = next(each for each in said(indicator(), {}).readings if each.area == BOROUGH)
    assert (camden.why, camden.variation_why, camden.value, camden.period) == (*["no_figures"] * 2, None, None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({}, Unjudged.NO_TARGET),
        ({"target": TARGET, "polarity": "neutral"}, Unjudged.NO_DIRECTION),
        ({"target": TARGET | {"by": None}}, Unjudged.NO_DATE),
        ({"target": TARGET | {"by": date(2025, 12, 31)}}, Unjudged.DATE_PASSED),
        ({"target": TARGET | {"by": date(2030, 12, 31)}}, Unjudged.TOO_FAR),
        ({"target": TARGET | {"levels": ["ward"]}}, Unjudged.NO_TARGET),
        ({"target": TARGET, "overlapping": "Rolling years"}, Unjudged.OVERLAPPING),
        ({"target": TARGET}, ""),
    ],
)
def test_there_is_a_course_or_why_there_is_none(words, why):
    found = reading(indicator(**words), QUIET)
    assert found.course_why == why
    assert (found.course in (Course.ON_COURSE, Course.OFF_COURSE, Course.UNCERTAIN)) == (why == "")


def test_a_date_that_has_passed_says_whether_the_target_was_met():
    past = indicator(target=TARGET | {"by": date(2025, 12, 31), "value": 10.0})
    assert reading(past, [*QUIET[:-2], 10.0, 9.0]).met is True
    assert reading(past, [*QUIET[:-2], 9.0, 11.0]).met is False
    assert reading(past, QUIET).course is Course.DATE_PASSED
    # Its day has come, and the figure of it has not: the latest speaks.
    coming = indicator(target=TARGET | {"by": date(2026, 2, 9), "value": 10.0})
    assert (reading(coming, QUIET).course, reading(coming, QUIET).met) == (Course.DATE_PASSED, True)
    assert reading(coming, QUIET, as_of=date(2026, 2, 9)).course is not Course.DATE_PASSED


def test_a_target_without_a_chart_or_a_range_assures_nothing():
    found = reading(indicator(target=TARGET), QUIET[:9])
    assert (found.assurance, found.assurance_why) == ("", Unjudged.NO_INTERVAL)
    ranged = reading(indicator(target=TARGET), [(11.0, 10.0, 13.0)] * 9)
    assert (ranged.assurance, ranged.assurance_why) == (Assurance.HIT_OR_MISS, "")
    assert reading(indicator(), QUIET).assurance is Assurance.NONE


def test_what_is_overdue_keeps_its_figure_and_loses_its_marks():
    found = reading(indicator(target=TARGET), QUIET, standing=Standing.STALE)
    assert (found.value, found.variation, found.assurance, found.course) == (11.0, Variation.UNKNOWN, "", "")
    assert {found.variation_why, found.assurance_why, found.course_why} == {Unjudged.STALE}


def test_a_place_is_compared_or_says_why_not():
    ward = WARDS[0]

    def of(declared, own, camden=10.0, **more):
        found = said(declared, {BOROUGH: [camden], ward: [own], **more}, numerator=100.0)
        return next(each for each in found.readings if each.area == ward)

    assert of(indicator(), (12.0, 11.0, 13.0)).beside is Beside.BETTER
    assert of(indicator(), (12.0, 10.0, 13.0)).beside is Beside.SIMILAR
    assert of(indicator(), 12.0).beside_why == Unjudged.NO_INTERVAL
    assert of(indicator(), "small").beside_why == Unjudged.WITHHELD
    assert of(indicator(), (12.0, 11.0, 13.0), camden="missing").beside_why == Unjudged.NO_BENCHMARK
    assert of(indicator("count"), (12.0, 11.0, 13.0)).beside_why == Unjudged.NOT_COMPARED
    # As much as Camden has lies in no ward: every ward lies low.
    assert of(indicator(), (8.0, 7.0, 9.0), none=[100.0]).beside_why == Unjudged.NOT_COMPARED


@pytest.mark.parametrize(("camden", "compared"), [(1_000.0, True), (1_014.0, True), (1_053.0, False)])
def test_wards_that_leave_much_of_camden_out_are_not_compared(camden, compared):
    # What is in no ward is not told by itself; the rounding of seven counts may be 14, and a twentieth is much.
    counts = dict.fromkeys(WARDS[:5], 200.0) | {BOROUGH: camden}
    series = {ward: [(12.0, 11.0, 13.0)] for ward in WARDS[:5]} | {BOROUGH: [10.0]}
    found = said(indicator(), series, numerator=counts)
    ward = next(each for each in found.readings if each.area == WARDS[0])
    assert (ward.beside is Beside.BETTER) is compared
    assert (ward.beside_why == Unjudged.NOT_COMPARED) is not compared


def test_a_level_that_is_published_by_the_quarter_is_judged_by_it():
    declared = indicator(publish={"ward": "quarter"})
    quarters = said(declared, {WARDS[0]: QUIET}, frequency=Frequency.QUARTER)
    assert {each.frequency for each in quarters.readings if each.level == "ward"} == {Frequency.QUARTER}
    never = said(indicator(publish={"ward": "never"}), {BOROUGH: QUIET})
    assert not [each for each in never.readings if each.level == "ward"]

"""What is read of a series: the marks, and the facts that each was made from."""

import math
from datetime import date
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.vocabulary import Assurance, Course, Method, Signal, Unjudged, Variation
from metrics import BOROUGH
from metrics.statistics.control import xmr
from metrics.statistics.projection import course, hold
from metrics.statistics.trend import recent_trend
from tests.unit.judged.told import QUIET, WARDS, ending, figures, indicator, reading, said

LINE = {"value": 12.0, "by": date(2026, 7, 31), "baseline": 8.0, "baseline_on": date(2024, 7, 31)}
TARGET = LINE | {"origin": "illustrative"}
RISEN = [*QUIET, *[12.0] * 7]  # eight above the mean, since June 2025


def test_a_shift_is_told_with_its_rule_its_start_and_its_limits():
    found = reading(indicator(), RISEN)
    chart = xmr(RISEN, polarity="high_is_good")
    assert (found.variation, found.method, found.signal) == ("improvement", Method.CONTROL_CHART, Signal.SHIFT)
    assert (found.first, found.points, found.since) == (date(2024, 1, 1), 25, date(2025, 6, 1))
    assert (found.centre, found.limit_lower, found.limit_upper) == (chart.centre[-1], chart.lower[-1], chart.upper[-1])
    assert found.slope is not None
    assert found.p_value is not None
    assert found.unusual is None


def test_only_the_last_three_years_of_months_are_judged():
    found = reading(indicator(), [100.0] * 20 + QUIET * 2)
    assert (found.points, found.first, found.variation) == (36, date(2023, 2, 1), "common")


def test_eight_to_twelve_figures_have_a_run_chart_and_no_mark():
    found = reading(indicator(), [1.0] * 6 + [2.0] * 6)
    assert (found.variation, found.variation_why, found.unusual) == ("unknown", Unjudged.TOO_FEW_POINTS, True)
    assert reading(indicator(), QUIET[:8]).unusual is False
    assert reading(indicator(), QUIET[:7]).unusual is None


def test_polarity_turns_every_meaning_round_and_no_number():
    high, low, neither = (
        reading(indicator(polarity=word), RISEN) for word in ("high_is_good", "low_is_good", "neutral")
    )
    assert (high.variation, low.variation, neither.variation) == ("improvement", "concern", "high")
    same = {"polarity", "variation", "assurance", "assurance_why", "course_why"}
    same |= {"variation_before", "assurance_before", "course_before"}
    for name in set(high.__slots__) - same:
        assert getattr(high, name) == getattr(low, name) == getattr(neither, name), name


MIRROR = {Variation.IMPROVEMENT: Variation.CONCERN, Variation.CONCERN: Variation.IMPROVEMENT}
TURN = {Assurance.PASS: Assurance.FAIL, Assurance.FAIL: Assurance.PASS}
OFF = {Course.ON_COURSE: Course.OFF_COURSE, Course.OFF_COURSE: Course.ON_COURSE}
VALUES = st.lists(st.one_of(st.integers(0, 30).map(float), st.just("small")), min_size=1, max_size=45)


@settings(max_examples=60)
@given(VALUES)
def test_the_other_polarity_mirrors_each_judgement(values):
    one, other = (reading(indicator(polarity=word, target=TARGET), values) for word in ("high_is_good", "low_is_good"))
    assert other.variation == MIRROR.get(one.variation, one.variation)
    assert other.second_variation == MIRROR.get(one.second_variation, one.second_variation)
    assert other.variation_before == MIRROR.get(one.variation_before, one.variation_before)
    assert (other.signal, other.since) == (one.signal, one.since)
    assert other.assurance == TURN.get(one.assurance, one.assurance)
    if one.chance is not None and one.expected != TARGET["value"]:
        assert other.chance == pytest.approx(1 - one.chance)
        assert OFF.get(one.course, one.course) == other.course


@settings(max_examples=60)
@given(VALUES, st.sampled_from([4.0, 0.25]), st.sampled_from([0.0, 64.0]))
def test_scale_and_shift_change_no_mark(values, scale, shift):
    moved = [value if isinstance(value, str) else value * scale + shift for value in values]
    one, other = reading(indicator("mean"), values), reading(indicator("mean"), moved)
    for name in ("variation", "variation_why", "signal", "since", "second", "points", "variation_before", "unusual"):
        assert getattr(one, name) == getattr(other, name), name


@settings(max_examples=80)
@given(VALUES)
def test_it_says_what_naive_rules_say(values):
    """Straight from the rules: the latest must be there, a fifth of the last 24 may be missing, 13 must be there."""
    found = reading(indicator(), values)
    numbers = [math.nan if isinstance(value, str) else value for value in values]
    window = numbers[-36:]
    there = [place for place, value in enumerate(numbers) if not math.isnan(value)]
    last_24 = numbers[max(there[0], len(numbers) - 24) :] if there else []
    if not there or math.isnan(numbers[-1]) or sum(map(math.isnan, last_24)) > len(last_24) / 5:
        expected, why = "unknown", "withheld"
    elif sum(not math.isnan(value) for value in window) < 13:
        expected, why = "unknown", "too_few_points"
    else:
        chart = xmr(window, polarity="high_is_good")
        expected, why = (chart.variation, "") if chart.upper[-1] > chart.lower[-1] else ("unknown", "flat")
        signals = [word != "" for word in chart.signal]
        since = next((place for place in range(len(window) - 1, -1, -1) if not signals[place]
                      or chart.meaning[place] != chart.meaning[-1]), -1) + 1  # fmt: skip
        if why == "" and signals[-1]:
            assert found.since == ending(found.frequency, date(2026, 1, 1), len(window))[since]
    assert (found.variation, found.variation_why) == (expected, why)


@settings(max_examples=40)
@given(VALUES)
def test_the_marks_of_the_period_before_are_those_that_it_had(values):
    declared = indicator(target=TARGET)
    now, before = reading(declared, values), None
    if len(values) > 1:
        before = reading(declared, values[:-1], last=date(2025, 12, 1))
        assert now.variation_before == before.variation
        assert now.assurance_before == before.assurance
        assert now.course_before == before.course


def test_a_milestone_is_on_the_line_at_the_end_of_its_period():
    found = reading(indicator(target=TARGET), QUIET)
    share = (date(2026, 1, 31) - LINE["baseline_on"]).days / (LINE["by"] - LINE["baseline_on"]).days
    assert found.aim == pytest.approx(8 + 4 * share)
    assert found.milestone
    plain = reading(indicator(target={"value": 12.0, "origin": "illustrative"}), QUIET)
    assert (plain.aim, plain.milestone) == (12.0, False)
    assert reading(indicator(target=TARGET | {"by": date(2025, 3, 31)}), QUIET).aim == 12.0
    later = reading(indicator(target=TARGET | {"baseline_on": date(2026, 3, 1)}), QUIET)
    assert (later.aim, later.assurance, later.assurance_why) == (None, "", "not_begun")


@pytest.mark.parametrize(
    ("value", "assurance"), [(4.0, Assurance.PASS), (10.0, Assurance.HIT_OR_MISS), (16.0, Assurance.FAIL)]
)
def test_assurance_is_where_the_aim_lies_beside_the_limits(value, assurance):
    # Limits are 10 - 5.32 and 10 + 5.32.
    found = reading(indicator(target={"value": value, "origin": "illustrative"}), QUIET)
    assert found.assurance is assurance


def test_how_many_of_the_latest_are_good_enough():
    aim = {"value": 10.0, "origin": "illustrative"}
    assert reading(indicator(target=aim), [9.0, 10.0, 11.0, 12.0]).beyond == 3
    assert reading(indicator(target=aim), [12.0, "small", 11.0, 12.0]).beyond == 2
    assert reading(indicator(polarity="low_is_good", target=aim), [11.0, 10.0, 9.0]).beyond == 2


def test_a_stable_series_keeps_its_level_within_its_limits():
    found = reading(indicator(target=TARGET | {"value": 15.0}), QUIET)
    kept = hold(found.centre, found.limit_lower, found.limit_upper, 6)
    told = course(kept, 15.0, polarity="high_is_good")
    assert (found.horizon, found.expected, found.pace) == (6, found.centre, 0.0)
    assert (found.expected_lower, found.expected_upper) == (found.limit_lower, found.limit_upper)
    assert (found.course, found.chance) == (told.word, told.chance)
    assert found.needed == pytest.approx((15.0 - found.centre) / 6)


def test_a_series_that_changes_goes_on_along_its_line():
    rising = [float(place) + (0.3 if place % 2 else 0.0) for place in range(20)]
    found = reading(indicator(target=TARGET | {"value": 30.0}), rising)
    assert found.variation is Variation.IMPROVEMENT
    assert found.pace == pytest.approx(1.0, abs=0.01)
    assert found.course is Course.OFF_COURSE
    assert found.needed == pytest.approx((30 - found.now) / 6)


def test_a_share_near_its_end_is_projected_within_it():
    near = [1 - 0.3 * 0.9**place for place in range(20)]
    found = reading(indicator("proportion", target=TARGET | {"value": 0.99, "baseline": 0.5}), near)
    assert 0.95 < found.expected < 1
    assert found.expected_upper < 1


def test_years_with_ranges_have_the_recent_trend():
    values = [(10.0 + place, 9.5 + place, 10.5 + place) for place in range(6)]
    found = reading(indicator(frequency="year"), values, last=date(2025, 1, 1))
    told = recent_trend(*zip(*values, strict=True), polarity="high_is_good")
    assert (found.variation, found.method, found.signal) == (told.meaning, Method.RECENT_TREND, Signal.RISING)
    assert (found.since, found.points, found.slope) == (date(2021, 1, 1), 5, told.slope)


def test_years_without_ranges_have_kendalls_test():
    found = reading(indicator(frequency="year"), [20.0 - place for place in range(9)], last=date(2025, 1, 1))
    assert (found.variation, found.method, found.signal) == ("concern", Method.KENDALL, Signal.FALLING)
    assert (found.since, found.points, found.tau, found.slope) == (date(2017, 1, 1), 9, -1.0, -1.0)


def test_limits_are_drawn_anew_from_a_declared_day_and_by_nothing_else():
    values = [*QUIET, *[value + 20 for value in QUIET]]
    assert reading(indicator(), values).variation is Variation.IMPROVEMENT
    known = [{"from": date(2024, 8, 1), "reason": "Another way to count", "by": "Housing"}]
    found = reading(indicator(rebases=known), values)
    assert (found.variation, found.first, found.points) == ("common", date(2024, 8, 1), 18)
    assert found.centre == fmean(value + 20 for value in QUIET)


def test_a_cause_is_told_where_it_was_while_figures_were_signals():
    cause = {"from": date(2025, 9, 1), "reason": "A new contractor", "by": "Housing"}
    found = reading(indicator(causes=[cause]), RISEN)
    assert (found.cause, found.cause_since, found.cause_by) == ("A new contractor", date(2025, 9, 1), "Housing")
    before = reading(indicator(causes=[cause | {"from": date(2025, 5, 31)}]), RISEN)
    assert (before.cause, before.cause_since) == ("", None)
    assert reading(indicator(causes=[cause]), QUIET).cause == ""


def test_every_area_is_read_on_its_own():
    together = said(indicator(), {BOROUGH: RISEN, WARDS[0]: QUIET, WARDS[1]: QUIET[:5]})
    by_area = {each.area: each for each in together.readings}
    assert by_area[WARDS[0]].variation == "common"
    assert by_area[WARDS[1]].variation_why == Unjudged.TOO_FEW_POINTS
    assert by_area[WARDS[2]].why == Unjudged.NO_FIGURES
    alone = reading(indicator(), QUIET, area=WARDS[0])
    beside = {"benchmark", "beside", "beside_998", "beside_why"}
    assert all(getattr(alone, name) == getattr(by_area[WARDS[0]], name) for name in set(alone.__slots__) - beside)


def test_leeway_is_two_counts_in_the_unit_of_the_figures():
    # Counts of 40 and, for the last seven, 42: over 2,000 that is a rate per 1,000 of 20 and 21.
    counts = [38.0, 42.0] * 10 + [42.0] * 7
    values = [count / 2 for count in counts]
    plain = reading(indicator(), values, numerator=counts, denominator=2_000.0)
    rounded = reading(indicator(), values, numerator=counts, denominator=2_000.0, rounded=True)
    assert (plain.signal, rounded.signal) == (Signal.SHIFT, Signal.NONE)
    assert (plain.rounded, rounded.rounded) == (False, True)


def test_a_chart_is_kept_for_each_series_that_has_one():
    found = said(indicator(target=TARGET), {BOROUGH: RISEN, WARDS[0]: QUIET[:5]})
    (table,) = found.charts
    assert set(table["area"].to_pylist()) == {BOROUGH}
    last = table.slice(table.num_rows - 1).to_pylist()[0]
    own = next(each for each in found.readings if each.area == BOROUGH)
    assert (last["period"], last["value"], last["signal"]) == (own.period, own.value, own.signal)
    assert (last["centre"], last["lower"], last["upper"], last["aim"]) == (
        own.centre, own.limit_lower, own.limit_upper, own.aim
    )  # fmt: skip


def test_the_same_figures_have_the_same_digest_whatever_else_is_counted():
    declared = indicator()
    alone = figures(declared, {BOROUGH: QUIET})
    beside = figures(declared, {BOROUGH: QUIET}, more={"a_first": {"central": [1.0, "small"]}})
    assert alone.content("robbery") == beside.content("robbery")
    others = [
        figures(declared, {BOROUGH: [*QUIET[:-1], 12.0]}),
        figures(declared, {WARDS[0]: QUIET}),
        figures(declared, {BOROUGH: QUIET}, last=date(2025, 12, 1)),
        figures(declared, {BOROUGH: [*QUIET[:-1], "small"]}),
        figures(declared, {BOROUGH: QUIET}, bound=[*[""] * 17, "about"]),
    ]
    assert len({each.content("robbery") for each in (alone, *others)}) == 6
    # What is still to come says nothing yet.
    waiting = figures(declared, {BOROUGH: [*QUIET, "running"]}, last=date(2026, 2, 1))
    assert waiting.content("robbery") == alone.content("robbery")

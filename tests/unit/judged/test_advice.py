"""The ladder, row by row: the first rule that holds, what it suggests, and the sentence that says why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from data.vocabulary import (
    Advice,
    Assurance,
    Course,
    Frequency,
    Method,
    Polarity,
    Signal,
    Standing,
    Strength,
    Unjudged,
    Variation,
)
from metrics import Because, FactKind, Otherwise
from metrics.judged import chances
from metrics.judged.advice import advise
from metrics.judged.ladder import LADDER
from metrics.judged.needed import needed_points
from metrics.judged.work import Work
from metrics.snapshots import advised, reading
from tests.unit.judged.told import QUIET, indicator
from tests.unit.judged.told import reading as of

TARGET = {"value": 12.0, "by": date(2026, 7, 31), "origin": "illustrative"}
# A series with a chart, a target and a course; each row of the table changes what it names.
STEADY = of(indicator(target=TARGET), QUIET)
V, A, C = Variation, Assurance, Course
WORSE = {"variation": V.CONCERN, "signal": Signal.SHIFT, "since": date(2025, 7, 1)}
BETTER = {"variation": V.IMPROVEMENT, "signal": Signal.SHIFT, "since": date(2025, 7, 1)}
UNKNOWN = {"variation": V.UNKNOWN, "variation_why": Unjudged.TOO_FEW_POINTS}
NO_COURSE = {"course": "", "course_why": Unjudged.NO_DATE}
NO_TARGET = {"target": None, "aim": None, "assurance": A.NONE, "course": "", "course_why": Unjudged.NO_TARGET}
CAUSE = {"cause": "a new contractor", "cause_since": date(2025, 8, 1), "cause_by": "Housing"}
YEAR = date(2024, 4, 1)
GAP = {"year": YEAR, "slope_index": 0.3, "slope_index_lower": 0.2, "slope_index_upper": 0.4}
WIDER = GAP | {"widening": True, "slope_index_before": 0.1, "slope_index_before_lower": 0.0}
WIDER |= {"slope_index_before_upper": 0.2}
DONE = {"assurance": A.PASS, "beyond": 7}
LONG = Work(figures_since_start=7, figures_since_change=7, changed=date(2025, 1, 1))
PASSES = Work(temporary=True, review=date(2026, 6, 1))

TABLE = [
    # rule, advice, because, what the reading has, work
    (0, "none", "no_direction", {"polarity": Polarity.NEUTRAL, "variation": V.HIGH}, None),
    (1, "not_enough_data", "too_few", UNKNOWN | NO_COURSE | {"points": 5}, None),
    (1, "not_enough_data", "not_judged", UNKNOWN | NO_COURSE | {"variation_why": Unjudged.WITHHELD}, None),
    (1, "not_enough_data", "not_judged", UNKNOWN | NO_COURSE | {"frequency": Frequency.ONCE}, None),
    (1, "not_enough_data", "late", BETTER | {"standing": Standing.STALE}, None),
    (1, "not_enough_data", "ended", BETTER | {"standing": Standing.ENDED}, None),
    (1, "not_enough_data", "not_judged", UNKNOWN | NO_COURSE | {"standing": Standing.STALE, "period": None}, None),
    (1, "not_enough_data", "not_judged", UNKNOWN | NO_COURSE | {"standing": Standing.ENDED, "period": None}, None),
    (1, "not_enough_data", "too_few", UNKNOWN | {"course": C.DATE_PASSED, "horizon": 0, "points": 12}, None),
    (2, "pause", "worse", WORSE | {"course": C.OFF_COURSE}, None),
    (2, "pause", "worse", WORSE | WIDER, None),
    (2, "pause", "harm", BETTER, Work(harm="falls on the new stairs")),
    (3, "pause", "widening", BETTER | WIDER | {"course": C.ON_COURSE}, None),
    (3, "pause", "widening", WORSE | CAUSE | WIDER, None),
    (3, "pause", "fallen_behind", BETTER | WIDER | {"slope_index_before": -0.1}, None),
    (4, "stop", "done", DONE | {"course": C.ON_COURSE}, None),
    (4, "stop", "done", DONE | BETTER | {"course": C.ON_COURSE}, None),
    (4, "stop", "done_in_time", DONE | {"course": C.DATE_PASSED, "met": True}, None),
    (10, "keep_going", "steady_enough", DONE | {"course": C.ON_COURSE, "beyond": 6}, None),
    (10, "keep_going", "steady_enough", DONE | {"course": C.DATE_PASSED, "met": False}, None),
    (5, "stop", "not_working", {"course": C.OFF_COURSE, "assurance": A.HIT_OR_MISS}, LONG),
    (5, "stop", "not_working", WORSE | CAUSE | {"course": C.OFF_COURSE}, LONG),
    (7, "go_faster", "steady_missing", {"course": C.OFF_COURSE}, replace(LONG, figures_since_change=6)),
    (7, "go_faster", "steady_missing", {"course": C.OFF_COURSE}, replace(LONG, changed=None)),
    (6, "go_faster", "too_slow", BETTER | {"course": C.OFF_COURSE}, None),
    (6, "go_faster", "too_slow", BETTER | {"course": C.OFF_COURSE}, LONG),
    (7, "go_faster", "steady_missing", {"assurance": A.FAIL}, None),
    (7, "go_faster", "steady_missing", {"assurance": A.FAIL}, Work()),
    (7, "pause", "steady_missing", {"assurance": A.FAIL}, Work(at_planned_scale=True)),
    (7, "go_faster", "unknown_missing", UNKNOWN | {"course": C.OFF_COURSE}, None),
    (7, "go_faster", "worse_missing", WORSE | CAUSE | {"course": C.OFF_COURSE}, None),
    (8, "keep_going", "temporary", WORSE | CAUSE | {"course": C.OFF_COURSE}, PASSES),
    (7, "go_faster", "worse_missing", WORSE | CAUSE | {"course": C.OFF_COURSE}, replace(PASSES, review=None)),
    (9, "keep_going", "uncertain", {"course": C.UNCERTAIN}, None),
    (9, "keep_going", "uncertain", BETTER | {"course": C.UNCERTAIN, "assurance": A.FAIL}, None),
    (9, "keep_going", "hit_or_miss", NO_COURSE | {"assurance": A.HIT_OR_MISS}, None),
    (10, "keep_going", "improving_on_course", BETTER | {"course": C.ON_COURSE, "assurance": A.FAIL}, None),
    (10, "keep_going", "improving_no_target", BETTER | NO_TARGET, None),
    (10, "keep_going", "improving", BETTER | NO_COURSE | {"assurance": A.FAIL}, None),
    (10, "keep_going", "improving_late", BETTER | {"course": C.DATE_PASSED, "assurance": A.FAIL}, None),
    (10, "keep_going", "steady_no_target", NO_TARGET, None),
    (10, "keep_going", "steady_enough", NO_COURSE | {"assurance": A.PASS}, None),
    (10, "keep_going", "steady", NO_COURSE | {"assurance": "", "assurance_why": Unjudged.NO_INTERVAL}, None),
    (10, "keep_going", "steady_late", {"course": C.DATE_PASSED, "assurance": ""}, None),
    (10, "keep_going", "unknown_on_course", UNKNOWN | {"course": C.ON_COURSE, "assurance": A.FAIL}, None),
    (10, "keep_going", "cause_known", WORSE | CAUSE | NO_TARGET, None),
]


@pytest.mark.parametrize(("rule", "advice", "because", "has", "work"), TABLE)
def test_the_first_rule_that_holds(rule, advice, because, has, work):
    told = advise(replace(STEADY, **has), work)
    assert (told.rule, told.advice, told.because) == (rule, advice, because)
    written = [told.reason(plain), told.condition(plain)]
    assert all("{" not in sentence and "None" not in sentence for sentence in written)


def test_every_rule_and_every_reason_has_a_row():
    assert {row[0] for row in TABLE} == {each.number for each in LADDER}
    assert {row[2] for row in TABLE} == {each.value for each in Because}
    assert {row[1] for row in TABLE} == {each.value for each in Advice}


def plain(fact):
    return f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)


def sentences(has, work=None):
    told = advise(replace(STEADY, **has), work)
    return told.reason(plain), told.condition(plain)


def test_the_sentences_are_these():
    assert sentences(UNKNOWN | NO_COURSE | {"points": 9, "target_by": None}) == (
        "Too few figures to judge: 9, and 13 are needed.", "4 more would be enough."
    )  # fmt: skip
    assert sentences(WORSE) == (
        "Getting worse since 2025-07-01: seven or more in a row on one side of the middle. No cause is recorded.",
        "A recorded cause, or a next figure at 10 or better, would change this.",
    )
    assert sentences(WIDER) == (
        (
            "The poorer wards are further behind: the gap between the most and the least deprived end of Camden grew "
            "from 0.1 in 2023-04-01 to 0.3 in 2024-04-01."
        ),
        "A gap of 0.241421 or less, with as wide a range, would change this.",
    )
    ahead = {"slope_index_before": -0.1, "slope_index_before_lower": -0.2, "slope_index_before_upper": -0.05}
    assert sentences(WIDER | ahead) == (
        (
            "The poorer wards have fallen behind: the most deprived end of Camden is 0.3 worse off in 2024-04-01; in "
            "2023-04-01 it was 0.1 better off."
        ),
        "A gap of 0.1 or less, with as wide a range, would change this.",
    )
    assert sentences({"course": C.OFF_COURSE}) == (
        "Steady at about 10: it will keep missing 12 unless the work changes.",
        f"A figure better than {STEADY.limit_upper:g}, or seven in a row better than 10, would change this.",
    )
    assert sentences({"course": C.UNCERTAIN, "chance": 0.3})[0] == "The chance of reaching 12 by 2026-07-31 is 0.3."
    assert sentences(NO_TARGET) == (
        "Nothing has changed beyond chance, and no target says whether that is enough.",
        f"A figure worse than {STEADY.limit_lower:g}, or seven in a row worse than 10, would change this.",
    )


# Each odd figure is 4 below the even one before it, all rise by 0.08: no figure is a signal, all together are one.
RISING = [10 + 2 * (-1) ** number + 0.08 * number for number in range(18)]


def test_what_all_figures_together_say_is_not_called_nothing():
    told = of(indicator(), RISING)
    assert (told.variation, told.going, told.drift) == (V.COMMON, 1, 1)
    assert advise(told).reason(plain) == (
        "No latest figure stands out, but all 18 together have got better by more than chance, and no target says "
        "whether that is enough."
    )
    falling = of(indicator(), RISING[::-1])
    assert falling.drift == -1
    assert "all 18 together have got worse by more than chance" in advise(falling).reason(plain)
    # Where the series is named steady, it is said in passing. A stock's figures carry over: of them nothing is said.
    short = of(indicator(target=TARGET | {"value": 40.0}), RISING)
    assert (
        advise(short)
        .reason(plain)
        .startswith(
            f"Steady at about {short.centre:g}, though all 18 together have got better by more than chance: it "
        )
    )
    assert replace(told, carries_over=True).drift == 0
    assert advise(replace(told, carries_over=True)).reason(plain).startswith("Nothing has changed beyond chance, ")


def test_what_misses_its_target_and_does_not_improve_may_want_another_way():
    assert advise(replace(STEADY, course=C.OFF_COURSE)).word == "Go faster, or redesign"
    assert advise(replace(STEADY, **BETTER | {"course": C.OFF_COURSE})).word == "Go faster"
    at_scale = Work(at_planned_scale=True)
    assert advise(replace(STEADY, course=C.OFF_COURSE), at_scale).word == "Pause"


def test_years_before_the_last_five_are_told_too():
    has = {"method": Method.RECENT_TREND, "frequency": Frequency.YEAR, "tau": 0.8, "p_value": 0.001, "points": 5}
    assert (
        advise(replace(STEADY, **has | NO_TARGET))
        .reason(plain)
        .startswith(
            "The last five years show no clear trend, but with the years before them it has got better by more "
        )
    )


def test_what_ends_a_signal_is_told_by_its_rule():
    assert advise(replace(STEADY, **WORSE | {"signal": Signal.TREND})).otherwise is Otherwise.CAUSE_OR_TURN
    years = replace(STEADY, **WORSE | {"signal": Signal.FALLING, "method": Method.KENDALL})
    assert advise(years).otherwise is Otherwise.CAUSE_OR_YEARS
    # Years have no limits: what would change a trend, or bring one.
    undrawn = {"centre": None, "limit_lower": None, "limit_upper": None}
    few = undrawn | UNKNOWN | {"course": C.ON_COURSE, "assurance": A.PASS}
    assert advise(replace(STEADY, **few)).otherwise is Otherwise.A_CLEAR_FALL_BACK
    undrawn |= {"method": Method.KENDALL, "frequency": Frequency.YEAR}
    assert advise(replace(STEADY, **undrawn | NO_TARGET)).otherwise is Otherwise.A_TREND
    assert advise(replace(STEADY, **undrawn | NO_TARGET | BETTER)).otherwise is Otherwise.A_TREND


def test_what_would_change_it_is_no_more_of_what_is_there():
    # It is worse already, for a cause: what counts is a turn that none explains.
    assert advise(replace(STEADY, **WORSE | CAUSE | NO_TARGET)).otherwise is Otherwise.WITHOUT_CAUSE
    # One figure beyond the limits of a stock is no signal.
    stock = replace(STEADY, carries_over=True)
    assert advise(replace(stock, **NO_TARGET)).otherwise is Otherwise.A_CLEAR_FALL_BACK
    assert advise(replace(stock, course=C.OFF_COURSE)).otherwise is Otherwise.A_CLEAR_CHANGE
    # The next figure of three is not enough where eight are needed.
    years = {"standing": Standing.STALE, "method": Method.NONE, "frequency": Frequency.YEAR, "target_by": None}
    assert sentences(years | {"points": 3})[1] == "5 more would be enough."
    assert sentences(years | {"points": 8})[1] == "The next figure would change this."


@pytest.mark.parametrize(
    ("points", "horizon", "needed"),
    [(5, 0, 13), (5, 6, 8), (5, 11, 8), (5, 12, 13), (7, 1, 13), (7, 2, 8), (9, 4, 13), (12, 0, 13)],
)
def test_how_many_figures_it_takes_hangs_on_how_far_ahead_the_target_lies(points, horizon, needed):
    assert needed_points(replace(STEADY, points=points, horizon=horizon)) == needed


def test_where_low_is_good_the_limits_change_sides():
    low = of(indicator(polarity="low_is_good", target=TARGET | {"value": 4.0}), QUIET)
    told = advise(low)
    facts = {each.name: each.value for each in told.facts}
    assert (told.rule, facts["good_limit"], facts["aim"]) == (7, low.limit_lower, 4.0)


@pytest.mark.parametrize(
    ("points", "has", "strength"),
    [
        (12, BETTER, Strength.WEAK),
        (13, BETTER | {"p_value": 0.001, "tau": 0.5}, Strength.MODERATE),
        (20, BETTER | {"p_value": 0.001, "tau": 0.5}, Strength.STRONG),
        (20, BETTER | {"p_value": 0.001, "tau": -0.5}, Strength.MODERATE),
        (20, BETTER | {"p_value": 0.05, "tau": 0.5}, Strength.MODERATE),
        (36, {"p_value": 0.5, "tau": 0.1}, Strength.MODERATE),  # that nothing is found is not that nothing is there
        (20, {"p_value": 0.001, "tau": 0.5}, Strength.MODERATE),
        (20, BETTER | {"p_value": 0.001, "tau": 0.5, "method": Method.KENDALL}, Strength.MODERATE),
        (36, BETTER | {"p_value": 0.001, "tau": 0.5, "carries_over": True}, Strength.MODERATE),
        (36, UNKNOWN | NO_COURSE, Strength.NONE),
    ],
)
def test_evidence_is_strong_where_two_methods_agree_on_twenty_figures(points, has, strength):
    told = advise(replace(STEADY, points=points, **has | ({} if has == UNKNOWN | NO_COURSE else NO_TARGET)))
    assert told.strength is strength


def test_a_wider_gap_stands_on_two_years_of_wards_and_not_on_camdens_own_months():
    told = advise(replace(STEADY, points=36, **BETTER | WIDER | {"p_value": 0.001, "tau": 0.5}))
    assert (told.rule, told.strength, told.points) == (3, Strength.WEAK, 2)
    assert (told.frequency, told.first, told.period) == (Frequency.FINANCIAL_YEAR, date(2023, 4, 1), YEAR)


def test_where_low_is_good_a_fall_is_what_agrees_with_improving():
    has = BETTER | NO_TARGET | {"points": 20, "p_value": 0.001, "tau": -0.5, "polarity": Polarity.LOW_IS_GOOD}
    assert advise(replace(STEADY, **has)).strength is Strength.STRONG


@pytest.mark.parametrize(
    ("has", "rate"),
    [
        (BETTER | NO_TARGET | {"points": 13}, 0.014),
        (BETTER | NO_TARGET | {"points": 20}, 0.016),
        (BETTER | NO_TARGET | {"points": 36}, 0.017),
        (BETTER | NO_TARGET | {"points": 36, "rounded": True}, 0.033),
        (BETTER | NO_TARGET | {"points": 36, "rounded": True, "carries_over": True}, 0.02),
        (BETTER | NO_TARGET | {"method": Method.RECENT_TREND}, 0.002),
        (BETTER | NO_TARGET | {"method": Method.KENDALL}, 0.05),
        (WIDER, 0.025),
        (DONE | {"course": C.ON_COURSE}, 1 / 128),
        (NO_TARGET, None),
        (UNKNOWN | NO_COURSE, None),
    ],
)
def test_how_often_chance_alone_gives_such_a_signal(has, rate):
    assert advise(replace(STEADY, **has)).by_chance == rate


def test_the_rate_of_wider_gaps_is_that_of_one_side_of_a_range():
    assert stats.norm.sf(stats.norm.ppf(0.975)) == pytest.approx(chances.OF_WIDER_GAPS)


VALUES = st.lists(st.one_of(st.integers(0, 30).map(float), st.just("small")), min_size=1, max_size=40)
TARGETS = st.one_of(
    st.none(),
    st.builds(
        lambda value, by: {"value": value, "by": by, "origin": "illustrative"},
        st.sampled_from([0.0, 10.0, 40.0]),
        st.sampled_from([None, date(2025, 6, 30), date(2026, 7, 31), date(2040, 12, 31)]),
    ),
)


@settings(max_examples=150)
@given(VALUES, TARGETS, st.sampled_from([each.value for each in Polarity]), st.sampled_from(["month", "year", "once"]))
def test_whatever_is_read_something_is_advised_in_whole_sentences(values, target, polarity, frequency):
    declared = indicator(polarity=polarity, frequency=frequency, **({"target": target} if target else {}))
    told = advise(of(declared, values, last=date(2026, 1, 1)))
    for sentence in (told.reason(plain), told.condition(plain)):
        assert not set("{}") & set(sentence)
    assert {each.kind for each in told.facts} <= set(FactKind)
    assert all(each.value == each.value for each in told.facts)


def test_readings_and_advice_come_back_from_their_files_as_they_were():
    found = [replace(STEADY, **has) for _, _, _, has, work in TABLE if work is None]
    for number, each in enumerate(found):
        own = replace(each, indicator=f"slug_{number}")
        assert reading.read(reading.table([own])) == {(own.indicator, own.area): own}
        told = advise(own)
        assert advised.read(advised.table([told])) == {(own.indicator, own.area): told}

"""What counts as a change, and in which order: by tables that can be checked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metrics import (
    Assurance,
    Changed,
    Course,
    Frequency,
    News,
    Reading,
    Standing,
    Unjudged,
    Variation,
    news_since,
    news_since_period_before,
)
from metrics.snapshots.news import news
from tests.unit.judged.told import QUIET, indicator, reading

BASE = replace(
    reading(indicator(), QUIET),
    variation=Variation.COMMON,
    variation_before=Variation.COMMON,
    assurance=Assurance.HIT_OR_MISS,
    assurance_before=Assurance.HIT_OR_MISS,
    course=Course.UNCERTAIN,
    course_before=Course.UNCERTAIN,
    standing=Standing.ON_TIME,
    target=12.0,
    target_by=date(2027, 3, 31),
)
COMMON, UNKNOWN = Variation.COMMON, Variation.UNKNOWN
CONCERN, IMPROVEMENT = Variation.CONCERN, Variation.IMPROVEMENT
HIGH, LOW = Variation.HIGH, Variation.LOW
PASS, HIT_OR_MISS, FAIL = Assurance.PASS, Assurance.HIT_OR_MISS, Assurance.FAIL
ON, UNCERTAIN, OFF = Course.ON_COURSE, Course.UNCERTAIN, Course.OFF_COURSE


@pytest.mark.parametrize(
    ("was", "now", "new"),
    [
        (COMMON, COMMON, ()),
        (COMMON, CONCERN, (News.WORSE,)),
        (IMPROVEMENT, CONCERN, (News.WORSE,)),
        (UNKNOWN, CONCERN, (News.WORSE,)),
        (COMMON, IMPROVEMENT, (News.BETTER,)),
        (CONCERN, IMPROVEMENT, (News.BETTER,)),
        (COMMON, HIGH, (News.UNUSUAL,)),
        (HIGH, LOW, (News.UNUSUAL,)),
        (IMPROVEMENT, COMMON, (News.NOT_BETTER,)),
        (CONCERN, COMMON, (News.NOT_WORSE,)),
        (LOW, COMMON, (News.NOT_UNUSUAL,)),
        (UNKNOWN, COMMON, ()),  # judged for the first time, and nothing is found
        (CONCERN, UNKNOWN, (News.UNJUDGED,)),
        (COMMON, UNKNOWN, (News.UNJUDGED,)),
        (UNKNOWN, UNKNOWN, ()),
    ],
)
def test_a_signal_that_comes_or_goes_is_new_in_either_way(was, now, new):
    assert news(replace(BASE, variation=was), replace(BASE, variation=now)) == new
    one = replace(BASE, variation=now, variation_before=was)
    assert news_since_period_before({"robbery": one}) == (
        () if not new else (Changed("robbery", replace(one, variation=was, period=None, value=None), one, new),)
    )


@pytest.mark.parametrize("why", [Unjudged.STALE, Unjudged.ENDED])
def test_marks_that_go_with_the_age_of_a_figure_are_told_as_its_age_alone(why):
    standing = Standing.STALE if why is Unjudged.STALE else Standing.ENDED
    old = replace(BASE, variation=UNKNOWN, variation_why=why, assurance="", course="", standing=standing)
    assert news(BASE, old) == (News.LATE if why is Unjudged.STALE else News.ENDED,)


@pytest.mark.parametrize(
    ("was", "now", "new"),
    [
        (PASS, PASS, ()),
        (FAIL, PASS, (News.TARGET_REACHED,)),
        (HIT_OR_MISS, PASS, (News.TARGET_REACHED,)),
        (FAIL, HIT_OR_MISS, (News.TARGET_REACHED,)),
        (PASS, HIT_OR_MISS, (News.TARGET_LOST,)),
        (PASS, FAIL, (News.TARGET_LOST,)),
        (Assurance.NONE, FAIL, ()),
        ("", PASS, ()),  # not judged before: nothing was reached since
        (PASS, "", ()),
    ],
)
def test_a_target_is_reached_or_lost_by_its_mark(was, now, new):
    assert news(replace(BASE, assurance=was), replace(BASE, assurance=now)) == new


@pytest.mark.parametrize(
    ("was", "now", "new"),
    [(0, 1, (News.TARGET_REACHED,)), (3, 0, (News.TARGET_LOST,)), (3, 4, ()), (0, 0, ())],
)
def test_a_target_that_has_no_mark_is_crossed_by_the_figures_between_two_snapshots(was, now, new):
    plain = replace(BASE, assurance="", value=10.0)
    assert news(replace(plain, beyond=was), replace(plain, beyond=now, period=date(2026, 2, 1))) == new
    assert news(replace(plain, beyond=was, target=9.0), replace(plain, beyond=now, period=date(2026, 2, 1))) == ()


@pytest.mark.parametrize(
    ("was", "now", "new"),
    [
        (ON, ON, ()),
        (ON, UNCERTAIN, (News.FURTHER_OFF,)),
        (ON, OFF, (News.FURTHER_OFF,)),
        (UNCERTAIN, OFF, (News.FURTHER_OFF,)),
        (OFF, UNCERTAIN, (News.NEARER,)),
        (UNCERTAIN, ON, (News.NEARER,)),
        ("", OFF, ()),
        (ON, "", ()),
    ],
)
def test_a_course_that_turns_is_new(was, now, new):
    assert news(replace(BASE, course=was), replace(BASE, course=now)) == new


@pytest.mark.parametrize(
    ("met", "new"), [(True, News.MET_IN_TIME), (False, News.TARGET_MISSED), (None, News.DATE_PASSED)]
)
def test_a_date_that_has_passed_says_whether_its_target_was_met(met, new):
    passed = replace(BASE, course=Course.DATE_PASSED, met=met)
    assert news(BASE, passed) == (new,)
    assert news(passed, passed) == ()
    other_date = replace(passed, target_by=date(2025, 12, 31))  # another target was declared, whose day had passed
    assert news(BASE, other_date) == ()


def test_a_figure_of_the_targets_time_that_comes_after_its_date_is_new():
    before, after = (replace(BASE, course=Course.DATE_PASSED, met=met) for met in (None, True))
    assert news(before, after) == (News.MET_IN_TIME,)


ON_TIME, LATE, STALE, ENDED = Standing.ON_TIME, Standing.LATE, Standing.STALE, Standing.ENDED


@pytest.mark.parametrize(
    ("was", "now", "new"),
    [
        (ON_TIME, LATE, (News.LATE,)),
        (LATE, STALE, (News.LATE,)),
        (LATE, LATE, ()),
        (LATE, ON_TIME, ()),  # a figure came in: whether it says anything new is told by its marks
        (ON_TIME, ENDED, (News.ENDED,)),
        (ENDED, ENDED, ()),
        ("", LATE, ()),
    ],
)
def test_a_series_that_falls_behind_is_new(was, now, new):
    assert news(replace(BASE, standing=was), replace(BASE, standing=now)) == new


@pytest.mark.parametrize(("standing", "new"), [(ON_TIME, 0), (LATE, 1), (STALE, 0), (ENDED, 0), ("", 0)])
def test_since_the_period_before_only_what_is_late_by_no_more_than_a_period_is_new(standing, new):
    assert len(news_since_period_before({"robbery": replace(BASE, standing=standing)})) == new


def test_another_value_of_the_same_period_is_restated_and_of_another_definition_redefined():
    was, now = replace(BASE, value=10.0), replace(BASE, value=10.5)
    assert news(was, now) == (News.RESTATED,)
    assert news(was, now, redefined=True) == (News.REDEFINED,)
    assert news(was, replace(now, period=date(2026, 2, 1))) == ()
    assert news(was, replace(now, frequency=Frequency.QUARTER)) == ()
    assert news(was, replace(now, value=10.0 + 1e-12)) == ()
    assert news(was, replace(now, value=None)) == ()
    assert news(was, was, redefined=True) == ()


def test_an_indicator_that_comes_or_goes_is_told_by_itself():
    found = news_since({"a": BASE, "b": BASE}, {"b": BASE, "c": BASE})
    assert [(each.indicator, each.news) for each in found] == [("a", (News.GONE,)), ("c", (News.NEW,))]


def test_a_row_is_an_indicator_and_says_all_that_is_new_of_it_the_worst_first():
    was = replace(BASE, variation=COMMON, assurance=FAIL, course=ON)
    now = replace(BASE, variation=CONCERN, assurance=PASS, course=OFF, standing=LATE)
    (found,) = news_since({"robbery": was}, {"robbery": now})
    assert found.news == (News.WORSE, News.FURTHER_OFF, News.LATE, News.TARGET_REACHED)


def test_rows_stand_the_worst_first_then_by_name():
    marks = {"d": IMPROVEMENT, "c": CONCERN, "b": HIGH, "a": CONCERN, "e": COMMON}
    now = {slug: replace(BASE, variation=mark) for slug, mark in marks.items()}
    found = news_since(dict.fromkeys(marks, BASE), now)
    assert [each.indicator for each in found] == ["a", "c", "b", "d"]


VALUES = some.sampled_from([None, 0.0, 9.5, 10.0])
READINGS = some.builds(
    replace,
    some.just(BASE),
    variation=some.sampled_from(list(Variation)),
    variation_before=some.sampled_from(list(Variation)),
    variation_why=some.sampled_from(["", Unjudged.STALE, Unjudged.WITHHELD]),
    assurance=some.sampled_from(["", *Assurance]),
    assurance_before=some.sampled_from(["", *Assurance]),
    course=some.sampled_from(["", *Course]),
    course_before=some.sampled_from(["", *Course]),
    standing=some.sampled_from(["", *Standing]),
    met=some.sampled_from([None, True, False]),
    beyond=some.integers(0, 2),
    value=VALUES,
    period=some.sampled_from([None, date(2025, 12, 1), date(2026, 1, 1)]),
    target=some.sampled_from([None, 12.0]),
)
SEVERAL = some.dictionaries(some.sampled_from("abcdef"), READINGS)
# Where each kind of news can be seen in the two readings.
SEEN_IN = {
    **dict.fromkeys(
        (*(News.WORSE, News.BETTER, News.UNUSUAL, News.NOT_WORSE, News.NOT_BETTER), News.NOT_UNUSUAL, News.UNJUDGED),
        ("variation",),
    ),
    **dict.fromkeys((News.TARGET_LOST, News.TARGET_REACHED), ("assurance", "beyond")),
    **dict.fromkeys((News.FURTHER_OFF, News.NEARER), ("course",)),
    **dict.fromkeys((News.TARGET_MISSED, News.MET_IN_TIME, News.DATE_PASSED), ("course", "met")),
    **dict.fromkeys((News.LATE, News.ENDED), ("standing",)),
    **dict.fromkeys((News.RESTATED, News.REDEFINED), ("value",)),
}


@given(SEVERAL)
def test_nothing_is_new_between_a_snapshot_and_itself(readings: dict[str, Reading]) -> None:
    assert news_since(readings, readings, frozenset(readings)) == ()


@given(SEVERAL, SEVERAL)
def test_whatever_is_new_can_be_seen_in_the_two_readings(was: dict[str, Reading], now: dict[str, Reading]) -> None:
    for each in (*news_since(was, now), *news_since_period_before(now)):
        assert each.now is now.get(each.indicator)
        assert each.news
        assert list(each.news) == sorted(each.news, key=list(News).index)
        for new in each.news:
            if new in (News.NEW, News.GONE):
                assert (each.was is None) is (new is News.NEW) is not (each.now is None)
            else:
                fields = SEEN_IN[new]
                assert [getattr(each.was, name) for name in fields] != [getattr(each.now, name) for name in fields]


@given(SEVERAL, SEVERAL)
def test_what_is_good_news_one_way_is_bad_news_the_other(was: dict[str, Reading], now: dict[str, Reading]) -> None:
    turned = {News.TARGET_LOST: News.TARGET_REACHED, News.FURTHER_OFF: News.NEARER, News.GONE: News.NEW}
    there, back = news_since(was, now), news_since(now, was)
    for one, other in turned.items():
        found = {each.indicator for each in there if one in each.news}
        assert found == {each.indicator for each in back if other in each.news}

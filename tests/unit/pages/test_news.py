"""What is new of an indicator, in words: each kind of news by a reading that has it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import (
    Assurance,
    Bound,
    Changed,
    Course,
    Indicator,
    News,
    Reading,
    Standing,
    Unjudged,
    Variation,
    news_since,
    news_since_period_before,
)
from pages.components.theme.marks import MARKS
from pages.components.words import news
from tests.unit.pages.judged import SHARE, STEADY, judged
from tests.unit.pages.made import indicator

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
AIMED = indicator("proportion", "high_is_good", target=AIM)
STEADILY = judged(STEADY)[1]


def found(values: Sequence[float], declared: Indicator = SHARE) -> Changed:
    """What is new in the last of these months."""
    (changed,) = news_since_period_before({"robbery": judged(values, declared)[1]})
    return changed


def between(was: Reading | None, now: Reading | None) -> Changed:
    (changed,) = news_since({"robbery": was} if was else {}, {"robbery": now} if now else {})
    return changed


def told(changed: Changed, declared: Indicator = SHARE) -> tuple[str, str, str]:
    return news.mark(declared, changed), news.said(declared, changed, 0), news.before(declared, changed, 0)


def test_a_new_signal_says_what_it_rests_on_and_what_was_before() -> None:
    # The mean of all 17 is 0.707 or 0.731; the last move is screened out, so that the limits are 0.08 away.
    assert told(found([*STEADY, 0.5])) == (
        "concern_down",
        "Getting worse: 50% is below its expected range, 63% to 79%.",
        "Before: no clear change.",
    )
    assert told(found([*STEADY, 0.9])) == (
        "improvement_up",
        "Improving: 90% is above its expected range, 65% to 81%.",
        "Before: no clear change.",
    )


def test_where_neither_way_is_better_it_is_unusual() -> None:
    neutral = indicator("proportion", "neutral")
    assert told(found([*STEADY, 0.5], neutral), neutral)[:2] == (
        "low",
        "Unusually low: 50% is below its expected range, 63% to 79%.",
    )


def test_a_signal_that_is_over_says_within_what_it_is_again() -> None:
    mark, said, before = told(found([*STEADY, 0.5, 0.72]))
    assert (mark, before) == ("common", "Before: getting worse.")
    assert said.startswith("No longer getting worse: within its expected range, ")


def test_a_signal_and_its_target_are_one_row_and_both_are_said() -> None:
    was = replace(judged(STEADY, AIMED)[1], assurance=Assurance.PASS)
    now = judged([*STEADY, 0.5], AIMED)[1]
    changed = between(was, now)
    assert changed.news[:2] == (News.WORSE, News.TARGET_LOST)
    mark, said, before = told(changed, AIMED)
    assert mark == "concern_down"
    assert said.startswith("Getting worse: 50% is below its expected range, 63% to 79%. Now short of its target: its ")
    assert before == "Before: no clear change, meets target."


@pytest.mark.parametrize(
    ("before", "after", "mark", "said"),
    [
        (Assurance.FAIL, Assurance.PASS, "pass", "Now meets its target: its expected range, "),
        (Assurance.FAIL, Assurance.HIT_OR_MISS, "hit_or_miss", "Now hit or miss: the target, 90%, lies inside its "),
        (Assurance.PASS, Assurance.FAIL, "fail", "Now short of its target: its expected range, "),
    ],
)
def test_a_target_reached_or_lost(before: Assurance, after: Assurance, mark: str, said: str) -> None:
    steady = judged(STEADY, AIMED)[1]
    changed = between(replace(steady, assurance=before), replace(steady, assurance=after))
    got, sentence, _ = told(changed, AIMED)
    assert (got, sentence[: len(said)]) == (mark, said)


def test_a_target_without_a_mark_is_reached_by_its_figure() -> None:
    plain = replace(STEADILY, target=0.9, assurance="")
    reached = between(replace(plain, beyond=0), replace(plain, beyond=1, period=date(2026, 2, 1)))
    assert told(reached) == (
        "common",
        "Its figure has reached what it is to be.",
        f"Before: {round((STEADILY.value or 0) * 100)}% in Jan 2026.",
    )


def test_a_course_that_turns_and_a_date_that_passes() -> None:
    aimed = replace(STEADILY, target=0.9, target_by=date(2027, 3, 31), chance=0.04, course=Course.ON_COURSE)
    assert told(between(aimed, replace(aimed, course=Course.OFF_COURSE)), AIMED) == (
        "off_course",
        "Now off course: chance less than 1 in 10 by March 2027.",
        "Before: on course.",
    )
    passed = replace(aimed, course=Course.DATE_PASSED, met=False)
    assert told(between(aimed, passed), AIMED) == (
        "date_passed",
        "The date of its target has passed: it was not met.",
        "Before: on course.",
    )


@pytest.mark.parametrize(
    ("standing", "mark", "said"),
    [
        (Standing.LATE, "late", "Late: the next figure was due by 10 February 2026 and has not come."),
        (
            *(Standing.STALE, "fail"),
            "Overdue: the next figure was due by 10 February 2026, and the one after it is late too.",
        ),
        (Standing.ENDED, "missing", "The series has ended: no other figure will come."),
    ],
)
def test_what_falls_behind(standing: Standing, mark: str, said: str) -> None:
    assert told(between(STEADILY, replace(STEADILY, standing=standing))) == (mark, said, "")


def test_a_figure_that_is_restated_is_told_with_enough_places_to_be_another() -> None:
    was, now = replace(STEADILY, value=0.731), replace(STEADILY, value=0.734)
    changed = between(was, now)
    assert news.is_told(SHARE, changed, 0)
    assert told(changed) == (
        "common",
        "Restated: 73.4% in January 2026; it was told as 73.1% before.",
        "Its mark: no clear change.",
    )
    redefined = replace(changed, news=(News.REDEFINED,))
    assert told(redefined)[1] == "Counted in another way: 73.4% in January 2026; it was told as 73.1% before."
    bounded = between(replace(was, bound=Bound.AT_MOST), now)
    assert told(bounded)[1].endswith("it was told as 73.1% or less before.")


def test_a_restated_figure_that_brought_another_mark_says_the_mark_of_before() -> None:
    was, now = judged([*STEADY, 0.7])[1], judged([*STEADY, 0.9])[1]
    mark, said, before = told(between(was, now))
    assert "Restated: 90% in" in said
    assert "Improving: 90% is above its expected range" in said
    assert (mark, before) == ("improvement_up", "Before: no clear change.")


def test_a_figure_that_is_written_as_before_is_nothing_to_tell() -> None:
    changed = between(replace(STEADILY, value=0.731), replace(STEADILY, value=0.731001))
    assert changed.news == (News.RESTATED,)
    assert not news.is_told(SHARE, changed, 0)
    worse = replace(changed, news=(News.WORSE, News.RESTATED))
    assert news.is_told(SHARE, worse, 0)


def test_what_can_no_longer_be_judged_says_why() -> None:
    lost = replace(STEADILY, variation=Variation.UNKNOWN, variation_why=Unjudged.WITHHELD)
    assert told(between(STEADILY, lost)) == (
        "unknown",
        "No longer judged: too much is withheld.",
        "Before: no clear change.",
    )


def test_what_comes_and_what_goes() -> None:
    mark, said, before = told(between(None, STEADILY))
    assert (mark, before) == ("common", "")
    assert said.startswith("It is new among the figures. No clear change: within its expected range, ")
    assert told(between(STEADILY, None)) == ("missing", "It is no longer among the figures.", "")


def test_the_figure_of_before_is_told_where_it_is_another_periods() -> None:
    was = replace(STEADILY, value=0.7, period=date(2025, 10, 1))
    assert told(between(was, judged([*STEADY, 0.5])[1]))[2] == "Before: 70% in Oct 2025, no clear change."


@pytest.mark.parametrize("new", News)
def test_every_kind_of_news_has_a_sentence_and_a_mark(new: News) -> None:
    now = replace(
        STEADILY,
        variation_why=Unjudged.WITHHELD,
        assurance=Assurance.FAIL,
        course=Course.DATE_PASSED,
        target=0.9,
        standing=Standing.LATE,
    )
    was = None if new is News.NEW else replace(now, value=0.1)
    changed = Changed("robbery", was, None if new is News.GONE else now, (new,))
    mark, said, _ = told(changed, AIMED)
    assert mark in MARKS
    assert said.endswith(".")
    assert "  " not in said

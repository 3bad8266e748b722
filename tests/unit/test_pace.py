"""What it would take for everyone to have finished: by tables to check by hand, and by walking on in time."""

import random
from dataclasses import replace
from datetime import date
from math import sqrt
from statistics import stdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from data.holding.freshness import Freshness
from data.vocabulary import Bound, Frequency, Standing, Unjudged
from metrics import Indicator, Pace, Series, pace
from metrics.snapshots.pace import WITHIN
from tests.unit.pages.made import CAMDEN, indicator, monthly

STOCK = indicator("proportion", "high_is_good", stock=True, level="borough")
FLOW = indicator("count", "high_is_good", slug="finishing", level="borough")
LAST = date(2026, 1, 1)


def counted(declared: Indicator, counts: list[Any]) -> Series:
    """Months up to the last, of pairs of counts; a word for a month without a figure."""
    before = LAST.year * 12 + LAST.month - len(counts)
    figures = [each if isinstance(each, str) else each[0] / each[1] for each in counts]
    series = monthly(figures, CAMDEN, declared, first=date(before // 12, before % 12 + 1, 1))
    told = [
        each if isinstance(of, str) else replace(each, numerator=float(of[0]), denominator=float(of[1]))
        for each, of in zip(series.observations, counts, strict=True)
    ]
    return replace(series, observations=tuple(told))


# 300 of 1,000 have not finished a year ago, and 360 have not now: 5 more a month. 20 a month finish.
SHRINKING = [(700 - 5 * month, 1000) for month in range(13)]
TWENTY = [(20, 350)] * 12


def known(stock: list[Any], flow: list[Any]) -> Pace:
    found = pace(counted(STOCK, stock), counted(FLOW, flow))
    assert isinstance(found, Pace)
    return found


def test_what_is_needed_is_what_is_left_by_the_months_and_what_keeps_it_from_growing() -> None:
    found = known(SHRINKING, TWENTY)
    assert (found.period, found.unfinished, found.growing, found.finishing) == (LAST, 360, 5, 20)
    assert found.holding == 25
    assert found.needed(10) == 36 + 25
    assert found.needed(36) == 10 + 25
    assert found.left is None


def test_where_fewer_are_left_each_month_today_s_pace_comes_to_an_end() -> None:
    found = known([(700 + 10 * month, 1000) for month in range(13)], TWENTY)
    assert (found.unfinished, found.growing, found.holding) == (180, -10, 10)
    assert found.left == 18
    # To be there just then takes just the pace that there is.
    assert found.needed(18) == found.finishing


def test_a_share_that_goes_by_equal_steps_leads_on_along_them() -> None:
    found = known(SHRINKING, TWENTY)
    assert found.share == pytest.approx(0.64)
    assert found.step == pytest.approx(-0.005)
    assert found.expected(10) == pytest.approx((0.59, 0.59, 0.59))


def test_the_fan_is_as_wide_as_steps_and_their_average_have_it() -> None:
    found = known([(500, 1000), *[(510, 1000), (500, 1000)] * 6], TWENTY)
    spread = stdev([0.01, -0.01] * 6)
    assert found.step == pytest.approx(0)
    assert found.spread == pytest.approx(spread)
    reach = WITHIN * spread * sqrt(6 + 36 / 12)
    assert found.expected(6) == pytest.approx((0.5, 0.5 - reach, 0.5 + reach))


def test_eight_in_ten_are_those_of_student_with_eleven_degrees_of_freedom() -> None:
    assert pytest.approx(float(t.ppf(0.9, 11)), abs=5e-5) == WITHIN


def test_eight_in_ten_series_of_chance_end_inside_of_the_fan() -> None:
    chance, inside = random.Random(1), 0
    for _ in range(2000):
        steps = [chance.gauss(0.001, 0.002) for _ in range(12 + 6)]
        walk = [0.5]
        for step in steps:
            walk.append(walk[-1] + step)
        found = known([(each * 1e6, 1e6) for each in walk[:13]], TWENTY)
        _, lower, upper = found.expected(6)
        inside += lower <= walk[-1] <= upper
    assert inside / 2000 == pytest.approx(0.8, abs=0.03)


@given(
    there=st.integers(100, 5000),
    unfinished=st.integers(1, 100),
    a_month=st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)),
    months=st.integers(1, 60),
)
def test_whoever_goes_on_at_the_pace_that_is_needed_is_there_on_the_day(
    there: int, unfinished: int, a_month: tuple[int, int, int], months: int
) -> None:
    """By another way: month after month people join, leave unfinished, and finish."""
    joining, leaving, finishing = a_month
    growing = joining - leaving - finishing
    lefts = [there + unfinished + growing * month for month in range(13)]
    if min(lefts) <= 0:
        return
    counts = [(10_000, 10_000 + left) for left in lefts]
    found = known(counts, [(finishing, 1000)] * 12)
    needed, left = found.needed(months), float(lefts[-1])
    for _ in range(months):
        left += joining - leaving - needed
    assert left <= 1e-6 or needed == 0
    assert needed == 0 or left == pytest.approx(0, abs=1e-6)


@given(st.lists(st.integers(0, 1000), min_size=13, max_size=13), st.integers(1, 60))
def test_a_share_never_leads_beyond_nothing_or_everyone(shares: list[int], months: int) -> None:
    fit, lower, upper = known([(each, 1000) for each in shares], TWENTY).expected(months)
    assert 0 <= lower <= fit <= upper <= 1


@pytest.mark.parametrize(
    ("stock", "flow", "why"),
    [
        ([], [], Unjudged.NO_FIGURES),
        (SHRINKING[1:], TWENTY, Unjudged.TOO_FEW_POINTS),
        (SHRINKING, TWENTY[1:], Unjudged.TOO_FEW_POINTS),
        ([*SHRINKING[:-1], "small"], TWENTY, Unjudged.WITHHELD),
        ([*SHRINKING[:5], "missing", *SHRINKING[6:]], TWENTY, Unjudged.MISSING),
        (SHRINKING, [*TWENTY[:-1], "small"], Unjudged.WITHHELD),
        (SHRINKING, ["late", *TWENTY[1:]], Unjudged.MISSING),
    ],
)
def test_where_any_month_of_the_year_is_not_shown_there_is_no_pace(
    stock: list[Any], flow: list[Any], why: Unjudged
) -> None:
    assert pace(counted(STOCK, stock), counted(FLOW, flow)) == why


def test_a_month_before_the_year_may_be_withheld() -> None:
    assert known(["small", *SHRINKING], TWENTY).unfinished == 360


def test_a_month_left_out_makes_the_year_too_short() -> None:
    series = counted(STOCK, [(700, 1000), *SHRINKING])
    holed = replace(series, observations=(*series.observations[:4], *series.observations[5:]))
    assert pace(holed, counted(FLOW, TWENTY)) == Unjudged.TOO_FEW_POINTS


def test_what_is_still_to_come_does_not_count_and_a_bound_is_no_figure() -> None:
    coming = counted(STOCK, [*SHRINKING, "waiting"])
    found = pace(coming, counted(FLOW, [*TWENTY, "waiting"]))
    assert isinstance(found, Pace)
    assert found.unfinished == 360
    series = counted(STOCK, SHRINKING)
    *most, last = series.observations
    bound = replace(series, observations=(*most, replace(last, bound=Bound.AT_LEAST)))
    assert pace(bound, counted(FLOW, TWENTY)) == Unjudged.BOUND
    few = replace(last, bound=Bound.AT_MOST, numerator=None)
    assert pace(replace(series, observations=(*most, few)), counted(FLOW, TWENTY)) == Unjudged.WITHHELD


@pytest.mark.parametrize(("standing", "why"), [(Standing.STALE, Unjudged.STALE), (Standing.ENDED, Unjudged.ENDED)])
def test_what_is_long_overdue_or_has_ended_has_no_pace_today(standing: Standing, why: Unjudged) -> None:
    old = replace(counted(STOCK, SHRINKING), freshness=Freshness(standing))
    assert pace(old, counted(FLOW, TWENTY)) == why


def test_quarters_have_no_pace_a_month() -> None:
    quarterly = replace(counted(STOCK, SHRINKING), frequency=Frequency.QUARTER)
    assert pace(quarterly, counted(FLOW, TWENTY)) == Unjudged.NO_FIGURES

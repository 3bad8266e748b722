"""The line ahead, the level that is held, the course to a target, and the milestones on the way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, logit
from scipy.stats import linregress, norm, t

from data.vocabulary import Course as Word
from metrics.statistics.control import xmr
from metrics.statistics.projection import course, hold, project, required_rate, trajectory

SERIES = [71.2, 70.1, 73.4, 72.2, 74.9, 75.0, 74.1, 77.3, 76.0, 78.8]


def test_the_line_and_its_interval_are_statsmodels():
    """statsmodels 0.15.0, OLS(...).get_prediction(...).summary_frame(alpha=0.2), of the four periods after."""
    told = project(SERIES, 4)
    assert told.fit == pytest.approx([78.8, 79.618182, 80.436364, 81.254545], abs=1e-6)
    assert told.lower == pytest.approx([76.883086, 77.608461, 78.323514, 79.029680], abs=1e-6)
    assert told.upper == pytest.approx([80.716914, 81.627903, 82.549213, 83.479411], abs=1e-6)
    assert (told.slope, told.slope_lower, told.slope_upper) == pytest.approx((0.81818182, 0.53048769, 1.10587594))


def test_the_slope_is_scipys():
    told, theirs = project(SERIES, 1), linregress(range(10), SERIES)
    assert told.slope == pytest.approx(theirs.slope)
    assert told.slope_upper - told.slope == pytest.approx(t.ppf(0.975, 8) * theirs.stderr)
    assert told.now == pytest.approx(theirs.intercept + 9 * theirs.slope)


def test_a_gap_is_left_out_and_the_others_keep_their_period():
    place = [0, 1, 3, 4, 5, 8, 9]
    told = project([SERIES[i] if i in place else None for i in range(10)], 2)
    theirs = linregress(place, [SERIES[i] for i in place])
    assert told.fit == pytest.approx([theirs.intercept + i * theirs.slope for i in (10, 11)])
    # Not as if it were a nought, nor as if the gap were not: a last one that is missing is still a period.
    assert project([1, 2, 3, np.nan], 1).fit == pytest.approx([5])


def test_shares_on_the_scale_of_odds_stay_between_nought_and_one():
    shares = expit(np.array([2.0, 2.6, 2.9, 3.6, 4.1, 4.4, 5.1, 5.4]))
    told = project(shares, 8, logit=True)
    plain = project(logit(shares), 8)
    assert told.fit == pytest.approx(expit(plain.fit))
    assert told.upper == pytest.approx(expit(plain.upper))
    assert (told.upper < 1).all()
    assert project(shares, 8).upper[-1] > 1
    assert told.chance_above(0.99) == pytest.approx(plain.chance_above(float(logit(0.99))))
    assert told.chance_above(1.0) == 0
    with pytest.raises(ValueError, match=r"values must be above 0 and below 1, to have log-odds; got 1"):
        project([0.5, 1.0, 0.7], 1, logit=True)


def test_too_few_points_have_no_interval():
    assert np.isnan(project([], 2).fit).all()
    assert np.isnan(project([3.0], 2).slope)
    two = project([3.0, 4.0], 2)
    assert two.fit.tolist() == pytest.approx([5, 6])
    assert np.isnan(two.lower).all()
    assert np.isnan(two.chance_above(5.0))
    with pytest.raises(ValueError, match="the projection has no interval"):
        course(two, 5.0, polarity="high_is_good")


def test_the_interval_holds_as_many_new_figures_as_it_says():
    random = np.random.default_rng(7)
    inside = 0
    for _ in range(2000):
        series = 50 + 0.4 * np.arange(15) + random.normal(0, 3, 15)
        told = project(series[:12], 3)
        inside += told.lower[-1] <= series[-1] <= told.upper[-1]
    assert 0.77 < inside / 2000 < 0.83


def test_a_level_is_held_with_the_limits_of_its_chart():
    values = [9, 11] * 10
    chart = xmr(values)
    told = hold(chart.centre[-1], chart.lower[-1], chart.upper[-1], 5)
    assert told.fit.tolist() == [10] * 5
    assert told.upper.tolist() == [chart.upper[-1]] * 5
    # The limits are three standard deviations from the mean.
    sigma = 2.66 * 2 / 3
    assert told.chance_above(11) == pytest.approx(norm.sf(1 / sigma))
    assert course(told, 16, polarity="high_is_good").word == "off_course"
    assert course(told, 16, polarity="low_is_good").word == "on_course"
    assert course(told, 11, polarity="high_is_good").word == "uncertain"


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [(70, "on_course", "off_course"), (81, "uncertain", "uncertain"), (90, "off_course", "on_course")],
)
def test_the_course_is_where_the_whole_interval_lies(target, up, down):
    told = project(SERIES, 4)
    higher, lower = (course(told, target, polarity=each) for each in ("high_is_good", "low_is_good"))
    assert (higher.word, lower.word) == (up, down)
    assert {up, down} <= {word.value for word in Word}
    assert higher.chance + lower.chance == pytest.approx(1)
    centre, deviation = told.fit[-1], (told.upper[-1] - told.fit[-1]) / t.ppf(0.9, 8)
    assert higher.chance == pytest.approx(t.sf((target - centre) / deviation, 8))


def test_at_the_end_of_its_interval_a_target_is_reached_with_nine_chances_in_ten():
    told = project(SERIES, 4)
    on = course(told, float(told.lower[-1]), polarity="high_is_good")
    assert on.word == "on_course"
    assert on.chance == pytest.approx(0.9)
    assert course(told, float(told.upper[-1]), polarity="high_is_good").word == "uncertain"
    down = course(told, float(told.upper[-1]), polarity="low_is_good")
    assert down.word == "on_course"
    assert down.chance == pytest.approx(0.9)
    assert course(told, float(told.lower[-1]), polarity="low_is_good").word == "uncertain"


def test_a_series_without_any_noise_is_certain():
    told = project([1, 2, 3, 4, 5], 5)
    assert told.chance_above(9) == 1
    assert told.chance_above(11) == 0
    assert course(told, 10, polarity="high_is_good").word == "on_course"


@given(st.lists(st.integers(0, 100), min_size=4, max_size=30), st.integers(1, 12), st.integers(-50, 150))
def test_upside_down_the_course_is_the_same(values, horizon, target):
    up = course(project(values, horizon), target + 0.5, polarity="high_is_good")
    down = course(project([-each for each in values], horizon), -target - 0.5, polarity="low_is_good")
    assert up.word == down.word
    assert up.chance == pytest.approx(down.chance)


def test_the_rate_that_is_needed_and_the_milestones():
    assert required_rate(71, 90, 24) == pytest.approx(19 / 24)
    assert required_rate([10, 10], [4, np.nan], 3)[0] == -2
    line = trajectory([-1, 0, 5, 10, 15, 20, 21], [0, 10, 20], [50, 60, 90])
    assert line[1:-1].tolist() == [50, 55, 60, 75, 90]
    assert np.isnan(line[[0, -1]]).all()
    assert trajectory(5, [0, 10], [0.7, 0.9]) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: project(SERIES, 0), "horizon must be 1 or more; got 0"),
        (lambda: project(SERIES, 1, level=80), "level must be between 0 and 1; got 80"),
        (lambda: project([SERIES], 1), "one dimension"),
        (lambda: hold(5, 6, 7, 1), "centre must lie between lower and upper; got 6, 5, 7"),
        (lambda: hold(np.nan, 6, 7, 1), "centre must lie between"),
        (lambda: course(project(SERIES, 1), 5, polarity="neutral"), "polarity must be high_is_good or low_is_good"),
        (lambda: required_rate(1, 2, 0), "periods must be above 0; got 0"),
        (lambda: trajectory(1, [0], [1]), "days must be two or more, each later than the one before"),
        (lambda: trajectory(1, [0, 0], [1, 2]), "days must be two or more, each later than the one before"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()

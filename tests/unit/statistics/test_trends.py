"""The recent trend, Kendall's test, Theil and Sen's slope, and the runs of a short series."""

from itertools import combinations
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import binom, chi2, kendalltau, theilslopes

from data.vocabulary import Variation
from metrics.statistics.monotone import kendall, kendall_each, theil_sen, theil_sen_each
from metrics.statistics.runs import runs
from metrics.statistics.trend import CHI_SQUARE, recent_trend, recent_trend_each

YEARS = np.arange(1.0, 6)


def test_the_threshold_is_the_quantile_of_998_in_a_thousand():
    assert chi2.ppf(0.998, 1) == pytest.approx(CHI_SQUARE, abs=1e-12)


def test_the_slope_is_that_of_weighted_least_squares():
    values = np.array([52.1, 54.0, 53.2, 57.5, 58.1])
    half = np.array([2.1, 2.0, 1.9, 2.2, 2.0])
    told = recent_trend(values, values - half, values + half, polarity="high_is_good")
    # By the algebra of matrices: (X'WX)^-1 X'Wy, and the variance of its slope.
    design, weight = np.column_stack([np.ones(5), YEARS]), np.diag((half * 2 / 3.92) ** -2)
    covariance = np.linalg.inv(design.T @ weight @ design)
    slope = (covariance @ design.T @ weight @ values)[1]
    assert told.slope == pytest.approx(slope)
    assert told.chi_square == pytest.approx(slope**2 / covariance[1, 1])
    # statsmodels 0.15.0, WLS.
    assert told.slope == pytest.approx(1.53662387)
    assert told.chi_square == pytest.approx(21.44012751)
    assert (told.word, told.meaning) == ("increasing and getting better", "improvement")


@pytest.mark.parametrize(
    ("values", "polarity", "word", "meaning"),
    [
        ([1, 2, 3, 4, 5], "high_is_good", "increasing and getting better", "improvement"),
        ([1, 2, 3, 4, 5], "low_is_good", "increasing and getting worse", "concern"),
        ([1, 2, 3, 4, 5], "neutral", "increasing", "high"),
        ([5, 4, 3, 2, 1], "high_is_good", "decreasing and getting worse", "concern"),
        ([5, 4, 3, 2, 1], "low_is_good", "decreasing and getting better", "improvement"),
        ([5, 4, 3, 2, 1], "neutral", "decreasing", "low"),
        ([3, 3, 3, 3, 3], "high_is_good", "no significant change", "common"),
        # The rise is the last year's alone: without it there is a fall.
        ([1, 0.9, 0.8, 0.7, 9], "high_is_good", "no significant change", "common"),
        ([1, 2, 3, 4], "high_is_good", "cannot be calculated", "unknown"),
        ([9, 9, 1, 2, 3, 4, 5], "high_is_good", "increasing and getting better", "improvement"),
        ([1, 2, np.nan, 4, 5], "high_is_good", "cannot be calculated", "unknown"),
    ],
)
def test_the_words_of_a_recent_trend(values, polarity, word, meaning):
    values = np.array(values, float)
    told = recent_trend(values, values - 0.5, values + 0.5, polarity=polarity)
    assert (told.word, told.meaning) == (word, meaning)
    assert meaning in {each.value for each in Variation}


def test_limits_without_a_width_or_missing_tell_no_trend():
    values = np.arange(5.0)
    upper = values + np.array([1, 1, 0, 1, 1])
    assert recent_trend(values, values, upper).word == "cannot be calculated"
    assert recent_trend(values, values - 1, [1, 2, 3, 4, np.nan]).word == "cannot be calculated"
    assert np.isnan(recent_trend([], [], []).slope)


@pytest.mark.parametrize(("wider", "meaning"), [(0.999999, "high"), (1.000001, "common")])
def test_a_trend_is_significant_from_its_threshold_on(wider, meaning):
    # The chi-square of a rise of 1 a year is 10 over the standard error squared.
    half = 1.96 * np.sqrt(10 / CHI_SQUARE) * wider
    assert recent_trend(YEARS, YEARS - half, YEARS + half).meaning == meaning


def naive(values, errors):
    """Whether the trend is significant, straight from its rule: six fits, one with all, and one without each year."""
    signs = []
    for left in (None, *range(5)):
        keep = [i for i in range(5) if i != left]
        slope, _ = np.polyfit(YEARS[keep], values[keep], 1, w=1 / errors[keep])
        signs.append(slope < 0)
        if left is None:
            middle = np.average(YEARS, weights=errors**-2.0)
            chi = slope**2 * (errors**-2.0 * (YEARS - middle) ** 2).sum()
    return (all(signs) or not any(signs)) and chi > CHI_SQUARE


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), min_size=5, max_size=5))
def test_a_trend_agrees_with_six_fits(points):
    values, errors = (np.array(column, float) for column in zip(*points, strict=True))
    told = recent_trend(values, values - 1.96 * errors, values + 1.96 * errors)
    slopes = [np.polyfit(YEARS[keep], values[keep], 1, w=1 / errors[keep])[0] for keep in ~np.eye(5, dtype=bool)]
    # A slope of nought, and what lies on the threshold, turn on the last digit.
    if min(map(abs, slopes)) > 1e-9 and abs(told.chi_square - CHI_SQUARE) > 1e-6:
        assert (told.meaning != "common") == naive(values, errors)


@given(st.lists(st.lists(st.integers(0, 50), min_size=6, max_size=6), min_size=1, max_size=5), st.integers(1, 9))
def test_trends_of_many_are_those_of_each_and_of_the_other_polarity_their_mirror(rows, half):
    values = np.array(rows, float)
    many = recent_trend_each(values, values - half, values + half, polarity=["high_is_good"] * len(rows))
    assert len(many) == len(rows)
    flipped = {"improvement": "concern", "concern": "improvement"}
    for i, row in enumerate(values):
        assert many[i] == recent_trend(row, row - half, row + half, polarity="high_is_good")
        other = recent_trend(row, row - half, row + half, polarity="low_is_good")
        assert other.meaning == flipped.get(many[i].meaning, many[i].meaning)


ties = st.lists(st.integers(-3, 6), min_size=2, max_size=60)
different = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40, unique=True)
ordered = different.map(sorted)


@given(st.one_of(ties, different, ordered))
@settings(max_examples=300)
def test_kendall_is_scipys(values):
    told = kendall(values)
    theirs = kendalltau(np.arange(len(values)), values)
    assert told.tau == pytest.approx(theirs.statistic, nan_ok=True)
    assert told.p_value == pytest.approx(theirs.pvalue, nan_ok=True)
    assert told.points == len(values)


@pytest.mark.parametrize("points", [31, 32, 33, 34, 40, 60])
@pytest.mark.parametrize("swapped", [0, 1, 2, 3, 12])
def test_kendall_is_exact_where_scipys_is(points, swapped):
    values = np.arange(points)
    for place in range(swapped):
        values[[2 * place, 2 * place + 1]] = values[[2 * place + 1, 2 * place]]
    assert kendall(values).p_value == pytest.approx(kendalltau(np.arange(points), values).pvalue, rel=1e-9, abs=0)
    shuffled = np.random.default_rng(points + swapped).permutation(points)
    assert kendall(shuffled).p_value == pytest.approx(kendalltau(np.arange(points), shuffled).pvalue, rel=1e-9)


@given(st.one_of(ties, different), st.sampled_from([0.8, 0.95, 0.99]))
@settings(max_examples=300)
def test_theil_and_sens_slope_is_scipys(values, confidence):
    told = theil_sen(values, confidence=confidence)
    theirs = theilslopes(values, alpha=1 - confidence)
    ours = (told.slope, told.lower, told.upper, told.intercept)
    expected = (theirs.slope, theirs.low_slope, theirs.high_slope, theirs.intercept)
    assert ours == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=2, max_size=30))
def test_a_gap_is_left_out_and_the_others_keep_their_time(values):
    place = [i for i, each in enumerate(values) if each is not None]
    there = [each for each in values if each is not None]
    if len(there) < 2:
        assert np.isnan(theil_sen(values).slope)
        assert np.isnan(kendall(values).tau)
        return
    theirs = theilslopes(there, place)
    assert theil_sen(values).slope == pytest.approx(theirs.slope)
    assert theil_sen(values).lower == pytest.approx(theirs.low_slope)
    assert kendall(values).p_value == pytest.approx(kendalltau(place, there).pvalue, nan_ok=True)
    together = kendall_each(np.array([values, values[::-1]], float))
    assert together[0] == pytest.approx(kendall(values), nan_ok=True) or np.isnan(together[0].tau)
    assert together[1].tau == pytest.approx(-together[0].tau, nan_ok=True)


MAYBE = st.one_of(st.just(np.nan), st.integers(0, 9).map(float))


@given(st.integers(0, 12).flatmap(lambda points: arrays(np.float64, (4, points), elements=MAYBE)))
def test_lines_through_many_series_are_those_through_each(series):
    together = theil_sen_each(series)
    for number, one in enumerate(series):
        there, own = np.flatnonzero(~np.isnan(one)), together[number]
        told = [own.slope, own.lower, own.upper, own.intercept]
        if len(there) < 2:
            assert np.isnan(told).all()
            continue
        steps = [(one[b] - one[a]) / (b - a) for a, b in combinations(there, 2)]
        assert own.slope == median(steps)
        assert own.lower in steps
        assert own.upper in steps
        assert own.lower <= own.slope <= own.upper
        assert own.intercept == median(one[there]) - own.slope * median(there)


def test_what_theil_and_sen_cannot_be_asked_is_refused():
    with pytest.raises(ValueError, match="confidence must be between 0 and 1; got 95"):
        theil_sen([1, 2, 3], confidence=95)
    with pytest.raises(ValueError, match="one dimension"):
        kendall([[1, 2]])


@pytest.mark.parametrize(("points", "longest", "fewest"), [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8)])
def test_what_chance_gives_is_anhoejs(points, longest, fewest):
    """Anhoej and Olesen, Run charts revisited, PLoS ONE 2014, table 1."""
    told = runs(np.tile([1.0, 2.0], points // 2))
    assert (told.points, told.allowed, told.needed) == (points, longest, fewest)
    assert fewest == binom.ppf(0.05, points - 1, 0.5)
    assert (told.longest, told.crossings, told.signal) == (1, points - 1, False)


def test_a_step_and_a_slow_wave_are_signals():
    step = runs([1, 2, 1, 2, 1, 8, 9, 8, 9, 8])
    assert (step.longest, step.crossings, step.signal) == (5, 1, True)
    # Seven neighbours on one side, of 10 that lie off the median, are one more than chance gives; six are not.
    long = runs([5, 6, 5, 6, 5, 6, 5, 2, 2, 2, 5])
    assert long.median == 5
    assert runs([8, 9, 8, 9, 8, 9, 1, 2, 1, 2, 9, 1]).signal is False


def test_a_point_on_the_median_neither_adds_nor_ends_and_a_gap_ends():
    on = runs([1, 1, 1, 5, 1, 1, 9, 9, 9, 9, 9])
    assert (on.median, on.points, on.longest, on.crossings) == (5, 10, 5, 1)
    gap = runs([1, 1, 1, np.nan, 1, 1, np.nan, 9, 9, 9, 9, 9])
    # What would be one crossing is over a gap; two gaps take two of nine tries away.
    assert (gap.points, gap.longest, gap.crossings, gap.needed) == (10, 5, 0, binom.ppf(0.05, 7, 0.5))


@pytest.mark.parametrize("values", [[], [np.nan, np.nan], [3.0], [2.0] * 12])
def test_nothing_off_the_median_is_no_signal(values):
    told = runs(values)
    assert (told.signal, told.points, told.longest) == (False, 0, 0)


@given(st.lists(st.integers(0, 9), min_size=0, max_size=30), st.sampled_from([0.1, 3.0]), st.integers(-99, 99))
def test_runs_are_the_same_in_other_units_and_upside_down(values, scale, shift):
    plain = runs(values)
    for factor in (scale, -scale):
        other = runs([(each + shift) * factor for each in values])
        assert (plain.longest, plain.crossings, plain.signal) == (other.longest, other.crossings, other.signal)

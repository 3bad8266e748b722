"""Funnel limits: where the interval of a value just meets the average."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm

from metrics.statistics.funnel import proportion_limits, rate_limits, significance
from metrics.statistics.intervals import poisson, wilson

LEVELS = (0.95, 0.998)
level = st.sampled_from(LEVELS)


@pytest.mark.parametrize("confidence", LEVELS)
def test_the_limits_of_a_share_are_spiegelhalters(confidence):
    """Statistics in Medicine 2005, equation for proportions: the average and z standard errors of it either way."""
    n = np.array([20.0, 75, 400, 10_000])
    lower, upper = proportion_limits(0.3, n, confidence=confidence)
    z = norm.ppf(0.5 + confidence / 2)
    assert upper == pytest.approx(np.minimum(0.3 + z * np.sqrt(0.21 / n), 1))
    assert lower == pytest.approx(np.maximum(0.3 - z * np.sqrt(0.21 / n), 0))


@given(st.floats(0.02, 0.98), st.integers(30, 5000), level)
def test_the_wilson_interval_of_a_share_on_a_limit_just_meets_the_average(average, n, confidence):
    lower, upper = (float(limit) for limit in proportion_limits(average, n, confidence=confidence))
    if upper < 1:
        assert wilson(upper * n, n, confidence=confidence)[0] == pytest.approx(average, abs=1e-9)
    if lower > 0:
        assert wilson(lower * n, n, confidence=confidence)[1] == pytest.approx(average, abs=1e-9)


@given(st.floats(0.001, 300), level)
def test_a_count_lies_outside_where_its_interval_leaves_the_average_out(expected, confidence):
    lower, upper = rate_limits(expected, 1.0, confidence=confidence)
    events = np.arange(0, 500)
    least, most = poisson(events, confidence=confidence)
    apart = np.abs(np.subtract.outer(events, [lower, upper])).min(axis=1) > 1e-6
    assert ((events > upper) == (least > expected))[apart].all()
    assert ((events < lower) == (most < expected))[apart].all()


def test_few_events_have_exact_limits_and_many_byars():
    lower, upper = rate_limits(2.0, 1.0)
    assert lower == 0
    assert chi2.ppf(0.025, 2 * float(upper)) / 2 == pytest.approx(2.0)
    lower, upper = rate_limits(12.5, [8.0])  # 100 expected
    z, x, y = norm.ppf(0.975), float(upper[0]) * 8, float(lower[0]) * 8 + 1
    assert x * (1 - 1 / (9 * x) - z / (3 * x**0.5)) ** 3 == pytest.approx(100)
    assert y * (1 - 1 / (9 * y) + z / (3 * y**0.5)) ** 3 == pytest.approx(100)


def test_none_expected_and_none_known():
    lower, upper = rate_limits([0.0, np.nan, 5.0], [4.0, 1.0, np.nan])
    assert np.isnan(lower).tolist() == [False, True, True]
    assert (lower[0], upper[0]) == (0, 0)
    assert np.isnan(proportion_limits(np.nan, 10)).all()


def test_the_words_of_a_funnel():
    words = significance([1, 3, 5, 7, 9, 2, 8, np.nan], (np.full(8, 4.0), 6.0), (2.0, 8.0))
    low, high = ["low (0.001)", "low (0.025)"], ["high (0.025)", "high (0.001)"]
    assert words.tolist() == [*low, "not significant", *high, "low (0.025)", "high (0.025)", ""]
    assert significance([4, 6], (4, 6), (2, 8)).tolist() == ["not significant"] * 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: proportion_limits(1.2, 10), "average must be from 0 to 1; got 1.2"),
        (lambda: proportion_limits(0.2, 0), "denominator must be above 0; got 0"),
        (lambda: rate_limits(-1, 10), "average must be 0 or more; got -1"),
        (lambda: rate_limits(1, -3), "exposure must be above 0; got -3"),
        (lambda: rate_limits(1, 3, confidence=0.5), "confidence must be from 0.9"),
    ],
)
def test_impossible_input_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()

"""The intervals against SciPy, published examples and their own rules."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, norm, t

from metrics.statistics.intervals import poisson, student, wilson

CASES = [(0, 1), (0, 40), (1, 1), (3, 10), (17, 20), (81, 263), (1379, 1642), (99999, 100000)]


@pytest.mark.parametrize("confidence", [0.95, 0.998])
@pytest.mark.parametrize(("numerator", "denominator"), CASES)
def test_wilson_is_scipys(numerator, denominator, confidence):
    lower, upper = wilson(numerator, denominator, confidence=confidence)
    theirs = binomtest(numerator, denominator).proportion_ci(confidence, method="wilson")
    assert lower == pytest.approx(theirs.low, abs=1e-12)
    assert upper == pytest.approx(theirs.high, abs=1e-12)


def test_wilson_gives_newcombes_published_example():
    # Newcombe, Statistics in Medicine 1998, table I: 81 of 263.
    lower, upper = wilson(81, 263)
    assert (round(float(lower), 4), round(float(upper), 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
@pytest.mark.parametrize("count", range(10))
def test_a_count_below_ten_has_the_exact_interval(count, confidence):
    tail = (1 - confidence) / 2
    lower, upper = poisson(count, confidence=confidence)
    assert lower == pytest.approx(chi2.ppf(tail, 2 * count) / 2 if count else 0, abs=1e-12)
    assert upper == pytest.approx(chi2.ppf(1 - tail, 2 * count + 2) / 2, abs=1e-12)


def test_a_count_of_ten_or_more_has_byars_interval():
    z = norm.ppf(0.975)
    lower, upper = poisson([10, 65])
    assert lower.tolist() == pytest.approx([x * (1 - 1 / (9 * x) - z / (3 * x**0.5)) ** 3 for x in (10, 65)])
    up = [(x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * (x + 1) ** 0.5)) ** 3 for x in (10, 65)]
    assert upper.tolist() == pytest.approx(up)


def test_byar_stays_close_to_exact_where_they_meet():
    count = np.arange(10, 200)
    lower, upper = poisson(count)
    assert np.allclose(lower, chi2.ppf(0.025, 2 * count) / 2, rtol=0.01)
    assert np.allclose(upper, chi2.ppf(0.975, 2 * count + 2) / 2, rtol=0.01)


def test_a_rate_is_the_count_over_its_exposure():
    of_count = poisson([4, 40])
    of_rate = poisson([4, 40], exposure=12.5)
    assert np.allclose(np.array(of_rate) * 12.5, of_count)


def test_student_is_scipys():
    values = np.array([2.0, 4.0, 4.0, 5.0, 9.0])
    lower, upper = student(values.sum(), len(values), (values**2).sum())
    theirs = t.interval(0.95, 4, loc=values.mean(), scale=values.std(ddof=1) / 5**0.5)
    assert (float(lower), float(upper)) == pytest.approx(theirs, abs=1e-12)


def test_a_missing_input_gives_a_missing_output_in_its_own_place_only():
    for lower, upper in (wilson([1, np.nan, 3], 10), poisson([1, np.nan, 30]), student([9, np.nan, 3], 3, 99)):
        assert np.isnan(lower).tolist() == [False, True, False]
        assert np.isnan(upper).tolist() == [False, True, False]


def test_numbers_lists_and_grids_keep_their_shape():
    assert wilson(1, 2)[0].shape == ()
    assert poisson([[1, 2], [3, 40]])[0].shape == (2, 2)
    assert wilson([1, 2, 3], 5)[1].shape == (3,)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: wilson(1, 0), "denominator must be above 0; got 0"),
        (lambda: wilson(-1, 5), "numerator must be 0 or more; got -1"),
        (lambda: wilson([1, 6], [5, 5]), "numerator must be no more than the denominator; got 6"),
        (lambda: wilson(np.inf, 5), "numerator must be finite; got inf"),
        (lambda: wilson([1, 2], [3, 4, 5]), r"shapes do not fit together: numerator \(2,\), denominator \(3,\)"),
        (lambda: wilson(1, 5, confidence=95), "confidence must be from 0.9"),
        (lambda: wilson(1, 5, confidence=0.5), "confidence must be from 0.9"),
        (lambda: poisson(-2), "count must be 0 or more; got -2"),
        (lambda: poisson(2, exposure=0), "exposure must be above 0; got 0"),
        (lambda: student(2, 1, 4), "n must be 2 or more; got 1"),
        (lambda: student(10, 2, 1), "sum_of_squares must be at least total squared / n; got 1"),
    ],
)
def test_impossible_input_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_wilson_interval_holds_its_proportion_within_nought_and_one(case):
    x, n = case
    lower, upper = wilson(x, n)
    assert -1e-12 <= lower <= x / n + 1e-12
    assert x / n - 1e-12 <= upper <= 1 + 1e-12
    wider = wilson(x, n, confidence=0.998)
    assert wider[0] <= lower + 1e-12
    assert wider[1] >= upper - 1e-12


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_proportion_and_its_complement_mirror_each_other(case):
    x, n = case
    lower, upper = wilson(x, n)
    mirrored = wilson(n - x, n)
    assert mirrored[0] == pytest.approx(1 - upper, abs=1e-12)
    assert mirrored[1] == pytest.approx(1 - lower, abs=1e-12)


@given(st.integers(0, 10**6))
def test_a_poisson_interval_holds_its_count_and_grows_with_confidence(count):
    lower, upper = poisson(count)
    wide_lower, wide_upper = poisson(count, confidence=0.998)
    assert 0 <= wide_lower <= lower <= count <= upper <= wide_upper

"""Whether two things go together: by hand, beside SciPy, and by how often the interval holds what is true."""

from math import atanh, sqrt, tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.statistics.rank import ranks, spearman

FEW = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=30)


def test_those_that_are_alike_share_the_middle_of_their_ranks():
    assert ranks(np.array([30.0, 10.0, 20.0, 20.0])).tolist() == [4, 1, 2.5, 2.5]


def test_the_interval_by_hand():
    """Five pairs, of which two have changed places: rho = 1 - 6 * 2 / (5 * 24) = 0.9."""
    found = spearman([1, 2, 3, 4, 5], [1, 2, 3, 5, 4])
    reach = 1.959964 * sqrt((1 + 0.81 / 2) / 2)
    assert found.pairs == 5
    assert found.rho == pytest.approx(0.9)
    assert (found.lower, found.upper) == pytest.approx((tanh(atanh(0.9) - reach), tanh(atanh(0.9) + reach)), abs=1e-6)


def test_a_pair_without_one_of_its_figures_is_left_out():
    nan = float("nan")
    assert spearman([1, 2, 3, 4, 5, nan], [1, 2, 3, 5, 4, 6]) == spearman([1, 2, 3, 4, 5, 6], [1, 2, 3, 5, 4, nan])


def test_what_has_no_correlation_or_no_spread_has_nan():
    assert np.isnan(spearman([], []).rho)
    assert np.isnan(spearman([1], [2]).rho)
    assert np.isnan(spearman([3, 3, 3, 3, 3], [1, 2, 3, 4, 5]).rho)
    for whole in (spearman([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]), spearman([1, 2, 3], [1, 3, 2])):
        assert np.isnan([whole.lower, whole.upper]).all()
    assert spearman([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]).rho == -1


def test_what_is_infinite_or_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="finite"):
        spearman([1, np.inf], [1, 2])
    with pytest.raises(ValueError, match="fit together"):
        spearman([1, 2, 3], [1, 2])


@given(FEW)
def test_it_is_that_of_scipy(pairs):
    x, y = zip(*pairs, strict=True)
    found = spearman(x, y)
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert np.isnan(found.rho)
    else:
        assert found.rho == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-9)


@given(FEW)
def test_it_is_the_same_either_way_round_turns_with_one_of_the_two_and_lies_inside_its_interval(pairs):
    x, y = (np.array(each, dtype=float) for each in zip(*pairs, strict=True))
    found, turned, swapped = spearman(x, y), spearman(-x, y), spearman(y, x)
    assert [swapped.rho, swapped.lower, swapped.upper] == pytest.approx(
        [found.rho, found.lower, found.upper], nan_ok=True
    )
    assert [turned.rho, turned.lower, turned.upper] == pytest.approx(
        [-found.rho, -found.upper, -found.lower], nan_ok=True
    )
    if not np.isnan(found.lower):
        assert -1 <= found.lower < found.rho < found.upper <= 1


@pytest.mark.parametrize("true", [0.0, 0.5, 0.8])
def test_of_twenty_wards_about_nineteen_intervals_in_twenty_hold_the_true_correlation(true):
    """Of a normal pair with Pearson's r the true rank correlation is 6 / pi * asin(r / 2)."""
    draws = np.random.default_rng(20260210)
    rho, held, many = 6 / np.pi * np.arcsin(true / 2), 0, 2000
    for x, e in zip(draws.normal(size=(many, 20)), draws.normal(size=(many, 20)), strict=True):
        found = spearman(x, true * x + np.sqrt(1 - true**2) * e)
        held += found.lower <= rho <= found.upper
    assert 0.93 <= held / many <= 0.97

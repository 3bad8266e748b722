"""Words beside a benchmark, and the difference and ratio of two figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import Beside
from metrics.statistics.comparison import compare
from metrics.statistics.differences import difference, ratio
from metrics.statistics.intervals import method, poisson, wilson


@pytest.mark.parametrize(
    ("lower", "upper", "up", "down", "neither"),
    [
        (11, 13, "better", "worse", "higher"),
        (5, 9, "worse", "better", "lower"),
        (9, 11, "similar", "similar", "similar"),
        (10, 12, "similar", "similar", "similar"),
        (8, 10, "similar", "similar", "similar"),
        (np.nan, 12, "none", "none", "none"),
        (8, np.nan, "none", "none", "none"),
    ],
)
def test_a_figure_differs_where_its_whole_interval_lies_on_one_side(lower, upper, up, down, neither):
    assert compare(lower, upper, 10, polarity="high_is_good") == up
    assert compare(lower, upper, 10, polarity="low_is_good") == down
    assert compare(lower, upper, 10, polarity="neutral") == neither
    assert up in {word.value for word in Beside}
    assert neither in {word.value for word in Beside}


def test_without_a_benchmark_there_is_no_comparison():
    assert compare([1, 2], [3, 4], np.nan, polarity="neutral").tolist() == ["none", "none"]


def test_many_at_once_each_with_its_own_polarity():
    words = compare([11, 11, 11], [12, 12, 12], 10, polarity=["high_is_good", "low_is_good", "neutral"])
    assert words.tolist() == ["better", "worse", "higher"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: compare(3, 2, 1, polarity="neutral"), "upper must be no less than lower; got 2"),
        (lambda: compare(1, 2, 3, polarity="good"), "polarity must be one of .*; got 'good'"),
        (lambda: compare(1, 2, np.inf, polarity="neutral"), "benchmark must be finite"),
        (lambda: difference((5, 1, 4), (1, 0, 2)), "value must be between its limits; got 5"),
        (lambda: ratio((1, -1, 4), (1, 0, 2)), "what is divided must be 0 or more; got -1"),
        (lambda: method(-1), "count must be 0 or more; got -1"),
    ],
)
def test_what_is_impossible_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_method_of_an_interval_of_counts_is_told():
    assert method([0, 9, 9.5, 10, 300, np.nan]).tolist() == ["exact", "exact", "exact", "byar", "byar", ""]


def of_shares(x, n, y, m, confidence=0.95):
    first, second = ((k / of, *wilson(k, of, confidence=confidence)) for k, of in ((x, n), (y, m)))
    return difference(first, second)


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_of_shares_is_newcombes(counts, lower, upper):
    """Newcombe, Statistics in Medicine 1998, pages 873 to 890, table II, method 10; statsmodels 0.15.0 gives the same,
    by `confint_proportions_2indep(method="newcomb", compare="diff")`."""
    low, high = of_shares(*counts)
    assert (float(low), float(high)) == pytest.approx((lower, upper), abs=5e-5)


def test_the_difference_at_the_wider_level_is_statsmodels():
    # statsmodels 0.15.0, as above with alpha=0.002.
    assert [float(end) for end in of_shares(56, 70, 48, 80, 0.998)] == pytest.approx(
        [-0.03348725, 0.40181176], abs=1e-8
    )


@given(*[st.integers(1, 400)] * 2, *[st.floats(0.5, 200)] * 2)
def test_a_ratio_holds_its_figure_and_turns_over_with_it(x, y, n, m):
    first, second = ((k / of, *poisson(k, exposure=of)) for k, of in ((x, n), (y, m)))
    low, high = ratio(first, second)
    assert low <= first[0] / second[0] <= high
    turned = ratio(second, first)
    assert (1 / turned[1], 1 / turned[0]) == pytest.approx((low, high), rel=1e-9)


def test_a_ratio_to_nought_is_missing():
    low, high = ratio((2.0, 1.0, 3.0), (0.0, 0.0, 1.0))
    assert np.isnan(low)
    assert np.isnan(high)

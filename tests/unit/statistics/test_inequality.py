"""The slope and relative index of inequality, fifths, and the gap between those at the ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import logit
from scipy.stats import norm

from metrics.statistics.differences import difference
from metrics.statistics.gaps import quantile_gap, quantiles
from metrics.statistics.inequality import _middle, slope_index, standard_error
from metrics.statistics.intervals import poisson, wilson

RATE = np.array([31, 27.5, 26, 21.8, 20.1, 17.2])
PEOPLE = np.array([8000.0, 12000, 10000, 9000, 11000, 10000])
RANK = np.arange(1, 7)


def by_matrices(value, people):
    """Weighted least squares by the algebra of matrices, over the middles of cumulative shares."""
    share = people / people.sum()
    place = np.cumsum(share) - share / 2
    design, weight = np.column_stack([np.ones(len(share)), place]), np.diag(share)
    return np.linalg.solve(design.T @ weight @ design, design.T @ weight @ value)


def test_the_index_is_that_of_weighted_least_squares():
    told = slope_index(RATE, PEOPLE, RANK)
    start, slope = by_matrices(RATE, PEOPLE)
    assert told.sii == pytest.approx(slope)
    assert told.rii == pytest.approx((start + slope) / start)
    # statsmodels 0.15.0, WLS.
    assert (told.sii, told.rii) == pytest.approx((-15.92841202, (31.75253934 - 15.92841202) / 31.75253934))
    assert np.isnan([told.lower, told.upper, told.rii_lower, told.rii_upper]).all()


def test_on_the_scale_of_logarithms_the_ends_are_told_on_the_natural_one():
    told = slope_index(RATE, PEOPLE, RANK, scale="log", transform=True)
    start, slope = 3.4916417, -0.68270684  # statsmodels 0.15.0, WLS of the logarithms
    assert told.sii == pytest.approx(np.exp(start + slope) - np.exp(start))
    assert told.rii == pytest.approx(np.exp(slope))
    share = RATE / 100
    start, slope = by_matrices(logit(share), PEOPLE)
    ends = 1 / (1 + np.exp(-start)), 1 / (1 + np.exp(-start - slope))
    told = slope_index(share, PEOPLE, RANK, scale="logit", transform=True)
    assert (told.sii, told.rii) == pytest.approx((ends[1] - ends[0], ends[1] / ends[0]))


def test_groups_on_a_line_have_its_ends_whatever_their_order():
    people = np.array([10.0, 30, 20, 25, 15])
    place = (np.cumsum(people) - people / 2) / 100
    order = [3, 0, 4, 2, 1]
    told = slope_index((40 - 12 * place)[order], people[order], np.arange(5)[order])
    assert (told.sii, told.rii) == pytest.approx((-12, 28 / 40))


def test_groups_of_one_rank_share_a_place():
    # Two of one rank are as one with all their people, at the mean of both weighted by them.
    apart = slope_index([9, 8, 7, 5, 4, 2], [10, 10, 30, 10, 20, 20], [1, 2, 2, 3, 4, 5])
    together = slope_index([9, 7.25, 5, 4, 2], [10, 40, 10, 20, 20], [1, 2, 3, 4, 5])
    assert apart.sii == pytest.approx(together.sii)


def test_the_simulated_interval_is_the_exact_one_of_a_straight_line():
    """On the natural scale the slope is a sum of independent normal values: its variance is known."""
    se = np.array([1.0, 0.8, 1.2, 0.9, 0.7, 1.1])
    told = slope_index(RATE, PEOPLE, RANK, se=se, draws=200_000)
    unit = [by_matrices(each, PEOPLE)[1] for each in np.eye(6)]
    deviation = np.sqrt((np.square(unit) * se**2).sum())
    assert told.lower == pytest.approx(told.sii - norm.ppf(0.975) * deviation, abs=0.05)
    assert told.upper == pytest.approx(told.sii + norm.ppf(0.975) * deviation, abs=0.05)
    wide = slope_index(RATE, PEOPLE, RANK, se=se, draws=200_000, confidence=0.998)
    assert wide.lower == pytest.approx(told.sii - norm.ppf(0.999) * deviation, abs=0.15)


def test_the_limits_are_the_draws_at_their_places():
    draws = np.random.default_rng(1).permutation(np.arange(1.0, 10_001))
    assert _middle(draws, 0.95) == (250, 9750)
    assert _middle(draws, 0.998) == (10, 9990)


def test_the_same_figures_have_the_same_interval_and_another_seed_another():
    lower, upper = poisson(RATE * PEOPLE / 1000, exposure=PEOPLE / 1000)
    se = standard_error(lower, upper, scale="log")
    first, again = (slope_index(RATE, PEOPLE, RANK, se=se, scale="log") for _ in range(2))
    assert first == again
    other = slope_index(RATE, PEOPLE, RANK, se=se, scale="log", seed=1)
    assert other.lower != first.lower
    assert other.lower == pytest.approx(first.lower, rel=0.05)
    assert first.lower < first.sii < first.upper
    assert first.rii_lower < first.rii < first.rii_upper
    # Drawn on the scale of logarithms, fitted on the natural one unless it is asked otherwise.
    assert first.sii == pytest.approx(slope_index(RATE, PEOPLE, RANK).sii)


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(3)
    people = np.full(10, 1000.0)
    truth = np.linspace(0.30, 0.48, 10)
    actual = slope_index(truth, people, np.arange(10)).sii
    held = 0
    for seed in range(300):
        cases = random.binomial(1000, truth)
        se = standard_error(*wilson(cases, 1000), scale="logit")
        told = slope_index(cases / 1000, people, np.arange(10), se=se, scale="logit", draws=1000, seed=seed)
        held += told.lower <= actual <= told.upper
    assert 0.91 < held / 300 < 0.99


def test_a_missing_group_leaves_no_index():
    value = RATE.copy()
    value[2] = np.nan
    told = slope_index(value, PEOPLE, RANK, se=np.ones(6))
    assert np.isnan([told.sii, told.rii, told.lower, told.upper]).all()


def test_a_line_that_begins_at_nought_has_no_ratio():
    told = slope_index(np.zeros(5), np.ones(5), np.arange(5), se=np.zeros(5))
    assert (told.sii, told.lower, told.upper) == (0, 0, 0)
    assert np.isnan([told.rii, told.rii_lower]).all()


def test_a_standard_error_is_a_quarter_of_the_interval_on_its_scale():
    assert standard_error(10, 20) == pytest.approx(10 / (2 * 1.959964), rel=1e-6)
    assert standard_error(10, 20, scale="log") == pytest.approx(np.log(2) / (2 * 1.959964), rel=1e-6)
    assert standard_error(0.5, 0.8, scale="logit") == pytest.approx(np.log(4) / (2 * 1.959964), rel=1e-6)


@given(st.lists(st.integers(1, 100), min_size=5, max_size=20), st.data())
def test_turned_round_the_index_changes_its_sign_and_turns_over(values, data):
    people = data.draw(st.lists(st.integers(1, 50), min_size=len(values), max_size=len(values)))
    rank = np.arange(len(values))
    told, turned = (slope_index(values, people, order) for order in (rank, -rank))
    assert told.sii == pytest.approx(-turned.sii, abs=1e-9)
    if abs(told.rii) > 1e-6:
        assert told.rii == pytest.approx(1 / turned.rii, rel=1e-6)
    scaled = slope_index(np.array(values) * 7.5 + 0, np.array(people) * 3, rank)
    assert scaled.sii == pytest.approx(told.sii * 7.5, abs=1e-9)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"value": RATE[:4], "population": PEOPLE[:4], "rank": RANK[:4]}, "needs 5 to 100 groups; got 4"),
        ({"value": [1.0] * 101, "population": [1.0] * 101, "rank": range(101)}, "needs 5 to 100 groups; got 101"),
        ({"population": PEOPLE * 0}, "population must be above 0; got 0"),
        ({"population": PEOPLE * np.nan}, "population must be above 0; got nan"),
        ({"rank": RANK * np.nan}, "rank must be known of every group; got nan"),
        ({"rank": [3] * 6}, "rank must differ between groups"),
        ({"value": RATE * 0, "scale": "log"}, "value must be above 0, to have a logarithm; got 0"),
        ({"scale": "logit"}, "value must be above 0 and below 1, to have log-odds; got 31"),
        ({"scale": "square"}, "scale must be natural, log or logit; got 'square'"),
        ({"se": [-1.0] * 6}, "se must be 0 or more; got -1"),
        ({"draws": 10}, "draws must be 1000 or more; got 10"),
        ({"confidence": 95}, "confidence must be from 0.9"),
        ({"value": [RATE]}, "one dimension"),
    ],
)
def test_what_cannot_be_an_index_is_refused_by_name(options, message):
    with pytest.raises(ValueError, match=message):
        slope_index(**{"value": RATE, "population": PEOPLE, "rank": RANK} | options)


def test_twenty_areas_are_in_fifths_of_four():
    assert quantiles(np.arange(20, 0, -1)).tolist() == [each for each in range(1, 6) for _ in range(4)]
    assert quantiles(np.arange(20, 0, -1), highest_first=False).tolist() == [
        each for each in range(5, 0, -1) for _ in range(4)
    ]


@pytest.mark.parametrize(
    ("values", "number", "expected"),
    [
        # Seven in fifths, by floor(6 - ceil((8 - rank) / 1.4)): 6 - 5, 6 - 5, 6 - 4, 6 - 3, 6 - 3, 6 - 2, 6 - 1.
        ([7, 6, 5, 4, 3, 2, 1], 5, [1, 1, 2, 3, 3, 4, 5]),
        # Three that are alike are where the first of them is.
        ([9, 9, 9, 4, 3, 2], 3, [1, 1, 1, 2, 3, 3]),
        ([5, np.nan, 4, 3, 2, 1], 5, [1, 0, 2, 3, 4, 5]),
        ([5, np.nan, 4, 3, 2], 5, [0] * 5),
        ([], 5, []),
    ],
)
def test_the_quantile_of_each_area(values, number, expected):
    assert quantiles(values, number).tolist() == expected


def test_the_gap_is_of_counts_added_up_with_newcombes_interval():
    gap = quantile_gap([30, 26, 10, 48, 0], [40, 30, 99, 70, 10], [1, 1, 3, 5, 5])
    assert (gap.first, gap.last) == pytest.approx((56 / 70, 48 / 80))
    assert (gap.difference, gap.ratio) == pytest.approx((0.2, 4 / 3))
    # Newcombe 1998, table II, (a): 56 of 70 and 48 of 80.
    assert (gap.difference_lower, gap.difference_upper) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert (gap.first_lower, gap.first_upper) == pytest.approx([float(end) for end in wilson(56, 70)])
    assert gap.ratio_lower < gap.ratio < gap.ratio_upper


def test_the_gap_of_rates_is_in_their_unit():
    gap = quantile_gap([12, 13, 5, 4], [6000, 6500, 7000, 9000], [1, 1, 5, 5], kind="rate", per=1000)
    assert (gap.first, gap.last) == pytest.approx((2, 9 / 16))
    low, high = poisson([25, 9], exposure=[12.5, 16])
    assert (gap.last_lower, gap.last_upper) == pytest.approx((low[1], high[1]))
    expected = difference((2, low[0], high[0]), (9 / 16, low[1], high[1]))
    assert (gap.difference_lower, gap.difference_upper) == pytest.approx([float(end) for end in expected])


def test_a_gap_with_a_part_that_is_not_shown_is_not_told():
    gap = quantile_gap([np.nan, 26, 48], [40, 30, 80], [1, 1, 5])
    assert np.isnan([gap.first, gap.difference, gap.difference_lower, gap.ratio]).all()
    assert gap.last == pytest.approx(0.6)
    assert np.isnan(quantile_gap([3, 0], [10, 10], [1, 5]).ratio)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"quantile": [1, 2]}, "quantile must say of each area which it is in, and 1 and 5 must have areas"),
        ({"quantile": [1]}, "quantile must say of each area"),
        ({"kind": "mean"}, "kind must be proportion or rate; got 'mean'"),
        ({"numerator": [9, 2]}, "numerator must be no more than the denominator; got 9"),
        ({"kind": "rate", "per": 0}, "per must be above 0; got 0"),
    ],
)
def test_an_impossible_gap_is_refused_by_name(options, message):
    with pytest.raises(ValueError, match=message):
        quantile_gap(**{"numerator": [1, 2], "denominator": [4, 5], "quantile": [1, 5]} | options)


def test_fewer_than_two_quantiles_are_refused():
    with pytest.raises(ValueError, match="number must be 2 or more; got 1"):
        quantiles([1, 2], 1)

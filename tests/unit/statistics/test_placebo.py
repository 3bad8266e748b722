"""The difference in differences and its placebos: beside the same counted by hand in plain Python, and what must not
change it."""

from itertools import combinations
from math import isclose

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, t

from metrics.statistics import placebo as module
from metrics.statistics.placebo import placebo, widening

# Four wards, two periods before and two after; the work is in the first.
X = [[5, 7, 14, 16], [8, 8, 9, 9], [20, 24, 22, 26], [6, 6, 6, 6]]
N = [[10, 10, 20, 20], [10, 10, 10, 10], [40, 40, 40, 40], [20, 20, 20, 20]]
BEFORE, AFTER = [True, True, False, False], [False, False, True, True]


def of(x=X, n=N, sites=(0,), comparison=None, *, before=BEFORE, after=AFTER, per=1.0):
    def marks(chosen):
        return [place in chosen for place in range(len(x))]

    beside = None if comparison is None else marks(comparison)
    return placebo(
        x,
        n,
        sites=marks(sites),
        comparison=beside,
        before=before,
        after=after,
        per=per,
    )


def naive(x, n, sites, comparison, *, before, after, per=1.0):
    """The estimate of some sites, period by period."""

    def value(wards, period):
        return sum(x[ward][period] for ward in wards) / sum(n[ward][period] for ward in wards) * per

    def mean(periods):
        several = [period for period, chosen in enumerate(periods) if chosen]
        return sum(value(sites, period) - value(comparison, period) for period in several) / len(several)

    return mean(after) - mean(before)


def by_hand(sites, comparison):
    return naive(X, N, sites, comparison, before=BEFORE, after=AFTER)


def every(x, n, sites, comparison, *, before, after, per=1.0):
    """The same of every other choice of as many, by the choice."""
    others = [ward for ward in range(len(x)) if ward not in sites]
    found = {}
    for choice in combinations(others, len(sites)):
        beside = [ward for ward in comparison if ward not in choice]
        if beside:
            found[choice] = naive(x, n, choice, beside, before=before, after=after, per=per)
    return found


def test_it_is_what_the_sites_rose_more_than_the_others():
    # Sites: 0.5, 0.7 before and 0.7, 0.8 after: up by 0.15. Others: 34/70, 38/70 before and 37/70, 41/70 after.
    found = of()
    assert found.sites.tolist() == [0.5, 0.7, 0.7, 0.8]
    assert found.comparison.tolist() == pytest.approx([34 / 70, 38 / 70, 37 / 70, 41 / 70])
    assert found.estimate == pytest.approx(0.15 - 3 / 70)
    # Ward 1 beside 2 and 3: 0.1 - 0.5/... by hand: up 0.1, others (26, 30) and (28, 32) of 60: up 2/60.
    assert found.estimates.tolist() == pytest.approx([0.1 - 2 / 60, 0.05 - 1 / 30, 0.0 - 3 / 50])
    assert found.choices.tolist() == [[1], [2], [3]]
    assert found.as_large == 0
    assert np.isnan([found.lower, found.upper]).all()  # three are too few for a range


def test_choices_are_counted_first_and_divided_then():
    """A small ward with a large share moves the pool little."""
    x, n = [[1, 1], [9, 10], [100, 100], [0, 0]], [[10, 10], [10, 10], [1000, 1000], [1, 1]]
    found = of(x, n, before=[True, False], after=[False, True])
    assert found.comparison.tolist() == pytest.approx([109 / 1011, 110 / 1011])


def test_named_comparison_wards_are_never_beside_themselves():
    found = of(comparison=(1, 2))
    assert found.estimate == pytest.approx(by_hand([0], [1, 2]))
    assert found.estimates.tolist() == pytest.approx([by_hand([1], [2]),
                                                      by_hand([2], [1]),
                                                      by_hand([3], [1, 2])])  # fmt: skip


def test_a_choice_that_leaves_nothing_to_compare_with_is_none():
    assert of(comparison=(2,)).choices.tolist() == [[1], [3]]


def test_a_period_in_which_any_ward_is_not_shown_counts_for_none():
    x = [row[:] for row in X]
    x[3][0] = np.nan
    found = of(x)
    assert found.counted.tolist() == [False, True, True, True]
    cut = [row[1:] for row in X], [row[1:] for row in N]
    assert found.estimate == pytest.approx(of(*cut, before=BEFORE[1:], after=AFTER[1:]).estimate)


def test_periods_between_are_drawn_and_do_not_count():
    x = [[row[0], 99, *row[1:]] for row in X]
    n = [[row[0], 100, *row[1:]] for row in N]
    found = of(x, n, before=[True, False, True, False, False], after=[False, False, False, True, True])
    assert found.estimate == pytest.approx(of().estimate)
    assert found.sites[1] == 0.99


def test_without_a_period_before_or_after_there_is_no_estimate():
    found = of(before=[False] * 4)
    assert np.isnan(found.estimate)
    assert np.isnan(found.lower)
    assert found.as_large == 0


def test_the_range_is_by_rank_and_needs_39_choices():
    lots = np.random.default_rng(1)
    for wards, enough in ((39, False), (40, True)):  # one site: 38 and 39 others
        n = np.full((wards, 2), 100.0)
        found = placebo(lots.integers(30, 70, (wards, 2)), n, sites=np.arange(wards) == 0,
                        before=[True, False], after=[False, True])  # fmt: skip
        assert np.isfinite(found.lower) == enough
    ordered, middle = np.sort(found.estimates), found.estimates.mean()
    wider = t.ppf(0.975, 38) / norm.ppf(0.975)
    assert found.estimate - found.upper == pytest.approx(middle + wider * (ordered[0] - middle), rel=1e-4)
    assert found.estimate - found.lower == pytest.approx(middle + wider * (ordered[-1] - middle), rel=1e-4)


@pytest.mark.parametrize("freedom", [5, 8, 12, 17, 18, 30, 200])
@pytest.mark.parametrize("confidence", [0.8, 0.95])
def test_how_much_wider_is_students_quantile(freedom, confidence):
    at = (1 + confidence) / 2
    assert widening(freedom, confidence) == pytest.approx(t.ppf(at, freedom) / norm.ppf(at), rel=1e-3)


def test_where_there_are_too_many_choices_as_many_are_drawn_each_time_the_same_and_none_twice(monkeypatch):
    lots = np.random.default_rng(2)
    x, n = lots.integers(1, 50, (30, 6)), np.full((30, 6), 100)
    asked = {"sites": np.arange(30) < 5, "before": [True] * 3 + [False] * 3, "after": [False] * 3 + [True] * 3}
    found, again = placebo(x, n, **asked), placebo(x, n, **asked)
    assert found.choices.shape == (module.MOST, 5)
    assert (found.choices == again.choices).all()
    assert len({tuple(row) for row in found.choices.tolist()}) == module.MOST
    assert all(len(set(row)) == 5 and min(row) >= 5 for row in found.choices.tolist())
    # Each ward is drawn as often as any other, as far as chance has it.
    assert np.bincount(found.choices.ravel())[5:].std() < 0.05 * module.MOST * 5 / 25
    monkeypatch.setattr(module, "MOST", 60_000)
    whole = placebo(x, n, **asked)
    assert len(whole.estimates) == 53_130
    assert whole.lower == pytest.approx(found.lower, abs=0.01)


SIZES = st.tuples(st.integers(2, 6), st.integers(2, 6))


@st.composite
def panels(draw):
    wards, periods = draw(SIZES)
    n = draw(st.lists(st.lists(st.integers(5, 60), min_size=periods, max_size=periods), min_size=wards, max_size=wards))
    x = [[draw(st.integers(0, of)) for of in row] for row in n]
    sites = draw(st.sets(st.integers(0, wards - 1), min_size=1, max_size=wards - 1))
    left = sorted(set(range(wards)) - sites)
    beside = draw(st.sets(st.sampled_from(left), min_size=1))
    cut = draw(st.integers(1, periods - 1))
    before = [place < cut for place in range(periods)]
    return x, n, tuple(sorted(sites)), tuple(sorted(beside)), before, [not each for each in before]


@given(panels())
@settings(max_examples=150, deadline=None)
def test_it_matches_every_choice_counted_one_by_one(panel):
    x, n, sites, beside, before, after = panel
    found = of(x, n, sites, beside, before=before, after=after, per=10)
    expected = every(x, n, sites, beside, before=before, after=after, per=10)
    estimate = naive(x, n, sites, beside, before=before, after=after, per=10)
    assert isclose(found.estimate, estimate, abs_tol=1e-9)
    assert [tuple(row) for row in found.choices.tolist()] == list(expected)
    assert found.estimates.tolist() == pytest.approx(list(expected.values()), abs=1e-9)
    assert found.as_large == sum(abs(each) > abs(estimate) - 1e-7 for each in expected.values())


@given(panels(), st.data())
@settings(max_examples=60, deadline=None)
def test_what_moves_all_alike_and_how_wards_are_ordered_changes_nothing(panel, data):
    x, n, sites, beside, before, after = panel
    found = of(x, n, sites, beside, before=before, after=after)
    shifts = data.draw(st.lists(st.integers(-3, 3), min_size=len(before), max_size=len(before)))
    moved = [[each + over * shift for each, over, shift in zip(*rows, shifts, strict=True)]
             for rows in zip(x, n, strict=True)]  # fmt: skip
    after_it = of(moved, n, sites, beside, before=before, after=after)
    assert after_it.estimate == pytest.approx(found.estimate, abs=1e-9)
    assert after_it.estimates.tolist() == pytest.approx(found.estimates.tolist(), abs=1e-9)
    order = data.draw(st.permutations(range(len(x))))
    again = of([x[ward] for ward in order], [n[ward] for ward in order], [order.index(ward) for ward in sites],
               [order.index(ward) for ward in beside], before=before, after=after)  # fmt: skip
    assert again.estimate == pytest.approx(found.estimate, abs=1e-9)
    assert sorted(again.estimates.tolist()) == pytest.approx(sorted(found.estimates.tolist()), abs=1e-9)
    assert again.as_large == found.as_large


@given(panels(), st.integers(-5, 5))
@settings(max_examples=60, deadline=None)
def test_an_effect_that_is_added_is_found_and_moves_no_placebo(panel, size):
    x, n, sites, beside, before, after = panel
    found = of(x, n, sites, beside, before=before, after=after)
    added = [[each + over * size * late * (ward in sites) for each, over, late in zip(*rows, after, strict=True)]
             for ward, rows in enumerate(zip(x, n, strict=True))]  # fmt: skip
    moved = of(added, n, sites, beside, before=before, after=after)
    assert moved.estimate == pytest.approx(found.estimate + size, abs=1e-9)
    assert moved.estimates.tolist() == pytest.approx(found.estimates.tolist(), abs=1e-9)

"""The slope index worked out another way, by NumPy's own fit of a polynomial, and by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.gaps import quantile_gap
from metrics.statistics.inequality import slope_index

GROUPS = st.lists(
    st.tuples(st.floats(0.1, 100), st.integers(1, 20_000), st.integers(0, 1_000)),
    min_size=5,
    max_size=20,
    unique_by=lambda each: each[2],
)


def by_polyfit(value, people, rank):
    """The two ends of the line, whose weights are roots of shares: polyfit squares what it multiplies residuals by."""
    order = np.argsort(rank)
    share = np.asarray(people, float)[order] / np.sum(people)
    middle = [sum(share[:place]) + share[place] / 2 for place in range(len(share))]
    slope, start = np.polyfit(middle, np.asarray(value)[order], 1, w=np.sqrt(share))
    return start, start + slope


@given(GROUPS)
def test_the_index_is_that_of_a_weighted_polynomial(groups):
    told, (least, most) = slope_index(*zip(*groups, strict=True)), by_polyfit(*zip(*groups, strict=True))
    assert (told.least, told.most, told.sii) == pytest.approx((least, most, most - least), rel=1e-6, abs=1e-6)


def test_five_equal_groups_by_hand():
    # Their middles are 0.1, 0.3, 0.5, 0.7 and 0.9: ten for each fifth is fifty from end to end, from 5 to 55.
    told = slope_index([10, 20, 30, 40, 50], [7] * 5, range(5))
    assert (told.least, told.most, told.sii, told.rii) == pytest.approx((5, 55, 50, 11))


def test_five_unequal_groups_by_hand():
    # Shares of 0.4, 0.3, 0.1, 0.1 and 0.1 have middles 0.2, 0.55, 0.75, 0.85, 0.95, whose mean weighs 0.5. Values of 8,
    # 4, 2, 2, 2 have a mean of 5: 0.4 (-0.3) 3 + 0.3 (0.05) (-1) + 0.1 (0.25 + 0.35 + 0.45) (-3) = -0.69, over
    # 0.4 (0.09) + 0.3 (0.0025) + 0.1 (0.0625 + 0.1225 + 0.2025) = 0.0755.
    told = slope_index([8, 4, 2, 2, 2], [40, 30, 10, 10, 10], range(5))
    assert told.sii == pytest.approx(-0.69 / 0.0755)
    assert (told.least, told.most) == pytest.approx((5 + 0.345 / 0.0755, 5 - 0.345 / 0.0755))


def test_a_gap_of_unequal_answers_has_the_ranges_of_its_areas_by_hand():
    # 40 of 100 and 180 of 300 are 220 of 400, or 55%; errors of 2 and 1 points weigh a quarter and three quarters, and
    # are the root of 0.5 squared and 0.75 squared, 0.901 points. Beside it 80% of one area, with an error of 1.2.
    told = quantile_gap([40, 180, 80], [100, 300, 100], [1, 1, 2], number=2, se=[0.02, 0.01, 0.012])
    assert (told.first, told.last, told.difference) == pytest.approx((0.55, 0.80, -0.25))
    assert (told.first_lower, told.first_upper) == pytest.approx((0.55 - 0.01767, 0.55 + 0.01767), abs=1e-5)
    assert told.difference_upper - told.difference == pytest.approx(1.959964 * np.hypot(0.00901388, 0.012), abs=1e-7)
    # Without them it has the limits of as many equal answers.
    assert quantile_gap([40, 180, 80], [100, 300, 100], [1, 1, 2], number=2).first_upper != told.first_upper


def test_a_range_of_unequal_answers_never_falls_below_nought():
    assert quantile_gap([1, 50], [100, 100], [1, 2], number=2, se=[0.02, 0.01]).first_lower == 0

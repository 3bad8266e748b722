"""Places as far as intervals let them be told, and the middle half of others."""

import math
from statistics import median, quantiles

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.standing import change, likely_place, middle_half, place

FIGURES = st.lists(st.integers(0, 20).map(float), min_size=1, max_size=33)
NAN = math.nan


@pytest.mark.parametrize(
    ("own", "others", "told"),
    [
        (5, [1, 2, 3], (1, 1)),
        (5, [9, 8, 7], (4, 4)),
        (5, [9, 5, 5, 1], (2, 4)),  # three share the places from the second to the fourth
        (5, [9, NAN, 1], (2, 2)),
        (5, [], (1, 1)),
    ],
)
def test_a_place_is_behind_the_higher_and_shared_with_the_like(
    own: float, others: list[float], told: tuple[int, int]
) -> None:
    assert place(own, others) == told


def test_a_likely_place_is_between_those_that_are_clearly_apart() -> None:
    # 10 (8 to 12) beside 20 (19 to 21), 11 (9 to 13), 9 with no range, 1 (0 to 2), and one without a figure.
    others = ([20, 11, 9, 1, NAN], [19, 9, NAN, 0, NAN], [21, 13, NAN, 2, NAN])
    assert likely_place((10, 8, 12), others) == (2, 4)


def test_ranges_that_overlap_may_be_of_figures_that_are_apart() -> None:
    """10 (8 to 12) and 13.5 (11.5 to 15.5) overlap; their difference, 3.5, is known to 2.83 either way."""
    assert likely_place((10, 8, 12), ([13.5], [11.5], [15.5])) == (2, 2)


def test_the_middle_half_of_eight_lies_between_figures() -> None:
    assert middle_half([1, 2, 3, 4, 5, 6, 7, 8]) == (2.75, 4.5, 6.25)
    assert middle_half([3, NAN]) == (3, 3, 3)
    assert all(map(math.isnan, middle_half([NAN])))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=33))
def test_the_middle_half_is_the_standard_librarys(values: list[float]) -> None:
    told = middle_half(values)
    assert np.allclose(told, quantiles(values, n=4, method="inclusive"), rtol=1e-9, atol=1e-6)
    assert math.isclose(told[1], median(values), rel_tol=1e-9, abs_tol=1e-6)


@given(FIGURES, st.integers(0, 20).map(float))
def test_places_counted_from_the_other_end_are_the_mirror(others: list[float], own: float) -> None:
    first, last = place(own, others)
    assert place(-own, [-each for each in others]) == (len(others) + 2 - last, len(others) + 2 - first)


@given(FIGURES, st.integers(0, 20).map(float), st.floats(0, 5))
def test_ranges_never_make_a_place_surer(others: list[float], own: float, half: float) -> None:
    first, last = place(own, others)
    ranged = [[each + shift for each in others] for shift in (0, -half, half)]
    likely = likely_place((own, own - half, own + half), (ranged[0], ranged[1], ranged[2]))
    assert likely[0] <= first <= last <= likely[1] <= len(others) + 1


def test_a_change_has_a_range_where_both_figures_have_one() -> None:
    value, low, high = change(([10, 10], [7, NAN], [14, NAN]), ([20, 20], [16, 16], [23, 23]))
    assert value.tolist() == [10, 10]
    assert low[0] == 10 - math.hypot(4, 4)
    assert high[0] == 10 + math.hypot(3, 3)
    assert math.isnan(low[1])

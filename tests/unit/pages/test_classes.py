"""Classes of a map: round, around the figures, and none of them empty without need."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits import classes


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([74.0, 94.0], (75, 80, 85, 90)),
        ([70.0, 95.0], (75, 80, 85, 90)),
        ([0.83, 2.06], (1, 1.25, 1.5, 1.75)),
        ([9.12, 19.7], (12, 14, 16, 18)),
        ([0.0, 3.0], (1, 2, 3, 4)),
        ([1210.0, 4980.0], (2000, 3000, 4000, 5000)),
        ([5.0], (4, 5, 6, 7)),
        ([1.32], (1.25, 1.3, 1.35, 1.4)),
        ([], (1, 2, 3, 4)),
    ],
)
def test_classes_are_round_and_around_the_figures(values: list[float], bounds: tuple[float, ...]) -> None:
    assert classes.classes(values) == bounds


def test_classes_of_shares_are_not_left_empty_below_a_hundred() -> None:
    assert classes.classes([73.0, 96.0], most=100) == (75, 80, 85, 90)
    assert classes.classes([98.0, 100.0], most=100)[-1] < 100


@given(values=st.lists(st.floats(0, 1e5).map(lambda value: round(value, 2)), min_size=1, max_size=20))
def test_five_classes_cover_the_figures_and_no_end_holds_most_of_their_reach(values: list[float]) -> None:
    bounds = classes.classes(values)
    step = bounds[1] - bounds[0]
    assert step > 0
    assert [high - low for low, high in pairwise(bounds)] == pytest.approx([step] * 3)
    assert bounds[0] >= step * (1 - 1e-6)
    assert bounds[0] - 2 * step <= min(values) + 1e-6 * step
    assert max(values) <= bounds[-1] + 2 * step * (1 + 1e-6)


@given(values=st.lists(st.floats(50, 100).map(lambda value: round(value, 2)), min_size=2, max_size=20))
def test_both_ends_are_used_where_figures_lie_apart(values: list[float]) -> None:
    bounds = classes.classes(values)
    step = bounds[1] - bounds[0]
    if max(values) - min(values) > 4.5 * step:
        assert min(values) < bounds[0]
        assert max(values) >= bounds[-1]


@given(values=st.lists(st.integers(0, 100).map(float), min_size=1, max_size=20))
def test_classes_of_whole_shares_are_whole_and_end_at_all(values: list[float]) -> None:
    bounds = classes.classes(values, most=100)
    assert all(bound.is_integer() for bound in bounds)
    assert bounds[-1] < 100

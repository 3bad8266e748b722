"""What is too far out for an axis that the others can be told apart on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits.far_out import far_out


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ([2.0, 2.5, 3.0, 4.4, 52.0], (52.0,)),
        ([2.0, 2.5, 3.0, 4.4, 7.5], ()),
        ([2.0, 2.5, 3.0, 50.0, 52.0], ()),  # two together are no outlier of each other
        ([-184.0, -9.0, -5.0, -4.0, 0.0], (-184.0,)),
        ([1.0, 2.0, 3.0, 30.0, 900.0], (900.0, 30.0)),
        ([1.0, 90.0], ()),
        ([3.0, 3.0, 3.0], ()),
        ([], ()),
    ],
)
def test_one_that_presses_the_others_into_a_third_of_the_axis_is_far_out(values, far):
    assert far_out(values) == far


def test_camden_and_what_all_are_beside_are_never_far_out():
    assert far_out([2.0, 3.0, 4.0, 52.0], [52.0]) == ()


@given(st.lists(st.floats(-1000, 1000, allow_nan=False), min_size=3, max_size=33))
def test_no_more_than_two_at_each_end_and_the_others_are_told_apart(values):
    far = far_out(values)
    assert len(far) <= 4
    assert len([each for each in values if each not in far]) >= 1

"""What is shown of a count of people: from it alone, and never of a small one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.protected.rounding import classes, shown

COUNTS = st.integers(0, 5000)
SMALLEST = st.sampled_from([5, 8])


@pytest.mark.parametrize(
    ("count", "smallest", "figure"),
    [
        (0, 5, None), (1, 5, None), (4, 5, None), (5, 5, 5), (7, 5, 5), (8, 5, 10), (12, 5, 10), (13, 5, 15),
        (7, 8, None), (8, 8, 10), (12, 8, 10), (1002, 8, 1000), (1003, 5, 1005),
    ],
)  # fmt: skip
def test_a_count_is_shown_to_the_nearest_five_or_not_at_all(count, smallest, figure):
    found = float(shown([count], [smallest])[0])
    assert np.isnan(found) if figure is None else found == figure


@pytest.mark.parametrize(
    ("figure", "smallest", "low", "high"),
    [(np.nan, 5, 0, 4), (np.nan, 8, 0, 7), (5, 5, 5, 7), (10, 5, 8, 12), (10, 8, 8, 12), (100, 5, 98, 102)],
)
def test_a_figure_leaves_open_every_count_that_is_shown_so(figure, smallest, low, high):
    assert [float(end[0]) for end in classes([figure], [smallest])] == [low, high]


@given(COUNTS, SMALLEST)
def test_the_class_of_a_figure_holds_all_the_counts_that_are_shown_so_and_no_other(count, smallest):
    figure = shown([count], [smallest])
    low, high = (int(end[0]) for end in classes(figure, [smallest]))
    assert low <= count <= high
    same = shown(np.arange(low, high + 1), smallest)
    assert np.array_equal(same, np.full(high - low + 1, figure[0]), equal_nan=True)
    around = shown([low - 1, high + 1], smallest)[int(low == 0) :]
    assert not np.any((around == figure[0]) | (np.isnan(around) & np.isnan(figure[0])))
    assert high - low + 1 >= 3


@given(COUNTS, COUNTS, SMALLEST)
def test_a_part_never_exceeds_its_whole(part, rest, smallest):
    of, whole = shown([part, part + rest], smallest)
    assert np.isnan(of) or of <= whole
    assert np.isnan(of) >= np.isnan(whole)


def test_what_is_not_there_is_not_shown():
    assert np.isnan(shown([np.nan], [5])).all()

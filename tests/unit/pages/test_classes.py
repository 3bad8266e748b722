"""Classes of a map: round, none of them empty, none with most wards where it can be helped."""

from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits import classes
from tests.unit.pages.made import Figure, compared, indicator


def counted(values: list[float], bounds: tuple[float, ...]) -> list[int]:
    """How many values lie in each class."""
    places = [bisect_right(bounds, value) for value in values]
    return [places.count(place) for place in range(len(bounds) + 1)]


@pytest.mark.parametrize(
    ("values", "bounds", "counts"),
    [
        # Evenly spread: five of one width.
        ([72.0, 77.0, 82.0, 87.0, 92.0], (75, 80, 85, 90), [1, 1, 1, 1, 1]),
        ([0.5, 1.5, 2.5, 3.5, 4.5, 4.6], (1, 2, 3, 4), [1, 1, 1, 1, 2]),
        # No width of round numbers fills five: bounds between the ranks, each as round as its gap allows.
        ([7.1, 10.2, 12.0, 12.1, 13.2, 13.3, 15.0, 15.4, 25.2, 38.2], (10, 13, 15, 20), [1, 3, 2, 2, 2]),
        ([1.0, 1.0, 1.0, 1.0, 1.1, 1.2, 1.3, 100.0], (1.1, 1.2, 1.3, 100), [4, 1, 1, 1, 1]),
        # Fewer different figures than five: a class each.
        ([33.0, 50.0], (50,), [1, 1]),
        ([60.0, 62.0, 67.0, 85.0], (62, 65, 80), [1, 1, 1, 1]),
        ([64.0], (), [1]),
        ([], (), [0]),
        # Below nought a bound may be nought.
        ([-3.0, 4.0], (0,), [1, 1]),
    ],
)
def test_classes_are_round_and_hold_a_value_each(
    values: list[float], bounds: tuple[float, ...], counts: list[int]
) -> None:
    assert classes.classes(tuple(values)) == bounds
    assert counted(values, bounds) == counts


def test_no_class_of_shares_begins_at_all() -> None:
    assert classes.classes((70.0, 100.0), 100) == (80,)
    assert classes.classes((99.0, 100.0), 100) == ()
    assert classes.classes((99.2, 100.0), 100) == (99.5,)


FIGURES = st.lists(st.floats(-50, 1e5).map(lambda value: round(value, 2)), min_size=1, max_size=20)


@given(values=FIGURES)
def test_no_class_is_empty_and_there_are_as_many_as_different_figures_need(values: list[float]) -> None:
    bounds = classes.classes(tuple(values))
    assert min(counted(values, bounds)) > 0
    assert len(bounds) == min(5, len(set(values))) - 1
    assert all(low < high for low, high in pairwise(bounds))


@given(values=st.lists(st.integers(0, 100).map(float), min_size=1, max_size=20))
def test_classes_of_whole_shares_are_whole_and_end_below_all(values: list[float]) -> None:
    bounds = classes.classes(tuple(values), 100)
    assert all(bound.is_integer() and bound < 100 for bound in bounds)
    assert min(counted(values, bounds)) > 0


@given(values=FIGURES)
def test_the_order_of_values_changes_no_class(values: list[float]) -> None:
    assert classes.classes(tuple(values)) == classes.classes(tuple(sorted(values)))


@given(values=FIGURES.filter(lambda values: len(set(values)) > 4), power=st.sampled_from([10.0, 100.0]))
def test_classes_of_one_width_hold_no_more_than_half(values: list[float], power: float) -> None:
    bounds = classes.classes(tuple(value * power for value in values))
    widths = {f"{high - low:.6g}" for low, high in pairwise(bounds)}
    counts = counted([value * power for value in values], bounds)
    assert len(widths) > 1 or max(counts) * 2 <= len(values) or len(set(values)) < len(values)


@pytest.mark.parametrize(
    ("figures", "kind", "words"),
    [
        ([0.7, 1.0], "proportion", ["under 80%", "80% or more"]),
        ([0.99, 1.0], "proportion", ["99 to 100%"]),
        ([0.64, 0.64], "proportion", ["64%"]),
        (["small"], "proportion", []),
        ([1200.0, 4000.0, 9000.0], "count", ["under 2,000", "2,000 to under 5,000", "5,000 or more"]),
    ],
)
def test_classes_are_named_by_their_bounds(figures: list[Figure], kind: str, words: list[str]) -> None:
    comparison = compared({f"Ward {place}": each for place, each in enumerate(figures)}, None, indicator(kind))
    assert classes.class_words(comparison) == words


def test_fewer_classes_stand_apart_in_shade() -> None:
    assert [classes.shades(tuple(range(count))) for count in range(5)] == [
        *((2,), (0, 4), (0, 2, 4), (0, 1, 3, 4), (0, 1, 2, 3, 4))
    ]
    assert [classes.shade((50,), value) for value in (49.9, 50, 51)] == [0, 4, 4]

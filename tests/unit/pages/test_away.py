"""How far a figure lies from Camden's, in words: of the figures as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.words.away import away, between, ends, from_camden, higher, in_units, signed, size
from pages.components.words.numbers import displayed
from tests.unit.pages.made import indicator

SHARE, RATE = indicator("proportion", "high_is_good"), indicator("rate", "low_is_good")
MONEY = indicator("mean", "low_is_good", unit="pounds a week")


@pytest.mark.parametrize(
    ("declared", "value", "benchmark", "places", "apart"),
    [
        (SHARE, 0.874, 0.836, 0, 3),  # 87% and 84%, though 3.8 lie between
        (SHARE, 0.8449, 0.8351, 0, 0),
        (SHARE, 0.8449, 0.8351, 1, 1.0),
        (RATE, 1.254, 1.5, 2, -0.25),
        (RATE, 1.5, 1.5, 2, 0),
    ],
)
def test_it_is_of_the_figures_as_they_are_written(declared, value, benchmark, places, apart):
    assert away(declared, value, benchmark, places) == apart


def test_it_has_a_sign_where_a_heading_has_the_unit():
    assert [signed(SHARE, each, 0) for each in (3, -9, 0)] == ["+3", "−9", "0"]
    assert signed(RATE, -0.25, 2) == "−0.25"
    assert signed(MONEY, 1200, 2) == "+£1,200.00"
    assert [in_units(each) for each in (SHARE, RATE)] == ["percentage points", "per 1,000"]


def test_it_has_its_unit_and_its_side_in_a_sentence():
    assert [higher(SHARE, each, 0) for each in (3, -1, 0)] == [
        "3 percentage points higher",
        "1 percentage point lower",
        "the same",
    ]
    assert [from_camden(RATE, each, 2) for each in (0.25, -1.5, 0)] == [
        "0.25 per 1,000 above",
        "1.50 per 1,000 below",
        "the same as",
    ]
    assert size(MONEY, -12, 2) == "£12.00 a week"


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (-1, 7, "1 lower to 7 higher"),
        (2, 9, "2 to 9 higher"),
        (0, 9, "0 to 9 higher"),
        (-9, -2, "2 to 9 lower"),
        (-9, 0, "0 to 9 lower"),
        (3, 3, "at 3 higher"),
        (0, 0, "at 0"),
    ],
)
def test_its_range_is_told_from_the_nearer_end(lower, upper, words):
    assert between(SHARE, lower, upper, 0) == words


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 2))
def test_the_three_numbers_that_a_reader_sees_add_up(value, benchmark, places):
    whole = displayed(SHARE, benchmark, places)
    assert round(whole + away(SHARE, value, benchmark, places), places) == displayed(SHARE, value, places)


@pytest.mark.parametrize(
    ("declared", "limits", "benchmark", "places", "told"),
    [
        (SHARE, (0.368, 0.576), 0.365, 0, (0.3, 21.1, 1)),  # by whole per cents it would begin at 0
        (SHARE, (0.760, 0.862), 0.860, 0, (-10, 1, 0)),
        (SHARE, (0.70, 0.85), 0.60, 0, (10, 25, 0)),
        (SHARE, (0.702, 0.848), 0.60, 0, (10, 25, 0)),  # outward, so that it holds the true range
        (RATE, (1.254, 1.5), 1.6, 1, (-0.4, -0.1, 1)),
        (RATE, (1.254, 1.6), 1.6, 1, (-0.4, 0, 1)),
    ],
)
def test_a_range_of_differences_stays_true_and_leaves_nought_out_where_it_does(
    declared, limits, benchmark, places, told
):
    assert ends(declared, limits, benchmark, places) == told


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(0, 2), st.sampled_from([SHARE, RATE]))
def test_a_range_of_differences_holds_the_true_one_and_is_on_its_side_of_nought(
    one, other, benchmark, places, declared
):
    low, high = sorted((round(one, 4), round(other, 4)))
    benchmark = round(benchmark, 4)
    first, last, _ = ends(declared, (low, high), benchmark, places)
    scale = 100 if declared is SHARE else 1
    assert first <= (low - benchmark) * scale + 1e-6
    assert last >= (high - benchmark) * scale - 1e-6
    assert (first > 0) == (low > benchmark)
    assert (last < 0) == (high < benchmark)

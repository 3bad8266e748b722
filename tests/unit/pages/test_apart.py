"""How far two figures are apart, in words."""

import pytest

from metrics import Frequency
from pages.components.words.apart import as_set, between, difference, in_short, in_units, of_units
from tests.unit.pages.made import indicator

SHARE, RATE = indicator("proportion"), indicator()
TONNES = indicator("mean", unit="tonnes per resident")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.018, "1.8 percentage points"),
        (-0.0037, "\N{MINUS SIGN}0.37 percentage points"),
        (0.11, "11 percentage points"),
        (0.00001, "0.001 percentage points"),
        (0.0, "0 percentage points"),
        (-0.000001, "0.000 percentage points"),
    ],
)
def test_shares_are_apart_by_percentage_points_with_two_figures_that_count(value: float, words: str) -> None:
    assert difference(SHARE, value) == words


def test_two_that_would_be_written_alike_have_more_places() -> None:
    assert difference(SHARE, 0.0384, beside=[0.0376, 0.0384]) == "3.84 percentage points"
    assert difference(SHARE, 0.0996, beside=[0.104]) == "10.0 percentage points"
    assert difference(SHARE, 0.104, beside=[0.0996]) == "10.4 percentage points"
    assert difference(SHARE, 0.018, beside=[0.038]) == "1.8 percentage points"


def test_other_figures_are_apart_in_their_own_unit_and_over_a_period_where_that_is_asked() -> None:
    assert difference(RATE, 0.4) == "0.40 per 1,000"
    assert difference(RATE, 4.5, every=Frequency.FINANCIAL_YEAR) == "4.5 per 1,000 residents a year"
    assert difference(TONNES, -0.22) == "\N{MINUS SIGN}0.22 tonnes per resident"
    assert difference(indicator("count"), 1234.0) == "1,234"
    assert difference(indicator("published", unit="pounds a week"), -12.0) == "\N{MINUS SIGN}\N{POUND SIGN}12 a week"


def test_the_two_ends_of_a_range_have_the_same_places() -> None:
    assert between(SHARE, -0.012, 0.08) == "\N{MINUS SIGN}1.2 to 8.0"
    assert between(SHARE, 0.06, 0.16) == "6 to 16"


def test_a_figure_within_its_limits_has_their_places_and_is_never_nought() -> None:
    share = indicator("proportion")
    assert difference(share, 0.0674, within=(0.02, 0.12)) == "7 percentage points"
    assert difference(share, 0.0674, within=(-0.001, 0.009)) == "6.74 percentage points"
    assert difference(share, 0.0004, within=(-0.15, 0.15)) == "0.040 percentage points"
    assert in_short(share, 0.01) == "1.0 points"
    assert in_short(share, 0.01, (-0.5, 0.5)) == "1 point"
    assert in_short(indicator(), 27.4) == "27"


def test_limits_on_one_side_of_nought_are_written_so() -> None:
    share = indicator("proportion")
    assert between(share, 0.0001, 0.1412) == "0.01 to 14.12"
    assert between(share, -0.0001, 0.1412) == "0 to 14"
    assert between(share, 0.0, 0.1412) == "0 to 14"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.05, "5 percentage points"), (0.01, "1 percentage point"), (0.0125, "1.25 percentage points")],
)
def test_what_somebody_set_is_written_as_they_set_it(value: float, words: str) -> None:
    assert as_set(SHARE, value) == words
    assert of_units(SHARE, in_units(SHARE, value)) == value


def test_other_units_are_as_they_are() -> None:
    assert as_set(TONNES, 2.5) == "2.5 tonnes per resident"
    assert in_units(TONNES, 2.5) == of_units(TONNES, 2.5) == 2.5

"""Inequality between wards: financial years alone, all wards shown, and what makes a gap wider."""

from datetime import date

import numpy as np
import pytest

from data.vocabulary import Frequency, Polarity, Unjudged
from metrics import BOROUGH
from metrics.judged.inequality import widened
from metrics.snapshots import inequality
from metrics.snapshots.inequality import Inequality
from metrics.statistics.inequality import slope_index, standard_error
from tests.unit.judged.told import WARDS, indicator, said

DEPRIVED = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
YEARS = {"frequency": Frequency.FINANCIAL_YEAR, "last": date(2024, 4, 1), "deprived": DEPRIVED}


def of(declared, figures, **options):
    """What is said of wards in one year after another."""
    series = {ward: [year[place] for year in figures] for place, ward in enumerate(WARDS)}
    return said(declared, series | {BOROUGH: [(5.0, 4.0, 6.0)] * len(figures)}, **YEARS | options)


def rates(start, step):
    return [(start + step * place, start + step * place - 0.5, start + step * place + 0.5) for place in range(6)]


def camden(found):
    return next(each for each in found.readings if each.area == BOROUGH)


def test_the_slope_index_is_over_wards_from_the_poorest_up():
    found = of(indicator(), [rates(5.0, 1.0)])
    (year,) = found.inequalities
    value = np.array([5.0 + place for place in range(6)])
    told = slope_index(
        value, np.full(6, 10_000.0), -np.array(DEPRIVED), se=standard_error(value - 0.5, value + 0.5, scale="log"),
        scale="log",
    )  # fmt: skip
    assert (year.slope_index, year.slope_index_lower, year.slope_index_upper) == (told.sii, told.lower, told.upper)
    assert (year.relative_index, year.wards, year.period) == (told.rii, 6, date(2024, 4, 1))
    # The last wards are the poorest, and have most: the least deprived end less the most deprived is below nought.
    assert year.slope_index < 0
    assert inequality.read(inequality.table([year])) == {"robbery": (year,)}


def test_the_reading_of_camden_has_the_two_latest_years():
    found = of(indicator(), [rates(5.0, 0.5), rates(5.0, 1.0), rates(5.0, 2.0)])
    own, years = camden(found), found.inequalities
    assert [year.period.year for year in years] == [2022, 2023, 2024]
    assert (own.year, own.slope_index, own.inequality_why) == (date(2024, 4, 1), years[-1].slope_index, "")
    assert (own.slope_index_before, own.slope_index_before_upper) == (
        years[-2].slope_index,
        years[-2].slope_index_upper,
    )
    assert own.widening is False  # more is better, and the poorest have more


@pytest.mark.parametrize(("polarity", "wider"), [("low_is_good", True), ("high_is_good", False), ("neutral", False)])
def test_a_gap_is_wider_where_the_poorer_are_further_behind(polarity, wider):
    assert camden(of(indicator(polarity=polarity), [rates(5.0, 0.5), rates(5.0, 2.0)])).widening is wider


def year(number, index, lower=None, upper=None):
    return Inequality("robbery", date(number, 4, 1), 20, index, lower, upper, *[None] * 8)


@pytest.mark.parametrize(
    ("before", "now", "wider"),
    [
        ((0.1, 0.0, 0.2), 0.21, True),
        ((0.1, 0.0, 0.2), 0.2, False),
        ((-0.05, -0.1, 0.0), 0.06, True),
        # Ahead before and behind now, as far or not as far: the poorer have fallen behind.
        ((-0.05, -0.1, 0.0), 0.04, True),
        ((-0.05, -0.1, 0.05), 0.04, False),
        ((-0.3, -0.4, -0.2), -0.1, False),
        ((0.1, None, None), 0.9, False),
    ],
)
def test_it_is_wider_beyond_the_range_of_the_year_before_alone(before, now, wider):
    assert widened([year(2023, *before), year(2024, now)], Polarity.HIGH_IS_GOOD) is wider
    mirrored = (-before[0], *(None if each is None else -each for each in before[:0:-1]))
    assert widened([year(2023, *mirrored), year(2024, -now)], Polarity.LOW_IS_GOOD) is wider


def test_years_that_do_not_follow_one_another_are_not_compared():
    assert widened([year(2022, 0.1, 0.0, 0.2), year(2024, 0.9)], Polarity.HIGH_IS_GOOD) is False
    assert widened([year(2024, 0.9)], Polarity.HIGH_IS_GOOD) is False


def test_a_year_in_which_a_ward_is_not_shown_has_no_index():
    hidden = rates(5.0, 1.0)
    hidden[2] = "small"
    found = of(indicator(), [rates(5.0, 1.0), hidden])
    assert [each.period.year for each in found.inequalities] == [2023]
    assert camden(found).inequality_why == Unjudged.WITHHELD
    assert camden(found).slope_index is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"kind": "count"}, Unjudged.NOT_COMPARED),
        ({"stock": True}, Unjudged.NOT_COMPARED),
        ({"frequency": "academic_year"}, Unjudged.NOT_COMPARED),
        ({"publish": {"ward": "never"}}, Unjudged.NOT_COMPARED),
        ({}, ""),
    ],
)
def test_only_financial_years_of_shares_rates_and_means_are_compared(words, why):
    kind = words.pop("kind", "rate")
    every = Frequency(words.get("frequency", "month"))
    declared = indicator(kind, **words)
    month = said(declared, {BOROUGH: [1.0]}, frequency=every, deprived=DEPRIVED, last=date(2025, 9, 1))
    assert (camden(month).inequality_why == why) is (why != "")


def test_a_ward_with_nought_is_drawn_on_the_plain_scale():
    found = of(indicator(), [[(0.0, 0.0, 0.7), *rates(5.0, 1.0)[1:]]])
    assert found.inequalities[0].slope_index_lower is not None


def test_figures_without_a_range_have_an_index_without_one():
    found = of(indicator(), [[5.0, 6.0, 7.0, 8.0, 9.0, 10.0]])
    assert (found.inequalities[0].slope_index_lower, found.inequalities[0].gap) == (None, None)


def test_the_fifths_are_counts_taken_together():
    numbers = {"numerator": 50.0, "denominator": 1_000.0}
    found = of(indicator(per=100), [rates(5.0, 1.0)], **numbers)
    assert (found.inequalities[0].most_deprived, found.inequalities[0].gap) == (5.0, 0.0)

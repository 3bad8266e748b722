"""Inequality between wards: financial years alone, all wards shown, and what makes a gap wider."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.vocabulary import Frequency, GapChange, Polarity, Unjudged
from metrics import BOROUGH
from metrics.judged.gap_changes import widened, with_changes
from metrics.snapshots import inequality
from metrics.snapshots.inequality import BY_CHANCE, Inequality
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


# Two ranges of 0.03 either way: their difference has one of 0.03 times the root of two, 0.0424.
STEPS = [
    (0.10, 0.15, GapChange.WIDENING),
    (0.10, 0.14, GapChange.UNCHANGED),
    (0.15, 0.10, GapChange.NARROWING),
    (0.14, 0.10, GapChange.UNCHANGED),
    # Past nought: what the poorer wards lose or gain is a gap of the side on which it is now, or was.
    (-0.05, 0.05, GapChange.WIDENING),
    (-0.05, 0.02, GapChange.NARROWING),  # where they now are is too close to nought to tell
    (0.05, -0.05, GapChange.NARROWING),
    (0.02, -0.05, GapChange.WIDENING),
    (-0.02, 0.025, GapChange.UNCHANGED),  # neither year has a clear gap
    (-0.10, -0.15, GapChange.WIDENING),
    (-0.15, -0.10, GapChange.NARROWING),
]


def near(number, index, half=0.03):
    return year(number, index, index - half, index + half)


@pytest.mark.parametrize(("before", "now", "word"), STEPS)
@pytest.mark.parametrize("polarity", Polarity)
def test_what_a_gap_does_is_told_by_the_range_of_its_change_and_by_where_it_clearly_is(before, now, word, polarity):
    side = 1 if polarity is Polarity.HIGH_IS_GOOD else -1
    *_, told = with_changes([near(2023, before * side), near(2024, now * side)], polarity)
    assert (told.slope_change, told.slope_since) == (word, date(2023, 4, 1))


@pytest.mark.parametrize(("before", "now", "word"), STEPS)
@pytest.mark.parametrize(("polarity", "side"), [(Polarity.HIGH_IS_GOOD, 1), (Polarity.LOW_IS_GOOD, -1)])
def test_it_is_wider_where_the_poorer_wards_are_clearly_behind_and_clearly_further(before, now, word, polarity, side):
    years = [near(2023, before * side), near(2024, now * side)]
    assert widened(years, polarity) is (word is GapChange.WIDENING and now > 0)
    assert widened(years, Polarity.NEUTRAL) is False


def test_a_gap_that_is_called_wider_is_never_one_that_may_be_chance():
    assert widened([year(2023, -0.30, -0.31, -0.29), year(2024, 0.02, -0.01, 0.05)], Polarity.HIGH_IS_GOOD) is False


def test_where_a_year_shows_nothing_the_first_is_looked_at_and_named():
    slowly = [near(2021 + place, 0.10 + 0.02 * place) for place in range(4)]
    told = with_changes(slowly, Polarity.HIGH_IS_GOOD)
    assert [each.slope_change for each in told] == [
        *(GapChange.TOO_FEW, GapChange.UNCHANGED, GapChange.UNCHANGED),
        GapChange.WIDENING,
    ]
    assert [each.slope_since for each in told[2:]] == [date(2021, 4, 1), date(2021, 4, 1)]
    # The newest step has the word where it is clear itself.
    back = with_changes([*slowly, near(2025, 0.10)], Polarity.HIGH_IS_GOOD)[-1]
    assert (back.slope_change, back.slope_since) == (GapChange.NARROWING, date(2024, 4, 1))


def test_the_two_looks_mark_one_gap_in_eleven_by_chance():
    """Four years of which nothing has changed, beside the last and beside the first; that a gap has to be clear as well
    leaves fewer."""
    years = np.random.default_rng(1).standard_normal((200_000, 4))
    looks = [np.abs(years[:, 3] - years[:, place]) > 1.96 * np.sqrt(2) for place in (2, 0)]
    assert (looks[0] | looks[1]).mean() == pytest.approx(BY_CHANCE, abs=0.005)


def test_each_measure_has_a_word_of_its_own_and_none_without_ranges():
    def both(number, level):
        ratio = (level + 0.1) / level
        return replace(
            near(number, 0.10),
            relative_index=ratio,
            relative_index_lower=ratio * 0.98,
            relative_index_upper=ratio * 1.02,
        )

    # The same ten points, of less and less: the relative gap widens (Low and Low 2005).
    *_, told = with_changes([both(2023, 0.8), both(2024, 0.4)], Polarity.HIGH_IS_GOOD)
    assert (told.slope_change, told.relative_change, told.gap_change) == (
        *(GapChange.UNCHANGED, GapChange.WIDENING),
        GapChange.NO_RANGE,
    )
    assert (told.relative_since, told.gap_since) == (date(2023, 4, 1), None)


def test_years_that_do_not_follow_one_another_are_no_step():
    assert widened([near(2022, 0.1), near(2024, 0.9)], Polarity.HIGH_IS_GOOD) is False
    assert widened([near(2024, 0.9)], Polarity.HIGH_IS_GOOD) is False
    *_, told = with_changes([near(2022, 0.1), near(2024, 0.9)], Polarity.HIGH_IS_GOOD)
    assert (told.slope_change, told.slope_since) == (GapChange.WIDENING, date(2022, 4, 1))


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

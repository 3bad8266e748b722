"""Inequality between wards, worked out again from the figures of the wards that the snapshot of the sample shows."""

import numpy as np
import pytest

from metrics import Frequency, Kind, Level

FOURTH = 20 // 5


@pytest.fixture(scope="module")
def snapshot(whole):
    return whole.snapshot


@pytest.fixture(scope="module")
def years(snapshot):
    """Every year of every indicator, with its wards' figures from the most deprived to the least."""
    found = [(snapshot.indicators[slug], each) for slug in snapshot.indicators for each in snapshot.inequality(slug)]
    told = []
    for declared, each in found:
        compared = snapshot.comparison(declared.slug, Level.WARD, each.period, Frequency.FINANCIAL_YEAR)
        items = sorted(compared.items, key=lambda item: -snapshot.areas[item.code].income_deprived)
        told.append((declared, each, items))
    return told


def test_there_are_many_and_no_two_wards_are_equally_deprived(snapshot, years):
    assert len(years) > 60
    deprived = [area.income_deprived for area in snapshot.areas.values() if area.level is Level.WARD]
    assert len(set(deprived)) == len(deprived) == 20


def test_the_line_through_all_wards_is_that_of_a_naive_fit(snapshot, years):
    for declared, each, items in years:
        people = np.array([snapshot.areas[item.code].residents for item in items], float)
        share = people / people.sum()
        middle = np.cumsum(share) - share / 2
        slope, start = np.polyfit(middle, [item.observation.value for item in items], 1, w=np.sqrt(share))
        assert (each.poorer_end, each.richer_end) == pytest.approx((start, start + slope)), declared.slug
        assert each.slope_index == pytest.approx(slope), declared.slug
        assert each.relative_index == pytest.approx((start + slope) / start), declared.slug


def test_a_fifth_is_the_counts_of_four_wards_added_up(years):
    for declared, each, items in years:
        for told, those in ((each.most_deprived, items[:FOURTH]), (each.least_deprived, items[-FOURTH:])):
            if told is not None:
                cases, of = (
                    sum(getattr(item.observation, name) for item in those) for name in ("numerator", "denominator")
                )
                assert told == pytest.approx(cases / of * (declared.per or 1)), declared.slug


def test_what_counts_in_full_without_a_range_has_no_limits_and_every_other_has(years):
    for declared, each, _ in years:
        without = declared.no_interval is not None
        assert (each.slope_index_lower is None) == without, declared.slug
        # Means are not taken together.
        assert (each.gap_lower is None) == (without or declared.kind is Kind.MEAN), declared.slug
        if each.gap_lower is not None:
            assert each.gap_lower <= each.gap <= each.gap_upper
            assert each.slope_index_lower <= each.slope_index <= each.slope_index_upper


def test_no_advice_of_a_wider_gap_is_of_one_that_may_be_chance(snapshot):
    """What the advice calls further behind, its gap's exhibit never calls chance, and its page calls wider."""
    for slug in snapshot.indicators:
        advised = snapshot.advice(slug)
        if advised is not None and advised.because in ("widening", "fallen_behind"):
            now = snapshot.inequality(slug)[-1]
            assert now.slope_change == "widening"
            assert (now.slope_index_lower > 0) or (now.slope_index_upper < 0)
            assert now.slope_since.year == now.period.year - 1

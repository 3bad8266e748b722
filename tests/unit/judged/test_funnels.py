"""Wards against their size, and what is expected of the periods ahead, as a snapshot keeps them."""

import math
from datetime import date
from typing import Any

import pytest

from metrics import BOROUGH
from metrics.snapshots import expected, funnel
from tests.unit.judged.told import QUIET, WARDS, indicator, said

SHARE = indicator("proportion")
# Camden's 0.8; of 100 cases chance alone has 0.8 -/+ 1.96 x 0.04, or 3.09 x 0.04.


def of(declared: Any = SHARE, **parts: Any) -> funnel.Funnels:
    series = {BOROUGH: [(0.8, 0.79, 0.81)], WARDS[0]: [(0.8, 0.76, 0.84)], WARDS[1]: [(0.6, 0.5, 0.69)]}
    found = said(declared, series, denominator=100.0, numerator=80.0, **parts)
    return funnel.read(funnel.table(found.funnel))


def test_a_wards_limits_are_those_of_its_size() -> None:
    (one, other) = of()["robbery"]
    assert {one.area, other.area} == {WARDS[0], WARDS[1]}
    for each in (one, other):
        assert (each.size, each.average, each.value) == (100.0, 0.8, 0.8)
        error = math.sqrt(0.8 * 0.2 / 100)
        assert each.lower == pytest.approx(0.8 - 1.959964 * error)
        assert each.upper == pytest.approx(0.8 + 1.959964 * error)
        assert each.lower_998 == pytest.approx(0.8 - 3.090232 * error)
        assert each.upper_998 == pytest.approx(min(0.8 + 3.090232 * error, 1.0))


def test_there_is_none_of_counts_of_weighted_answers_and_where_no_ward_is_compared() -> None:
    assert of(indicator("count")) == {}
    assert of(indicator("proportion", weighted=True)) == {}
    assert of(indicator("proportion", no_interval="It is simply known")) == {}


def test_what_is_expected_has_a_row_for_each_period_up_to_that_of_the_targets_day() -> None:
    aim = {"value": 12.0, "by": date(2026, 7, 31), "origin": "illustrative"}
    found = said(indicator(target=aim), {BOROUGH: QUIET})
    (kept,) = expected.read(expected.table(found.expected)).values()
    assert [each.period for each in kept] == [date(2026, month, 1) for month in range(2, 8)]
    reading = next(each for each in found.readings if each.area == BOROUGH)
    last = kept[-1]
    assert (last.fit, last.lower, last.upper) == (reading.expected, reading.expected_lower, reading.expected_upper)


def test_nothing_is_expected_without_a_target() -> None:
    assert said(indicator(), {BOROUGH: QUIET}).expected == ()

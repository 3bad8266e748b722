"""Rows of gaps: where a figure lies on its track, and what is written of them."""

from datetime import date
from typing import Any

import pytest

from metrics import Frequency, Series
from pages.components.exhibits.gap_rows import Row, _furthest
from pages.components.html.gap_lead import lead
from pages.components.html.gap_marks import dumbbell
from pages.components.words.unequal import Gap, Measure, over_years
from tests.unit.pages.judged import SHARE
from tests.unit.pages.made import CAMDEN, indicator, observation, ward
from tests.unit.pages.test_unequal import year

NOW = date(2025, 4, 1)


def row(declared: Any = SHARE, furthest: float = 0.1, camden: float | None = 0.85, **parts: Any) -> Row:
    gaps = tuple(over_years(declared, [year(**parts)], Measure.FIFTHS))
    series = Series(declared, CAMDEN, Frequency.FINANCIAL_YEAR, ())
    return Row(declared, "Safety", gaps, (), camden, furthest, (), series)


def test_camden_lies_in_the_middle_and_better_is_to_the_right() -> None:
    high, low = row(), row(indicator("proportion", "low_is_good"))
    assert high.place(0.85) == low.place(0.85) == 50
    assert high.place(0.95) == pytest.approx(94)
    assert low.place(0.95) == pytest.approx(6)
    assert row(indicator("proportion", "neutral")).place(0.95) == pytest.approx(94)  # there it is higher
    assert row(camden=None).place(0.2) == 50


def test_a_track_reaches_as_far_as_four_fifths_of_the_wards_and_both_sides() -> None:
    def wards(*figures: float) -> list[Any]:
        return [observation(SHARE, ward(place, str(place)), NOW, each) for place, each in enumerate(figures)]

    (gap,) = row().gaps  # from 0.79 to 0.87
    far = wards(0.86, 0.84, 0.83, 0.95, 0.20)
    assert _furthest(far, gap, 0.85) == pytest.approx(0.10)  # not as far as the last
    assert _furthest(wards(0.85, 0.85, 0.85, 0.85, 0.85), gap, 0.85) == pytest.approx(0.06)
    level = Gap(Measure.FIFTHS, NOW, 0.5, 0.5, 0.0, None, None, None, gap.change, None)
    assert _furthest(wards(0.5), level, 0.5) == 1.0  # nothing is divided by nought


def test_a_dumbbell_has_its_larger_dot_at_the_poorer_side() -> None:
    upright, bar, most, least = dumbbell(row())
    assert upright == '<i class="upright" style="left:50.0%"></i>'
    assert bar == '<i class="span clear" style="left:23.6%;width:35.2%"></i>'
    assert most == '<i class="dot most clear" style="left:23.6%"></i>'
    assert least == '<i class="dot least clear" style="left:58.8%"></i>'
    assert "span hollow" in "".join(dumbbell(row(gap_lower=-0.2, gap_upper=0.1)))
    assert "span unranged" in "".join(dumbbell(row(gap_lower=None, gap_upper=None)))


def test_the_sentence_counts_sides_and_says_what_is_not_judged() -> None:
    worse, better = row(), row(gap=0.08, gap_lower=0.03, gap_upper=0.13)
    bare = row(gap_lower=None, gap_upper=None)
    unclear = row(gap_lower=-0.2, gap_upper=0.1)
    assert lead(Measure.FIFTHS, [worse, worse, better, unclear, bare]) == (
        'Of 4 indicators compared between wards, <b class="worse">2 are worse in the most deprived fifth of wards</b>, '
        "1 is too close to tell and 1 is better. <b>No gap is clearly narrowing or widening.</b> "
        "1 more has no range of chance, and is not judged."
    )
    neutral = row(indicator("proportion", "neutral"))
    assert "1 is higher or lower, where neither is better" in lead(Measure.FIFTHS, [neutral])
    assert (
        lead(Measure.SLOPE, [bare]) == "1 indicator compared between wards has no range of chance, and is not judged."
    )

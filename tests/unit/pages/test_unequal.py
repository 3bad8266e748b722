"""A gap between poorer and richer wards, in words, by each of its three measures."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import GapChange, Inequality
from pages.components.words.gap_changes import change_mark, change_sentence
from pages.components.words.unequal import Gap, Measure, apart, limits, over_years, short, side_word, size
from tests.unit.pages.judged import SHARE
from tests.unit.pages.made import indicator

RATE = indicator()
NEUTRAL = indicator("proportion", "neutral")
MINUS = "\N{MINUS SIGN}"
# 78% at the poorer end and 88% at the other: ten points, and 88 over 78.
KNOWN: dict[str, Any] = {
    "slope_index": 0.10, "slope_index_lower": 0.06, "slope_index_upper": 0.14,
    "relative_index": 1.128, "relative_index_lower": 1.07, "relative_index_upper": 1.19,
    "most_deprived": 0.79, "least_deprived": 0.87, "gap": -0.08, "gap_lower": -0.13, "gap_upper": -0.03,
    "poorer_end": 0.78, "richer_end": 0.88,
}  # fmt: skip


def year(start: int = 2025, **parts: Any) -> Inequality:
    return Inequality("robbery", date(start, 4, 1), 20, **KNOWN | parts)


def gap(measure: Measure, declared: Any = SHARE, **parts: Any) -> Gap:
    (found,) = over_years(declared, [year(**parts)], measure)
    return found


@pytest.mark.parametrize(
    ("measure", "sides", "told", "within"),
    [
        (Measure.FIFTHS, (0.79, 0.87), "8 percentage points worse", "3 to 13"),
        (Measure.SLOPE, (0.78, 0.88), "10 percentage points worse", "6 to 14"),
        (Measure.RELATIVE, (0.78, 0.88), "1.13", "1.07 to 1.19"),
    ],
)
def test_a_measure_has_its_two_sides_its_size_and_its_range(
    measure: Measure, sides: tuple[float, float], told: str, within: str
) -> None:
    found = gap(measure)
    assert (found.poorer, found.richer) == sides
    assert short(SHARE, found) == told
    assert limits(SHARE, found) == within
    assert found.side == 1


def test_each_measure_is_a_sentence() -> None:
    assert apart(SHARE, gap(Measure.FIFTHS)) == (
        "In 2025/26 the most deprived fifth of wards is 8 percentage points worse than the least deprived (chance "
        "variation 3 to 13)."
    )
    assert apart(SHARE, gap(Measure.RELATIVE)) == (
        "In 2025/26 the least deprived end of Camden has 1.13 times the figure of the most deprived (chance variation "
        "1.07 to 1.19)."
    )
    unclear = gap(Measure.RELATIVE, relative_index_lower=0.98)
    assert apart(SHARE, unclear) == (
        "In 2025/26 no gap is clear between the two ends of Camden: the least deprived end of Camden has 1.13 times "
        "the figure of the most deprived (chance variation 0.98 to 1.19), which may be chance."
    )


@pytest.mark.parametrize(
    ("polarity", "word", "side"),
    [("high_is_good", "worse", 1), ("low_is_good", "better", -1), ("neutral", "lower", -1)],
)
@pytest.mark.parametrize("measure", Measure)
def test_which_way_is_better_decides_who_is_behind_by_every_measure(
    measure: Measure, polarity: str, word: str, side: int
) -> None:
    declared = indicator("proportion", polarity)
    found = gap(measure, declared)
    assert (side_word(declared, found), found.side) == (word, side)


def test_a_size_is_written_as_finely_as_its_range_and_never_as_nought() -> None:
    fine = gap(Measure.FIFTHS, gap=-0.00046, gap_lower=-0.0091, gap_upper=0.0080)
    assert (size(SHARE, fine), limits(SHARE, fine)) == ("0.05 percentage points", f"{MINUS}0.80 to 0.91")
    coarse = gap(Measure.FIFTHS, gap=-0.0004, gap_lower=-0.15, gap_upper=0.15)
    assert size(SHARE, coarse) == "0.040 percentage points"


def test_a_range_that_leaves_nought_out_does_so_as_it_is_written() -> None:
    near = gap(Measure.FIFTHS, gap=-0.067, gap_lower=-0.1412, gap_upper=-0.0001)
    assert near.side == 1
    assert limits(SHARE, near) == "0.01 to 14.12"


def test_without_a_range_nothing_is_chance_and_nothing_is_clear() -> None:
    bare = gap(Measure.FIFTHS, gap_lower=None, gap_upper=None, gap_change=GapChange.NO_RANGE)
    assert (bare.is_ranged, bare.side, limits(SHARE, bare)) == (False, 0, "")
    assert "chance" not in apart(SHARE, bare)
    assert change_sentence(SHARE, bare) == ""


def test_a_measure_that_a_year_does_not_have_is_left_out() -> None:
    assert over_years(SHARE, [year(2024, gap=None, most_deprived=None), year()], Measure.FIFTHS) == [
        gap(Measure.FIFTHS)
    ]
    assert over_years(SHARE, [year(relative_index=-0.4)], Measure.RELATIVE) == []


@pytest.mark.parametrize(
    ("declared", "years", "change", "mark", "words"),
    [
        (SHARE, (0.05, 0.15), "widening", "concern_up", "the poorer wards are further behind than in 2024/25"),
        (SHARE, (0.15, 0.05), "narrowing", "improvement_down", "The gap is narrower than in 2024/25"),
        # Past nought: they have caught up, and gone ahead.
        (SHARE, (0.15, -0.05), "narrowing", "improvement_down", "The gap is narrower than in 2024/25"),
        (SHARE, (-0.05, -0.15), "widening", "high", "the poorer wards are further ahead than in 2024/25"),
        (SHARE, (-0.15, -0.05), "narrowing", "low", "The gap is narrower than in 2024/25"),
        (NEUTRAL, (0.05, 0.15), "widening", "high", "The gap is wider than in 2024/25"),
        (NEUTRAL, (0.15, 0.05), "narrowing", "low", "The gap is narrower than in 2024/25"),
        (SHARE, (0.10, 0.10), "unchanged", "common", "It shows no clear change since 2024/25."),
    ],
)
def test_a_change_has_a_word_a_mark_and_a_colour_only_where_the_poorer_are_behind(
    declared: Any, years: tuple[float, float], change: str, mark: str, words: str
) -> None:
    def slope(start: int, index: float, **parts: Any) -> Inequality:
        ends = {"slope_index": index, "slope_index_lower": index - 0.01, "slope_index_upper": index + 0.01}
        return year(start, **ends | parts)

    before, now = years
    told = {"slope_change": GapChange(change), "slope_since": date(2024, 4, 1)}
    _, found = over_years(declared, [slope(2024, before), slope(2025, now, **told)], Measure.SLOPE)
    colour = {"concern_up": "concern", "improvement_down": "improvement", "common": "common"}.get(mark, "neutral")
    assert change_mark(declared, found) == (mark, colour)
    assert words in change_sentence(declared, found)


def test_one_year_says_that_it_is_alone() -> None:
    alone = gap(Measure.SLOPE)
    assert change_mark(SHARE, alone) == ("unknown", "common")
    assert change_sentence(SHARE, alone) == "One year alone is told, so whether it changes cannot be."


def test_a_rate_is_in_its_unit_over_a_year() -> None:
    rate = {"slope_index": -4.5, "slope_index_lower": -6.0, "slope_index_upper": -3.0}
    assert short(RATE, gap(Measure.SLOPE, RATE, **rate)) == "4.5 per 1,000 residents a year worse"


@pytest.mark.parametrize(
    ("was", "words"),
    [
        (1, "The gap is wider: the poorer wards are further behind than in 2024/25"),
        (-1, "The poorer wards, ahead in 2024/25, are behind now"),
    ],
)
def test_who_was_ahead_before_is_not_further_behind(was: int, words: str) -> None:
    found = replace(gap(Measure.FIFTHS), change=GapChange.WIDENING, since=date(2024, 4, 1), was=was)
    assert change_sentence(SHARE, found) == f"{words}, by more than chance alone would have it."

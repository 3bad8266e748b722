"""Inequality between wards over the years, in words, tables and figures."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import GapChange, Inequality
from pages.components.exhibits import gaps
from pages.components.exhibits.gap_lines import fifths, gap_line
from pages.components.theme.colours import COLOUR
from pages.components.words.unequal import Measure, over_years
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.judged import SHARE
from tests.unit.pages.made import CAMDEN, indicator, observation

RATE = indicator()
ROWS = (observation(SHARE, CAMDEN, date(2025, 4, 1), 0.8, origin="sample"),)


def year(start: int, index: float, ends: tuple[float, float] | None = None, **parts: Any) -> Inequality:
    """One year: the least deprived end less the most, and its range."""
    low, high = ends or (None, None)
    known = {"most_deprived": 0.78, "least_deprived": 0.88, "gap": -0.10, "gap_lower": -0.15, "gap_upper": -0.05}
    told: dict[str, Any] = {
        "indicator": "robbery", "period": date(start, 4, 1), "wards": 20, "slope_index": index,
        "slope_index_lower": low, "slope_index_upper": high, "relative_index": 1.14, "relative_index_lower": None,
        "relative_index_upper": None, "poorer_end": 0.78, "richer_end": 0.78 + index,
    }  # fmt: skip
    return Inequality(**told | known | parts)


BEFORE, NOW = year(2024, 0.18, (0.12, 0.24)), year(2025, 0.11, (0.06, 0.16))


def finding(*found: Inequality, declared: Any = SHARE) -> str:
    return gaps.finding(declared, found, 0)


def line(declared: Any, *found: Inequality) -> Any:
    return checked(gap_line(declared, over_years(declared, found, Measure.SLOPE), ROWS))


def test_a_finding_tells_the_gap_its_range_the_year_before_and_the_fifths() -> None:
    assert finding(BEFORE, NOW) == (
        "In 2025/26 the most deprived end of Camden is 11 percentage points worse than the least deprived (chance "
        "variation 6 to 16). In 2024/25 it was 18 percentage points worse. One year alone is told, so whether it "
        "changes cannot be. The most deprived fifth of wards has 78%, the least deprived 88%."
    )


def test_a_gap_whose_range_has_nought_in_it_may_be_chance() -> None:
    assert finding(year(2025, 0.02, (-0.01, 0.05))).startswith(
        "In 2025/26 no gap is clear between the two ends of Camden: the most deprived is 2.0 percentage points worse "
        "(chance variation \N{MINUS SIGN}1.0 to 5.0), which may be chance."
    )


def test_the_range_of_a_gap_goes_the_way_of_its_word() -> None:
    better = year(2025, -0.10, (-0.18, -0.01))
    assert finding(better).startswith(
        "In 2025/26 the most deprived end of Camden is 10 percentage points better than the least deprived (chance "
        "variation 1 to 18)."
    )
    # Where low is good, less at the least deprived end is worse at the other.
    low = indicator("proportion", "low_is_good")
    assert "is 10 percentage points worse than the least deprived (chance variation 1 to 18)" in finding(
        better, declared=low
    )
    assert gaps.table(SHARE, [better], 0).rows[0][1:3] == ["10 percentage points better", "1 to 18"]


def test_a_gap_without_a_range_says_nothing_of_chance() -> None:
    assert "chance" not in finding(year(2024, 0.18), year(2025, 0.11))


@pytest.mark.parametrize(
    ("polarity", "index", "word"),
    [
        ("high_is_good", 0.11, "worse"),
        ("high_is_good", -0.11, "better"),
        ("low_is_good", 0.11, "better"),
        ("low_is_good", -0.11, "worse"),
        ("neutral", 0.11, "lower"),
        ("neutral", -0.11, "higher"),
    ],
)
def test_which_end_is_worse_hangs_on_which_way_is_better(polarity: str, index: float, word: str) -> None:
    told = finding(year(2025, index), declared=indicator("proportion", polarity))
    assert f"11 percentage points {word} than the least deprived" in told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "widening",
            "The gap is wider: the poorer wards are further behind than in 2023/24, by more than chance alone",
        ),
        ("narrowing", "The gap is narrower than in 2023/24, by more than chance alone would have it."),
        ("unchanged", "It shows no clear change since 2023/24."),
    ],
)
def test_a_finding_says_what_the_gap_has_done_and_since_when(change: str, words: str) -> None:
    assert words in finding(BEFORE, replace(NOW, slope_change=GapChange(change), slope_since=date(2023, 4, 1)))


def test_fifths_that_are_written_alike_are_told_together() -> None:
    alike = replace(NOW, most_deprived=0.8486, least_deprived=0.8481)
    assert finding(alike).endswith("The most and the least deprived fifth of wards both have 85%.")


def test_a_rate_is_told_in_its_own_unit_over_a_year() -> None:
    told = finding(year(2025, -4.5, (-6.0, -3.0), most_deprived=8.1, least_deprived=3.6), declared=RATE)
    assert "is 4.5 per 1,000 residents a year worse than the least deprived (chance variation 3.0 to 6.0)" in told


def test_the_slope_lies_below_the_line_where_the_most_deprived_end_is_worse() -> None:
    figure = line(SHARE, BEFORE, NOW)
    band, own = figure.data
    assert own.x == ("2024/25", "2025/26")
    assert own.y == pytest.approx((-18, -11))
    assert band.y == pytest.approx((-12, -6, -16, -24))
    assert figure.layout.yaxis.range[0] < -24
    assert figure.layout.yaxis.range[1] > 0
    assert (figure.layout.shapes[0].y0, figure.layout.shapes[0].line.color) == (0, COLOUR["text"])
    assert {"no gap", "<b>SAMPLE</b>"} <= set(words(figure))
    assert "11 percentage points worse" in figure.layout.annotations[0].text


def test_what_is_told_of_a_slope_takes_as_many_lines_as_a_phone_needs() -> None:
    rate = year(2025, 0.38, (-0.5, 1.2))
    named = next(text for text in words(line(RATE, BEFORE, rate)) if "chance variation" in text)
    assert re.findall("<b>(.*?)</b>", named) == ["0.4 per 1,000 residents a year better,", "which may be chance"]


def test_one_years_slope_has_its_range_upright() -> None:
    figure = line(SHARE, NOW)
    assert figure.data[0].y == pytest.approx((-6, -16, None), nan_ok=True)
    assert figure.data[0].fill is None


@pytest.mark.parametrize(
    ("change", "before", "now", "shape", "colour"),
    [
        ("widening", NOW, BEFORE, "diamond", "concern"),
        ("narrowing", BEFORE, NOW, "circle", "improvement"),
        ("unchanged", BEFORE, NOW, "circle", "area"),
        ("too_few", BEFORE, NOW, "circle", "area"),
        # Of a gap by which the poorer wards are ahead nothing is better or worse.
        ("widening", NOW, year(2026, -0.2, (-0.3, -0.1)), "square", "neutral"),
        ("narrowing", year(2024, -0.2, (-0.3, -0.1)), year(2025, -0.05, (-0.1, 0.0)), "square", "neutral"),
    ],
)
def test_the_newest_year_has_the_mark_of_what_the_gap_has_done(
    change: str, before: Inequality, now: Inequality, shape: str, colour: str
) -> None:
    marker = line(SHARE, before, replace(now, slope_change=GapChange(change), slope_since=before.period)).data[1].marker
    assert (marker.symbol[-1], marker.color[-1]) == (shape, COLOUR[colour])
    assert (marker.symbol[0], marker.color[0]) == ("circle", COLOUR["area"])


def test_the_two_fifths_are_told_apart_by_size_and_what_is_unclear_is_hollow() -> None:
    unclear = replace(BEFORE, gap_lower=-0.02, gap_upper=0.06)
    figure = checked(fifths(SHARE, [unclear, NOW], ROWS, 0))
    _, most, least, _, hollow, _ = figure.data
    assert (most.x, most.y, most.marker.size) == (("2025/26",), (0.78,), 13)
    assert (least.y, least.marker.size) == ((0.88,), 8)
    assert (hollow.x, hollow.marker.color) == (("2024/25",), COLOUR["page"])
    assert figure.layout.xaxis.categoryarray == ("2024/25", "2025/26")


def test_the_alt_texts_have_every_year() -> None:
    assert gaps.alt_of_slope(SHARE, [BEFORE, NOW]) == (
        "A gap over time: Robbery, from the most to the least deprived end of Camden. 2024/25: 18 percentage points "
        "worse; 2025/26: 11 percentage points worse."
    )
    assert gaps.alt_of_fifths(SHARE, [NOW], 0).endswith("2025/26: 78% and 88%.")


def test_the_table_is_newest_first_with_what_there_is() -> None:
    bare = year(2024, 0.18, None, gap=None, gap_lower=None, gap_upper=None, relative_index=None)
    table = gaps.table(SHARE, [bare, NOW], 0)
    assert list(table.rows[0]) == [
        *("2025/26", "11 percentage points worse", "6 to 16", "1.14", "78%", "88%"),
        *("\N{MINUS SIGN}10 percentage points", "\N{MINUS SIGN}15 to \N{MINUS SIGN}5"),
    ]
    assert list(table.rows[1]) == ["2024/25", "18 percentage points worse", "", "", "78%", "88%", "", ""]

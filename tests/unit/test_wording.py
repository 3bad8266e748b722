"""Numbers, periods, states and findings in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Polarity, Series
from pages.components import wording
from tests.unit.made import BELSIZE, CAMDEN, compared, indicator, monthly, observation

RATE, SHARE, COUNT = indicator(), indicator("proportion", "high_is_good"), indicator("count")
MONTH = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("rate", 1.3234, "1.32"),
        ("rate", 13.24, "13.2"),
        ("rate", 9.996, "10.0"),
        ("rate", 0.0, "0"),
        ("rate", 0.0021, "under 0.01"),
        ("rate", 1234.5, "1,234.5"),
        ("proportion", 0.84, "84%"),
        ("proportion", 0.0521, "5.2%"),
        ("proportion", 0.0996, "10%"),
        ("proportion", 0.0, "0%"),
        ("proportion", 0.0002, "under 0.1%"),
        ("proportion", 0.9971, "99.7%"),
        ("proportion", 0.9999, "over 99.9%"),
        ("proportion", 1.0, "100%"),
        ("count", 1379.0, "1,379"),
        ("count", 0.0, "0"),
        ("mean", 6.754, "6.75"),
    ],
)
def test_a_number_has_the_places_that_it_can_bear(kind: str, value: float, text: str) -> None:
    assert wording.number(indicator(kind), value) == text


@given(value=st.floats(1e-9, 1), kind=st.sampled_from(["rate", "proportion", "count", "mean"]))
def test_what_is_more_than_nothing_is_never_written_as_zero(value: float, kind: str) -> None:
    text = wording.number(indicator(kind), value)
    assert text.startswith("under ") or float(text.strip("over %").replace(",", "")) > 0


@given(value=st.floats(0, 0.999999))
def test_not_quite_all_is_never_written_as_all(value: float) -> None:
    assert wording.number(SHARE, value) != "100%"


@pytest.mark.parametrize(
    ("kind", "frequency", "text"),
    [
        ("rate", None, "per 1,000"),
        ("rate", "month", "per 1,000 residents a month"),
        ("rate", "financial_year", "per 1,000 residents a year"),
        ("rate", "once", "per 1,000 residents"),
        ("proportion", "month", ""),
        ("count", "quarter", "a quarter"),
        ("count", None, ""),
        ("mean", "month", ""),
    ],
)
def test_a_unit_says_per_what_and_how_often(kind: str, frequency: str | None, text: str) -> None:
    assert wording.unit(indicator(kind), frequency) == text


def test_a_position_at_the_end_of_a_month_is_not_a_month() -> None:
    assert wording.unit(indicator(stock=True), "month") == "per 1,000 residents"


def test_a_value_carries_its_unit() -> None:
    assert wording.value_text(RATE, 1.93) == "1.93 per 1,000"
    assert wording.value_text(SHARE, 0.84) == "84%"
    assert wording.value_text(COUNT, 618.0) == "618"


@pytest.mark.parametrize(
    ("frequency", "first_day", "text", "short"),
    [
        ("month", date(2026, 9, 1), "September 2026", "Sep 2026"),
        ("quarter", date(2026, 7, 1), "Jul to Sep 2026", "Jul to Sep 2026"),
        ("quarter", date(2025, 12, 1), "Dec 2025 to Feb 2026", "Dec 2025 to Feb 2026"),
        ("term", date(2026, 9, 1), "Autumn term 2026", "Autumn 2026"),
        ("year", date(2026, 1, 1), "2026", "2026"),
        ("financial_year", date(2024, 4, 1), "2024/25", "2024/25"),
        ("financial_year", date(2099, 4, 1), "2099/00", "2099/00"),
        ("academic_year", date(2024, 9, 1), "2024/25", "2024/25"),
        ("once", date(2021, 1, 1), "2021", "2021"),
    ],
)
def test_a_period_is_named_as_people_say_it(frequency: str, first_day: date, text: str, short: str) -> None:
    assert wording.period_text(frequency, first_day) == text
    assert wording.period_text(frequency, first_day, short=True) == short


@pytest.mark.parametrize(
    ("kind", "lower", "upper", "text"),
    [
        ("rate", 1.21, 1.43, "1.2 to 1.4"),
        ("rate", 1.36, 1.40, "1.36 to 1.40"),
        ("rate", 0.0, 0.31, "0 to 0.3"),
        ("rate", 0.004, 1.2, "under 0.1 to 1.2"),
        ("rate", 12.61, 13.84, "12.6 to 13.8"),
        ("rate", 11.0, 15.2, "11 to 15"),
        ("proportion", 0.82, 0.86, "82% to 86%"),
        ("proportion", 0.832, 0.839, "83.2% to 83.9%"),
        ("proportion", 0.93, 0.998, "93% to over 99%"),
        ("proportion", 0.5, 0.5, "50.0%"),
        ("count", 1210.0, 1380.0, "1,210 to 1,380"),
        ("rate", None, None, ""),
    ],
)
def test_an_interval_is_no_finer_than_its_width(kind: str, lower: float, upper: float, text: str) -> None:
    assert wording.interval_text(indicator(kind), lower, upper) == text


@pytest.mark.parametrize(
    ("figure", "words", "sentence", "code"),
    [
        ("small", "Withheld: fewer than 5", "Withheld: fewer than 5 (December 2025).", "[w]"),
        (
            "protects_another",
            "Withheld to protect another figure",
            "Withheld to protect another figure (December 2025).",
            "[w]",
        ),
        ("too_few", "Too few answers", "Too few answers (December 2025).", "[w]"),
        ("missing", "Missing", "No return for December 2025.", "–"),
        ("pending", "Not yet published", "December 2025 is not yet published.", ".."),
        (1.32, "1.32", "", ""),
    ],
)
def test_every_figure_that_is_not_there_says_why(figure: float | str, words: str, sentence: str, code: str) -> None:
    made = observation(RATE, BELSIZE, MONTH, figure)
    assert wording.observed(RATE, made) == words
    assert wording.state_sentence(made) == sentence
    assert wording.table_code(made) == code


def test_a_bound_says_that_it_is_one() -> None:
    assert wording.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.05, bound="at_most")) == "5.0% or less"
    assert wording.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.95, bound="at_least")) == "95% or more"


def test_a_table_explains_the_codes_that_it_holds_and_no_others() -> None:
    assert wording.table_note(monthly([1.2, "missing", "small"]).observations) == "[w] withheld, – missing"
    assert wording.table_note(monthly([1.2]).observations) == ""


def test_a_change_names_the_month_before_and_the_year_before() -> None:
    series = monthly([1.41, *[1.2] * 10, 1.32, 1.28], first=date(2024, 12, 1))
    assert wording.change_text(series) == "was 1.32 in November 2025 and 1.41 in December 2024"


def test_a_change_leaves_out_what_is_not_there() -> None:
    assert wording.change_text(monthly([1.41, *[1.2] * 10, "small", 1.28], first=date(2024, 12, 1))) == (
        "was 1.41 in December 2024"
    )
    assert wording.change_text(monthly([1.32, None, 1.28])) == ""
    assert wording.change_text(monthly(["missing"])) == ""


@pytest.mark.parametrize(
    ("frequency", "periods", "text"),
    [
        ("financial_year", (date(2023, 4, 1), date(2024, 4, 1)), "was 1.40 in 2023/24"),
        ("quarter", (date(2026, 4, 1), date(2026, 7, 1)), "was 1.40 in Apr to Jun 2026"),
        ("term", (date(2026, 4, 1), date(2026, 9, 1)), "was 1.40 in Summer term 2026"),
    ],
)
def test_a_change_looks_one_period_back(frequency: str, periods: tuple[date, date], text: str) -> None:
    declared = indicator(frequency=frequency)
    made = tuple(observation(declared, BELSIZE, each, value) for each, value in zip(periods, (1.4, 1.2), strict=True))
    assert wording.change_text(Series(declared, BELSIZE, frequency, made)) == text


def test_a_finding_says_where_the_series_moves_and_what_it_is_now() -> None:
    series = monthly([1.1, *[1.3] * 22, (1.32, 1.21, 1.43)], first=date(2024, 1, 1))
    borough = monthly([*[1.4] * 23, 1.38], CAMDEN, first=date(2024, 1, 1))
    assert wording.series_finding(series, borough) == (
        "Between 1.1 and 1.3 per 1,000 residents a month over the last two years; 1.32 in December 2025, likely range "
        "1.2 to 1.4. Camden as a whole: 1.38."
    )


def test_a_finding_looks_back_two_years_and_no_further() -> None:
    series = monthly([9.0, *[1.1, 1.6] * 12], first=date(2023, 12, 1))
    assert wording.series_finding(series).startswith("Between 1.1 and 1.6 per 1,000 residents a month over the last")


def test_a_short_series_says_since_when() -> None:
    assert wording.series_finding(monthly([1.1, 1.6, 1.2, 1.3])) == (
        "Between 1.1 and 1.6 per 1,000 residents a month since January 2025; 1.30 in April 2025."
    )


def test_a_series_that_stands_still_says_so() -> None:
    assert wording.series_finding(monthly([0.0] * 5)) == (
        "Steadily 0 per 1,000 residents a month since January 2025; 0 in May 2025."
    )


def test_few_figures_are_told_one_by_one() -> None:
    assert wording.series_finding(monthly([1.41, 1.32])) == (
        "1.32 per 1,000 residents a month in February 2025; it was 1.41 in January 2025."
    )
    assert wording.series_finding(monthly([0.84], declared=SHARE)) == "84% in January 2025; the only figure so far."


def test_a_finding_names_what_stands_after_the_latest_figure() -> None:
    series = monthly([1.1, 1.6, 1.2, 1.3, "small", "missing", "pending"])
    assert wording.series_finding(series).endswith(
        "1.30 in April 2025. Withheld: fewer than 5 (May 2025). No return for June 2025. "
        "Later figures are not yet published."
    )


def test_a_provisional_figure_is_named_and_never_the_latest() -> None:
    whole, still_open = (
        monthly([1.1, 1.6, 1.2, 1.3]),
        observation(RATE, BELSIZE, date(2025, 5, 1), 9.0, provisional=True),
    )
    series = Series(RATE, BELSIZE, "month", (*whole.observations, still_open))
    assert wording.series_finding(series).endswith("1.30 in April 2025. May 2025 is provisional.")
    alone = Series(RATE, BELSIZE, "month", (still_open,))
    assert wording.series_finding(alone) == "No complete period yet; 9.00 so far in May 2025, provisional."


def test_a_series_without_a_figure_says_why() -> None:
    assert wording.series_finding(monthly([])) == "No data yet."
    assert wording.series_finding(monthly(["small", "missing"])) == (
        "No figure can be shown. No return for February 2025."
    )


def test_camden_is_named_with_its_own_month_where_it_lacks_the_wards() -> None:
    finding = wording.series_finding(monthly([1.1, 1.2]), monthly([1.4, "missing"], CAMDEN))
    assert finding.endswith("Camden as a whole: 1.40 in January 2025.")


def test_camden_is_not_set_beside_itself() -> None:
    camden = monthly([1.1, 1.2], CAMDEN)
    assert "as a whole" not in wording.series_finding(camden, camden)


def test_words_for_a_reader_who_does_not_see_the_line_hold_its_ends() -> None:
    assert wording.series_alt(monthly([1.41, "small", 1.32])).endswith(
        "First 1.41 in January 2025, last 1.32 in March 2025."
    )
    assert wording.series_alt(monthly(["small"])) == wording.series_finding(monthly(["small"]))


@pytest.mark.parametrize(
    ("figure", "polarity", "word"),
    [
        ((1.0, 0.8, 1.39), "low_is_good", "better"),
        ((1.0, 0.8, 1.39), "high_is_good", "worse"),
        ((1.0, 0.8, 1.39), "neutral", "lower"),
        ((1.6, 1.41, 1.8), "low_is_good", "worse"),
        ((1.6, 1.41, 1.8), "high_is_good", "better"),
        ((1.6, 1.41, 1.8), "neutral", "higher"),
        ((1.0, 0.8, 1.4), "low_is_good", "similar"),
        ((1.6, 1.4, 1.8), "low_is_good", "similar"),
        (1.0, "low_is_good", "none"),
        ("small", "low_is_good", "none"),
    ],
)
def test_a_ward_differs_only_when_its_whole_range_is_on_one_side(
    figure: float | tuple[float, float, float] | str, polarity: str, word: str
) -> None:
    benchmark = observation(RATE, CAMDEN, MONTH, 1.4)
    made = observation(RATE, BELSIZE, MONTH, figure)
    assert wording.comparison_word(made, benchmark, Polarity(polarity)) == word
    assert wording.comparison_word(made, None, Polarity(polarity)) == "none"


@given(ends=st.lists(st.floats(0, 10), min_size=2, max_size=2).map(sorted), benchmark=st.floats(0, 10))
def test_turning_polarity_round_turns_better_and_worse_round(ends: list[float], benchmark: float) -> None:
    made = observation(RATE, BELSIZE, MONTH, (sum(ends) / 2, ends[0], ends[1]))
    beside = observation(RATE, CAMDEN, MONTH, benchmark)
    high, low = (wording.comparison_word(made, beside, each) for each in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD))
    assert {"better": "worse", "worse": "better", "similar": "similar"}[high] == low


def test_what_is_provisional_is_not_judged() -> None:
    benchmark = observation(RATE, CAMDEN, MONTH, 1.4)
    still_open = observation(RATE, BELSIZE, MONTH, (1.0, 0.8, 1.2), provisional=True)
    assert wording.comparison_word(still_open, benchmark, Polarity.LOW_IS_GOOD) == "none"


def test_a_comparison_counts_both_sides_and_names_the_furthest() -> None:
    comparison = compared(
        {
            "Belsize": (0.9, 0.8, 1.0),
            "Bloomsbury": (2.1, 1.8, 2.4),
            "Frognal": (1.9, 1.7, 2.2),
            "Gospel Oak": (1.4, 1.2, 1.6),
            "Highgate": "small",
            "Kilburn": "missing",
        }
    )
    assert wording.comparison_finding(comparison) == (
        "1 ward is better than Camden (1.40 per 1,000) and 2 are worse. Bloomsbury is highest: between 1.8 and 2.4. "
        "1 ward is withheld. 1 ward has no return."
    )


def test_the_furthest_is_named_among_its_own_when_another_lies_beyond_it() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": (2.5, 1.2, 4.0)})
    assert wording.comparison_finding(comparison) == (
        "1 ward is worse than Camden (1.40 per 1,000). Of these, Belsize is highest: between 1.8 and 2.2."
    )


def test_a_neutral_comparison_says_higher_and_lower() -> None:
    comparison = compared(
        {"Belsize": (0.9, 0.8, 1.0), "Frognal": (1.0, 0.8, 1.2)}, declared=indicator(polarity="neutral")
    )
    assert wording.comparison_finding(comparison) == (
        "2 wards are lower than Camden (1.40 per 1,000). Belsize is lowest: between 0.8 and 1.0."
    )


def test_no_clear_difference_is_said_plainly() -> None:
    assert wording.comparison_finding(compared({"Belsize": (1.3, 1.1, 1.5)})) == (
        "No ward is clearly different from Camden."
    )


def test_without_ranges_or_benchmark_only_the_reach_is_told() -> None:
    assert wording.comparison_finding(compared({"Belsize": 1.3, "Frognal": 1.6})) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); Camden as a whole: 1.40."
    )
    assert wording.comparison_finding(compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": 1.6}, benchmark=None)) == (
        "From 1.30 (Belsize) to 1.60 (Frognal); there is no Camden figure to compare with."
    )


def test_a_comparison_without_a_figure_says_so() -> None:
    assert wording.comparison_finding(compared({"Belsize": "small", "Frognal": "pending"})) == (
        "No figure can be shown for December 2025. 1 ward is withheld. 1 ward is not yet published."
    )


def test_areas_are_ranked_highest_first_and_equal_ones_by_name() -> None:
    comparison = compared({"Kilburn": 1.2, "Belsize": 1.2, "Highgate": "small", "Frognal": 1.9})
    assert [area.name for area, _ in wording.ranked(comparison)] == ["Frognal", "Belsize", "Kilburn", "Highgate"]


def test_words_for_a_reader_who_does_not_see_the_map_hold_its_ends() -> None:
    comparison = compared({"Belsize": (1.3, 1.1, 1.5), "Frognal": (1.5, 1.2, 1.8)})
    assert wording.comparison_alt(comparison) == (
        "No ward is clearly different from Camden. Highest: Frognal 1.50; lowest: Belsize 1.30."
    )


def test_a_ward_under_the_pointer_says_figure_range_and_word() -> None:
    comparison = compared({"Belsize": (2.0, 1.8, 2.2), "Frognal": "small"})
    texts = [wording.area_text(comparison, *pair) for pair in wording.ranked(comparison)]
    assert texts == ["Belsize: 2.00, likely range 1.8 to 2.2, worse than Camden", "Frognal: withheld, fewer than 5"]

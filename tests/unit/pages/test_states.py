"""What a figure says: its number, why there is none, what it was before."""

from dataclasses import replace
from datetime import date

import pytest

from data.holding.freshness import Freshness
from metrics import Frequency, Series, Standing
from pages.components.words import standing, states
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator, monthly, observation

RATE, SHARE = indicator(), indicator("proportion", "high_is_good")
MONTH = date(2025, 12, 1)


@pytest.mark.parametrize(
    ("figure", "words", "sentence", "code"),
    [
        (
            "small",
            "Withheld to protect people: a small count",
            "Withheld to protect people: a small count (December 2025).",
            "[w]",
        ),
        (
            "protects_another",
            "Withheld to protect people: it would tell another figure",
            "Withheld to protect people: it would tell another figure (December 2025).",
            "[w]",
        ),
        ("too_few", "Too few to say", "Too few to say in December 2025.", ""),
        ("missing", "Missing", "No return for December 2025.", "–"),
        ("none", "No cases", "No cases in December 2025.", "[z]"),
        ("nothing_counted", "Missing: nothing was counted", "Nothing was counted in December 2025.", "–"),
        ("incomplete", "Missing in part", "Part of December 2025 has no return.", "–"),
        ("late", "Late: not brought in yet", "December 2025 is late: it has not been brought in yet.", "–"),
        ("pending", "Still to come", "December 2025 is still to come.", ".."),
        ("running", "Not over yet", "December 2025 is not over yet.", ".."),
        ("waiting", "Too early to tell", "It is too early to tell for December 2025.", ".."),
        ("not_due", "Not due yet", "December 2025 is not due yet.", ".."),
        (1.32, "1.32", "", ""),
    ],
)
def test_every_figure_that_is_not_there_says_why(figure: float | str, words: str, sentence: str, code: str) -> None:
    made = observation(RATE, BELSIZE, MONTH, figure)
    assert states.observed(RATE, made) == words
    assert states.state_sentence(RATE, made) == sentence
    assert states.table_code(made) == code


def test_a_bound_says_that_it_is_one() -> None:
    assert states.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.05, bound="at_most")) == "5% or less"
    assert states.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.05, bound="at_most"), 1) == "5% or less"
    assert states.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.004, bound="at_most")) == "0.4% or less"
    assert states.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.95, bound="at_least")) == "95% or more"
    # A limit is true as it is written: 13,845 of 30,302 or more are not 46% or more.
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.4569, bound="at_least"), 0) == "45% or more"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.4569, bound="at_least"), 1) == "45.6% or more"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.123, bound="at_most"), 0) == "13% or less"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.29, bound="at_most"), 0) == "29% or less"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.4569, bound="about"), 0) == "about 46%"
    homes = indicator("published")
    assert states.observed(homes, observation(homes, CAMDEN, MONTH, 618.0, bound="more_than")) == "over 618"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.37, bound="about")) == "about 37%"
    assert states.observed(SHARE, observation(SHARE, CAMDEN, MONTH, 0.37, bound="less_than")) == "under 37%"


@pytest.mark.parametrize(
    ("named", "many", "words"),
    [
        ("cases", 2.0, "Too few for a percentage (2 cases)"),
        ("cases", 1.0, "Too few for a percentage (1 case)"),
        ("people", 9.0, "Too few for a percentage (9 people)"),
        ("people", 1.0, "Too few for a percentage (1 person)"),
        ("families", 1.0, "Too few for a percentage (1 family)"),
    ],
)
def test_a_share_of_few_says_of_how_many_in_place_of_a_number(named: str, many: float, words: str) -> None:
    declared = indicator("proportion", cases=named)
    few = observation(declared, BELSIZE, MONTH, "too_few", numerator=0.0, denominator=many)
    assert states.observed(declared, few) == words
    assert states.state_sentence(declared, few) == f"{words} in December 2025."
    assert (states.state_word(declared, few), states.table_code(few)) == ("too few for a percentage", "")
    assert states.table_note([few]) == ""


def test_a_table_explains_the_codes_that_it_holds_and_no_others() -> None:
    assert (
        states.table_note(monthly([1.2, "missing", "small"]).observations)
        == "[w] withheld to protect people, – missing"
    )
    assert states.table_note(monthly([1.2]).observations) == ""


def test_a_change_names_the_month_before_and_the_year_before() -> None:
    series = monthly([1.41, *[1.2] * 10, 1.32, 1.28], first=date(2024, 12, 1))
    assert standing.change_text(series) == "was 1.32 in November 2025 and 1.41 in December 2024"


def test_a_change_leaves_out_what_is_not_there() -> None:
    assert standing.change_text(monthly([1.41, *[1.2] * 10, "small", 1.28], first=date(2024, 12, 1))) == (
        "was 1.41 in December 2024"
    )
    assert standing.change_text(monthly(["missing"])) == ""


def test_a_change_goes_back_to_the_newest_figure_there_is() -> None:
    assert standing.change_text(monthly([1.41, 1.32, None, None, 1.28])) == "was 1.32 in February 2025"
    assert standing.change_text(monthly([1.28])) == ""


def test_a_change_of_a_position_is_dated_by_the_end_of_its_month() -> None:
    assert standing.change_text(monthly([1.41, 1.28], declared=indicator(stock=True))) == (
        "was 1.41 at the end of January 2025"
    )


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
    assert standing.change_text(Series(declared, BELSIZE, Frequency(frequency), made)) == text


@pytest.mark.parametrize(
    ("fresh", "stands", "beside"),
    [
        (None, "", ""),
        (Freshness(Standing.ON_TIME), "We keep no date for the next figure", ""),
        (Freshness(Standing.ON_TIME, date(2026, 3, 31)), "Next figure due by 31 March 2026", ""),
        (
            Freshness(Standing.STALE, date(2026, 3, 31), 80),
            "Next figure late since 1 April 2026",
            "next figure late since 1 April 2026",
        ),
        (Freshness(Standing.ENDED), "Ended in February 2025", "the series has ended"),
    ],
)
def test_how_a_series_stands_is_said_in_full_and_beside_its_figure_only_where_it_is_amiss(
    fresh: Freshness | None, stands: str, beside: str
) -> None:
    series = replace(monthly([1.2, 1.3, "missing"]), freshness=fresh)
    assert (standing.standing_text(series), standing.fresh_text(series)) == (stands, beside)


def test_those_without_a_figure_are_counted_by_why_they_have_none() -> None:
    several = monthly([1.2, "late", "small", "too_few", "none", "waiting", "not_due", "nothing_counted", "late"])
    assert [*states.counted_states(RATE, several.observations)] == [
        (1, "has too few cases to say"),
        (1, "is withheld to protect people: a small count"),
        (1, "has no cases"),
        (1, "has nothing counted"),
        (2, "have not been brought in yet"),
        (2, "have their figures still to come"),
    ]


def test_what_an_indicator_waits_for_is_named() -> None:
    assert standing.why_none(monthly([]), ()) == "No data yet."
    assert standing.why_none(monthly([]), ("Claimant count",)) == "No data yet. Claimant count has not been brought in."
    assert (
        standing.why_none(monthly([]), ("Staff", "Training"))
        == "No data yet. Staff and Training have not been brought in."
    )
    assert standing.why_none(monthly(["small"]), ("Staff",)) == standing.why_none(monthly(["small"]))


def test_too_few_in_a_period_that_may_still_have_more_says_so_far() -> None:
    still_open = observation(RATE, BELSIZE, MONTH, "too_few", provisional=True)
    assert states.state_sentence(RATE, still_open) == "Too few to say so far in December 2025."
    assert states.state_word(RATE, still_open) == "too few so far"
    assert states.state_word(RATE, replace(still_open, provisional=False)) == "too few to say"


def test_what_is_withheld_since_the_latest_figure_is_named_by_its_newest() -> None:
    told = "March 2025 is withheld to protect people: it would tell another figure"
    assert standing.withheld_since(monthly([1.2, "small", "protects_another", "pending"])) == told
    assert standing.withheld_since(monthly([1.2, "too_few"])) == "February 2025 has too few cases to say"
    assert standing.withheld_since(monthly(["small", 1.2, "pending"])) == ""
    assert standing.withheld_since(monthly([1.2, "missing"])) == ""
    assert standing.withheld_since(monthly(["small"])) == ""


def test_why_some_are_withheld_is_told_reason_by_reason() -> None:
    several = monthly(["small", "small", "protects_another", "too_few", "too_few"])
    assert [*states.counted_states(indicator("proportion", cases="people"), several.observations)] == [
        (2, "have too few people for a percentage"),
        (2, "are withheld to protect people: small counts"),
        (1, "is withheld to protect people: it would tell another figure"),
    ]


def test_a_period_to_come_is_not_why_all_before_it_have_no_figure() -> None:
    assert standing.why_none(monthly(["too_few", "small", "pending"])) == (
        "No figure can be shown. Withheld to protect people: a small count (February 2025)."
    )
    assert standing.why_none_mark(monthly(["small", "pending"])) == "withheld"
    assert standing.why_none_mark(monthly(["pending"])) == "pending"
    assert standing.why_none_mark(monthly([])) == "missing"
    never = indicator(publish={"ward": "never"})
    assert standing.why_none_mark(monthly([], declared=never)) == "withheld"


@pytest.mark.parametrize(
    ("figures", "fresh", "words"),
    [
        (
            [1.2, 1.3],
            Freshness(Standing.STALE, date(2026, 3, 31), 80),
            "Last data February 2025; the next was due by 31 March 2026, 80 days late. Figures below are as at {}.",
        ),
        (
            [1.2, "late"],
            Freshness(Standing.LATE, date(2026, 3, 31), 1),
            "Last data January 2025; the next was due by 31 March 2026, 1 day late. Figures below are as at {}.",
        ),
        ([1.2], Freshness(Standing.ON_TIME, date(2026, 3, 31)), ""),
        ([1.2], Freshness(Standing.ENDED), ""),
        ([1.2], None, ""),
        (["small"], Freshness(Standing.STALE, date(2026, 3, 31), 80), ""),
    ],
)
def test_what_is_late_says_its_last_data_its_day_and_by_how_much(figures, fresh, words):
    period = "February 2025" if figures[-1] == 1.3 else "January 2025"
    assert standing.late_sentence(replace(monthly(figures), freshness=fresh)) == words.format(period)

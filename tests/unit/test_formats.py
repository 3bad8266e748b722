"""Numbers, units, periods and states as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components import formats, periods
from tests.unit.made import BELSIZE, indicator, monthly, observation

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
        ("mean", -1.5, "−1.50"),
        ("published", 618.0, "618"),
        ("published", 70332.0, "70,332"),
        ("published", 3.73, "3.73"),
        ("proportion", -0.017, "−1.7%"),
        ("proportion", -0.0001, "over −0.1%"),
    ],
)
def test_a_number_has_the_places_that_it_can_bear(kind: str, value: float, text: str) -> None:
    assert formats.number(indicator(kind), value) == text


@given(value=st.floats(1e-9, 1), kind=st.sampled_from(["rate", "proportion", "count", "mean"]))
def test_what_is_more_than_nothing_is_never_written_as_zero(value: float, kind: str) -> None:
    text = formats.number(indicator(kind), value)
    assert text.startswith("under ") or float(text.strip("over %").replace(",", "")) > 0


@given(value=st.floats(0, 0.999999))
def test_not_quite_all_is_never_written_as_all(value: float) -> None:
    assert formats.number(SHARE, value) != "100%"


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
        ("mean", "month", "points"),
        ("published", "year", "homes"),
    ],
)
def test_a_unit_says_per_what_and_how_often(kind: str, frequency: str | None, text: str) -> None:
    assert formats.unit(indicator(kind), frequency) == text


def test_a_position_at_the_end_of_a_month_is_not_a_month() -> None:
    assert formats.unit(indicator(stock=True), "month") == "per 1,000 residents"


def test_a_value_carries_its_unit() -> None:
    assert formats.value_text(RATE, 1.93) == "1.93 per 1,000"
    assert formats.value_text(SHARE, 0.84) == "84%"
    assert formats.value_text(COUNT, 618.0) == "618"


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
    assert periods.period_text(frequency, first_day) == text
    assert periods.period_text(frequency, first_day, short=True) == short


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
    assert formats.interval_text(indicator(kind), lower, upper) == text


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
    assert formats.observed(RATE, made) == words
    assert formats.state_sentence(made) == sentence
    assert formats.table_code(made) == code


def test_a_bound_says_that_it_is_one() -> None:
    assert formats.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.05, bound="at_most")) == "5.0% or less"
    assert formats.observed(SHARE, observation(SHARE, BELSIZE, MONTH, 0.95, bound="at_least")) == "95% or more"


def test_a_table_explains_the_codes_that_it_holds_and_no_others() -> None:
    assert formats.table_note(monthly([1.2, "missing", "small"]).observations) == "[w] withheld, – missing"
    assert formats.table_note(monthly([1.2]).observations) == ""


@pytest.mark.parametrize("kind", ["published", "mean"])
def test_a_figure_measured_as_a_share_is_written_in_per_cent(kind: str) -> None:
    share = indicator(kind, unit="share")
    assert formats.number(share, 0.77) == "77%"
    assert formats.displayed(share, 0.774) == 77
    assert formats.interval_text(share, 0.7, 0.8) == "70% to 80%"
    assert formats.unit(share, "year") == ""
    assert not formats.is_share(indicator(kind))


@pytest.mark.parametrize(("kind", "words"), [("count", "Robberies recorded"), ("rate", ""), ("published", "")])
def test_a_number_whose_unit_does_not_say_it_has_the_words_of_what_is_counted(kind: str, words: str) -> None:
    assert formats.unit_words(indicator(kind)) == words


def test_what_a_modelled_mean_was_weighted_by_is_left_to_its_definition() -> None:
    modelled = indicator("mean", numerator="Mean PM2.5 in each small area, times its residents")
    assert formats.counted(modelled) == "Mean PM2.5 in each small area"


def test_a_rate_for_each_one_says_so_and_needs_words() -> None:
    tonnes = indicator(per=1, denominator_is="stock", denominator="Residents at mid-year", frequency="year")
    assert formats.unit(tonnes, "year") == "per resident a year"
    assert formats.value_text(tonnes, 4.67) == "4.67 per resident"
    assert formats.unit_words(tonnes) == "Robberies recorded"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [("proportion", 0.405, "40.5%"), ("proportion", 1.0, "100%"), ("published", 1800.0, "1,800")],
)
def test_a_number_that_was_set_keeps_all_its_places(kind: str, value: float, text: str) -> None:
    assert formats.exactly(indicator(kind), value) == text


def test_counts_are_whole_but_for_what_is_weighed() -> None:
    assert formats.count_text(COUNT, 1488.0) == "1,488"
    assert formats.count_text(COUNT, 1488.3) == "1,488.3"
    assert formats.count_text(indicator("proportion", weighted=True), 858.64) == "859"


@pytest.mark.parametrize(
    ("frequency", "first_day", "text"),
    [
        ("month", date(2026, 9, 1), "at the end of September 2026"),
        ("quarter", date(2026, 7, 1), "at the end of September 2026"),
        ("year", date(2026, 1, 1), "at the end of 2026"),
        ("financial_year", date(2024, 4, 1), "at the end of 2024/25"),
    ],
)
def test_a_position_is_dated_by_the_end_of_its_period(frequency: str, first_day: date, text: str) -> None:
    stock = indicator(frequency=frequency, stock=True)
    assert periods.dated(stock, observation(stock, BELSIZE, first_day, 1.0)) == text
    flow = indicator(frequency=frequency)
    assert periods.dated(flow, observation(flow, BELSIZE, first_day, 1.0)).startswith("in ")


def test_figures_that_follow_one_another_make_a_stretch() -> None:
    found = periods.stretches(monthly([1.1, 1.2, "missing", 1.3, None, 1.4]))
    assert [[each.value for each in run] for run in found] == [[1.1, 1.2], [1.3], [1.4]]


@pytest.mark.parametrize(("text", "inside"), [("Other theft", "other theft"), ("NHS bodies", "NHS bodies"), ("", "")])
def test_a_sentence_goes_on_in_small_letters(text: str, inside: str) -> None:
    assert formats.lower_first(text) == inside

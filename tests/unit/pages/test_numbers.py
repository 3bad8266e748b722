"""Numbers and units as they are written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Frequency, Indicator
from pages.components.words import numbers
from tests.unit.pages.made import indicator

RATE, SHARE, COUNT = indicator(), indicator("proportion", "high_is_good"), indicator("count")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("rate", 1.3234, "1.32"),
        ("rate", 13.24, "13.2"),
        ("rate", 9.996, "10.0"),
        ("rate", 0.0, "0"),
        ("rate", 0.0021, "under 0.01"),
        ("rate", 1234.5, "1,235"),
        ("rate", 99.94, "99.9"),
        ("rate", 99.95, "100"),
        ("mean", 8129.8, "8,130"),
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
    assert numbers.number(indicator(kind), value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(879.9, "£879.90"), (25000.0, "£25,000"), (0.0, "£0"), (-3.5, "−£3.50"), (0.001, "under £0.01")],
)
def test_an_amount_has_the_sign_of_its_money_before_it(value: float, text: str) -> None:
    pay = indicator("published", unit="pounds a week")
    assert numbers.number(pay, value) == text
    assert numbers.value_text(pay, value) == f"{text} a week"
    assert numbers.measured_in(pay, Frequency.YEAR) == "pounds a week"
    assert numbers.exactly(pay, 12.5) == "£12.50"


@given(value=st.floats(1e-9, 1), kind=st.sampled_from(["rate", "proportion", "count", "mean"]))
def test_what_is_more_than_nothing_is_never_written_as_zero(value: float, kind: str) -> None:
    text = numbers.number(indicator(kind), value)
    assert text.startswith("under ") or float(text.strip("over %").replace(",", "")) > 0


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0.645, 0, "65%"), (0.655, 0, "66%"), (0.285, 0, "29%"), (0.0725, 1, "7.3%"), (-0.125, 0, "\N{MINUS SIGN}13%"),
     (0.6449, 0, "64%"), (0.3 - 0.175, 0, "13%"), (0.995, 0, "over 99%"), (0.005, 0, "1%")],
)  # fmt: skip
def test_a_half_is_rounded_up_as_it_is_in_print(value: float, places: int, text: str) -> None:
    """Of the decimal number that is meant: 0.285 is a little less in binary, and 0.3 less 0.175 is 0.125."""
    assert numbers.number(SHARE, value, places) == text


def test_counts_round_halves_up_too() -> None:
    assert numbers.count_text(indicator("proportion", weighted=True), 2.5) == "3"
    assert numbers.number(RATE, 2.125, 2) == "2.13"


SHARES = st.integers(0, 10**6).map(lambda each: each / 10**6)


@given(st.lists(SHARES, min_size=3, max_size=3).map(sorted), st.sampled_from([0, 1, 2]))
def test_a_value_lies_in_its_range_as_both_are_written(three: list[float], places: int) -> None:
    low, value, high = (numbers.displayed(SHARE, each, places) for each in three)
    assert low <= value <= high


@given(SHARES, st.sampled_from([0, 1, 2]))
def test_what_is_compared_is_what_is_written(value: float, places: int) -> None:
    text = numbers.number(SHARE, value, places)
    if " " not in text:  # 'under 1%' and 'over 99%' name no figure
        assert float(text.removesuffix("%")) == numbers.displayed(SHARE, value, places)


@given(value=st.floats(0, 0.999999))
def test_not_quite_all_is_never_written_as_all(value: float) -> None:
    assert numbers.number(SHARE, value) != "100%"


@pytest.mark.parametrize(
    ("kind", "frequency", "text"),
    [
        ("rate", None, "per 1,000"),
        ("rate", Frequency.MONTH, "per 1,000 residents a month"),
        ("rate", Frequency.FINANCIAL_YEAR, "per 1,000 residents a year"),
        ("rate", Frequency.ONCE, "per 1,000 residents"),
        ("proportion", Frequency.MONTH, ""),
        ("count", Frequency.QUARTER, "a quarter"),
        ("count", None, ""),
        ("mean", Frequency.MONTH, "points"),
        ("published", Frequency.YEAR, "homes"),
    ],
)
def test_a_unit_says_per_what_and_how_often(kind: str, frequency: Frequency | None, text: str) -> None:
    assert numbers.unit(indicator(kind), frequency) == text


def test_a_position_at_the_end_of_a_month_is_not_a_month() -> None:
    assert numbers.unit(indicator(stock=True), Frequency.MONTH) == "per 1,000 residents"


def test_a_value_carries_its_unit() -> None:
    assert numbers.value_text(RATE, 1.93) == "1.93 per 1,000"
    assert numbers.value_text(SHARE, 0.84) == "84%"
    assert numbers.value_text(COUNT, 618.0) == "618"


@pytest.mark.parametrize(
    ("kind", "lower", "upper", "places", "text"),
    [
        ("rate", 1.21, 1.43, 2, "1.21 to 1.43"),
        ("rate", 0.0, 0.31, 2, "0 to 0.31"),
        ("rate", 0.004, 1.2, 1, "under 0.1 to 1.2"),
        ("rate", 12.61, 13.84, 1, "12.6 to 13.8"),
        ("proportion", 0.82, 0.86, 0, "82% to 86%"),
        ("proportion", 0.832, 0.839, 1, "83.2% to 83.9%"),
        ("proportion", 0.93, 0.998, 0, "93% to over 99%"),
        ("proportion", 0.5, 0.5, 0, "50%"),
        ("count", 1210.0, 1380.0, 0, "1,210 to 1,380"),
        ("rate", None, None, 2, ""),
    ],
)
def test_an_interval_has_the_places_that_its_exhibit_has(
    kind: str, lower: float, upper: float, places: int, text: str
) -> None:
    assert numbers.interval_text(indicator(kind), lower, upper, places) == text


@pytest.mark.parametrize("kind", ["published", "mean"])
def test_a_figure_measured_as_a_share_is_written_in_per_cent(kind: str) -> None:
    share = indicator(kind, unit="share")
    assert numbers.number(share, 0.77) == "77%"
    assert numbers.displayed(share, 0.774, 0) == 77
    assert numbers.interval_text(share, 0.7, 0.8, 0) == "70% to 80%"
    assert numbers.unit(share, Frequency.YEAR) == ""
    assert not numbers.is_share(indicator(kind))


@pytest.mark.parametrize(("kind", "words"), [("count", "Robberies recorded"), ("rate", ""), ("published", "")])
def test_a_number_whose_unit_does_not_say_it_has_the_words_of_what_is_counted(kind: str, words: str) -> None:
    assert numbers.unit_words(indicator(kind)) == words


def test_what_a_modelled_mean_was_weighted_by_is_left_to_its_definition() -> None:
    modelled = indicator("mean", numerator="Mean PM2.5 in each small area, times its residents")
    assert numbers.counted(modelled) == "Mean PM2.5 in each small area"


def test_a_rate_for_each_one_says_so_and_needs_words() -> None:
    tonnes = indicator(per=1, denominator_is="stock", denominator="Residents at mid-year", frequency=Frequency.YEAR)
    assert numbers.unit(tonnes, Frequency.YEAR) == "per resident a year"
    assert numbers.value_text(tonnes, 4.67) == "4.67 per resident"
    assert numbers.unit_words(tonnes) == "Robberies recorded"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [("proportion", 0.405, "40.5%"), ("proportion", 1.0, "100%"), ("published", 1800.0, "1,800")],
)
def test_a_number_that_was_set_keeps_all_its_places(kind: str, value: float, text: str) -> None:
    assert numbers.exactly(indicator(kind), value) == text


def test_counts_are_whole_but_for_what_is_weighed() -> None:
    assert numbers.count_text(COUNT, 1488.0) == "1,488"
    assert numbers.count_text(COUNT, 1488.3) == "1,488.3"
    assert numbers.count_text(indicator("proportion", weighted=True), 858.64) == "859"


@given(st.floats(1e-9, 1e6), st.sampled_from(range(4)))
def test_no_form_writes_more_than_nothing_as_zero(value: float, places: int) -> None:
    """A share, a rate, a count and what they are made from; with the places of any exhibit."""
    weighted = indicator("proportion", weighted=True)
    shares = (
        numbers.number(SHARE, min(value, 1.0), places),
        numbers.interval_text(SHARE, min(value, 1.0), 1.0, places),
    )
    others = (numbers.number(RATE, value, places), numbers.number(COUNT, value, 0), numbers.number(RATE, value))
    for text in (*shares, *others, numbers.count_text(COUNT, value), numbers.count_text(weighted, value)):
        assert re.search("[1-9]", text), text


@pytest.mark.parametrize(("text", "inside"), [("Other theft", "other theft"), ("NHS bodies", "NHS bodies"), ("", "")])
def test_a_sentence_goes_on_in_small_letters(text: str, inside: str) -> None:
    assert numbers.lower_first(text) == inside


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        (indicator("proportion"), "share, 0 to 1"),
        (indicator("rate"), "per 1,000 residents a month"),
        (indicator("count"), "Robberies recorded, a month"),
        (indicator("count", stock=True), "Robberies recorded"),
        (indicator("mean"), "points"),
    ],
)
def test_a_column_of_values_says_what_it_is_in(declared: Indicator, words: str) -> None:
    assert numbers.measured_in(declared, Frequency.MONTH) == words


def test_a_rate_of_what_is_no_number_of_things_names_it() -> None:
    tonnes = indicator(per=1, unit="tonnes", denominator_is="stock", denominator="Residents at mid-year")
    assert numbers.unit(tonnes, Frequency.YEAR) == "tonnes per resident a year"
    assert numbers.unit_words(tonnes) == ""
    assert numbers.unit(indicator(unit="hours"), Frequency.MONTH) == "hours per 1,000 residents a month"


@pytest.mark.parametrize(
    ("ends", "words"),
    [((0.82, 0.86), "between 82% and 86%"), ((0.841, 0.843), "at 84%"), ((-0.05, 0.05), "between -5% and 5%")],
)
def test_an_interval_whose_ends_are_written_alike_is_at_one_place(ends, words):
    told = numbers.where_between(numbers.interval_text(SHARE, *ends, 0, joined="and"))
    assert told.replace("\N{MINUS SIGN}", "-") == words

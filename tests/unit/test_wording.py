"""Findings about one series in sentences."""

from datetime import date

import pytest

from metrics import Series
from pages.components import wording
from tests.unit.made import BELSIZE, CAMDEN, indicator, monthly, observation

RATE, SHARE, COUNT = indicator(), indicator("proportion", "high_is_good"), indicator("count")
MONTH = date(2025, 12, 1)


def test_a_change_names_the_month_before_and_the_year_before() -> None:
    series = monthly([1.41, *[1.2] * 10, 1.32, 1.28], first=date(2024, 12, 1))
    assert wording.change_text(series) == "was 1.32 in November 2025 and 1.41 in December 2024"


def test_a_change_leaves_out_what_is_not_there() -> None:
    assert wording.change_text(monthly([1.41, *[1.2] * 10, "small", 1.28], first=date(2024, 12, 1))) == (
        "was 1.41 in December 2024"
    )
    assert wording.change_text(monthly(["missing"])) == ""


def test_a_change_goes_back_to_the_newest_figure_there_is() -> None:
    assert wording.change_text(monthly([1.41, 1.32, None, None, 1.28])) == "was 1.32 in February 2025"
    assert wording.change_text(monthly([1.28])) == ""


def test_a_change_of_a_position_is_dated_by_the_end_of_its_month() -> None:
    assert wording.change_text(monthly([1.41, 1.28], declared=indicator(stock=True))) == (
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


def test_a_published_figure_has_its_unit() -> None:
    homes = indicator("published", frequency="year")
    made = tuple(observation(homes, CAMDEN, date(year, 1, 1), built) for year, built in ((2021, 350.0), (2022, 618.0)))
    assert wording.series_finding(Series(homes, CAMDEN, "year", made)) == "618 homes in 2022; it was 350 in 2021."


def test_a_figure_whose_unit_says_little_has_its_words_before_it() -> None:
    tonnes = indicator(per=1, denominator_is="stock", denominator="Residents at mid-year", numerator="Tonnes emitted")
    assert wording.series_finding(monthly([4.1], declared=tonnes)) == (
        "Tonnes emitted: 4.10 per resident a month in January 2025; the only figure so far."
    )


def test_a_position_is_said_to_be_of_the_end_of_its_month() -> None:
    series = monthly([1.1, 1.6, 1.2, 1.3], declared=indicator(stock=True))
    assert wording.series_finding(series) == (
        "Between 1.1 and 1.6 per 1,000 residents since January 2025; 1.30 at the end of April 2025."
    )


def test_what_an_indicator_waits_for_is_named() -> None:
    assert wording.why_none(monthly([]), ()) == "No data yet."
    assert wording.why_none(monthly([]), ("Claimant count",)) == "No data yet. Claimant count has not been brought in."
    assert (
        wording.why_none(monthly([]), ("Staff", "Training"))
        == "No data yet. Staff and Training have not been brought in."
    )
    assert wording.why_none(monthly(["small"]), ("Staff",)) == wording.series_finding(monthly(["small"]))

"""Findings about one series in sentences, and how its line is to be read."""

from dataclasses import replace
from datetime import date

import pytest

from data.holding.freshness import Freshness
from metrics import Frequency, Series, Standing
from pages.components.exhibits import over_time
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

RATE, SHARE = indicator(), indicator("proportion", "high_is_good")


def test_a_finding_says_from_where_to_where_and_sets_camden_beside_it() -> None:
    series = monthly([1.1, *[1.2] * 23, (1.32, 1.21, 1.43)], first=date(2023, 12, 1))
    borough = monthly([*[1.4] * 24, 1.38], CAMDEN, first=date(2023, 12, 1))
    assert over_time.finding(series, borough) == (
        "Rose from 1.10 per 1,000 residents a month in December 2023 to 1.32 in December 2025 (chance variation 1.21 "
        "to 1.43); the highest yet. Camden as a whole: 1.38."
    )


def test_one_figure_is_told_alone() -> None:
    assert over_time.finding(monthly([0.84], declared=SHARE)) == "84% in January 2025; the only figure so far."


def test_a_finding_names_what_stands_after_the_latest_figure() -> None:
    series = monthly([1.1, 1.6, 1.2, 1.3, "small", "missing", "pending"])
    assert over_time.finding(series).endswith(
        "to 1.30 in April 2025; between 1.10 and 1.60 over that time. "
        "Withheld to protect people: a small count (May 2025). No return for "
        "June 2025. July 2025 is still to come."
    )


@pytest.mark.parametrize(
    ("fresh", "words"),
    [
        (Freshness(Standing.ON_TIME, date(2025, 8, 31)), "The next figure is due by 31 August 2025."),
        (Freshness(Standing.LATE, date(2025, 8, 31), 3), "The next figure has been late since 1 September 2025."),
        (Freshness(Standing.ENDED), "The series ended in April 2025."),
        (Freshness(Standing.ON_TIME), "July 2025 is not due yet."),
    ],
)
def test_what_is_to_come_is_said_once_by_how_the_series_stands(fresh: Freshness, words: str) -> None:
    series = replace(monthly([1.1, 1.6, 1.2, 1.3, "none", "late", "not_due"]), freshness=fresh)
    assert over_time.finding(series).endswith(f"over that time. No cases in May 2025. {words}")


def test_a_series_of_which_nothing_is_to_come_says_only_that_it_ended() -> None:
    due, ended = Freshness(Standing.ON_TIME, date(2025, 8, 31)), Freshness(Standing.ENDED)
    series = monthly([1.1, 1.6, 1.2, 1.3])
    assert over_time.finding(replace(series, freshness=due)) == over_time.finding(series)
    assert over_time.finding(replace(series, freshness=ended)).endswith(
        "over that time. The series ended in April 2025."
    )


def test_a_provisional_figure_is_named_and_never_the_latest() -> None:
    whole, still_open = (
        monthly([1.1, 1.6, 1.2, 1.3]),
        observation(RATE, BELSIZE, date(2025, 5, 1), 9.0, provisional=True),
    )
    series = Series(RATE, BELSIZE, Frequency.MONTH, (*whole.observations, still_open))
    assert over_time.finding(series).endswith("over that time. May 2025 is provisional.")
    alone = Series(RATE, BELSIZE, Frequency.MONTH, (still_open,))
    assert over_time.finding(alone) == "No complete period yet; 9.00 so far in May 2025, provisional."


def test_a_series_without_a_figure_says_why() -> None:
    assert over_time.finding(monthly([])) == "No data yet."
    assert over_time.finding(monthly(["small", "missing"])) == ("No figure can be shown. No return for February 2025.")


def test_camden_is_named_with_its_own_month_where_it_lacks_the_wards() -> None:
    finding = over_time.finding(monthly([1.1, 1.2]), monthly([1.4, "missing"], CAMDEN))
    assert finding.endswith("Camden as a whole: 1.40 in January 2025.")


def test_words_in_the_place_of_the_figure_name_it_and_add_what_the_finding_does_not_say() -> None:
    declared = indicator(target={"value": 1.0, "by": date(2030, 12, 31), "origin": "illustrative"})
    series = monthly([1.41, "small", 1.32, 1.2, 1.5, 1.3], declared=declared)
    assert over_time.alt(series, monthly([1.4], CAMDEN)) == (
        "A line over time: Robbery, per 1,000 residents a month, Belsize ward. 5 figures, January 2025 to June 2025. "
        "Highest 1.50 in May 2025, lowest 1.20 in April 2025. 1 period is withheld to protect people: a small count. "
        "Camden stands beside it as a dashed line. Camden's target 1 by the end of 2030, illustrative, is a dashed "
        "line across."
    )
    tied = over_time.alt(monthly([1.41, 1.2, 1.2, 1.3, 1.5, 1.5]))
    assert "Highest 1.50 in May 2025 and in June 2025, lowest 1.20 in February 2025 and in March 2025." in tied
    assert "Highest 1.50 in January 2025, lowest 0 in 4 periods." in over_time.alt(monthly([1.5, 0, 0, 0, 0]))
    assert over_time.alt(monthly([1.41, 1.32])).startswith(
        "Dots over time: Robbery, per 1,000 residents a month, Belsize ward. 2 figures"
    )


def test_a_figure_whose_unit_says_little_has_its_words_before_it() -> None:
    tonnes = indicator(per=1, denominator_is="stock", denominator="Residents at mid-year", numerator="Tonnes emitted")
    assert over_time.finding(monthly([4.1], declared=tonnes)) == (
        "Tonnes emitted: 4.10 per resident a month in January 2025; the only figure so far."
    )


def test_a_position_is_said_to_be_of_the_end_of_its_month() -> None:
    series = monthly([1.1, 1.6, 1.2, 1.3], declared=indicator(stock=True))
    assert over_time.finding(series) == (
        "Rose from 1.10 per 1,000 residents at the end of January 2025 to 1.30 at the end of April 2025; between 1.10 "
        "and 1.60 over that time."
    )


def test_only_the_marks_that_are_there_are_explained() -> None:
    assert over_time.how_to_read(monthly([(1.3, 1.2, 1.4), 1.5])).startswith("Every case is counted, so there is")
    assert over_time.how_to_read(monthly([0.1, 1.4])) == ""
    assert over_time.how_to_read(monthly([0.1, 1.4], provisional=True)).startswith("A hollow point is provisional")
    assert over_time.how_to_read(monthly([1.3, 1.4])) == "The scale starts at 1.24, not at nought."


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        (["pending"], "A ring with a dot in it is a period whose figure is still to come."),
        (["missing"], "An empty ring on the time axis is a period whose figure is missing."),
        (["late"], "An empty ring on the time axis is a period whose figure is missing, as it is late."),
        (["missing", "late"], "An empty ring on the time axis is a period whose figure is missing or late."),
        (["too_few"], ""),
    ],
)
def test_each_kind_of_ring_that_is_drawn_is_explained(gaps: list[Figure], words: str) -> None:
    assert over_time.how_to_read(monthly([0.1, 1.4, *gaps])) == words


def test_no_mark_of_a_chart_is_explained_where_there_is_none() -> None:
    assert over_time.how_to_read(monthly([1.3, "pending", "missing"])) == ""
    assert over_time.how_to_read(monthly([(1.3, 1.2, 1.4), "pending"])) == (
        "Every case is counted, so there is no sampling error. The chance variation is how far chance alone could move "
        "the figure (95%)."
    )


def test_a_missing_range_has_its_reason() -> None:
    modelled = indicator("mean", no_interval="Modelled by the publisher")
    assert over_time.how_to_read(monthly([1.3], declared=modelled)) == ("No range is shown. Modelled by the publisher.")
    quoted = monthly([618.0], CAMDEN, indicator("published"))
    assert over_time.how_to_read(quoted) == "No range is shown: none was published with it."

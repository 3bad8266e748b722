"""Over which periods a level is suggested to be published: small tables with medians that can be read off."""

from datetime import date

import pyarrow as pa
import pytest

from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS
from metrics.protected.suggestion import suggested
from tests.unit.test_observations import counts, declared
from tests.worlds import WARDS

COVERAGE = Coverage(date(2023, 4, 1), date(2025, 3, 31))
MONTHS = [date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)][3:27]


@pytest.fixture
def suggest(run):
    def told(indicator, *numbers):
        """Of the same counts in every ward and month."""
        given = counts(*((ward, month, *numbers) for ward in WARDS for month in MONTHS))
        key = {"number": pa.array([0] * given.num_rows, pa.int32()), "area": given["area"], "period": given["period"]}
        exact = {"qualifier": pa.nulls(given.num_rows, pa.string())}
        table = pa.table(key | {name: given[name] for name in NUMBERS} | exact)
        found = suggested(roll_up(Counts((indicator,), table), {indicator.slug: COVERAGE}, run), 0)
        return {str(level): str(period) for level, period in found.items()}

    return told


PEOPLE = {"extracts": ["asb_cases"]}


def test_the_shortest_with_a_median_of_ten_of_fifty(suggest):
    # A ward has 24 a quarter and 96 a year; a neighbourhood of four wards 32 a month and 96 a quarter.
    told = suggest(declared("proportion", **PEOPLE), 6.0, 8.0)
    assert told == {"borough": "month", "neighbourhood": "quarter", "ward": "financial_year"}


def test_a_count_needs_only_ten(suggest):
    assert suggest(declared("count", **PEOPLE), 4.0) == {
        "borough": "month", "neighbourhood": "month", "ward": "quarter",
    }  # fmt: skip


def test_where_none_is_long_enough_the_longest_in_which_most_is_shown(suggest):
    assert suggest(declared("proportion", **PEOPLE), 1.0, 2.0)["ward"] == "financial_year"  # 12 of 24 a year


def test_where_even_a_year_is_too_few_never_but_for_the_borough(suggest):
    assert suggest(declared("count", **PEOPLE), 0.1) == {
        "borough": "financial_year", "neighbourhood": "never", "ward": "never",
    }  # fmt: skip


def test_weighted_answers_of_a_ward_speak_by_the_year(suggest):
    told = suggest(declared("proportion", weighted=True, **PEOPLE), 60.0, 80.0, None, 80.0, 60.0, 80.0)
    assert told == {"borough": "month", "neighbourhood": "month", "ward": "financial_year"}


def test_a_stock_has_no_longer_period(suggest):
    assert suggest(declared("count", stock=True, **PEOPLE), 4.0)["ward"] == "never"
    assert suggest(declared("count", stock=True, **PEOPLE), 14.0)["ward"] == "month"


def test_things_are_published_at_all_times(suggest):
    assert suggest(declared("count"), 4.0) == {}

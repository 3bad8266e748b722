"""From counts to observations: by hand, and against a naive oracle."""

import dataclasses
import math
from collections import defaultdict
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.holding.freshness import Supply
from metrics.counted.as_at import as_at
from metrics.counted.counts import Counts, count
from metrics.counted.coverage import Coverage
from metrics.counted.engine import Engine
from metrics.counted.outlook import Outlook
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS, CountsError
from metrics.counted.values import valued
from metrics.declared.indicator import Indicator
from metrics.protected import protect
from metrics.protected.remembered import Memory
from metrics.snapshots.observation import CODED, KEY, SCHEMA
from metrics.statistics.intervals import poisson, wilson

BELSIZE, BLOOMSBURY, FROGNAL, CAMDEN = "E05013652", "E05013653", "E05013657", "E09000007"
COVERAGE = Coverage(date(2025, 4, 1), date(2025, 6, 30))


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with data.connect(tmp_path_factory.mktemp("no_extracts")) as connection:
        yield connection


@pytest.fixture(scope="module")
def run(connection):
    return Engine(connection).table


def observe(indicator, given, coverage, origin, run):
    """Through every stage, one indicator alone."""
    categories = {f"category_{place}": given[name] for place, name in enumerate(indicator.breakdowns, start=1)}
    absent = pa.nulls(given.num_rows, pa.float64())
    numbers = {name: given[name] if name in given.column_names else absent for name in NUMBERS}
    exact = pa.nulls(given.num_rows, pa.string())
    numbers["qualifier"] = given["qualifier"] if "qualifier" in given.column_names else exact
    key = {"number": pa.array([0] * given.num_rows, pa.int32()), "area": given["area"], "period": given["period"]}
    rolled_up = roll_up(Counts((indicator,), pa.table(key | categories | numbers)), {indicator.slug: coverage}, run)
    return valued(protect(rolled_up, {indicator.slug: origin}, Memory(), JUNE), {indicator.slug: origin}).cast(SCHEMA)


def on(as_of, indicator, observed, coverage, *, ended=False, listed=False):
    """The same, as it is on a day, of an extract that comes each month."""
    supply = Supply(coverage.last, "monthly", ended=ended)
    outlook = Outlook(indicator, coverage, (supply,), listed)
    parts = as_at({indicator.slug: outlook}, observed.combine_chunks().cast(CODED), as_of)
    return pa.concat_tables([each.cast(SCHEMA) for each in parts])


def declared(kind="rate", **changes):
    words = {
        "title": "Robbery", "question": "How often?", "kind": kind, "polarity": "low_is_good", "level": "ward",
        "frequency": "month", "numerator": "Robberies", "extracts": ["recorded_crime"], "owner": "Safety",
        "example": {"given": {"recorded_crime": "a"}, "expect": "b"}, "slug": "robbery", "priority": "safety",
        "sql": "select 1",
    }  # fmt: skip
    if kind == "rate":
        words |= {"denominator": "residents", "per": 1000}
    elif kind not in ("count", "published"):
        words |= {"denominator": "Cases"}
    if kind in ("mean", "published"):
        words |= {"unit": "points"}
    return Indicator.model_validate(words | changes)


def counts(*rows, breakdown=None):
    """Rows of (area, month, [category], numerator, denominator, sum of squares, ...), the rest of NUMBERS empty."""
    names = ["area", "period", *([breakdown] if breakdown else []), *NUMBERS]
    full = [[*row, *([None] * (len(names) - len(row)))] for row in rows]
    types = {"period": pa.date32()} | dict.fromkeys(NUMBERS, pa.float64())
    schema = pa.schema([(name, types.get(name, pa.string())) for name in names])
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in full], schema=schema)


def found(table, **wanted):
    rows = [row for row in table.to_pylist() if all(row[name] == value for name, value in wanted.items())]
    assert len(rows) == 1, rows
    return rows[0]


APRIL, MAY, JUNE = date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)


def test_a_rate_sums_its_counts_upwards_and_divides_by_residents_once(run):
    given_counts = counts((BELSIZE, APRIL, 12.0), (FROGNAL, APRIL, 8.0), (BLOOMSBURY, APRIL, 5.0))
    table = observe(declared(), given_counts, COVERAGE, "published", run)
    belsize = found(table, area=BELSIZE, frequency="month", period=APRIL)
    assert (belsize["numerator"], belsize["denominator"]) == (12, 12087)
    assert belsize["value"] == pytest.approx(12 / 12.087)
    north = found(table, area="north", frequency="month", period=APRIL)
    assert north["numerator"] == 20
    camden = found(table, area=CAMDEN, frequency="month", period=APRIL)
    assert (camden["numerator"], camden["level"], camden["origin"]) == (25, "borough", "published")
    lower, upper = poisson(25, exposure=camden["denominator"] / 1000, confidence=0.998)
    assert (camden["lower_998"], camden["upper_998"]) == (float(lower), float(upper))


def test_a_covered_ward_with_no_row_had_no_event(run):
    table = observe(declared(), counts((BELSIZE, APRIL, 12.0)), COVERAGE, "published", run)
    april = found(table, area=BLOOMSBURY, frequency="month", period=APRIL)
    assert (april["status"], april["numerator"], april["value"], april["lower"]) == ("shown", 0, 0, 0)


def test_a_count_that_is_held_back_is_missing_and_so_is_all_that_it_belongs_to(run):
    given_counts = counts((BELSIZE, APRIL, None), (FROGNAL, APRIL, 8.0), (BLOOMSBURY, APRIL, 5.0), (BELSIZE, MAY, 4.0))
    table = observe(declared(held_back="Small counts are held back"), given_counts, COVERAGE, "published", run)
    april = {area: found(table, area=area, frequency="month", period=APRIL) for area in (BELSIZE, "north", CAMDEN)}
    for row in april.values():
        assert (row["status"], row["numerator"], row["value"], row["lower"]) == ("missing", None, None, None)
    assert found(table, area=FROGNAL, frequency="month", period=APRIL)["numerator"] == 8
    assert found(table, area="south", frequency="month", period=APRIL)["numerator"] == 5
    assert found(table, area=CAMDEN, frequency="month", period=MAY)["numerator"] == 4


def test_a_sum_over_a_lower_bound_is_a_lower_bound_and_no_other_is(run):
    rows = [(BELSIZE, 2.0, 10.0, "at_least"), (FROGNAL, 5.0, 10.0, "exactly"), (BLOOMSBURY, 4.0, 10.0, None)]
    given_counts = counts(*((area, APRIL, x, n) for area, x, n, _ in rows))
    given_counts = given_counts.append_column("qualifier", pa.array([each for *_, each in rows], pa.string()))
    known = declared("proportion", no_interval="Everyone is counted")
    table = observe(known, given_counts, COVERAGE, "published", run)
    places = (BELSIZE, FROGNAL, BLOOMSBURY, "north", "south", CAMDEN)
    april = {area: found(table, area=area, frequency="month", period=APRIL) for area in places}
    bounds = ["at_least", "", "", "at_least", "", "at_least"]
    assert [april[area]["bound"] for area in places] == bounds
    assert (april[CAMDEN]["numerator"], april[CAMDEN]["value"]) == (11, pytest.approx(11 / 30))


def states(table, area=CAMDEN, frequency="month", category=""):
    """Status, reason and count by period."""
    rows = [row for row in table.to_pylist() if (row["area"], row["frequency"]) == (area, frequency)]
    return {
        row["period"]: (row["status"], row["reason"], row["numerator"]) for row in rows if row["category"] == category
    }


NOTHING = ("missing", "nothing_counted", None)


def test_a_month_with_nothing_counted_anywhere_is_missing_everywhere_and_so_is_its_year(run):
    coverage = Coverage(date(2024, 4, 1), date(2025, 3, 31))
    months = [
        date(2024, 4, 1),
        *(date(2024, month, 1) for month in range(6, 13)),
        *(date(2025, m, 1) for m in (1, 2, 3)),
    ]
    table = observe(declared(), counts(*((BELSIZE, month, 5.0) for month in months)), coverage, "published", run)
    for area in (CAMDEN, BELSIZE, FROGNAL, "north"):
        assert states(table, area)[date(2024, 5, 1)] == NOTHING
        assert states(table, area, "financial_year") == {date(2024, 4, 1): ("missing", "incomplete", None)}
    assert states(table, FROGNAL)[date(2024, 6, 1)] == ("shown", "", 0)


def test_a_last_month_of_noughts_has_not_been_counted(run):
    rows = counts((BELSIZE, APRIL, 5.0), (BELSIZE, MAY, 4.0), (BELSIZE, JUNE, 0.0), (FROGNAL, JUNE, 0.0))
    assert states(observe(declared(), rows, COVERAGE, "published", run))[JUNE] == NOTHING


@pytest.mark.parametrize("kind", ["rate", "count"])
def test_where_there_may_be_none_a_month_without_any_is_nought(run, kind):
    indicator = declared(kind, may_be_none="Some months have no such case in all Camden")
    table = observe(indicator, counts((BELSIZE, APRIL, 5.0)), COVERAGE, "published", run)
    assert states(table) == {APRIL: ("shown", "", 5), MAY: ("shown", "", 0), JUNE: ("shown", "", 0)}
    assert states(table, FROGNAL)[MAY] == ("shown", "", 0)


def test_nothing_counted_so_far_in_a_month_that_runs_is_still_to_come(run):
    coverage = Coverage(APRIL, date(2025, 6, 10))
    table = observe(declared(), counts((BELSIZE, APRIL, 5.0), (BELSIZE, MAY, 4.0)), coverage, "council", run)
    assert states(table)[JUNE] == ("pending", "", None)
    assert states(on(date(2025, 6, 30), declared(), table, coverage))[JUNE] == ("pending", "running", None)
    assert states(on(date(2025, 7, 1), declared(), table, coverage))[JUNE] == ("pending", "not_due", None)
    assert states(on(date(2025, 8, 1), declared(), table, coverage))[JUNE] == ("missing", "late", None)


def test_a_category_is_nought_between_its_counts_and_not_known_before_and_after_them(run):
    """The publisher renames 'bike' to 'cycle' in May; of 'van' there is truly none in May."""
    rows = counts(
        (BELSIZE, APRIL, "bike", 7.0), (BELSIZE, APRIL, "van", 2.0), (FROGNAL, MAY, "cycle", 8.0),
        (FROGNAL, JUNE, "cycle", 6.0), (FROGNAL, JUNE, "van", 1.0), breakdown="stolen",
    )  # fmt: skip
    table = observe(declared(breakdowns=["stolen"]), rows, COVERAGE, "published", run)
    assert states(table, category="bike") == {APRIL: ("shown", "", 7), MAY: NOTHING, JUNE: NOTHING}
    assert states(table, category="cycle") == {APRIL: NOTHING, MAY: ("shown", "", 8), JUNE: ("shown", "", 6)}
    assert states(table, category="van") == {APRIL: ("shown", "", 2), MAY: ("shown", "", 0), JUNE: ("shown", "", 1)}
    assert states(table, BELSIZE, category="cycle")[MAY] == ("shown", "", 0)
    assert states(table, FROGNAL, category="bike")[MAY] == NOTHING
    assert states(table) == {APRIL: ("shown", "", 9), MAY: ("shown", "", 8), JUNE: ("shown", "", 7)}


def test_a_row_of_nought_says_that_a_category_was_looked_for(run):
    rows = counts((BELSIZE, APRIL, "bike", 7.0), (BELSIZE, JUNE, "bike", 0.0), (BELSIZE, MAY, "van", 1.0),
                  (BELSIZE, JUNE, "van", 1.0), breakdown="stolen")  # fmt: skip
    table = observe(declared(breakdowns=["stolen"]), rows, COVERAGE, "published", run)
    assert states(table, category="bike") == {APRIL: ("shown", "", 7), MAY: ("shown", "", 0), JUNE: ("shown", "", 0)}


def test_a_proportion_with_nothing_to_count_has_no_cases(run):
    table = observe(declared("proportion"), counts((BELSIZE, APRIL, 30.0, 40.0)), COVERAGE, "council", run)
    april, may = (found(table, area=BELSIZE, frequency="month", period=period) for period in (APRIL, MAY))
    assert (april["value"], april["status"]) == (0.75, "shown")
    assert april["lower"] == pytest.approx(float(wilson(30, 40)[0]))
    assert (may["value"], may["lower"], may["status"], may["reason"]) == (None, None, "none", "")


def test_a_share_of_nothing_so_far_is_still_to_come_while_its_period_runs(run):
    coverage = Coverage(APRIL, date(2025, 6, 30), settles_after_months=1)
    table = observe(declared("proportion"), counts((BELSIZE, APRIL, 3.0, 4.0)), coverage, "council", run)
    year = found(table, area=FROGNAL, frequency="financial_year")
    assert (year["status"], year["provisional"]) == ("pending", False)
    june = found(table, area=FROGNAL, frequency="month", period=JUNE)
    assert (june["status"], june["provisional"]) == ("none", True)  # late returns may bring one
    then = on(date(2025, 7, 5), declared("proportion"), table, coverage)
    told = found(then, area=FROGNAL, frequency="financial_year")
    assert (told["status"], told["reason"]) == ("pending", "running")


def test_a_month_that_no_file_gives_is_missing_and_so_is_its_year(run):
    coverage = Coverage(date(2024, 4, 1), date(2025, 6, 30), frozenset({date(2024, 6, 1)}))
    table = observe(declared(), counts((BELSIZE, date(2024, 5, 1), 12.0)), coverage, "published", run)
    assert found(table, area=BELSIZE, period=date(2024, 6, 1))["status"] == "missing"
    year = found(table, area=BELSIZE, frequency="financial_year", period=APRIL.replace(year=2024))
    assert (year["status"], year["reason"], year["numerator"], year["value"]) == ("missing", "incomplete", None, None)


def test_a_year_adds_its_months_and_keeps_one_years_residents(run):
    coverage = Coverage(date(2024, 4, 1), date(2025, 3, 31))
    rows = [(BELSIZE, date(2024, month, 1), 10.0) for month in range(4, 13)]
    rows += [(FROGNAL, date(2025, month, 1), 1.0) for month in (1, 2, 3)]
    table = observe(declared(), counts(*rows), coverage, "published", run)
    year = found(table, area=BELSIZE, frequency="financial_year")
    assert (year["numerator"], year["denominator"], year["provisional"]) == (90, 12087, False)


def test_a_part_year_is_provisional(run):
    rows = counts(*((BELSIZE, month, 12.0) for month in (APRIL, MAY, JUNE)))
    table = observe(declared(), rows, COVERAGE, "published", run)
    assert found(table, area=BELSIZE, frequency="financial_year")["provisional"] is True
    assert found(table, area=BELSIZE, frequency="month", period=APRIL)["provisional"] is False


def test_a_stock_is_never_added_over_time(run):
    table = observe(declared(stock=True), counts((BELSIZE, APRIL, 1.0)), COVERAGE, "published", run)
    assert set(table["frequency"].to_pylist()) == {"month"}


def test_a_stock_of_a_longer_period_is_what_it_ends_with(run):
    """9 at the end of June is the quarter's, whatever there was in April; a month that is missing within it does no
    harm, and the last one does."""
    by_quarter = declared(stock=True, publish={"borough": "month", "ward": "quarter"})
    rows = counts((BELSIZE, APRIL, 4.0), (BELSIZE, MAY, 6.0), (BELSIZE, JUNE, 9.0))
    quarter = {"area": BELSIZE, "frequency": "quarter", "period": APRIL}
    told = found(observe(by_quarter, rows, COVERAGE, "published", run), **quarter)
    assert (told["status"], told["numerator"], told["provisional"]) == ("shown", 9, False)
    for gap, status in ((APRIL, "shown"), (JUNE, "missing")):
        there = counts(*((BELSIZE, month, number) for month, number in ((APRIL, 4.0), (MAY, 6.0), (JUNE, 9.0))
                         if month != gap))  # fmt: skip
        coverage = dataclasses.replace(COVERAGE, gaps=frozenset({gap}))
        assert found(observe(by_quarter, there, coverage, "published", run), **quarter)["status"] == status


def test_each_breakdown_stands_alone_beside_the_total(run):
    rows = counts((BELSIZE, APRIL, "home", 3.0), (BELSIZE, APRIL, "business", 4.0), breakdown="place")
    table = observe(declared(breakdowns=["place"]), rows, COVERAGE, "published", run)
    april = [row for row in table.to_pylist() if (row["area"], row["period"]) == (BELSIZE, APRIL)]
    monthly = {row["category"]: row["numerator"] for row in april if row["frequency"] == "month"}
    assert monthly == {"": 7, "home": 3, "business": 4}


def test_offences_with_no_ward_count_for_the_borough_only(run):
    table = observe(declared(), counts(("none", APRIL, 5.0), (BELSIZE, APRIL, 1.0)), COVERAGE, "council", run)
    assert found(table, area=CAMDEN, frequency="month", period=APRIL)["numerator"] == 6
    assert found(table, area="north", frequency="month", period=APRIL)["numerator"] == 1
    nowhere = found(table, area="none", frequency="month", period=APRIL)
    assert (nowhere["level"], nowhere["numerator"], nowhere["value"]) == ("none", 5, None)


def test_a_mean_is_the_total_over_the_number_and_has_an_interval_from_five_that_differ(run):
    # 4, 4, 5, 6 and 6; the first four of them; 7 five times; a tenth five times, which adds up to a hair less.
    rows = counts((BELSIZE, APRIL, 25.0, 5.0, 129.0), (BLOOMSBURY, APRIL, 19.0, 4.0, 93.0),
                  (FROGNAL, APRIL, 35.0, 5.0, 245.0), (FROGNAL, MAY, 0.5, 5.0, sum([0.1**2] * 5)))  # fmt: skip
    table = observe(declared("mean"), rows, COVERAGE, "council", run)
    belsize = found(table, area=BELSIZE, frequency="month", period=APRIL)
    assert (belsize["value"], belsize["lower"] < 5 < belsize["upper"]) == (5, True)
    for area, period, mean in ((BLOOMSBURY, APRIL, 4.75), (FROGNAL, APRIL, 7), (FROGNAL, MAY, 0.1)):
        row = found(table, area=area, frequency="month", period=period)
        limits = [row[name] for name in ("lower", "upper", "lower_998", "upper_998")]
        assert (row["status"], row["reason"], row["value"], limits) == ("shown", "", mean, [None] * 4)


def test_a_share_of_fewer_than_ten_keeps_its_counts_and_has_no_range(run):
    # Of ten there is a range, 0% to 28%; of nine it would say as good as nothing.
    rows = counts((BELSIZE, APRIL, 0.0, 10.0), (BLOOMSBURY, APRIL, 0.0, 9.0), (FROGNAL, APRIL, 2.0, 2.0))
    table = observe(declared("proportion"), rows, COVERAGE, "council", run)
    told = ("status", "reason", "numerator", "denominator", "value", "lower", "upper_998")
    belsize, bloomsbury, frognal = (
        tuple(found(table, area=area, frequency="month", period=APRIL)[name] for name in told)
        for area in (BELSIZE, BLOOMSBURY, FROGNAL)
    )
    assert belsize[:6] == ("shown", "", 0, 10, 0, 0)
    assert bloomsbury == ("shown", "too_few", 0, 9, 0, None, None)
    assert frognal == ("shown", "too_few", 2, 2, 1, None, None)


def test_a_figure_in_print_keeps_the_word_beside_it(run):
    years = [date(year, 1, 1) for year in (2021, 2022, 2023)]
    rows = pa.table({"area": [CAMDEN] * 3, "period": years, "value": [350.0, 618.0, 700.0],
                     "qualifier": ["exactly", "more_than", "about"]})  # fmt: skip
    indicator = declared("published", level="borough", frequency="year")
    table = observe(indicator, rows, Coverage(years[0], date(2023, 12, 31)), "quoted", run)
    assert {row["value"]: row["bound"] for row in table.to_pylist()} == {350: "", 618: "more_than", 700: "about"}


def test_a_word_that_nobody_knows_beside_a_figure_is_refused(run):
    sql = "select date '2025-01-01' as period, 3.0 as value, 'nearly' as qualifier"
    indicator = declared("published", level="borough", frequency="year", sql=sql)
    with pytest.raises(
        CountsError, match="qualifier is one of exactly, at_most, at_least, less_than, more_than, about"
    ):
        count([indicator], run)


def test_a_passed_month_after_the_coverage_is_late_or_not_yet_due_everywhere(run):
    table = observe(declared(), counts((BELSIZE, APRIL, 1.0)), COVERAGE, "published", run)
    later = on(date(2025, 9, 2), declared(), table, COVERAGE).to_pylist()
    rows = [row for row in later if row["frequency"] == "month" and row["period"] > JUNE]
    told = {(row["period"], row["status"], row["reason"], row["value"]) for row in rows}
    assert told == {
        (date(2025, 7, 1), "missing", "late", None), (date(2025, 8, 1), "pending", "not_due", None),
    }  # fmt: skip
    assert {row["area"] for row in rows} == set(table["area"].to_pylist())


def test_whatever_day_it_was_before_the_states_are_those_of_the_day(run):
    coverage, indicator = Coverage(APRIL, date(2025, 6, 10)), declared("proportion")
    table = observe(indicator, counts((BELSIZE, APRIL, 1.0, 2.0)), coverage, "published", run)
    days = (date(2025, 6, 12), date(2026, 2, 1), date(2025, 7, 20))
    for day in days:
        fresh = on(day, indicator, table, coverage).sort_by([(name, "ascending") for name in KEY])
        for other in days:
            told_before = on(other, indicator, table, coverage)
            again = on(day, indicator, told_before, coverage).sort_by([(name, "ascending") for name in KEY])
            assert again.equals(fresh)


def test_nothing_is_looked_for_after_a_series_that_has_ended(run):
    table = observe(declared(), counts((BELSIZE, APRIL, 1.0)), COVERAGE, "published", run)
    assert max(on(date(2027, 1, 1), declared(), table, COVERAGE, ended=True)["period"].to_pylist()) == JUNE


def test_a_listed_series_is_followed_from_its_own_last_figure(run):
    rows = pa.table({"area": [CAMDEN], "period": [APRIL], "value": [0.37], "lower": [None], "upper": [None]})
    indicator = declared("published", level="borough")
    table = observe(indicator, rows, COVERAGE, "published", run)
    later = on(date(2025, 7, 2), indicator, table, COVERAGE, listed=True)
    assert {row["period"]: row["reason"] for row in later.to_pylist()} == {APRIL: "", MAY: "late", JUNE: "not_due"}


def test_rows_are_unique_by_their_key(run):
    rows = counts((BELSIZE, APRIL, "home", 3.0), (FROGNAL, MAY, "business", 4.0), breakdown="place")
    table = observe(declared(breakdowns=["place"]), rows, COVERAGE, "published", run)
    keys = list(zip(*(table[name].to_pylist() for name in KEY), strict=True))
    assert len(keys) == len(set(keys))
    assert table.schema == SCHEMA


WARDS = [f"E050136{number}" for number in range(52, 72)]
ROWS = st.dictionaries(
    st.tuples(
        st.sampled_from([*WARDS, "none"]),
        st.sampled_from([date(2024, month, 1) for month in range(4, 13)]),
        st.sampled_from(["a", "b", "unknown"]),
    ),
    st.integers(0, 10_000),
    max_size=30,
)


@given(ROWS)
def test_the_roll_up_is_the_plain_sum_for_every_area_period_and_category(connection, run, rows):
    parents = dict(connection.execute("select code, parent from areas where level = 'ward'").fetchall())
    expected = defaultdict(int)
    for (ward, month, category), number in rows.items():
        above = {ward, CAMDEN, *([parents[ward]] if ward in parents else [])}
        for area in above:
            for frequency, period in (("month", month), ("financial_year", APRIL.replace(year=2024))):
                expected[area, frequency, period, "", ""] += number
                expected[area, frequency, period, "place", category] += number
    given_counts = counts(*((*key, float(number)) for key, number in rows.items()), breakdown="place")
    coverage = Coverage(date(2024, 4, 1), date(2025, 3, 31))
    indicator = declared(breakdowns=["place"], may_be_none="Months without any are nought here")
    table = observe(indicator, given_counts, coverage, "sample", run)
    got = {
        tuple(row[name] for name in ("area", "frequency", "period", "breakdown", "category")): row["numerator"]
        for row in table.to_pylist()
    }
    assert {key: number for key, number in got.items() if number} == {k: n for k, n in expected.items() if n}
    assert set(expected) <= set(got)


def looked_for(rows, category, month):
    """Whether anything was counted in a month for everyone, and whether a category was looked for in it."""
    counted = {at for (_, at, _), number in rows.items() if number}
    own = [at for _, at, named in rows if named == category]
    return month in counted and (not category or min(own) <= month <= max(own))


@given(ROWS)
def test_nought_is_said_only_where_something_says_that_it_was_counted(run, rows):
    given_counts = counts(*((*key, float(number)) for key, number in rows.items()), breakdown="place")
    coverage, months = Coverage(date(2024, 4, 1), date(2025, 1, 20)), [date(2024, month, 1) for month in range(4, 13)]
    table = observe(declared(breakdowns=["place"]), given_counts, coverage, "published", run)
    for row in table.to_pylist():
        state = row["status"], row["reason"]
        if row["frequency"] == "financial_year":
            whole = all(looked_for(rows, row["category"], month) for month in months)
            assert state == (("shown", "") if whole else ("pending", "")), row
        elif row["period"] == date(2025, 1, 1):  # it runs, and nothing has been counted in it
            assert state == ("pending", ""), row
        else:
            there = looked_for(rows, row["category"], row["period"])
            assert state == (("shown", "") if there else ("missing", "nothing_counted")), row
        assert (row["numerator"] is not None) == (state[0] == "shown")


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("select 1 as numerator", "the SQL returns numerator; its head asks for area, period, numerator"),
        ("select 'E05013652' as area, date '2025-04-02' as period, 1 as numerator", "is not the first day of a month"),
        ("select 'E05013652' as area, null::date as period, 1 as numerator", "period is never empty"),
        ("select 'E05000001' as area, date '2025-04-01' as period, 1 as numerator", "area is a ward"),
        ("select 'E05013652' as area, date '2025-04-01' as period, -1 as numerator", "numerator is never empty or"),
        ("select 'E05013652' as area, date '2025-04-01' as period, unnest([1, 2]) as numerator",
         "one row per area, period and category"),
        ("select nothing from nowhere", "the SQL does not run"),
    ],
)  # fmt: skip
def test_sql_that_returns_no_counts_is_refused_by_file_and_rule(run, sql, fault):
    with pytest.raises(CountsError, match=fault) as error:
        count([declared(sql=sql)], run)
    assert str(error.value).startswith("safety/robbery.sql: ")


def test_a_proportion_with_more_yes_than_answers_is_refused(run):
    sql = "select 'E05013652' as area, date '2025-04-01' as period, 3 as numerator, 2 as denominator"
    with pytest.raises(CountsError, match="numerator is no more than denominator"):
        count([declared("proportion", sql=sql)], run)


def test_an_empty_category_is_refused_and_an_empty_area_is_the_ward_not_recorded(run):
    sql = "select null::varchar as area, date '2025-04-01' as period, {} as place, 3 as numerator"
    with pytest.raises(CountsError, match="write 'unknown'"):
        count([declared(sql=sql.format("null::varchar"), breakdowns=["place"])], run)
    returned = count([declared(sql=sql.format("'home'"), breakdowns=["place"])], run)
    assert returned.table["area"].to_pylist() == ["none"]


def test_values_are_finite_or_empty(run):
    rows = counts(("none", APRIL, 5.0), (BELSIZE, MAY, 0.0))
    table = observe(declared(), rows, COVERAGE, "council", run)
    for row in table.to_pylist():
        for name in ("value", "lower", "upper", "lower_998", "upper_998"):
            assert row[name] is None or math.isfinite(row[name])


def test_weighted_answers_have_kishs_smaller_sample(run):
    # 40 answers, half of weight 1 and half of weight 3: 20 * 1 + 20 * 9 = 200, so 80 * 80 / 200 = 32 effective ones.
    row = counts((BELSIZE, APRIL, 20.0, 80.0, None, 200.0, 20.0, 40.0))
    table = observe(declared("proportion", weighted=True), row, COVERAGE, "council", run)
    belsize = found(table, area=BELSIZE, frequency="month", period=APRIL)
    assert (belsize["value"], belsize["status"]) == (0.25, "shown")
    assert belsize["lower"] == pytest.approx(float(wilson(8, 32)[0]))


def test_a_share_of_few_answers_is_withheld_and_counts_where_there_are_more(run):
    rows = counts((BELSIZE, APRIL, 9.0, 29.0, None, 29.0, 9.0, 29.0), (FROGNAL, APRIL, 1.0, 2.0, None, 2.0, 1.0, 2.0))
    table = observe(declared("proportion", weighted=True), rows, COVERAGE, "council", run)
    belsize = found(table, area=BELSIZE, frequency="month", period=APRIL)
    assert (belsize["status"], belsize["reason"], belsize["value"]) == ("withheld", "too_few", None)
    assert found(table, area="north", frequency="month", period=APRIL)["value"] == pytest.approx(10 / 31)


def test_a_modelled_value_has_no_interval(run):
    words = {"no_interval": "Modelled, not counted"}
    rows = counts((BELSIZE, APRIL, 200.0, 20.0), (FROGNAL, APRIL, 300.0, 10.0))
    north = found(observe(declared("mean", **words), rows, COVERAGE, "published", run), area="north",
                  frequency="month", period=APRIL)  # fmt: skip
    assert (north["value"], north["lower"], north["upper_998"]) == (500 / 30, None, None)


def test_a_publishers_own_denominator_is_taken_once_and_never_added_over_time(run):
    indicator = declared(denominator="residents, thousands", denominator_is="stock", breakdowns=["sector"], per=1,
                         level="borough", frequency="year", no_interval="Tonnes are not counts")  # fmt: skip
    year = date(2024, 1, 1)
    rows = counts((CAMDEN, year, "homes", 300.0, 210.0), (CAMDEN, year, "transport", 120.0, 210.0),
                  breakdown="sector")  # fmt: skip
    table = observe(indicator, rows, Coverage(date(2024, 1, 1), date(2024, 12, 31)), "published", run)
    assert {row["category"]: row["value"] for row in table.to_pylist()} == {
        "": 2.0, "homes": 300 / 210, "transport": 120 / 210,
    }  # fmt: skip


def test_a_published_figure_is_quoted_as_it_is(run):
    rows = pa.table({"area": [CAMDEN], "period": [date(2024, 4, 1)], "value": [0.37], "lower": [0.33], "upper": [0.41]})
    indicator = declared("published", level="borough", frequency="financial_year")
    (row,) = observe(indicator, rows, COVERAGE, "published", run).to_pylist()
    assert (row["value"], row["lower"], row["upper"], row["numerator"]) == (0.37, 0.33, 0.41, None)


def test_a_cohort_that_has_not_closed_is_pending(run):
    coverage = Coverage(date(2024, 4, 1), date(2025, 3, 31), closes_after_months=6)
    rows = counts((BELSIZE, date(2024, 9, 1), 3.0, 4.0), (BELSIZE, date(2024, 10, 1), 1.0, 4.0))
    indicator = declared("proportion", closes_after_months=6)
    table = observe(indicator, rows, coverage, "council", run)
    states = {month: found(table, area=BELSIZE, frequency="month", period=date(2024, month, 1)) for month in (9, 10)}
    assert {month: state["status"] for month, state in states.items()} == {9: "shown", 10: "pending"}
    assert (states[10]["numerator"], states[10]["value"]) == (None, None)

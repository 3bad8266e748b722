"""What an indicator's SQL may not return: each a sentence with the file, the rule and, where there is one, a row."""

import pytest

from metrics.counted.counts import count
from metrics.counted.rules import CountsError
from tests.unit.test_observations import declared

KEY = "'E05013652' as area, date '2025-04-01' as period"


OTHER_COLUMNS = [
    "select date '2025-04-01' as period, 1 as numerator",
    f"select {KEY}, 1 as numerator, 2 as denominator",
    f"select {KEY}, 1 as numerator, 2 as numerator",
    f"select {KEY}",
]


@pytest.mark.parametrize("sql", OTHER_COLUMNS)
def test_any_other_set_of_columns_is_named(run, sql):
    with pytest.raises(
        CountsError, match=r"^safety/robbery\.sql: the SQL returns .*; its head asks for area, period, n"
    ):
        count([declared(sql=sql)], run)


OTHER_TYPES = [
    (
        f"select {KEY}, 'many' as numerator",
        "numerator as text; cast it to a whole or decimal number, whose sum is exact",
    ),
    (
        f"select {KEY}, true as numerator",
        "numerator as true or false; cast it to a whole or decimal number, whose sum is exact",
    ),
    (
        f"select {KEY}, [1, 2] as numerator",
        "numerator as a list or structure; cast it to a whole or decimal number, whose sum is exact",
    ),
    (
        f"select {KEY}, date '2025-04-01' as numerator",
        "numerator as a day; cast it to a whole or decimal number, whose sum is exact",
    ),
    (f"select {KEY}, 0.1::double as numerator", "numerator as a floating number; cast it to a whole or decimal number"),
    (f"select {KEY}, sum(0.1::float) as numerator", "numerator as a floating number; cast it to a whole or decimal"),
    ("select 'E05013652' as area, '2025-04-01' as period, 1 as numerator", "period as text; cast it to a day"),
    ("select 'E05013652' as area, 202504 as period, 1 as numerator", "period as a number; cast it to a day"),
    ("select 7 as area, date '2025-04-01' as period, 1 as numerator", "area as a number; cast it to text"),
    ("select 'E05013652' as area, timestamp '2025-04-01 09:30' as period, 1 as numerator", "period has a time of day"),
]


@pytest.mark.parametrize(("sql", "fault"), OTHER_TYPES)
def test_a_column_of_another_type_is_named_with_what_it_must_be(run, sql, fault):
    with pytest.raises(CountsError) as error:
        count([declared(sql=sql)], run)
    assert fault in str(error.value)
    assert str(error.value).startswith("safety/robbery.sql: ")


NO_NUMBERS = [
    ("null::integer", "numerator is never empty or below 0"),
    ("1e24::decimal(38, 2)", "numerator is neither NaN nor as large as 1e24"),
    ("1e37::decimal(38, 0)", "numerator is neither NaN nor as large as 1e24"),
]


@pytest.mark.parametrize(("number", "rule"), NO_NUMBERS)
def test_what_is_no_finite_number_is_refused_with_its_row(run, number, rule):
    with pytest.raises(CountsError) as error:
        count([declared(sql=f"select {KEY}, {number} as numerator")], run)
    assert str(error.value) == f"safety/robbery.sql: {rule}; see the row for E05013652, 2025-04-01"


def test_a_count_may_be_empty_only_where_the_head_says_that_it_is_held_back(run):
    indicator = declared(sql=f"select {KEY}, null::integer as numerator", held_back="Small counts are held back")
    assert count([indicator], run).table["numerator"].to_pylist() == [None]
    with pytest.raises(CountsError, match="numerator is never empty or below 0"):
        count([declared(sql=f"select {KEY}, -1 as numerator", held_back="Small counts are held back")], run)


def test_what_is_summed_is_exact_or_a_lower_bound(run):
    known = {"no_interval": "Everyone is counted"}
    sql = f"select {KEY}, 1 as numerator, '{{}}' as qualifier"
    assert count([declared(sql=sql.format("at_least"), **known)], run).table["qualifier"].to_pylist() == ["at_least"]
    with pytest.raises(CountsError, match="qualifier of what is summed is exactly or at_least"):
        count([declared(sql=sql.format("about"), **known)], run)


def test_no_row_at_all_is_no_nought(run):
    with pytest.raises(CountsError, match=r"safety/robbery\.sql: the SQL returns no row"):
        count([declared(sql=f"select {KEY}, 1 as numerator where false")], run)


def test_a_ward_level_figure_of_the_whole_borough_is_refused(run):
    sql = "select 'E09000007' as area, date '2025-04-01' as period, 1 as numerator"
    with pytest.raises(CountsError, match="area is a ward of the borough"):
        count([declared(sql=sql)], run)


@pytest.mark.parametrize(
    ("changes", "numbers", "rule"),
    [
        (
            {},
            "10 as numerator, 4 as denominator, 24.9 as sum_of_squares",
            "sum_of_squares is at least numerator squared",
        ),
        ({}, "1 as numerator, 0 as denominator, 1 as sum_of_squares", "sum_of_squares is at least numerator squared"),
        (
            {"kind": "proportion", "weighted": True, "unit": None},
            "1.0 as numerator, 4.0 as denominator, 0.0 as weight_squares, 1 as yes, 4 as answers",
            "weight_squares is above 0 where denominator is",
        ),
    ],
)
def test_sums_that_no_values_can_have_are_refused(run, changes, numbers, rule):
    with pytest.raises(CountsError, match=rule):
        count([declared(**{"kind": "mean"} | changes, sql=f"select {KEY}, {numbers}")], run)


def test_every_indicator_that_fails_is_named_and_each_once(run):
    wrong = [
        declared(slug="one", sql=f"select {KEY}, -1 as numerator"),
        declared(slug="two", sql=f"select {KEY}, 1 as numerator"),
        declared(slug="three", sql="select 1 as numerator"),
        declared(slug="four", sql=f"select {KEY}, unnest([-1, -2]) as numerator"),
    ]
    with pytest.raises(CountsError) as error:
        count(wrong, run)
    assert sorted(line.partition(":")[0] for line in str(error.value).splitlines()) == [
        "safety/four.sql", "safety/one.sql", "safety/three.sql",
    ]  # fmt: skip


def test_whole_and_exact_numbers_are_numbers(run):
    for number in ("1::tinyint", "1::hugeint", "1.50::decimal(9, 2)", "sum(1.5::decimal(38, 12))"):
        counts = count([declared(sql=f"select {KEY}, {number} as numerator")], run)
        assert counts.table["numerator"].to_pylist() == [1.5 if "1.5" in number else 1.0]


def test_words_of_the_database_about_people_are_not_repeated(run):
    sql = f"select {KEY}, cast('Jane Doe' as integer) as numerator"
    with pytest.raises(CountsError, match="its text may quote a row about a person") as error:
        count([declared(sql=sql, extracts=["repairs", "staff"])], run)
    assert "Jane" not in str(error.value)


def test_the_longest_are_begun_first_and_told_in_their_order(run):
    asked, told = [], []
    several = [declared(sql=f"select {KEY}, {size} as numerator") for size in (2, 9, 5)]

    def one(sql):
        asked.append(sql)
        return run(sql)

    count(several, one, lambda each, _: told.append(each.sql), lambda each: int(each.sql.split()[-3]))
    assert told == [each.sql for each in several]
    assert asked[0] == several[1].sql

"""The portable subset: each form that differs between engines is refused by its line, with what to write instead."""

import pytest
import sqlglot

from metrics.declared.portable import faults


def said(sql):
    return faults(sqlglot.parse_one(sql, read="duckdb"), sql)


@pytest.mark.parametrize(
    ("form", "instead"),
    [
        ("a / b", "a / nullif(b, 0)"),
        ("a // b", "floor(a / nullif(b, 0))"),
        ("cast(a * 0.5 as integer)", "round() or floor() inside it"),
        ("(a / nullif(b, 0))::int", "round() or floor() inside it"),
        ("quantile_cont(a, 0.5)", "counts instead"),
        ("percentile_cont(0.5) within group (order by a)", "counts instead"),
        ("list(a order by b)", "rows, not lists"),
        ("list_sum(a)", "rows, not lists"),
        ("unnest([1, 2])", "rows, not lists"),
        ("date_diff('month', a, b)", "a join with calendar"),
        ("datediff('day', a, b)", "a join with calendar"),
        ("extract(dow from a)", "calendar.working_day"),
        ("dayofweek(a)", "calendar.working_day"),
        ("isodow(a)", "calendar.working_day"),
        ("approx_count_distinct(a)", "count(distinct ...)"),
        ("time_bucket(interval 1 month, a)", "date_trunc"),
    ],
)
def test_a_form_that_differs_is_named_with_its_line_and_its_rewrite(form, instead):
    found = said(f"select\n    b,\n    {form} as x\nfrom t")
    assert found, form
    assert all(line == 3 for line, _ in found), found
    assert any(instead in words for _, words in found), found


def test_an_asof_join_is_refused():
    assert "asof join" in said("select 1 from t asof join u using (d)")[0][1]


@pytest.mark.parametrize(
    "sql",
    [
        "select a / nullif(b, 0) as x, count(*) filter (where a <= b) as n from t group by all",
        "select date_trunc('month', d)::date as period, count(distinct k)::bigint as n from t group by all",
        "select round(a * 0.5)::integer as x, a::integer as y from t",
        "select k from t qualify row_number() over (partition by k order by d desc) = 1",
        "select d + interval 6 month as later, max(case when a then 1 else 0 end) as m from t group by all",
    ],
)
def test_a_form_that_is_equal_everywhere_passes(sql):
    assert said(sql) == []

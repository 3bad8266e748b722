"""The database that queries are run in: small tables whose answers a person can check."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import MOST_ROWS, QueryRefusedError
from metrics.snapshots.query import allowed
from metrics.snapshots.query.database import Database

OBSERVATIONS = pa.table(
    {
        "indicator": ["a", "a", "b"],
        "area": ["E1", "E2", "E1"],
        "value": [0.5, 0.25, 7.0],
        "origin": ["sample", "sample", "published"],
    }
)
AREAS = pa.table({"code": ["E1", "E2"], "name": ["Belsize", "Gospel Oak"]})


@pytest.fixture(scope="module")
def database():
    return Database({"observations": OBSERVATIONS, "areas": AREAS})


def refused(database, sql):
    with pytest.raises(QueryRefusedError) as error:
        database.answer(sql)
    return error.value


def test_an_answer_has_its_rows_and_the_tables_that_it_is_of(database):
    answer = database.answer(
        "select a.name, o.value from observations o join areas a on a.code = o.area where o.indicator = 'a' order by 2"
    )
    assert answer.rows.to_pylist() == [{"name": "Gospel Oak", "value": 0.25}, {"name": "Belsize", "value": 0.5}]
    assert set(answer.tables) == {"observations", "areas"}
    assert not answer.cut


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("values (1), (2)", [(1,), (2,)]),
        ("from areas select name order by name limit 1", [("Belsize",)]),
        ("table areas", [("E1", "Belsize"), ("E2", "Gospel Oak")]),
        ("with a as (select 1 as n) select n from a", [(1,)]),
        ("with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select max(n) from t", [(3,)]),
        ("select count(*) from observations pivot (sum(value) for indicator in ('a', 'b'))", [(3,)]),
        ("select 1 as a union select 2 order by a; -- and that is all", [(1,), (2,)]),
        ("select list_transform([1, 2], lambda x: x + 1)", [([2, 3],)]),
        ("select name from areas qualify row_number() over (order by name desc) = 1", [("Gospel Oak",)]),
        ("with observations as (select 5 as n) select n from observations", [(5,)]),
        ("select name from AREAS where Code = 'E1'", [("Belsize",)]),
    ],
)
def test_every_form_of_one_select_is_answered(database, sql, rows):
    answer = database.answer(sql)
    assert [tuple(each.values()) for each in answer.rows.to_pylist()] == rows


def test_more_rows_than_are_given_are_cut_and_that_is_said(database):
    assert database.answer(f"select * from range({MOST_ROWS})").cut is False
    answer = database.answer(f"select * from range({MOST_ROWS + 1})")
    assert (answer.rows.num_rows, answer.cut) == (MOST_ROWS, True)


@pytest.mark.parametrize(
    ("sql", "made_up"),
    [
        ("select value from observations where indicator = 'b'", False),
        ("select value from observations where indicator = 'a'", True),
        ("select sum(value) from observations", True),
        ("select max(value) from observations", True),  # a made-up figure could have been the largest
        ("select count(*) from observations where indicator = 'a' and value > 1000", True),
        ("select count(*) from observations where indicator = 'b' and value > 1000", False),
        ("select count(*) from observations where indicator = 'a' and value is null", True),
        ("select 'published' as origin, value from observations where origin = 'sample'", True),
        ("select replace(origin, 'sample', 'published') as origin, value from observations", True),
        ("select value from observations where 'sample' = any(select origin from observations)", True),
        ("select count(*) from areas", False),
        ("with o as (select value from observations) select avg(value) from o", True),
        ("select 'nan'::double as n, 'x' as x from observations where origin = 'published'", False),
        ("select 1", False),
    ],
)
def test_an_answer_is_made_up_where_a_made_up_row_decides_on_it_whatever_its_columns_say(database, sql, made_up):
    assert database.answer(sql).made_up is made_up


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.booleans()), max_size=8),
    st.sampled_from(
        [
            "select sum(n) from t",
            "select n from t where g = 'a' order by n",
            "select g, count(*) from t group by g order by g",
        ]
    ),
)
@settings(max_examples=40, deadline=None)
def test_what_is_not_marked_can_be_had_without_the_made_up_rows(rows, sql):
    table = pa.table(
        {
            "g": pa.array([g for g, _, _ in rows], pa.string()),
            "n": pa.array([n for _, n, _ in rows], pa.int64()),
            "origin": pa.array(["sample" if made_up else "published" for *_, made_up in rows], pa.string()),
        }
    )
    real = table.filter(pc.equal(table["origin"], "published"))
    answer = Database({"t": table}).answer(sql)
    same = answer.rows.equals(Database({"t": real}).answer(sql).rows)
    assert same or answer.made_up
    assert not answer.made_up or table.num_rows > real.num_rows


@pytest.mark.parametrize(
    "fault",
    [
        ("select o.valeu from observations o", "observations has no column “valeu”.", 1, "valeu", "value"),
        ("select valeu from observations", "observations has no column “valeu”.", 1, "valeu", "value"),
        ("select name\nfrom area", "There is no table “area”", 2, "area", "areas"),
        ("select coutn(*) from areas", "There is no function “coutn” here.", 1, "coutn", "count"),
        ("select name,\n  cod\nfrom areas", "areas has no column “cod”.", 2, "cod", "code"),
        (
            "select value from observations, areas where nme = 'x'",
            "No table that is read has a column “nme”",
            1,
            "nme",
            "name",
        ),
        ("select 'é', valeu from observations", "observations has no column “valeu”.", 1, "valeu", "value"),
        ("select 1 frm areas x", "is not expected here.", 1, "areas", ""),
        ("select indicator, sum(value) from observations", "neither grouped nor summed", 1, "indicator", ""),
        ("select name::date from areas", "A value cannot be turned into that type here", 1, "::date", ""),
        ("select area from observations a, observations b", "More than one table has a column “area”", 1, "area", ""),
        ("select sum(area) from observations", "sum cannot be used with these values.", 1, "sum(area)", ""),
        ("select x.value from observations o", "There is no “x”", 1, "x.value", ""),
        ("select 1 union select 1, 2", "need as many columns", None, "", ""),
        ("select (select value from observations)", "gives more than one row", None, "", ""),
        ("select 1 // 0", "A division by nought", None, "", ""),
        ("select 'abc", "opened here and not closed", 1, "'", ""),
        ("select name from areas where", "The query is not whole at “where”", 1, "where", ""),
        ("select value from observations where sum(value) > 1", "use having", 1, "sum(value)", ""),
    ],
)
def test_a_fault_is_told_in_a_sentence_with_its_place_and_what_was_meant(database, fault):
    sql, said, line, word, meant = fault
    error = refused(database, sql)
    assert said in str(error)
    assert error.meant == meant
    if line is None:
        assert error.place is None
    else:
        assert error.place.line == line
        assert error.place.text[error.place.start :].startswith(word[: error.place.length])


NOT_OURS = (
    "Error",
    "Candidate",
    "LINE",
    "duckdb",
    "pg_",
    "SET ",
    "settings",
    "Binder",
    "Catalog",
    "Parser",
    "Traceback",
)


WORDS = [
    "select",
    "from",
    "areas",
    "name",
    "(",
    ")",
    ",",
    "'",
    "where",
    "1",
    "=",
    "x",
    ";",
    "*",
    "group by",
    "sum",
    "as",
    "é",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_answered_or_refused_in_words_of_ours(database, sql):
    said = _said(database, sql)
    assert not said or said.endswith(".")
    assert not any(each in said for each in NOT_OURS), said


def _said(database, sql):
    """Why a query was not run; '' where it was."""
    try:
        database.answer(sql)
    except QueryRefusedError as error:
        return str(error)
    return ""


def test_every_function_that_is_offered_is_one_of_the_database():
    import duckdb

    with duckdb.connect() as connection:
        there = {
            row[0].lower() for row in connection.execute("select function_name from duckdb_functions()").fetchall()
        }
    parsed = {"rank_dense"} | allowed.OVER_ROWS  # read as such, and in no list
    assert allowed.FUNCTIONS - there - parsed == set()
    assert allowed.TABLE_FUNCTIONS - there == set()

"""Which engine counts is chosen by name, and whatever is not there for it is told with its fix."""

import sys

import pyarrow as pa
import pytest
from typer.testing import CliRunner

import data
from data.contracts.elsewhere import EngineError
from data.spark.choice import SparkError, address, engine
from data.spark.dialect import in_spark
from metrics.__main__ import app
from metrics.counted.engine import Engine


@pytest.mark.parametrize(("said", "meant"), [("", "duckdb"), ("duckdb", "duckdb"), (" Spark ", "spark")])
def test_the_engine_is_the_one_that_is_named(said, meant, monkeypatch):
    monkeypatch.setenv("CAMDEN_ENGINE", said)
    assert engine() == meant


def test_a_misspelt_engine_is_refused_before_anything_is_done(tmp_path, monkeypatch):
    monkeypatch.setenv("CAMDEN_ENGINE", "sparc")
    (tmp_path / "extracts").mkdir()
    result = CliRunner().invoke(app, ["refresh"])
    assert result.exit_code == 1
    words = "'sparc' is no engine; did you mean 'spark'? write duckdb or spark, or leave it out for duckdb"
    assert f"CAMDEN_ENGINE: {words}" in result.stderr
    assert not (tmp_path / "snapshots").exists()


def test_a_client_that_is_not_installed_is_told_with_its_fix(monkeypatch):
    monkeypatch.setenv("CAMDEN_ENGINE", "spark")
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.delitem(sys.modules, "data.spark.session", raising=False)
    with (
        data.connect(only=()) as connection,
        pytest.raises(
            SparkError, match=r"its client is not installed .*; run 'pip install -r requirements-spark\.lock'"
        ),
        data.elsewhere((), {}, connection),
    ):
        pass


def test_without_a_choice_nothing_is_asked_elsewhere():
    with data.connect(only=()) as connection, data.elsewhere((), {}, connection) as elsewhere:
        assert elsewhere is None
        assert Engine(connection, elsewhere).counts("select 1 as one").to_pylist() == [{"one": 1}]


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("", "127.0.0.1:15002"),
        ("sc://cluster.example", "cluster.example:15002"),
        ("sc://cluster.example:443/;use_ssl=true;token=secret", "cluster.example:443"),
    ],
)
def test_what_lets_one_in_is_no_part_of_where_it_is(url, where, monkeypatch):
    monkeypatch.setenv("CAMDEN_SPARK_URL", url)
    assert address()[1] == where


@pytest.mark.parametrize("url", ["http://secret@cluster", "sc://", "secret", "sc://cluster:port"])
def test_what_is_no_address_is_refused_and_not_repeated(url, monkeypatch):
    monkeypatch.setenv("CAMDEN_SPARK_URL", url)
    with pytest.raises(SparkError, match=r"^CAMDEN_SPARK_URL: is no address .*; write sc://HOST:PORT$"):
        address()


@pytest.mark.parametrize(
    ("sql", "theirs"),
    [
        ('select "a b" from t group by all', "SELECT `a b` FROM t GROUP BY ALL"),
        ("select not isfinite(x)", "SELECT NOT NOT (ISNAN(x) OR ABS(x) = CAST('Infinity' AS DOUBLE))"),
        (
            "select floor(cast(x as double)) % 3",
            "SELECT (CAST(x AS DOUBLE) - PMOD(CAST(x AS DOUBLE), 1)) % 3",
        ),
        ("select regexp_extract(x, '^(?:a|b)$') <> x", "SELECT REGEXP_EXTRACT(x, '^(?:a|b)$', 0) <> x"),
        ("select '\\x07'", "SELECT '\\\\x07'"),
    ],
)
def test_the_portable_subset_in_sparks_words(sql, theirs):
    assert in_spark(sql) == theirs


class Refusing:
    """An engine that runs nothing."""

    def table(self, sql):
        raise EngineError("UNRESOLVED_COLUMN", "there is no column x")


def test_counts_are_asked_of_the_other_engine_and_all_else_here():
    with data.connect(only=()) as connection:
        both = Engine(connection, Refusing())
        assert both.table("select 1 as one") == pa.table({"one": pa.array([1], pa.int32())})
        with pytest.raises(EngineError, match="there is no column x") as refused:
            both.counts("select x")
    assert refused.value.kind == "UNRESOLVED_COLUMN"

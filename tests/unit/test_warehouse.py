"""The database: a view for each extract that is there, beside the reference tables, and nothing from outside."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding.write import write

CRIME = data.all_contracts()["recorded_crime"]
ROW = {
    "ward_code": "E05013652",
    "month": date(2025, 10, 1),
    "major": "THEFT",
    "minor": "SHOPLIFTING",
    "offences": 3,
}


def put(folder: Path, offences: int) -> None:
    write(
        pa.Table.from_pylist([ROW | {"offences": offences}], schema=CRIME.arrow_schema),
        CRIME,
        folder,
        origin="published",
        covers_from=date(2025, 10, 1),
        covers_to=date(2025, 10, 31),
        extracted_on=date(2025, 11, 20),
        source="A test",
    )


def names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = data.query(connection, "select table_name from information_schema.tables").to_pylist()
    return {row["table_name"] for row in rows}


def test_without_extracts_there_are_the_reference_tables_and_those_that_the_project_keeps(tmp_path: Path) -> None:
    kept = {name for name, contract in data.all_contracts().items() if contract.origin}
    with data.connect(tmp_path) as connection:
        assert names(connection) == {"areas", "neighbours", "bank_holidays", "calendar"} | kept
    with data.connect(tmp_path, only=()) as connection:
        assert names(connection) == {"areas", "neighbours", "bank_holidays", "calendar"}


def test_an_extract_that_is_there_is_a_view_in_its_contracts_types(tmp_path: Path) -> None:
    put(tmp_path, 3)
    with data.connect(tmp_path) as connection:
        table = data.query(connection, "select * from recorded_crime")
    assert table.schema == CRIME.arrow_schema
    assert table.to_pylist() == [ROW]


def test_the_folder_of_the_environment_is_the_default(tmp_path: Path) -> None:
    put(tmp_path / "extracts", 3)
    with data.connect() as connection:
        assert "recorded_crime" in names(connection)


def test_only_the_extracts_asked_for_are_seen(tmp_path: Path) -> None:
    put(tmp_path, 3)
    with data.connect(tmp_path, only=()) as connection:
        assert "recorded_crime" not in names(connection)


def test_a_column_that_no_contract_promises_is_not_seen(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([ROW | {"officer": "A name"}])
    pq.write_table(table, tmp_path / "recorded_crime.parquet")
    with data.connect(tmp_path) as connection:
        assert "officer" not in data.query(connection, "select * from recorded_crime").column_names


def test_a_view_shows_an_extract_that_took_the_place_of_another(tmp_path: Path) -> None:
    put(tmp_path, 3)
    with data.connect(tmp_path) as connection:
        put(tmp_path, 8)
        assert data.query(connection, "select offences from recorded_crime").to_pylist() == [{"offences": 8}]


def test_every_extract_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "recorded_crime.parquet").write_text("ward,month")
    pq.write_table(pa.table({"ward_code": ["E05013652"]}), tmp_path / "ward_outlines.parquet")
    with pytest.raises(data.ExtractError) as raised:
        data.connect(tmp_path)
    first, second = str(raised.value).splitlines()
    assert first.startswith(f"{tmp_path / 'recorded_crime.parquet'}: cannot be read")
    lacking = "ward_outlines.polygon: the column is missing; add it as BIGINT"
    assert second.startswith(f"{tmp_path / 'ward_outlines.parquet'}: cannot be read ({lacking}")


def test_threads_share_one_database(tmp_path: Path) -> None:
    put(tmp_path, 3)
    with data.connect(tmp_path) as connection, ThreadPoolExecutor(8) as threads:
        sql = "select count(*) as n from calendar, recorded_crime"
        results = [threads.submit(data.query, connection, sql) for _ in range(32)]
        assert {result.result()["n"][0].as_py() for result in results} == {5114}


def test_a_query_that_fails_leaves_the_database_usable(tmp_path: Path) -> None:
    with data.connect(tmp_path) as connection:
        with pytest.raises(duckdb.Error, match="does not exist"):
            data.query(connection, "select * from recorded_crime")
        assert data.query(connection, "select 1 as one").to_pylist() == [{"one": 1}]


def test_memory_is_bounded_and_no_extension_is_fetched(tmp_path: Path) -> None:
    with data.connect(tmp_path) as connection:
        settings = {
            row["name"]: row["value"]
            for row in data.query(connection, "select name, value from duckdb_settings()").to_pylist()
        }
        assert settings["memory_limit"] == "953.6 MiB"
        assert settings["autoinstall_known_extensions"] == settings["autoload_known_extensions"] == "false"
        with pytest.raises(duckdb.Error, match="httpfs"):
            data.query(connection, "select * from 's3://somewhere/repairs.parquet'")


def test_a_variable_of_the_caller_is_not_a_table(tmp_path: Path) -> None:
    offences = pa.table({"n": [1]})
    with data.connect(tmp_path) as connection, pytest.raises(duckdb.Error, match="offences does not exist"):
        connection.execute("select * from offences")
    assert offences.num_rows == 1


def test_what_does_not_fit_in_memory_spills_beside_the_extracts_and_is_cleared_away(tmp_path: Path) -> None:
    with data.connect(tmp_path) as connection:
        connection.execute("set memory_limit = '40MB'")
        sql = "select i, md5(i::varchar) as m from range(1_000_000) as t(i) order by m, i"
        assert data.query(connection, f"select count(*) as n from ({sql} limit 900_000)")["n"][0].as_py() == 900_000
        (spilt,) = tmp_path.iterdir()
        assert spilt.name.startswith(".spill-")
        assert [each.name for each in spilt.iterdir()] != []
        assert spilt.stat().st_mode & 0o777 == 0o700  # rows of people are nobody else's on the machine
    del connection
    assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_made_a_database_is_made_without_one(tmp_path: Path) -> None:
    with data.connect(tmp_path / "nowhere", only=()) as connection:
        assert data.query(connection, "select 1 as n")["n"][0].as_py() == 1
    assert not (tmp_path / "nowhere").exists()

"""Is a path only a path? Whatever is in a name, the rows are those of that file, and its columns come from it alone."""

import string
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import data
from data.holding import files
from data.holding.scanning import scan
from data.holding.write import write

CRIME, AREAS = data.all_contracts()["recorded_crime"], data.all_contracts()["areas"]
TODAY = date(2025, 11, 20)
# All that stands for other names in patterns, and all that can be printed but for the one that divides folders.
NAMES = st.text("*?[]{}!^\\-=~%:$#&'\" ", min_size=1, max_size=8) | st.text(
    string.printable.replace("/", "") + "é…", min_size=1, max_size=12
)
POSSIBLE = NAMES.filter(lambda name: name not in (".", ".."))


def crime(folder: Path, offences: int) -> Path:
    row = {"ward_code": "E05013652", "month": date(2025, 10, 1), "major": "THEFT", "minor": "BY", "offences": offences}
    days: dict[str, Any] = {"covers_from": date(2025, 10, 1), "covers_to": date(2025, 10, 31), "extracted_on": TODAY}
    table = pa.Table.from_pylist([row], schema=CRIME.arrow_schema)
    return write(table, CRIME, folder, origin="published", source="by hand", **days).path


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return crime(tmp_path_factory.mktemp("crime"), 7).read_bytes()


def _read(path: Path, column: str) -> list[tuple[object, ...]]:
    return duckdb.execute(f"select {column} from {scan(CRIME, [path])}").fetchall()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(folder=POSSIBLE, part=POSSIBLE)
@example(folder="offences=99", part="part")
@example(folder="ward_code=E05013655", part="minor=x")
@example(folder="[1]", part="[ab]")
@example(folder="*", part="?")
@example(folder="\\}[{", part="\\")
@example(folder="s3:", part="http:")
def test_a_file_is_read_under_any_name_and_no_other_is(folder: str, part: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "at" / folder / "recorded_crime" / f"{part}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    # Whatever a pattern would find as well.
    beside = tmp_path / "at" / "1" / "recorded_crime" / "a.parquet"
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(content)
    assert _read(path, "offences, ward_code, minor, count(*) over ()") == [(7, "E05013652", "BY", 1)]


@pytest.mark.parametrize("name", ["[1]", "1", "*", "?", "offences=99", "month=2020-01-01", "a\\[b", 'it\'s "so"'])
def test_a_folder_of_extracts_may_have_any_name(name: str, tmp_path: Path) -> None:
    for number, each in enumerate(("[1]", "1", "*", "?", "ab")):
        crime(tmp_path / each, number + 100)
    crime(tmp_path / name, 5)
    folder = tmp_path / name
    assert data.check("recorded_crime", folder) == []
    with data.connect(folder) as connection:
        assert data.query(connection, "select offences from recorded_crime").to_pylist() == [{"offences": 5}]


def test_a_column_that_is_missing_is_not_taken_from_the_name_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "offences=99"
    table = pq.read_table(crime(folder, 5))
    pq.write_table(table.drop_columns("offences"), folder / "recorded_crime.parquet")
    with pytest.raises(data.ExtractError, match=r"recorded_crime.offences: the column is missing"):
        data.connect(folder)


def test_a_table_that_the_project_keeps_is_read_wherever_the_project_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "level=x [1]*"
    (home / "geography").mkdir(parents=True)
    (home / "geography" / "areas.csv").write_bytes(files.reference_path(AREAS).read_bytes())
    monkeypatch.setattr(files, "DATA", home)
    found = duckdb.execute(
        f"select distinct level from {scan(AREAS, [files.reference_path(AREAS)])} order by 1"
    ).fetchall()
    assert ("ward",) in found
    assert ("x",) not in found

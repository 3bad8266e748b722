"""Tables of published figures that the project keeps are read like any extract, beside those in the folder."""

import hashlib
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.contracts.folder import load
from data.declarations.model import DeclarationError
from data.holding import files as storage
from data.holding import kept_table
from data.holding.metadata import Metadata
from data.holding.write import write

TODAY = date(2026, 11, 21)
# What each covers, the date of its newest source, and its rows.
KEPT = {
    "air_quality": (date(2013, 1, 1), date(2024, 12, 31), date(2024, 12, 31), 240),
    "census_2021": (date(2021, 1, 1), date(2021, 12, 31), date(2023, 1, 30), 500),
    "claimants_small_areas": (date(2026, 6, 1), date(2026, 6, 30), date(2026, 6, 30), 20),
    "deprivation": (date(2022, 1, 1), date(2022, 12, 31), date(2025, 10, 30), 20),
    "emissions": (date(2005, 1, 1), date(2024, 12, 31), date(2024, 12, 31), 160),
    "fuel_poverty": (date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31), 20),
    "health_index": (date(2015, 1, 1), date(2021, 12, 31), date(2021, 12, 31), 392),
    "loneliness_modelled": (date(2020, 1, 1), date(2020, 12, 31), date(2021, 3, 31), 20),
    "official_figures": (date(1993, 1, 1), date(2026, 4, 1), date(2026, 6, 24), 675),
    "peer_figures": (date(2010, 1, 1), date(2026, 4, 1), date(2026, 5, 21), 12_398),
    "peer_series": (date(2023, 3, 31), date(2026, 4, 1), date(2026, 5, 21), 42),
    "published_figures": (date(2009, 4, 1), date(2025, 12, 31), date(2025, 12, 31), 98),
}
CRIME = data.all_contracts()["recorded_crime"]
SMALL = """\
name: small
path: published/small.csv
format: csv
title: A small table
description: Two figures.
sources: [{title: A report}, {title: Another}]
licenses: [{name: none, title: None}]
camden:owner: A test
camden:cadence: yearly
camden:grain: one row for each period
camden:date: period
camden:counts: things
camden:origin: published
schema:
  fields:
    - {name: period, type: date, description: First day, constraints: {required: true}}
    - {name: value, type: number, description: Value}
    - {name: source_date, type: date, description: Day, constraints: {required: true}}
  primaryKey: [period]
"""


def small(folder: Path, text: str = SMALL) -> data.Contract:
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def described(folder: Path, *rows: str) -> tuple[int, Metadata]:
    path = folder / "small.csv"
    path.write_text("\n".join(["period,value,source_date", *rows]) + "\n", encoding="utf-8")
    return kept_table.of_kept_table(small(folder), path)


def put_crime(folder: Path) -> None:
    row = {"ward_code": "E05013652", "month": date(2025, 10, 1), "major": "THEFT", "minor": "OTHER", "offences": 3}
    write(
        pa.Table.from_pylist([row], schema=CRIME.arrow_schema),
        CRIME,
        folder,
        origin="council",
        covers_from=date(2025, 10, 1),
        covers_to=date(2025, 10, 31),
        extracted_on=date(2025, 11, 20),
        source="A test",
    )


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_table_is_an_extract_of_its_contracts_origin(name: str, tmp_path: Path) -> None:
    extract = data.extracts(tmp_path, TODAY)[name]
    path = Path(data.__file__).parent / "published" / f"{name}.csv"
    assert (extract.origin, extract.path, extract.gaps) == (data.all_contracts()[name].origin, path, ())
    assert (extract.covers_from, extract.covers_to, extract.extracted_on, extract.rows) == KEPT[name]
    assert extract.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert extract.source


def test_kept_tables_are_there_without_a_folder_of_extracts(tmp_path: Path) -> None:
    assert data.extracts(tmp_path / "no such folder", TODAY).keys() == KEPT.keys()


def test_extracts_of_the_folder_lie_beside_them(tmp_path: Path) -> None:
    put_crime(tmp_path)
    origins = {name: extract.origin for name, extract in data.extracts(tmp_path, TODAY).items()}
    others = {"published_figures": "quoted", "recorded_crime": "council"}
    assert origins == dict.fromkeys(KEPT, "published") | others
    with data.connect(tmp_path) as connection:
        assert data.query(connection, "select count(*) as n from recorded_crime, emissions")["n"].to_pylist() == [160]


@pytest.mark.parametrize("name", KEPT)
def test_a_kept_table_is_a_view_in_its_contracts_types(name: str, tmp_path: Path) -> None:
    with data.connect(tmp_path) as connection:
        table = data.query(connection, f"select * from {name}")
    assert table.schema == data.all_contracts()[name].arrow_schema
    assert table.num_rows == KEPT[name][3]


def test_kept_tables_are_seen_only_where_asked_for(tmp_path: Path) -> None:
    with data.connect(tmp_path, only={"emissions"}) as connection:
        assert data.query(connection, "select count(*) as n from emissions")["n"].to_pylist() == [160]
        with pytest.raises(duckdb.Error, match="health_index does not exist"):
            data.query(connection, "select * from health_index")


def test_a_file_of_that_name_among_the_extracts_is_not_read(tmp_path: Path) -> None:
    pq.write_table(pa.table({"period": [1]}), tmp_path / "emissions.parquet")
    assert data.extracts(tmp_path, TODAY)["emissions"].rows == 160
    assert data.check("emissions", tmp_path) == []


def test_a_kept_table_that_breaks_its_contract_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emissions = data.all_contracts()["emissions"]
    content = storage.reference_path(emissions).read_text(encoding="utf-8")
    broken = tmp_path / emissions.path
    broken.parent.mkdir()
    broken.write_text(content.replace("2024-01-01,waste", "2024-01-01,wasted"), encoding="utf-8")
    monkeypatch.setattr(storage, "DATA", tmp_path)
    monkeypatch.setattr("data.holding.warehouse._load_reference", lambda connection, calendar: None)
    (fault,) = data.check("emissions", tmp_path)
    assert (fault.field, fault.rows, fault.examples) == ("sector", 1, ("row 160 (wasted)",))


def test_a_kept_table_covers_the_last_year_it_has_to_its_end(tmp_path: Path) -> None:
    rows, metadata = described(tmp_path, "2019-04-01,1,2020-05-06", "2021-04-01,2,2022-03-31")
    assert rows == 2
    assert (metadata.covers_from, metadata.covers_to) == (date(2019, 4, 1), date(2022, 3, 31))
    assert (metadata.extracted_on, metadata.source) == (date(2022, 3, 31), "A report; Another")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["2019-04-01,1,2020-05-06", "soon,2,2022-03-31"], "row 2: period is no day such as 2025-03-31; put it right"),
        (["2019-04-01,1,"], "row 1: source_date is no day such as 2025-03-31; put it right"),
        ([], "has no rows; make it again with 'python -m data.published'"),
        (["2019-04-01,1,2019-05-06"], "covers_to 2020-03-31 is after the day of extraction, 2019-05-06"),
    ],
)
def test_what_a_kept_table_cannot_mean_is_refused_by_row(rows: list[str], words: str, tmp_path: Path) -> None:
    with pytest.raises(data.ExtractError) as raised:
        described(tmp_path, *rows)
    assert str(raised.value).startswith(f"{tmp_path / 'small.csv'}: ")
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "path: published/small.csv\nformat: csv",
            "path: small.parquet\nformat: parquet",
            "camden:origin: is for tables that the project keeps as CSV",
        ),
        (
            "camden:date: period\n",
            "",
            "camden:origin: needs 'camden:date', as such a table covers what its dates say",
        ),
        ("source_date", "source_day", "a required date, source_date, must say when the source came out"),
        ("origin: published", "origin: council", "camden:origin: must be 'published' or 'quoted', not 'council'"),
    ],
)
def test_a_contract_with_an_origin_is_one_of_a_kept_table(old: str, new: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(DeclarationError) as raised:
        small(tmp_path, SMALL.replace(old, new))
    assert words in str(raised.value)


def test_only_kept_tables_and_parquet_files_are_extracts() -> None:
    contracts = data.all_contracts()
    assert {name for name, each in contracts.items() if not each.is_extract} == {"areas", "bank_holidays", "neighbours"}
    assert not contracts["emissions"].model_copy(update={"origin": None}).is_extract

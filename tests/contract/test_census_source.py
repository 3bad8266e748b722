"""Are residents and households of Census 2021 read by ward, and held against those the project works with?"""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.holding.files import extracts_folder
from data.holding.restatement import Restated
from data.holding.warehouse import camden_wards
from data.served.faults import SourceError
from data.sources.census_wards import read
from tests.contract.nomis_csv import Rows, census, numbered, save

BELSIZE = "E05013652"


def ours(measure: str) -> Rows:
    """What `areas` says, in the publisher's form."""
    with data.connect(only=()) as connection:
        held = {row["code"]: row[measure] for row in data.query(connection, "select * from areas").to_pylist()}
    made = census()
    for each in made:
        each["OBS_VALUE"] = str(held[each["GEOGRAPHY_CODE"]])
    return made


def test_both_tables_are_laid_together_and_agree_with_the_reference_table(tmp_path: Path) -> None:
    files = [
        save(tmp_path, ours("residents"), "ts001_residents.csv"),
        save(tmp_path, ours("households"), "TS041 households.csv"),
    ]
    result = CliRunner().invoke(app, ["import", "census", *map(str, files)])
    assert result.exit_code == 0, result.stderr
    assert "Warning" not in result.stdout
    assert data.check("census_wards") == []
    with data.connect(extracts_folder(), only={"census_wards"}) as connection:
        sums = data.query(connection, "select measure, sum(value) as n from census_wards group by measure").to_pylist()
    assert {row["measure"]: row["n"] for row in sums} == {"residents": 210_039, "households": 92_701}


def test_numbers_that_are_not_the_project_s_are_warned_of(tmp_path: Path) -> None:
    made = ours("residents")
    made[0]["OBS_VALUE"] = "12100"
    [warning] = read([save(tmp_path, made, "ts001.csv")], None).warnings
    assert "The residents of 1 wards are not those of data/geography/areas.csv" in warning
    assert "Belsize has 12,100 here and 12,087 there" in warning


@pytest.mark.parametrize(
    ("count", "said"),
    [("0", "Belsize has no residents in 2021-03"), ("999999999", "Belsize has 999,999,999 residents in 2021-03")],
)
def test_a_ward_of_nobody_or_of_far_too_many_is_refused(count: str, said: str, tmp_path: Path) -> None:
    made = ours("residents")
    made[0]["OBS_VALUE"] = count
    with pytest.raises(SourceError, match=f"{said}, where the middle of the others has about 11,340"):
        read([save(tmp_path, made, "ts001.csv")], None)


def test_a_table_that_is_not_given_stays_and_a_change_is_told(tmp_path: Path) -> None:
    before = read([save(tmp_path, census(50), "ts041.csv"), save(tmp_path, census(100), "ts001.csv")], None).table
    made = census(100)
    made[0]["OBS_VALUE"] = "101"
    reading = read([save(tmp_path, made, "ts001.csv")], before)
    assert reading.kept
    assert reading.table.num_rows == 40
    assert reading.restated == (Restated(date(2021, 3, 21), BELSIZE, 1),)


def test_two_files_of_one_table_are_refused_where_they_differ(tmp_path: Path) -> None:
    one, two = save(tmp_path, census(100), "ts001.csv"), save(tmp_path, census(101), "ts001 (1).csv")
    with pytest.raises(SourceError) as caught:
        read([one, two], None)
    assert str(caught.value) == (
        f"{two}: 20 figures are not those of {one}, and nothing says which of the two files is the newer. "
        "Give one file of each table."
    )
    two.write_bytes(one.read_bytes())
    assert read([one, two], None).table.num_rows == 20


def test_residents_in_establishments_are_skipped(tmp_path: Path) -> None:
    every = [each | {"C2021_RESTYPE_3": kind} for kind in ("0", "1", "2") for each in census()]
    assert read([save(tmp_path, numbered(every), "ts001.csv")], None).table.num_rows == 20


@pytest.mark.parametrize(
    ("name", "rows", "rule"),
    [
        ("wards.csv", census(), "which table it is cannot be told: its name begins with none of ts001, ts041"),
        ("ts001.csv", numbered(census()[1:]), "cut short: 1 of 20 wards have no number of residents: Belsize"),
        ("ts041.csv", numbered([*census(), census()[0]]), "Belsize has number of households a second time"),
        ("ts001.csv", [each | {"GEOGRAPHY_CODE": "E05000128"} for each in census()], "no count of Camden's 20 wards"),
        ("ts001.csv", [each | {"OBS_VALUE": "many"} for each in census()], "OBS_VALUE is 'many'"),
        ("ts001.csv", "", "the file is empty"),
        (
            "ts001.csv",
            [each | {"C2021_RESTYPE_3": "1"} for each in census()],
            "C2021_RESTYPE_3 is 1 (people in households only) wherever a ward is counted; what is read is 0 (everyone)",
        ),
        (
            "ts041.csv",
            [
                each | ({"OBS_STATUS": "A"} if n else {"OBS_STATUS": "Q", "OBS_VALUE": ""})
                for n, each in enumerate(census())
            ],
            "OBS_VALUE is empty (status Q); every ward was counted on Census day",
        ),
        (
            "ts001.csv",
            "date,geography,geography code,Residence type: Total; measures: Value\n2021,Belsize,E05013652,1\n",
            "what is read has a row for each ward, with GEOGRAPHY_CODE and OBS_VALUE, as the service's address gives",
        ),
        ("ts001.csv", "PK\x03\x04", "a zip file or a spreadsheet, and not CSV as the service's address gives it"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(name: str, rows: Rows | str, rule: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, rows, name)], None)
    assert rule in str(caught.value)
    assert len(camden_wards()) == 20

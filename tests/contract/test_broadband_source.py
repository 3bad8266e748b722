"""Is Ofcom's file read as published, one month a year, and is any other file refused by its column?"""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.contracts.folder import all_contracts
from data.holding import read as holding
from data.holding.files import extracts_folder
from data.holding.restatement import Restated
from data.served.faults import SourceError
from data.sources.broadband import read
from data.sources.broadband.file import MEASURES

NAME = "202507_fixed_laua_coverage_r01.csv"
CAMDEN = "E09000007"
Rows = list[list[str]]


def table(premises: int = 900, code: str = CAMDEN) -> Rows:
    """Camden and two others: 1,000 premises, of which so many can have, or cannot have, each thing."""
    columns = [column for pair in MEASURES.values() for column in pair]
    cells = [text for _ in MEASURES for text in (f"{premises / 10:g}", str(premises))]
    header = ["laua", "laua_name", "All Premises", *columns, "All Matched Premises"]
    rows = [[code, "Camden"], ["E09000008", "Croydon"], ["W06000015", "Cardiff"]]
    return [header, *([*names, "1000", *cells, "990"] for names in rows)]


def save(folder: Path, rows: Rows | bytes, name: str = NAME) -> Path:
    path = folder / name
    if isinstance(rows, bytes):
        path.write_bytes(rows)
    else:
        with path.open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    return path


def shares(read_table) -> dict[tuple[date, str], float]:
    return {(row["measured_in"], row["measure"]): row["share"] for row in read_table.to_pylist()}


def test_camden_s_row_is_read_and_the_others_are_counted(tmp_path: Path) -> None:
    reading = read([save(tmp_path, table(857))], None)
    assert reading.table.num_rows == len(MEASURES) == 12
    assert reading.table.to_pylist()[0] == {
        "area_code": CAMDEN,
        "area_name": "Camden",
        "year": date(2025, 1, 1),
        "measured_in": date(2025, 7, 1),
        "release": 1,
        "measure": "below_uso",
        "share": 0.857,
        "premises": 857,
        "all_premises": 1000,
    }
    assert reading.covers == (date(2025, 1, 1), date(2025, 12, 31))
    assert ("Rows of other local authorities skipped", "2") in reading.summary


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_months_of_a_year_the_later_stands_and_nothing_is_restated(order: int, tmp_path: Path) -> None:
    january, july = save(tmp_path, table(800), "202501_fixed_laua_coverage_r01.csv"), save(tmp_path, table(900))
    reading = read([january, july][::order], None)
    assert set(shares(reading.table).items()) == {((date(2025, 7, 1), measure), 0.9) for measure in MEASURES}
    assert reading.warnings == (f"{january}: 2025-01 is not used, because 2025-07 of the same year is there too.",)
    over = read([july], read([january], None).table)
    assert set(shares(over.table).values()) == {0.9}
    assert over.restated == ()
    under = read([january], read([july], None).table)
    assert set(shares(under.table).values()) == {0.9}
    assert "is not used" in under.warnings[0]


def test_a_revision_of_a_month_is_a_restatement_and_other_years_stay(tmp_path: Path) -> None:
    before = read([save(tmp_path, table(800), "202407_fixed_laua_coverage_r01.csv"), save(tmp_path, table(900))], None)
    reading = read([save(tmp_path, table(905), "202507_fixed_laua_coverage_r02.csv")], before.table)
    assert reading.restated == (Restated(date(2025, 7, 1), CAMDEN, 12),)
    assert reading.kept
    assert {month.year for month, _ in shares(reading.table)} == {2024, 2025}
    assert reading.covers == (date(2024, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_releases_of_a_month_the_later_stands_whatever_the_order(order: int, tmp_path: Path) -> None:
    first = save(tmp_path, table(900), "202507_fixed_laua_coverage_r09.csv")
    second = save(tmp_path, table(905), "202507_FIXED_LAUA_COVERAGE_R10 (1).csv")
    reading = read([first, second][::order], None)
    assert set(shares(reading.table).values()) == {0.905}
    assert set(reading.table["release"].to_pylist()) == {10}
    assert reading.warnings == (f"{first}: release 9 of 2025-07 is not used, because release 10 is there too.",)
    assert reading.restated == (Restated(date(2025, 7, 1), CAMDEN, 12),)


def test_an_earlier_release_never_takes_the_place_of_a_later_one_that_is_held(tmp_path: Path) -> None:
    held = read([save(tmp_path, table(905), "202507_fixed_laua_coverage_r02.csv")], None).table
    reading = read([save(tmp_path, table(900))], held)
    assert reading.table == held
    assert "release 1 of 2025-07 is not used, because release 2 is there too" in reading.warnings[0]
    assert (reading.restated, reading.kept) == ((), True)
    corrected = read([save(tmp_path, table(906), "202507_fixed_laua_coverage_r02.csv")], held)
    assert set(shares(corrected.table).values()) == {0.906}


def test_two_files_of_one_release_with_other_figures_are_refused(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    one, two = save(tmp_path, table(900)), save(tmp_path / "again", table(901))
    with pytest.raises(SourceError, match=r"12 figures are not those of .*, and nothing says which of the two"):
        read([one, two], None)
    two.write_bytes(one.read_bytes())
    assert set(shares(read([one, two], None).table).values()) == {0.9}


def test_a_file_of_residential_premises_is_refused_and_the_one_of_all_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, table(), "202507_fixed_laua_res_coverage_r01.csv")
    with pytest.raises(SourceError) as caught:
        read([path], None)
    assert str(caught.value) == (
        f"{path}: residential premises only, as its name says; the figures are of all premises, homes and businesses. "
        "Give 202507_fixed_laua_coverage_r01.csv, the file of all premises, instead."
    )


def test_a_year_that_is_not_over_is_covered_as_far_as_it_has_gone(tmp_path: Path) -> None:
    today = date.today()
    path = save(tmp_path, table(), f"{today:%Y%m}_fixed_laua_coverage_r01.csv")
    assert CliRunner().invoke(app, ["import", "broadband", str(path)]).exit_code == 0
    held = holding.read(all_contracts()["broadband"], extracts_folder(), today=today)
    assert (held.covers_from, held.covers_to) == (date(today.year, 1, 1), today)


def without(column: str) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        place = rows[0].index(column)
        return [[*row[:place], *row[place + 1 :]] for row in rows]

    return damage


def cell(column: str, text: str) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        rows[1][rows[0].index(column)] = text
        return rows

    return damage


def renamed(column: str, name: str) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        rows[0][rows[0].index(column)] = name
        return rows

    return damage


GIGABIT, GIGABIT_NUMBER = MEASURES["gigabit"]
REFUSED: dict[str, tuple[Callable[[Rows], Rows | bytes], str, str]] = {
    "column missing": (without("laua"), ", line 1", "the column laua is missing"),
    "column renamed": (
        renamed(GIGABIT, "Gigabit Availability (% Premises)"),
        ", line 1",
        f"Did you mean the column 'Gigabit Availability (% Premises)'? Name it {GIGABIT}",
    ),
    "column of another name": (
        renamed(GIGABIT, "% of premises with 1 Gbit/s"),
        ", line 1",
        f"the column {GIGABIT} is missing. Give the file yyyymm_fixed_laua_coverage as it was served; if it is that",
    ),
    "column twice": (renamed("All Matched Premises", GIGABIT), ", line 1", f"the column {GIGABIT} stands twice"),
    "not a percentage": (cell(GIGABIT, "95%"), ", line 2", f"{GIGABIT} is '95%', which is not a percentage"),
    "above 100": (cell(GIGABIT, "950"), ", line 2", f"{GIGABIT} is 950, which is more than 100"),
    "empty": (cell(GIGABIT, ""), ", line 2", f"{GIGABIT} is '', which is not a percentage"),
    "not a number": (cell(GIGABIT_NUMBER, "n/a"), ", line 2", "is 'n/a', which is not a whole number"),
    "more than all": (cell(GIGABIT_NUMBER, "1001"), ", line 2", "is 1001, which is more than 1,000"),
    "no premises": (cell("All Premises", "0"), ", line 2", "All Premises is '0', which is not a whole number above 0"),
    "at odds": (cell(GIGABIT, "88"), ", line 2", f"{GIGABIT} is 88, but 900 of 1,000 is 90.0"),
    "no Camden": (lambda _: table(code="E09000001"), "", "no row of Camden (E09000007) among 3, where one is needed"),
    "Camden twice": (lambda rows: [*rows, rows[1]], ", line 5", "2 rows of Camden (E09000007) among 4"),
    "empty file": (lambda _: b"", "", "the file is empty"),
    "web page": (lambda _: b"<!doctype html>\n<p>Gone</p>\n", "", "a web page and not CSV"),
    "zip": (lambda _: b"PK\x03\x04..", "", "a zip file that is damaged or cut short, not CSV"),
    "cut short": (lambda rows: ",".join(rows[0]).encode() + b"\nE090000", ", line 2", "the row is cut short"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_damaged_file_is_refused_and_the_previous_extract_stays(case: str, tmp_path: Path) -> None:
    damage, place, rule = REFUSED[case]
    extracts_folder().mkdir()
    held = save(extracts_folder(), b"as it was", "broadband.parquet")
    bad = save(tmp_path, damage(table()))
    result = CliRunner().invoke(app, ["import", "broadband", str(bad)])
    assert result.exit_code == 1
    start = f"{bad}{place}: "
    assert [line for line in result.stderr.splitlines() if line.startswith(start) and rule in line], result.stderr
    assert list(extracts_folder().iterdir()) == [held]
    assert held.read_bytes() == b"as it was"


@pytest.mark.parametrize(
    "name",
    [
        "coverage.csv",
        "202513_fixed_laua_coverage_r01.csv",
        "202507_mobile_laua.csv",
        "202507_fixed_laua_performance_r01.csv",
        "202507_fixed_pcon_coverage_r01.csv",
    ],
)
def test_a_file_of_another_name_is_refused(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", "broadband", str(save(tmp_path, table(), name))])
    assert result.exit_code == 1
    assert "its name does not begin like 202507_fixed_laua_coverage_r01" in result.stderr


@pytest.mark.shared
def test_the_real_file_is_read_to_the_premise(shared: Path) -> None:
    path = shared / "realdata" / "ofcom" / "202507_fixed_laua_coverage_r01_camden.csv"
    assert CliRunner().invoke(app, ["import", "broadband", str(path)]).exit_code == 0
    assert data.check("broadband") == []
    with path.open(newline="") as file:
        [served] = csv.DictReader(file)
    rows = {row["measure"]: row for row in pq.read_table(extracts_folder() / "broadband.parquet").to_pylist()}
    assert rows["gigabit"]["share"] == float(served["Gigabit availability (% premises)"]) / 100 == 0.95
    assert rows["gigabit"]["premises"] == int(served["Number of premises with Gigabit availability"]) == 117_211
    assert rows["below_uso"]["premises"] == int(served["Number of premises below the USO"]) == 2
    assert rows["unable_30"]["share"] == 0.011
    assert {row["all_premises"] for row in rows.values()} == {123_412}
    numbers = sum(
        int(text) for name, text in served.items() if name.startswith("Number") and "<" not in name and "=" not in name
    )
    assert sum(row["premises"] for row in rows.values()) == numbers


def test_a_file_far_from_the_month_beside_it_is_refused(tmp_path: Path) -> None:
    held = read([save(tmp_path, table(900))], None).table
    doubled = [[{"1000": "2000", "90": "45"}.get(cell, cell) for cell in row] for row in table(900)]
    for rows, said in (
        (doubled, "Camden has 2,000 premises, where 2025-07 has 1,000"),
        (table(0), "superfast is 0 of 1,000 premises, where 2025-07 has 900"),
    ):
        with pytest.raises(SourceError) as caught:
            read([save(tmp_path, rows, "202607_fixed_laua_coverage_r01.csv")], held)
        assert said in str(caught.value)

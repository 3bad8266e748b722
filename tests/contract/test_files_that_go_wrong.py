"""Do files that people really have, in the publishers' forms, give the right figure, or the sentence that helps?"""

import shutil
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.holding.files import extracts_folder
from tests.contract.nomis_csv import EVERYONE, YOUNG, rows, save

pytestmark = pytest.mark.shared

CAMDEN_TOWN = "E05013655"
BULK = "has a row for each ward, with GEOGRAPHY_CODE and OBS_VALUE, as the service's address gives it"
TSM = "it has no list that says which landlords are in it"
NOMIS = "To import it, open https://www.nomisweb.co.uk/api/v01/dataset/"


@pytest.fixture(scope="module")
def cases(shared: Path) -> Path:
    return shared / "cases"


@pytest.fixture
def held() -> Path:
    """What was there before, in a form that no import can keep."""
    extracts_folder().mkdir()
    return extracts_folder()


def imported(source: str, *files: Path) -> tuple[str, list[dict]]:
    """What an import said, and the rows that it wrote."""
    result = CliRunner().invoke(app, ["import", source, *map(str, files)])
    assert result.exit_code == 0, result.stderr
    assert data.check(source) == []
    return result.stdout, pq.read_table(extracts_folder() / f"{source}.parquet").to_pylist()


# The source, the places and rules that are said, and what to do about each of them.
REFUSED = {
    "202507_fixed_laua_res_coverage_r01.csv": (
        "broadband",
        ["residential premises only, as its name says; the figures are of all premises, homes and businesses"],
        "Give 202507_fixed_laua_coverage_r01.csv, the file of all premises, instead.",
    ),
    "202601_fixed_laua_coverage_r1.csv": (
        "broadband",
        ["the column % of premises below the USO is missing", "the column Number of premises below the USO is missing"],
        "Give the file yyyymm_fixed_laua_coverage as it was served; if it is that, this release names its",
    ),
    "nomis_men_only_by_code.csv": (
        "claimant_count",
        ["GENDER is 1 (men only) wherever a ward is counted; what is read is 0 (men and women together)"],
        f"{NOMIS}NM_162_1.data.csv?",
    ),
    "nomis_web_download.csv": (
        "claimant_count",
        ["a table made on the Nomis web site, with lines of title above it, and not CSV as its address gives it"],
        f"{NOMIS}NM_162_1.data.csv?",
    ),
    "ts001_bulk_ward.csv": (
        "census",
        [f"a Census bulk file, with a column for each category; what is read {BULK}"],
        f"{NOMIS}NM_2021_1.data.csv?",
    ),
    "TSM_2025_Full_Data.csv": (
        "tenant_satisfaction",
        [f"the regulator's CSV of data fields (ProviderNumber and so on) and not its workbook; {TSM}"],
        "Give the workbook of the same year, named like 2025_TSM_Full_Data_v1.0_FINAL.xlsx, from the regulator's page",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_what_is_read_says_what_it_is_and_which_to_give(name: str, cases: Path, held: Path) -> None:
    source, rules, fix = REFUSED[name]
    path = held / {"census": "census_wards"}.get(source, source)
    path.with_suffix(".parquet").write_bytes(b"as it was")
    result = CliRunner().invoke(app, ["import", source, str(cases / name)])
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(rules), lines
    for number, (line, rule) in enumerate(zip(lines, rules, strict=True)):
        assert line.startswith(str(cases / name))
        assert f": {rule}. {'Do as is said above.' if number else fix}" in line
    assert "ownload" not in result.stderr.replace(str(cases / name), "")
    assert "id you mean" not in result.stderr
    assert path.with_suffix(".parquet").read_bytes() == b"as it was"


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_releases_of_a_month_the_later_stands_whatever_the_order(order: int, cases: Path) -> None:
    first, second = (cases / f"202507_fixed_laua_coverage_r0{number}.csv" for number in (1, 2))
    said, found = imported("broadband", *[first, second][::order])
    [gigabit] = [row for row in found if row["measure"] == "gigabit"]
    assert (gigabit["share"], gigabit["premises"], gigabit["all_premises"]) == (0.91, 109_655, 120_500)
    assert f"Warning: {first}: release 1 of 2025-07 is not used, because release 2 is there too." in said
    assert imported("broadband", first)[1] == found


def test_one_count_that_is_held_back_is_missing_there_and_the_rest_is_read(cases: Path) -> None:
    said, found = imported("claimant_count", cases / "nomis_one_value_missing.csv")
    assert len(found) == 40
    [lacking] = [row for row in found if row["claimants"] is None]
    assert (lacking["ward_code"], lacking["month"], lacking["note"]) == (CAMDEN_TOWN, date(2026, 5, 1), "status Q")
    assert sum(row["claimants"] or 0 for row in found if row["month"] == date(2026, 5, 1)) == sum(
        int(line.split(",")[-3] or 0)
        for line in (cases / "nomis_one_value_missing.csv").read_text().splitlines()
        if line.startswith("2026-05")
    )
    assert (
        "nomis_one_value_missing.csv: Camden Town has no count of 16+ in 2026-05: the publisher gives none (status Q). "
        "It is missing there, and so is every total that it belongs to."
    ) in said


def test_files_of_an_extract_s_name_and_another_kind_are_named_with_the_command(cases: Path, held: Path) -> None:
    for path in (cases / "csv_beside").iterdir():
        shutil.copyfile(path, held / path.name)
    result = CliRunner().invoke(app, ["check", "repairs"])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:-1] == [
        "repairs: absent",
        *(
            f"  {name} is there and is not read: the extract is repairs.parquet. To put it in its place: "
            f"python -m data accept repairs {held / name} --covers FIRST LAST, with the months as 2024-07 2026-10"
            for name in ("Repairs.parquet", "repairs.csv")
        ),
    ]


def test_claimants_of_some_ages_alone_are_not_nobody(tmp_path: Path) -> None:
    young = save(tmp_path, rows(ages=[YOUNG]))
    result = CliRunner().invoke(app, ["import", "claimant_count", str(young)])
    assert result.exit_code == 1
    assert "only ages 16-24 in 2026-05 to 2026-06; what is counted is everyone from 16 on (AGE 0)" in result.stderr
    both = save(tmp_path, rows(ages=[YOUNG, EVERYONE]), "both.csv")
    assert len(imported("claimant_count", both)[1]) == 80

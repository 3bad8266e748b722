"""Are the regulator's workbooks read as printed, in both layouts, and is a blank told from a zero?"""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.holding.files import extracts_folder
from data.holding.restatement import Restated
from data.served.faults import SourceError
from data.sources.tenant_satisfaction import read
from tests.contract.tsm_workbook import book, find, management, save, views

REAL = {2024: "2024_TSM_Full_Data_v1.1_FINAL.xlsx", 2025: "2025_TSM_Full_Data_v1.0_FINAL.xlsx"}
SHARES = [*(f"TP{number:02}" for number in range(1, 13)), *(f"BS{number:02}" for number in range(1, 6)), "RP01"]


def figures(table, code="00AG"):
    return {
        (row["year"].year, row["measure"]): (row["value"], row["unit"], row["note"])
        for row in table.to_pylist()
        if row["landlord_code"] == code
    }


@pytest.mark.parametrize("year", [2024, 2025])
def test_both_layouts_are_read_to_the_same_figures(year: int, tmp_path: Path) -> None:
    reading = read([save(tmp_path, book(year))], None)
    found = figures(reading.table, "5130")
    assert found[year - 1, "TP03"] == (0.035, "share", None)
    assert found[year - 1, "RP02_2"] == (0.75, "share", None)
    assert found[year - 1, "CH01_1"] == (750, "per 1,000 homes", None)
    assert found[year - 1, "answers"] == (250, "answers", None)
    assert found[year - 1, "margin_of_error"] == (0.05, "share", None)
    assert len(found) == 29
    assert reading.table.num_rows == 3 * 29
    assert reading.covers == (date(year - 1, 4, 1), date(year, 3, 31))
    kinds = {row["landlord_code"]: row["landlord_type"] for row in reading.table.to_pylist()}
    assert kinds == {"00AG": "local authority", "5130": "local authority", "L4172": "private registered provider"}


@pytest.mark.parametrize("code", ["X", "Z", "E", "U", "S"])
def test_a_code_of_the_regulator_is_no_figure_and_is_noted(code: str, tmp_path: Path) -> None:
    made = book()
    find(views(made), "00AG", "(TP09)").value = f"[{code}]"
    assert figures(read([save(tmp_path, made)], None).table)[2024, "TP09"] == (None, "share", code)


@pytest.mark.parametrize(
    ("numerator", "denominator", "note"), [("[X]", "[X]", "U"), (0, 0, "U"), ("[X]", 60, "X")], ids=str
)
def test_a_zero_that_was_divided_by_nothing_is_no_figure(
    numerator: object, denominator: object, note: str, tmp_path: Path
) -> None:
    made = book(2024)
    find(management(made), "00AG", "(BS05)").value = 0
    find(management(made), "00AG", "(BS05 Numerator)").value = numerator
    find(management(made), "00AG", "(BS05 Denominator)").value = denominator
    assert figures(read([save(tmp_path, made)], None).table)[2023, "BS05"] == (None, "share", note)


def test_a_zero_of_something_is_a_figure(tmp_path: Path) -> None:
    made = book()
    find(management(made), "00AG", "(RP01)").value = 0
    find(management(made), "00AG", "(RP01 Numerator)").value = 0
    assert figures(read([save(tmp_path, made)], None).table)[2024, "RP01"] == (0.0, "share", None)


def test_years_add_up_and_a_revised_workbook_restates_only_its_own(tmp_path: Path) -> None:
    old = save(tmp_path, book(2024), "24.xlsx")
    both = read([old, save(tmp_path, book(2025), "25.xlsx")], None)
    assert {year for year, _ in figures(both.table)} == {2023, 2024}
    revised = book(2025)
    find(views(revised), "00AG", "(TP01)").value = 1.6
    find(views(revised), "L4172", "(TP02)").value = "[E]"
    reading = read([save(tmp_path, revised, "25.xlsx")], both.table)
    april = date(2024, 4, 1)
    assert reading.restated == (Restated(april, "00AG", 1), Restated(april, "L4172", 1))
    assert reading.kept
    assert ("Kept of the previous extract", "2023/24") in reading.summary
    assert figures(reading.table)[2024, "TP01"] == (0.016, "share", None)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_workbooks_of_a_year_the_later_version_stands_whatever_the_order(order: int, tmp_path: Path) -> None:
    revised = book(2025)
    find(views(revised), "00AG", "(TP01)").value = 1.6
    first = save(tmp_path, book(2025), "2025_TSM_Full_Data_v1.9_FINAL.xlsx")
    second = save(tmp_path, revised, "2025_TSM_Full_Data_v1.10_FINAL.xlsx")
    reading = read([first, second][::order], None)
    assert figures(reading.table)[2024, "TP01"] == (0.016, "share", None)
    assert reading.restated == (Restated(date(2024, 4, 1), "00AG", 1),)
    same = save(tmp_path, revised, "2025_TSM_Full_Data_v1.9_FINAL (1).xlsx")
    with pytest.raises(SourceError, match=r"1 figure is not those of .*, and nothing says which of the two files"):
        read([first, same][::order], None)


def test_a_year_between_that_no_workbook_has_is_a_gap(tmp_path: Path) -> None:
    later = book(2025)
    for sheet in later.worksheets:
        sheet.title = sheet.title.replace("TSM25", "TSM26")
        for cell in sheet[3]:
            cell.value = str(cell.value or "").replace("TSM25", "TSM26") or None
    reading = read([save(tmp_path, book(2024), "24.xlsx"), save(tmp_path, later, "26.xlsx")], None)
    assert len(reading.gaps) == 12
    assert (reading.gaps[0], reading.gaps[-1]) == (date(2024, 4, 1), date(2025, 3, 1))


def test_a_landlord_in_one_half_of_the_workbook_has_the_other_half_left_out(tmp_path: Path) -> None:
    made = book()
    line = next(cell.row for cell in views(made)["B"] if cell.value == "L4172")
    views(made).delete_rows(line)
    made.worksheets[0].cell(4, 4).value = "No"
    found = figures(read([save(tmp_path, made)], None).table, "L4172")
    assert {measure[:2] for _, measure in found} == {"BS", "NM", "RP", "CH"}


@pytest.fixture(scope="module")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory):
    """Both real workbooks imported as people do it."""
    folder = tmp_path_factory.mktemp("real")
    files = [str(shared / "realdata" / "rsh_tsm" / name) for name in REAL.values()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_EXTRACTS", str(folder))
        result = CliRunner().invoke(app, ["import", "tenant_satisfaction", *files])
        assert result.exit_code == 0, result.stderr
        assert data.check("tenant_satisfaction") == []
        return pq.read_table(extracts_folder() / "tenant_satisfaction.parquet"), result.stdout


@pytest.mark.shared
@pytest.mark.parametrize("year", REAL)
def test_camden_s_figures_are_those_of_the_workbook_to_the_printed_digit(year: int, shared: Path, imported) -> None:
    table, _ = imported
    found = figures(table)
    printed: dict[str, Any] = {}
    book = openpyxl.load_workbook(shared / "realdata" / "rsh_tsm" / REAL[year], read_only=True)
    for sheet in ("LCRA_Perception", "Management_Info"):
        rows = list(book[f"TSM{year % 100}_{sheet}"].iter_rows(values_only=True))
        [header] = [cells for cells in rows if cells[0] == "Landlord name"]
        [camden] = [cells for cells in rows if cells[1] == "00AG"]
        printed |= {str(text): value for text, value in zip(header, camden, strict=True)}
    book.close()
    for measure in SHARES:
        [cell] = [
            value
            for text, value in printed.items()
            if f"({measure})" in text
            and text.startswith("Proportion of")
            and "method" not in text
            and "unweighted" not in text
        ]
        assert f"{found[year - 1, measure][0] * 100:.1f}" == f"{cell:.1f}", measure


@pytest.mark.shared
def test_camden_s_best_known_figures_are_these(imported) -> None:
    table, _ = imported
    found = {key: value for key, (value, _, _) in figures(table).items()}
    expected = {"TP01": 0.71, "TP02": 0.645, "TP05": 0.772, "TP10": 0.753, "TP11": 0.763, "RP01": 0.06}
    assert {measure: found[2024, measure] for measure in expected} == expected
    assert round(found[2023, "TP01"], 3) == 0.676
    assert round(found[2023, "RP01"], 3) == 0.091
    assert (found[2024, "answers"], found[2024, "tenants"]) == (1021, 20827)


@pytest.mark.shared
def test_every_landlord_of_the_workbooks_is_there_and_the_sums_agree(shared: Path, imported) -> None:
    table, said = imported
    rows = table.to_pylist()
    for year, name in REAL.items():
        book = openpyxl.load_workbook(shared / "realdata" / "rsh_tsm" / name, read_only=True)
        sheet = list(book[f"TSM{year % 100}_LCRA_Perception"].iter_rows(values_only=True))
        book.close()
        start = next(place for place, cells in enumerate(sheet) if cells[0] == "Landlord name")
        column = next(
            place
            for place, text in enumerate(sheet[start])
            if str(text).endswith("(TP05)") and str(text).startswith("Proportion")
        )
        served = {str(cells[1]): cells[column] for cells in sheet[start + 1 :] if cells[1] is not None}
        ours = {
            row["landlord_code"]: row["value"]
            for row in rows
            if (row["year"].year, row["measure"]) == (year - 1, "TP05")
        }
        assert ours.keys() == served.keys()
        assert sum(ours.values()) * 100 == pytest.approx(sum(served.values()))
    assert "2023/24, 360 landlords, 10,337 figures, 29 of Camden" in said
    assert table.num_rows == 10_337 + 10_321


@pytest.mark.shared
def test_no_zero_of_the_real_workbook_was_divided_by_nothing(imported) -> None:
    """In 2024 six landlords with no lifts, and one that left them blank, are printed with 0% of lifts checked."""
    table, _ = imported
    lifts = [row for row in table.to_pylist() if row["measure"] == "BS05" and row["year"].year == 2023]
    assert sum(row["note"] == "U" for row in lifts) == 7
    assert sum(row["note"] == "E" for row in lifts) == 2

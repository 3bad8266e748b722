"""Is a workbook that is damaged or laid out otherwise refused by its sheet and cell, and the extract left alone?"""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from data.__main__ import app
from data.holding.files import extracts_folder
from data.served import workbook
from data.served.faults import SourceError
from data.sources.tenant_satisfaction import read
from tests.contract.tsm_workbook import book, find, header_row, management, save, views

VIEWS, MANAGED, COVERAGE = "sheet TSM25_LCRA_Perception", "sheet TSM25_Management_Info", "sheet Table_Coverage"
Damage = Callable[[Workbook], None]


def cell(sheet: Callable, ends: str, value: object, code: str = "00AG") -> Damage:
    def damage(made: Workbook) -> None:
        find(sheet(made), code, ends).value = value

    return damage


def header(sheet: Callable, ends: str, value: str | None) -> Damage:
    def damage(made: Workbook) -> None:
        top = header_row(sheet(made))
        next(cell for cell in sheet(made)[top] if ends in str(cell.value)).value = value

    return damage


def without(code: str) -> Damage:
    def damage(made: Workbook) -> None:
        line = next(cell.row for cell in views(made)["B"] if cell.value == code)
        views(made).delete_rows(line)

    return damage


def twice(made: Workbook) -> None:
    views(made).append([cell.value for cell in views(made)[6]])


def no_header(made: Workbook) -> None:
    views(made).delete_rows(header_row(views(made)))


def other_year(made: Workbook) -> None:
    management(made).title = "TSM24_Management_Info"


REFUSED: dict[str, tuple[Damage, str, str]] = {
    "no such sheet": (
        lambda made: made.remove(management(made)),
        "",
        "there is no sheet of management information (TSMnn_Management_Info); the sheets are Table_Coverage,",
    ),
    "sheet renamed": (
        lambda made: setattr(views(made), "title", "Tenants"),
        "",
        "there is no sheet of tenants' views (TSMnn_LCRA_Perception)",
    ),
    "sheet twice": (
        lambda made: made.copy_worksheet(views(made)).__setattr__("title", "TSM24_LCRA_Perception"),
        "",
        "more than one sheet of tenants' views",
    ),
    "sheets of two years": (other_year, "sheet TSM24_Management_Info", "is of another year than the sheet TSM25_LCRA"),
    "no header": (no_header, VIEWS, "no header: no row begins with 'Landlord name'"),
    "code column renamed": (
        header(views, "Landlord code", "Code"),
        f"{VIEWS}, row 4",
        "the header begins Landlord name, Code",
    ),
    "measure column missing": (header(views, "(TP07)", None), f"{VIEWS}, row 4", "the column of TP07 is missing"),
    "measure column renamed": (
        header(management, "(RP01)", "Proportion of homes that do not meet the standard (RP1)"),
        f"{MANAGED}, row 4",
        "the column of RP01 is missing; a column ends in '(RP1)'",
    ),
    "measure column twice": (
        header(views, "(TP07)", "Proportion of respondents who report that they are satisfied (TP08)"),
        f"{VIEWS}, cell O4",
        "a column of TP08 stands twice",
    ),
    "part missing": (
        header(management, "(BS01 Denominator)", "Homes"),
        f"{MANAGED}, row 4",
        "the column of BS01's parts is missing",
    ),
    "text": (cell(views, "(TP07)", "n/a"), f"{VIEWS}, cell N6", "TP07 is 'n/a', neither a number nor one of the codes"),
    "unknown code": (cell(views, "(TP07)", "[Q]"), f"{VIEWS}, cell N6", "TP07 is '[Q]', neither a number nor one of"),
    "empty": (cell(views, "(TP07)", None), f"{VIEWS}, cell N6", "TP07 is empty"),
    "number as text": (cell(views, "(TP07)", "71.2"), f"{VIEWS}, cell N6", "TP07 is '71.2', neither a number"),
    "above 100": (cell(views, "(TP07)", 712), f"{VIEWS}, cell N6", "TP07 is 712; it must be 0 to 100"),
    "part of 1": (
        cell(views, "(TP07)", 0.712),
        f"{VIEWS}, cell N6",
        "TP07 is 0.712, as if 1 stood for everyone; it is in %, and no landlord's has been below 10",
    ),
    "long": (cell(views, "(TP07)", "x" * 5_000), f"{VIEWS}, cell N6", f"TP07 is '{'x' * 79}…', neither a number"),
    "negative": (cell(management, "(CH01 1)", -3), f"{MANAGED}, cell Q6", "CH01_1 is -3; it must be 0 or more"),
    "not its parts": (
        cell(management, "(BS01)", 98.2),
        f"{MANAGED}, cell E6",
        "BS01 is 98.2, but 45 of 60 is 75.0",
    ),
    "of nothing": (
        cell(management, "(BS01 Denominator)", 0),
        f"{MANAGED}, cell E6",
        "BS01 is 75, but its parts are 45 of 0",
    ),
    "landlord twice": (twice, f"{VIEWS}, cell B8", "the landlord 00AG stands a second time (the first is in row 6)"),
    "landlord lost": (without("L4172"), VIEWS, "cut short: 1 landlords of Table_Coverage have no row: Abri Group"),
    "Camden lost": (without("00AG"), VIEWS, "no row of the landlord 00AG, Camden"),
    "not in the list": (
        lambda made: made.worksheets[0].delete_rows(4),
        f"{VIEWS}, cell B5",
        "Abri Group Limited (L4172) is not among the landlords that Table_Coverage has here",
    ),
    "coverage renamed": (
        lambda made: setattr(made.worksheets[0].cell(3, 4), "value", "Views"),
        f"{COVERAGE}, row 3",
        "the column of TSM25_LCRA_Perception is missing",
    ),
    "no code": (cell(views, "Landlord code", None), f"{VIEWS}, cell B6", "'' is not the code of a landlord"),
    "odd code": (cell(views, "Landlord code", "AG-1"), f"{VIEWS}, cell B6", "'AG-1' is not the code of a landlord"),
    "odd type": (cell(views, "Landlord type", "ALMO"), f"{VIEWS}, cell C6", "'ALMO' is not a type of landlord"),
    "no name": (cell(views, "Landlord name", None), f"{VIEWS}, cell A6", "the landlord's name is empty"),
}


@pytest.fixture
def held() -> Path:
    """An extract of before, which only has to be there still."""
    extracts_folder().mkdir()
    path = extracts_folder() / "tenant_satisfaction.parquet"
    path.write_bytes(b"as it was")
    return path


def refused(path: Path, held: Path) -> str:
    result = CliRunner().invoke(app, ["import", "tenant_satisfaction", str(path)])
    assert result.exit_code == 1
    assert list(extracts_folder().iterdir()) == [held]
    assert held.read_bytes() == b"as it was"
    return result.stderr


@pytest.mark.parametrize("case", REFUSED)
def test_a_damaged_workbook_is_refused_with_its_place_and_the_extract_stays(
    case: str, tmp_path: Path, held: Path
) -> None:
    damage, place, rule = REFUSED[case]
    made = book()
    damage(made)
    path = save(tmp_path, made)
    start = f"{path}, {place}: " if place else f"{path}: "
    lines = refused(path, held).splitlines()
    assert [line for line in lines if line.startswith(start) and rule in line], lines


def truncated(path: Path) -> bytes:
    return path.read_bytes()[:-2000]


def gutted(path: Path) -> bytes:
    """A workbook of which one byte inside a sheet is another."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        sheet = max(archive.infolist(), key=lambda part: part.compress_size)
    content[sheet.header_offset + 200] ^= 0xFF
    return bytes(content)


def zipped(path: Path) -> bytes:
    outer = path.with_name("outer.zip")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(path, "TSM_2025_Full_Data.xlsx")
    return outer.read_bytes()


def zipped_csv(path: Path) -> bytes:
    outer = path.with_name("outer.zip")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("TSM_2025_Full_Data.csv", "ProviderNumber\n")
    return outer.read_bytes()


FILES: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", "the file is empty"),
    "blank": (lambda _: b" \n\n", "the file is empty"),
    "web page": (lambda _: b"\n<!DOCTYPE html><html><body>Not found</body></html>", "a web page and not a workbook"),
    "CSV": (lambda _: b"Landlord name,Landlord code\n", "not an Excel workbook (.xlsx)"),
    "old Excel": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Excel file (.xls)"),
    "cut short": (truncated, "the workbook is damaged or cut short"),
    "damaged inside": (gutted, "the workbook is damaged or cut short"),
    "CSV of data fields": (
        lambda _: b"\xef\xbb\xbfProviderNumber,ProviderName,ProviderType\n00AG,Camden,LA\n",
        "the regulator's CSV of data fields (ProviderNumber and so on) and not its workbook; it has no list that says",
    ),
    "zip file of CSV": (
        zipped_csv,
        "a zip file that holds TSM_2025_Full_Data.csv. Give the workbook of the same year,",
    ),
    "zip file": (zipped, "a zip file that holds TSM_2025_Full_Data.xlsx. Unzip it"),
}


@pytest.mark.parametrize("case", FILES)
def test_what_is_no_whole_workbook_is_refused_by_what_it_is(case: str, tmp_path: Path, held: Path) -> None:
    make, rule = FILES[case]
    path = tmp_path / "bad.xlsx"
    path.write_bytes(make(save(tmp_path, book())))
    assert f"{path}: {rule}" in refused(path, held)


def test_another_workbook_is_refused(tmp_path: Path, held: Path) -> None:
    """Its sheets are not named: they may be anybody's."""
    said = refused(save(tmp_path, Workbook()), held)
    assert "there is no sheet of coverage (Table_Coverage). " in said
    assert "the sheets are" not in said


def test_a_workbook_that_unpacks_to_far_more_than_it_should_is_refused(
    tmp_path: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 1000)
    assert "are read, far more than any of this publisher's" in refused(save(tmp_path, book()), held)


def test_faults_of_two_workbooks_are_listed_together(tmp_path: Path) -> None:
    made = book()
    find(views(made), "00AG", "(TP07)").value = "?"
    find(views(made), "L4172", "(TP08)").value = "?"
    paths = [save(tmp_path, made, "a.xlsx"), tmp_path / "b.xlsx"]
    paths[1].write_bytes(b"")
    with pytest.raises(SourceError) as caught:
        read(paths, None)
    assert [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in str(caught.value).splitlines()] == [
        "a.xlsx, sheet TSM25_LCRA_Perception, cell O5",
        "a.xlsx, sheet TSM25_LCRA_Perception, cell N6",
        "b.xlsx",
    ]


@pytest.mark.shared
@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_the_real_workbook_is_refused_when_it_is_cut(part: float, shared: Path, tmp_path: Path) -> None:
    content = (shared / "realdata" / "rsh_tsm" / "2025_TSM_Full_Data_v1.0_FINAL.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(SourceError, match="damaged or cut short"):
        read([path], None)

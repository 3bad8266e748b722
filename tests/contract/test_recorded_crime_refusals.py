"""Is a damaged Met Police file refused with its line, its rule and a way out, and the extract left alone?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.holding.files import extracts_folder
from data.served.faults import FAULTS_LISTED, SourceError
from data.sources.recorded_crime import read
from tests.contract.crime_csv import (
    BELSIZE,
    BLOOMSBURY,
    CELLS,
    CURLY,
    INJURY,
    MONTHS,
    SHOPS,
    Rows,
    file,
    line,
    rows,
    save,
    served,
)

Mutation = Callable[[Rows], str | bytes]


def cell(line: int, column: int, text: str) -> Mutation:
    """The file with one field changed; lines count from 1, the header."""

    def changed(table: Rows) -> str:
        table[line - 1][column] = text
        return served(table)

    return changed


def without_month(table: Rows) -> str:
    return served([row[:6] + row[7:] for row in table])


LAST = CELLS + 1
SHOPLIFTING, INJURIES = line(BLOOMSBURY, SHOPS), line(BLOOMSBURY, INJURY)
REFUSED: dict[str, tuple[Mutation, int | None, str]] = {
    "missing column": (
        lambda table: served([row[:1] + row[2:] for row in table]),
        1,
        "the column MinorText is missing. Give the file as it was served, unedited; if it is",
    ),
    "renamed column": (
        cell(1, 3, "Ward_Code"),
        1,
        "the column WardCode is missing. Did you mean the column 'Ward_Code'? Name it WardCode.",
    ),
    "by borough": (
        lambda table: served([[*row[:2], *row[4:]] for row in table]).replace("LookUp_BoroughName", "BoroughName"),
        1,
        "no column is called WardName or WardCode: it is not the publisher's file by ward. Give 'MPS Ward Level Crime'",
    ),
    "column twice": (cell(1, 2, "WardCode"), 1, "the column WardCode stands twice"),
    "no months": (lambda table: served([row[:5] for row in table]), 1, "there is no month column"),
    "month missing": (
        without_month,
        1,
        "the months are not consecutive: none stands between 202401 and 202403",
    ),
    "month twice": (cell(1, 6, "202401"), 1, "the month column 202401 stands twice"),
    "not a month": (cell(1, 6, "202413"), 1, "the column 202413 is not a month"),
    "unknown ward": (
        cell(SHOPLIFTING, 3, "E05013628"),
        SHOPLIFTING,
        "WardCode 'E05013628' is not the code of one of Camden's 20 wards. Bloomsbury is E05013653.",
    ),
    "empty ward": (cell(SHOPLIFTING, 3, ""), SHOPLIFTING, "WardCode '' is not the code of one of Camden's 20 wards"),
    "other ward's name": (
        cell(SHOPLIFTING, 2, "Belsize"),
        SHOPLIFTING,
        "WardName 'Belsize' does not agree with WardCode E05013653, which is Bloomsbury. Correct",
    ),
    "negative": (cell(INJURIES, 6, "-2"), INJURIES, "the count for 202402 is negative (-2); a count is a whole number"),
    "not a number": (cell(INJURIES, 6, "n/a"), INJURIES, "the count for 202402 is not a number of offences ('n/a')"),
    "thousands": (cell(INJURIES, 6, "1,234"), INJURIES, "the count for 202402 is not a number of offences ('1,234')"),
    "beyond counting": (cell(INJURIES, 6, "9" * 30), INJURIES, "the count for 202402 is not a number of offences"),
    "fractional": (cell(INJURIES, 6, "2.5"), INJURIES, "the count for 202402 is not whole (2.5)"),
    "empty count": (cell(INJURIES, 6, " "), INJURIES, "the count for 202402 is empty"),
    "empty category": (cell(INJURIES, 1, ""), INJURIES, "MajorText or MinorText is empty"),
    "row twice": (
        lambda table: served([*table, table[INJURIES - 1]]),
        LAST + 1,
        "VIOLENCE WITH INJURY a second time (the first is in line 11), and both rows count 202401 and 1 more month.",
    ),
    "UTF-16": (lambda table: served(table).encode("utf-16"), None, "text in UTF-16 ('Unicode text') and not CSV"),
    "UTF-16 unmarked": (
        lambda table: served(table).encode("utf-16-le"),
        None,
        "text in UTF-16 ('Unicode text') and not CSV",
    ),
    "cp1252": (
        lambda table: served(table).replace("King's", CURLY).encode("cp1252"),
        72,
        "not UTF-8 (byte 0x92): it may be Windows-1252 (cp1252). Save it as CSV UTF-8.",
    ),
    "too few fields": (
        lambda table: served([*table[:9], table[9][:-1], *table[10:]]),
        10,
        "6 fields where the header has 7",
    ),
    "too many fields": (
        lambda table: served([*table[:9], [*table[9], "1"], *table[10:]]),
        10,
        "8 fields where the header has 7",
    ),
    "cut within a row": (lambda table: served(table)[:-9], LAST, "the row is cut short"),
    "unclosed quote": (
        lambda table: served(table).replace("Belsize,E05013652", '"Belsize,E05013652', 1),
        2,
        f"a quotation mark is opened here and not closed properly (the text runs to line {LAST})",
    ),
    "quote closed wards later": (
        lambda table: served(table).replace("SHOPLIFTING,B", '"SHOPLIFTING,B').replace("Kilburn,", '"Kilburn,'),
        4,
        "a quotation mark is opened here and not closed properly",
    ),
    "cut after a ward": (
        lambda table: served(table[:-5]),
        None,
        "cut short: 1 of Camden's 20 wards have no row: West Hampstead (E05013671)",
    ),
    "cut within a ward": (
        lambda table: served(table[:-1]),
        LAST - 1,
        "cut short: the file ends at E05013671, THEFT, THEFT FROM THE PERSON, and every other ward goes on to VIOLENCE",
    ),
    "row lost": (
        lambda table: served(rows(count=20)[: INJURIES - 1] + rows(count=20)[INJURIES:]),
        None,
        "rows are lost: Bloomsbury without VIOLENCE AGAINST THE PERSON, VIOLENCE WITH INJURY",
    ),
    "empty": (lambda _: b"", None, "the file is empty"),
    "blank": (lambda _: b"\r\n\r\n", None, "the file is empty"),
    "spreadsheet": (lambda _: b"PK\x03\x04...", None, "a zip file that is damaged or cut short, not CSV"),
    "header only": (lambda table: served(table[:1]), 1, "only a header, no rows follow it"),
    "not Camden": (
        lambda table: served(table).replace(",Camden,", ",Barnet,"),
        None,
        "no row has Camden in LookUp_BoroughName (found: Barnet)",
    ),
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A published extract of nine of everything, made as people make it."""
    folder = tmp_path_factory.mktemp("imported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_EXTRACTS", str(folder))
        assert CliRunner().invoke(app, ["import", "recorded_crime", str(file(folder, count=9))]).exit_code == 0
    return (folder / "recorded_crime.parquet").read_bytes()


@pytest.mark.parametrize("case", REFUSED)
def test_a_damaged_file_is_refused_and_the_previous_extract_stays(case: str, tmp_path: Path, imported: bytes) -> None:
    mutate, line, rule = REFUSED[case]
    extracts_folder().mkdir()
    held = save(extracts_folder(), imported, "recorded_crime.parquet")
    months = ["202401", "202402", "202403"] if mutate is without_month else MONTHS
    bad = save(tmp_path, mutate(rows(months)), "bad.csv")
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(bad)])
    assert result.exit_code == 1
    place = f"{bad}: " if line is None else f"{bad}, line {line}: "
    assert [text for text in result.stderr.splitlines() if text.startswith(place) and rule in text]
    assert list(extracts_folder().iterdir()) == [held]
    assert held.read_bytes() == imported


def test_all_faults_of_all_files_are_listed_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    table = rows()
    table[2][6], table[7][3] = "-1", "E05013628"
    bad = save(tmp_path, served([*table, ["short"]]), "bad.csv")
    with pytest.raises(SourceError) as caught:
        read([bad, save(tmp_path, b"", "none.csv"), file(tmp_path)], None)
    places = [Path(line.split(": ")[0]).name for line in str(caught.value).splitlines()]
    assert places == ["bad.csv, line 3", "bad.csv, line 8", f"bad.csv, line {CELLS + 2}", "none.csv"]


def test_the_listing_of_a_file_stops_at_twenty_faults_and_says_how_many_more(tmp_path: Path) -> None:
    table = [rows()[0], *([*row[:5], "x", "y"] for row in rows()[1:])]
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, served(table))], None)
    lines = str(caught.value).splitlines()
    assert len(lines) == FAULTS_LISTED + 1
    assert (
        lines[-1] == f"{tmp_path / 'crime.csv'}: and {2 * CELLS - FAULTS_LISTED} more faults of this file, not listed."
    )


def test_figures_of_a_month_that_has_not_begun_are_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(file(tmp_path, ["209811", "209812"]))])
    assert result.exit_code == 1
    where = f"{tmp_path / 'crime.csv'}, line 1: the column"
    ends = f"has not begun by {date.today()}, the day of the import. Give files without it, or put this machine's date"
    assert result.stderr == "".join(f"{where} {month} {ends} right.\n" for month in ("209811", "209812"))
    assert not extracts_folder().exists() or not list(extracts_folder().iterdir())
    held = CliRunner().invoke(app, ["import", "recorded_crime", str(file(tmp_path, ["202401", "202402"]))])
    assert held.exit_code == 0
    far = CliRunner().invoke(app, ["import", "recorded_crime", str(file(tmp_path, ["209811"]))])
    assert "the column 209811 has not begun" in far.stderr
    assert "gap" not in far.stderr


def test_a_workbook_that_is_called_csv_is_named_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "crime.csv"
    openpyxl.Workbook().save(path)
    with pytest.raises(SourceError) as caught:
        read([path], None)
    assert "an Excel workbook, not CSV, whatever its name says. Open it in Excel and save" in str(caught.value)


def test_a_cell_without_end_is_no_quotation_mark(tmp_path: Path) -> None:
    table = rows()
    table[3][1] = "X" * 200_000
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, served(table))], None)
    assert "line 4: a cell has more than 32,767 characters" in str(caught.value)
    assert max(map(len, str(caught.value).splitlines())) < 1_000


def test_a_ward_of_camdens_under_another_borough_is_a_fault_of_its_row(tmp_path: Path) -> None:
    table = rows()
    table[3][4] = "Barnet"
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, served(table))], None)
    said = f"line 4: WardCode {BELSIZE} is Camden's ward Belsize, but LookUp_BoroughName is 'Barnet'. Correct the one"
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["SHOPLIFTNG", "SHOP LIFTING", "Shopliftingg"])
def test_a_category_of_one_ward_that_is_nearly_anothers_is_a_fault_of_its_row(name: str, tmp_path: Path) -> None:
    table = rows()
    table[3][1] = name
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, served(table))], None)
    told = f"line 4: THEFT, {name.upper()} stands in this ward alone, and is all but THEFT, SHOPLIFTING. Correct it"
    assert told in str(caught.value)


def test_a_category_that_one_ward_alone_has_and_that_is_like_no_other_is_new(tmp_path: Path) -> None:
    table = [*rows(), ["NEW", "UNHEARD OF", "Belsize", BELSIZE, "Camden", "1", "1"]]
    assert any(
        "a new category: UNHEARD OF (NEW)" in said for said in read([save(tmp_path, served(table))], None).warnings
    )


@pytest.mark.parametrize("sign", ["\x07", "\x1b[31m", "\u202e", "\u200b", "\x00"])
def test_a_sign_that_is_not_seen_is_a_fault_and_is_not_printed(sign: str, tmp_path: Path) -> None:
    table = rows()
    table[3][1] = f"SHOP{sign}LIFTING"
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, served(table))], None)
    said = str(caught.value).splitlines()[0]
    assert f"line 4: a cell has a sign that is not seen (U+{ord(sign[0]):04X})" in said
    assert sign not in said


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize("value", ["x" * 5_000, "9" * 5_000, "a b " * 2_000])
def test_no_message_repeats_more_than_eighty_characters_of_a_value(column: int, value: str, tmp_path: Path) -> None:
    table = rows()
    table[3][column] = value
    try:
        said = "\n".join(read([save(tmp_path, served(table))], None).warnings)
    except SourceError as error:
        said = str(error)
    assert said
    assert value.strip()[:90].casefold() not in said.casefold()

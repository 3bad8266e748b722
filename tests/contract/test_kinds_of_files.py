"""Is a file of any other kind named as what it is, and is what it claims or unpacks to held to bounds?"""

import csv
import gzip
import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from data.__main__ import app
from data.served.csv_file import CsvFile
from data.served.faults import SourceError
from data.served.geojson import read_features
from tests.contract import crime_csv, nomis_csv, tsm_workbook

WASTE = "month,recycled_tonnes,total_tonnes\n2026-01-01,1,2\n2026-02-01,3,4\n"
COVERS = ("--covers", "2026-01", "2026-02")
IMPORTED = ("recorded_crime", "claimant_count", "census", "broadband", "local_statistics", "tenant_satisfaction")
# Under its publisher's name, as broadband asks for.
NAMES = {"broadband": "202507_fixed_laua_coverage_r01.csv", "census": "ts001_residents.csv"}
KINDS: dict[str, tuple[bytes, str]] = {
    "gzip": (gzip.compress(WASTE.encode()), "a file packed with gzip"),
    "web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
    "table of a web page": (b"\n <table><tr><td>1</td></tr></table>", "a web page"),
    "JSON": (json.dumps([{"month": "2026-01", "tonnes": 2}]).encode(), "a JSON file"),
    "JSON in lines": (b'{\n  "month": 1\n}\n', "a JSON file"),
    "XML": (b'<?xml version="1.0"?><rows><row/></rows>', "an XML file"),
    "UTF-16": (WASTE.encode("utf-16"), "text in UTF-16"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "a PDF document"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + bytes(600), "an old Excel file (.xls)"),
}


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_table_is_named_by_every_importer_and_by_accept(kind: str, tmp_path: Path) -> None:
    content, name = KINDS[kind]
    for source in IMPORTED:
        result = run("import", source, saved(tmp_path / NAMES.get(source, "file.csv"), content))
        assert result.exit_code == 1
        assert name in result.stderr, (source, result.stderr)
    result = run("accept", "waste_collections", saved(tmp_path / "file.csv", content), *COVERS)
    assert result.exit_code == 1
    assert name in result.stderr


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("JSON")])
def test_what_is_no_outline_is_named(kind: str, tmp_path: Path) -> None:
    content, name = KINDS[kind]
    result = run("import", "outlines", saved(tmp_path / "wards.geojson", content))
    assert result.exit_code == 1
    assert f"{name}" in result.stderr


def test_columns_that_are_parted_by_other_signs_and_titles_above_them_are_named(tmp_path: Path) -> None:
    crime = crime_csv.served(crime_csv.rows())
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        path = saved(tmp_path / "crime.csv", crime.replace(",", sign).encode())
        [line] = run("import", "recorded_crime", path).stderr.splitlines()
        assert f"line 1: the columns are parted by {name} and not by commas. Save it as CSV UTF-8" in line
    path = saved(tmp_path / "crime.csv", f"MPS Ward Level Crime\n\n{crime}".encode())
    [line] = run("import", "recorded_crime", path).stderr.splitlines()
    assert "line 1: a title, and not the names of columns, which are in line 3. Take out the lines above" in line
    path = saved(tmp_path / "waste.csv", f"Waste 2026,,\n,,\n{WASTE}".encode())
    said = run("accept", "waste_collections", path, *COVERS).stderr
    assert "row 3: names the columns, which the first row must; take out the rows above it" in said


@pytest.mark.parametrize("source", [source for source in IMPORTED if source != "tenant_satisfaction"])
def test_a_file_of_any_size_ends_in_a_sentence(source: str, tmp_path: Path) -> None:
    path = tmp_path / NAMES.get(source, "file.csv")
    with path.open("wb") as file:
        file.write(WASTE.encode())
        file.truncate(400_000_000)
    said = run("import", source, path).stderr
    assert f"{path}: 400,000,000 bytes, where 300,000,000 are read" in said


def book(path: Path, fill: Callable[[Worksheet], None]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for line in WASTE.splitlines():
        sheet.append(line.split(","))
    fill(sheet)
    made.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_formula_without_its_value_is_not_an_empty_cell(tmp_path: Path) -> None:
    path = book(tmp_path / "waste.xlsx", lambda sheet: sheet.__setitem__("B3", "=1+2"))
    said = run("accept", "waste_collections", path, *COVERS).stderr
    assert f"{path}: cell B3: holds a formula without what it comes to; save it in Excel" in said
    known = changed(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>3</v>").replace(b"<v />", b"<v>3</v>"),
    )
    assert run("accept", "waste_collections", known, *COVERS).exit_code == 0


SHEET = "xl/worksheets/sheet1.xml"
BOMBS: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a far row": (
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData>'
        ),
        "claims more than 1,048,576 rows, which no worksheet has",
    ),
    "a far column": (
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", b'<row r="9"><c r="ZZZ9"><v>1</v></c></row></sheetData>'),
        "claims more than 16,384 columns, as none has",
    ),
    "many far columns": (
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(9, 30_009))
            + b"</sheetData>",
        ),
        "cells up to here",
    ),
    "much shared text": (
        "xl/sharedStrings.xml",
        lambda _: b"<sst><si><t>" + b"x" * 150_000_000 + b"</t></si></sst>",
        "times its size",
    ),
    "many parts": ("xl/media/0", lambda _: b"", "parts, where 2,000 are read"),
}


def worked() -> float:
    """Seconds that processes of ours have taken of a processor, those that have ended."""
    of_all = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of_all.ru_utime + of_all.ru_stime


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_workbook_that_claims_or_unpacks_to_far_more_than_it_is_ends_in_a_sentence(bomb: str, tmp_path: Path) -> None:
    """In a process of its own that may take 1.5 GB of memory, and a minute of a processor."""
    part, change, told = BOMBS[bomb]
    path = changed(book(tmp_path / "waste.xlsx", lambda _sheet: None), part, change)
    if bomb == "many parts":
        with zipfile.ZipFile(path, "a") as archive:
            for number in range(3_000):
                archive.writestr(f"xl/media/{number + 1}", b"")
    assert path.stat().st_size < 1_000_000
    arguments = [sys.executable, "-m", "data", "accept", "waste_collections", str(path), *COVERS]
    before = worked()
    result = subprocess.run(
        arguments,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (1_500_000_000, 1_500_000_000)),
    )
    assert worked() - before < 60
    assert result.returncode == 1, result.stderr
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("bomb", ["much shared text", "many parts"])
def test_no_publisher_s_workbook_unpacks_to_so_much(bomb: str, tmp_path: Path) -> None:
    part, change, told = BOMBS[bomb]
    path = changed(book(tmp_path / "waste.xlsx", lambda _sheet: None), part, change)
    if bomb == "many parts":
        with zipfile.ZipFile(path, "a") as archive:
            for number in range(3_000):
                archive.writestr(f"xl/media/{number + 1}", b"")
    said = run("import", "tenant_satisfaction", path).stderr
    assert ("bytes, where 60,000,000 are read" if bomb == "much shared text" else told) in said
    assert "far more than any of this publisher's" in said


def test_a_formula_without_its_value_is_no_figure_of_a_publisher_s(tmp_path: Path) -> None:
    made = tsm_workbook.book()
    sheet = made["TSM25_LCRA_Perception"]
    sheet["N6"] = "=70+1"
    path = tmp_path / "tsm.xlsx"
    made.save(path)
    said = run("import", "tenant_satisfaction", path).stderr
    assert "sheet TSM25_LCRA_Perception, cell N6: holds a formula without what it comes to. Open it in Excel" in said


LOCAL = (
    "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n"
    "E09000007,Camden,Local Authority District,Happiness,2022-04-01/P1Y,7.28,Mean,Score,6.94,7.61,,\n"
    "E09000012,Hackney,Local Authority District,Happiness,2022-04-01/P1Y,7.1,Mean,Score,,,,\n"
)


@pytest.mark.parametrize("value", ["-" + "9" * 4_000, "a b " * 2_000])
@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("local_statistics", LOCAL),
        ("claimant_count", nomis_csv.served(nomis_csv.rows())),
        ("census", nomis_csv.served(nomis_csv.census())),
    ],
)
def test_no_importer_repeats_more_than_eighty_characters_of_a_value(
    source: str, content: str, value: str, tmp_path: Path
) -> None:
    header, first, *others = list(csv.reader(io.StringIO(content)))
    for column in range(len(header)):
        text = io.StringIO()
        csv.writer(text).writerows([header, [*first[:column], value, *first[column + 1 :]], *others])
        result = run("import", source, saved(tmp_path / NAMES.get(source, "file.csv"), text.getvalue().encode()))
        assert value.strip()[:90] not in result.output.replace("\n", ""), (header[column], result.output[:500])
        title = io.StringIO()
        csv.writer(title).writerows([[*header[:column], value, *header[column + 1 :]], first, *others])
        result = run("import", source, saved(tmp_path / NAMES.get(source, "file.csv"), title.getvalue().encode()))
        assert value.strip()[:90] not in result.output.replace("\n", ""), (header[column], result.output[:500])


def test_no_message_sends_a_terminal_what_it_would_obey() -> None:
    file = CsvFile("a.csv")
    file.fault(4, "a count is '\x1b]0;owned\x07\x1b[2J\x9b31m\u202e'")
    assert str(file.faults[0]).startswith("a.csv, line 4: a count is '\ufffd]0;owned\ufffd\ufffd[2J\ufffd31m\ufffd'")


def test_outlines_larger_than_any_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "wards.geojson"
    with path.open("wb") as made:
        made.truncate(10**9)
    with pytest.raises(SourceError, match="1,000,000,000 bytes, where 100,000,000 are read"):
        read_features(path)


def test_of_a_disk_that_fails_while_a_file_is_read_the_files_given_are_named_too(
    monkeypatch: Any, tmp_path: Path
) -> None:
    def failing(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    path = tmp_path / "crime.csv"
    path.write_text("a", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", failing)
    result = CliRunner().invoke(app, ["import", "recorded_crime", str(path)])
    assert result.exit_code == 1
    assert "or a file that was given: Input/output error; put it right, and run this again." in result.stderr

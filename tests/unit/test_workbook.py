"""A workbook as a spreadsheet library reads it back: a cover, marked tables, every value of its type, nothing run."""

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from metrics import Cover, Origin, Sheet, TooLargeError, workbook
from metrics.snapshots import workbook as module
from metrics.snapshots.values import LONGEST
from tests.unit.test_cells import BEGINS, HOSTILE, is_number, is_run

DAY = date(2026, 2, 10)
COVER = Cover("Robbery", [("Definition", "Robberies recorded"), ("Licence", ""), ("As at", "10 February 2026")], DAY)
TABLE = pa.table(
    {
        "area": ["Camden Town", "Kilburn", None],
        "period": pa.array([date(2025, 1, 1), date(2025, 2, 1), None]),
        "numerator": pa.array([12.0, 3.5, None]),
        "count": pa.array([12, -3, None], pa.int64()),
        "provisional": pa.array([True, False, None]),
        "made": pa.array([datetime(2025, 1, 1, 10, 30), None, None], pa.timestamp("us")),  # noqa: DTZ001
        "kind": pa.array(["one", "other", None]).dictionary_encode(),
    }
)
# What has been used to run something from a cell, or to hide that.
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "@=1", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
    '=HYPERLINK("http://elsewhere","x")', "=IMPORTXML(A1)", "=WEBSERVICE(A1)", "=DDE(A1;A2;A3)", "＝1", "＋1", "－1",
    "＠A1", "\ufeff=1",
    "{=1+1}", "a;=1", "a\t=1", "=\x00cmd", "+44 20 7974 4444 x", "-2+3+cmd|' /C calc'!D2", '"=1"', "\u200b=1", "=A1:A9",
)  # fmt: skip


def opened(*sheets, cover=COVER):
    return openpyxl.load_workbook(io.BytesIO(workbook(cover, sheets)))


def sheet(**columns):
    return Sheet("Result", "A result", pa.table(columns))


def body(page):
    """The rows of a sheet's table, without its headings."""
    (table,) = page.tables.values()
    return [[cell.value for cell in row] for row in page[table.ref][1:]]


def test_the_cover_says_what_it_is_and_leads_to_each_sheet():
    book = opened(Sheet("Camden", "Robbery in Camden", TABLE), Sheet("Wards", "Robbery by ward", TABLE))
    assert book.sheetnames == ["Cover", "Camden", "Wards"]
    assert [list(row) for row in book["Cover"].iter_rows(values_only=True)] == [
        ["Robbery", None],
        ["Definition", "Robberies recorded"],
        ["As at", "10 February 2026"],
        ["Sheet: Camden", "Robbery in Camden"],
        ["Sheet: Wards", "Robbery by ward"],
    ]
    assert [cell.hyperlink.location for cell in book["Cover"]["A"] if cell.hyperlink] == ["'Camden'!A1", "'Wards'!A1"]
    assert book.properties.title == "Robbery"
    assert book.properties.created.date() == DAY


def test_a_sheet_says_what_it_is_and_has_one_marked_table_below():
    page = opened(Sheet("Camden", "Robbery in Camden", TABLE, "Of every month."))["Camden"]
    assert page["A1"].value == "Robbery in Camden"
    assert page["A2"].value == (
        "This sheet has one table, of 3 rows and 7 columns. Its headings are in row 3. An empty cell has no value. "
        "Of every month."
    )
    assert [(table.name, table.ref) for table in page.tables.values()] == [("table_1_Camden", "A3:G6")]
    (table,) = page.tables.values()
    assert [column.name for column in table.tableColumns] == TABLE.column_names
    assert table.autoFilter is None
    assert table.headerRowCount == 1
    assert page.freeze_panes == "A4"
    assert not page.merged_cells.ranges
    assert all(8 < page.column_dimensions[letter].width < 62 for letter in "ABCDEFG")


def test_every_value_is_read_back_of_its_own_type():
    first, second, third = body(opened(Sheet("T", "T", TABLE))["T"])
    # A spreadsheet has no other kind of day than a moment, and no other kind of number than one.
    moment = datetime(2025, 1, 1, 10, 30)  # noqa: DTZ001
    assert first == ["Camden Town", datetime(2025, 1, 1), 12, 12, True, moment, "one"]  # noqa: DTZ001
    assert second[1:5] == [datetime(2025, 2, 1), 3.5, -3, False]  # noqa: DTZ001
    assert third == [None] * 7
    page = opened(Sheet("T", "T", TABLE))["T"]
    assert [cell.data_type for cell in page[4]] == ["s", "d", "n", "n", "b", "d", "s"]
    assert [page[4][place].number_format for place in (1, 5)] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"]


def test_a_table_library_reads_it_with_types():
    read = pd.read_excel(io.BytesIO(workbook(COVER, [Sheet("T", "T", TABLE.slice(0, 2))])), sheet_name="T", header=2)
    assert [kind.kind for kind in read.dtypes.drop("area").drop("kind")] == ["M", "f", "i", "b", "M"]
    assert list(read["area"]) == ["Camden Town", "Kilburn"]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (pa.array([2**53, 2**53 + 1, -(2**62)]), [2**53, str(2**53 + 1), str(-(2**62))]),
        (pa.array([float("nan"), float("inf"), -float("inf")]), ["nan", "inf", "'-inf"]),
        (pa.array([Decimal("1.50"), Decimal("-0.25"), Decimal("1e-2")], pa.decimal128(38, 4)), [1.5, -0.25, 0.01]),
        (pa.array([Decimal("12345678901234567890.5")]), ["12345678901234567890.5"]),
        (pa.array([date(1900, 2, 28), date(1066, 10, 14)]), ["1900-02-28", "1066-10-14"]),
        (pa.array([datetime(2025, 1, 1, tzinfo=UTC)]), ["2025-01-01 00:00:00+00:00"]),
        (pa.array([5_000_000], pa.date32()), ["15659-07-15"]),
        (pa.array([b"=1\xff"]), ["3d31ff"]),
        (pa.array([[1, 2], []]), ["[1, 2]", "[]"]),
        (pa.array([{"a": "=1"}]), ['{"a": "=1"}']),
        (pa.nulls(2), [None, None]),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_has_no_type_for_is_told_whole_as_text(column, read):
    assert [row[0] for row in body(opened(sheet(each=column))["Result"])] == read


def test_text_that_would_be_run_is_text_in_every_place():
    facts = [(text, text) for text in FORMULAS]
    table = pa.table({text: [text] for text in FORMULAS})
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(Cover(FORMULAS[0], facts, DAY), [Sheet(text, text, table) for text in FORMULAS[:4]]))
    )
    found = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert len(found) > 10 * len(FORMULAS)
    for cell in found:
        assert cell.data_type == "s"
        assert not is_run(unescape(cell.value)), cell.value
    parts = zipfile.ZipFile(io.BytesIO(workbook(COVER, [Sheet("T", "T", table)])))
    for name in parts.namelist():
        assert b"<f>" not in parts.read(name)
        assert b"calculatedColumnFormula" not in parts.read(name)


@given(
    texts=st.lists(HOSTILE | st.text(max_size=20), min_size=1, max_size=6),
    numbers=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=6, max_size=6),
    days=st.lists(st.none() | st.dates(), min_size=6, max_size=6),
    name=st.text(max_size=40),
    heading=HOSTILE | st.text(max_size=20),
)
@settings(max_examples=25, deadline=None)
def test_whatever_is_in_a_table_is_read_back_and_none_of_it_is_run(texts, numbers, days, name, heading):
    count = len(texts)
    table = pa.table(
        [
            pa.array(texts),
            pa.array(numbers[:count], pa.float64()),
            pa.array(days[:count], pa.date32()),
            pa.array(texts),
        ],
        names=[heading, heading, "day", heading.upper()],
    )
    book = opened(Sheet(name, heading, table), Sheet(name.upper(), "again", table), cover=Cover(name, [], DAY))
    assert len(book.sheetnames) == len({each.lower() for each in book.sheetnames}) == 3
    page = book.worksheets[1]
    (marked,) = page.tables.values()
    headings = [column.name for column in marked.tableColumns]
    assert len({each.lower() for each in headings}) == 4
    for text, number, day, row in zip(texts, numbers, days, body(page), strict=False):
        cell = unescape(row[0]) if row[0] is not None else ""
        # openpyxl reads an XML file's new lines as one kind; nothing else is lost.
        assert plainly(cell) == plainly(text)
        assert is_number(text) or not cell.startswith(BEGINS)
        assert row[1] == number
        assert (row[2].date().isoformat() if isinstance(row[2], datetime) else row[2]) == (day and day.isoformat())


def plainly(text):
    return re.sub(r"\r\n?", "\n", text).replace("'", "")


def test_names_of_sheets_are_ones_that_a_spreadsheet_takes():
    names = [
        "History",
        "Cover",
        "a/b: [c]*?\\",
        "'quoted'",
        "",
        "x" * 40,
        "X" * 40,
        "Wards by, and some more than 31",
        "🏠" * 20,
    ]
    table = pa.table({"a": [1]})
    book = opened(*(Sheet(name, name or "none", table) for name in names))
    assert book.sheetnames == [
        "Cover", "History data", "Cover (2)", "a b c", "quoted", "Table", "x" * 31, "X" * 27 + " (2)",
        "Wards by, and some more than 31", "🏠" * 15,
    ]  # fmt: skip
    assert len({table for page in book.worksheets[1:] for table in page.tables}) == len(names)


def test_headings_are_there_and_no_two_are_the_same():
    table = pa.table([[1], [2], [3], [4]], names=["n", "N", " ", "a\nb"])
    (marked,) = opened(Sheet("T", "T", table))["T"].tables.values()
    assert [column.name for column in marked.tableColumns] == ["n", "N (2)", "column 3", "a b"]


@pytest.mark.parametrize(
    ("origins", "says", "column", "cells"),
    [
        ({Origin.SAMPLE}, False, "sample_data", ["made up"] * 3),
        ({Origin.SAMPLE, Origin.PUBLISHED}, False, "sample_data", ["made up, in part or whole"] * 3),
        ({Origin.SAMPLE}, True, None, None),
        ({Origin.PUBLISHED, Origin.COUNCIL}, False, None, None),
    ],
)
def test_sample_data_is_known_on_the_cover_on_its_sheet_and_in_each_row(origins, says, column, cells):
    table = TABLE.append_column("origin", pa.array(["sample"] * 3)) if says else TABLE
    book = opened(Sheet("T", "T", table, origins=origins, says_origin=says))
    page = book["T"]
    headings = [cell.value for cell in page[3]]
    assert [row[headings.index(column)] for row in body(page)] == cells if column else "sample_data" not in headings
    if Origin.SAMPLE in origins:
        told = f"The column {column or 'origin'} of each table says which."
        assert book["Cover"]["A2"].value == "Sample data"
        for words in (book["Cover"]["B2"].value, page["A2"].value, book.properties.description):
            assert words.startswith("Sample data: ")
            assert told in words
    else:
        assert "ample data" not in json.dumps([list(row) for row in book["Cover"].iter_rows(values_only=True)])


def test_a_column_of_the_same_name_does_not_take_the_place_of_the_mark():
    """As of a query that names its own answer so."""
    table = pa.table({"Sample_Data": ["no"], "n": [1]})
    page = opened(Sheet("T", "T", table, origins={Origin.SAMPLE}))["T"]
    assert body(page) == [["no", 1, "made up"]]
    assert page["C3"].value == "sample_data (2)"


def test_a_table_of_no_rows_or_no_columns_says_so():
    page = opened(Sheet("T", "T", TABLE.slice(0, 0)))["T"]
    assert page["A2"].value == "This sheet has one table, of no rows: its headings are in row 3."
    assert [cell.value for cell in page[3]] == TABLE.column_names
    assert opened(Sheet("T", "T", pa.table({})))["T"]["A1"].value == "T"


def test_the_same_content_is_the_same_bytes():
    sheets = [Sheet("T", "T", TABLE, origins={Origin.SAMPLE})]
    assert workbook(COVER, sheets) == workbook(COVER, sheets)


def test_text_that_no_cell_holds_says_where_it_is_cut():
    ((told,), (whole,)) = body(opened(sheet(a=["😀" * LONGEST, "x" * LONGEST]))["Result"])
    assert len(told.encode("utf-16-le")) // 2 <= LONGEST
    assert told.startswith("😀" * 100)
    assert told.endswith("😀 (cut here: a cell holds no more)")
    assert whole == "x" * LONGEST


def test_a_table_that_no_sheet_has_room_for_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setattr(module, "_ROWS", 5)
    assert body(opened(Sheet("T", "Long", TABLE.slice(0, 2)))["T"])
    with pytest.raises(TooLargeError, match=r"Long: 3 rows and 7 columns are more .* 2 and 16,384\. Take it as CSV"):
        workbook(COVER, [Sheet("T", "Long", TABLE)])

"""A download as a spreadsheet reads it: every number a number, and no text a formula."""

import csv
import io
import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import harmless
from pages.components.exhibits import as_file

# What spreadsheets take for the beginning of a formula, or skip on the way to it.
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNSEEN = " \t\r\n\x00\x0b\xa0\u200b\ufeff"
HOSTILE = st.text(st.sampled_from("=+-@＝＋－＠;,\t\r\n\"' \xa0\ufeff\x00a1.%"), max_size=12)


def cells(text, *, comma=","):
    """The cells of a CSV file; `comma` is what the reader's country has in the place of one."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))


def written(**columns):
    return as_file.csv(pa.table(columns)).decode("utf-8-sig")


def is_number(cell):
    return re.fullmatch(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?", cell, re.ASCII) is not None


def is_run(cell):
    return not is_number(cell) and (cell.startswith(BEGINS) or cell.lstrip(UNSEEN).startswith(BEGINS))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 20 7974 4444", "'+44 20 7974 4444"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ('=HYPERLINK("http://elsewhere","x")', '\'=HYPERLINK("http://elsewhere","x")'),
        ("-5", "-5"),
        ("-1,234.5%", "-1,234.5%"),
        ("+3", "+3"),
        ("16-24", "16-24"),
        ("a = b", "a = b"),
        ("someone@example.org", "someone@example.org"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_text_that_would_be_run_begins_with_an_apostrophe_and_no_other_does(text, cell):
    assert cells(written(text=[text, "x"]))[1:] == [[cell], ["x"]]


def test_numbers_days_and_what_is_absent_stay_as_they_are():
    (_, row, absent) = cells(written(number=[-1.5, None], count=[-3, None], day=pa.array([0, None], pa.date32())))
    assert row == ["-1.5", "-3", "1970-01-01"]
    assert absent == ["", "", ""]


def test_words_that_are_kept_once_and_headings_are_told_the_same_way():
    table = harmless(pa.table({"=name": pa.array(["=1", "=1", None]).dictionary_encode()}))
    assert table.to_pydict() == {"'=name": ["'=1", "'=1", None]}


@given(texts=st.lists(HOSTILE | st.text(max_size=20), min_size=1, max_size=5))
def test_no_spreadsheet_finds_a_formula_and_nothing_is_lost(texts):
    read = cells(written(texts=texts, after=["x"] * len(texts)))[1:]
    assert [after for *_, after in read] == ["x"] * len(texts)
    for (cell, _), text in zip(read, texts, strict=True):
        assert cell.replace("'", "") == text.replace("'", "")
        assert not is_run(cell)
        # And as it falls apart where a semicolon, a tab or a new line parts cells.
        assert is_number(text) or not any(is_run(part) for part in re.split(r"[;\t\r\n]", cell)[1:])


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_as_itself(number):
    assert float(cells(written(number=[number]))[1][0]) == number

"""A workbook that is taken away: a cover sheet that says what it holds, then one table a sheet, marked as a table.

It is as the UK government's guidance on releasing statistics in spreadsheets asks: each sheet begins in its first cell
with what it is, a sentence says what stands on it, the table follows with one row of headings, and nothing is merged,
left blank between, or told by colour alone. The same content makes the same bytes.
"""

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pyarrow as pa
import xlsxwriter

from data.vocabulary import Origin
from metrics.snapshots.cells import harmless_texts
from metrics.snapshots.sheet_names import MOST_LETTERS, free, headings_of, one_line, tabs
from metrics.snapshots.values import Cell, cells, cut

_ROWS, _COLUMNS = 1_048_576, 16_384  # that a sheet has room for
_HEAD = 2  # the row of the headings, counted from nought
_COVER = "Cover"
_NARROWEST, _WIDEST, _TEXT = 9, 60, 90
_MEASURED = 200  # rows that say how wide a column is
_MARK = "sample_data"
_SAMPLE = (
    "Sample data: figures here are made up to show how the dashboard works. Do not use them for decisions. The column "
    "{} of each table says which."
)
_ONE_TABLE = "This sheet has one table, of {} and {}. Its headings are in row {}."
_NO_ROWS = "This sheet has one table, of no rows: its headings are in row {}."
_BLANK = "An empty cell has no value."
_FONT = {"font_name": "Arial", "font_size": 12, "valign": "top"}


class TooLargeError(ValueError):
    """A table that no sheet has room for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: what is on its tab, what stands above it, and where its figures are from. One that does not say by
    itself of each row whether it is sample data, in a column `origin`, is given a column that does."""

    name: str
    title: str
    table: pa.Table
    about: str = ""
    origins: Collection[Origin] = ()
    says_origin: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What a workbook is, by name and words, and the day as at which; a fact without words is left out."""

    title: str
    facts: Sequence[tuple[str, str]]
    as_at: date


class _Exact(float):
    """A number that is written with as many digits as it takes to be read back as itself: the library writes 16, and
    some take 17."""

    def __format__(self, spec: str) -> str:
        return repr(float(self)).removesuffix(".0")


def workbook(cover: Cover, sheets: Sequence[Sheet]) -> bytes:
    """A cover and some tables as xlsx; TooLargeError where a sheet has no room for a table. Text is never one that a
    spreadsheet would run, as in every download; a number, a day and yes or no are of their own types."""
    marked = [_marked(each) for each in sheets]
    for each in marked:
        _fits(each)
    sink = io.BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(_FONT)}
    with xlsxwriter.Workbook(sink, options) as book:
        looks = {
            "title": book.add_format(_FONT | {"bold": True, "font_size": 16}),
            "bold": book.add_format(_FONT | {"bold": True, "text_wrap": True}),
            "plain": book.add_format(dict(_FONT)),
            "text": book.add_format(_FONT | {"text_wrap": True}),
            "day": book.add_format(_FONT | {"num_format": "yyyy-mm-dd", "align": "left"}),
            "moment": book.add_format(_FONT | {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        }
        on_tabs = tabs([each.name for each in marked], besides=_COVER)
        book.set_properties(_properties(cover, marked))
        _cover(book.add_worksheet(_COVER), looks, cover, list(zip(on_tabs, marked, strict=True)))
        for number, (tab, each) in enumerate(zip(on_tabs, marked, strict=True), 1):
            _sheet(book.add_worksheet(tab), looks, each, f"table_{number}_{re.sub(r'[^A-Za-z0-9]+', '_', tab)}")
    return sink.getvalue()


def _marked(sheet: Sheet) -> Sheet:
    """The same, with whether each row is sample data, where some of it is and it does not say so itself."""
    if Origin.SAMPLE not in sheet.origins or sheet.says_origin:
        return sheet
    word = "made up" if set(sheet.origins) == {Origin.SAMPLE} else "made up, in part or whole"
    column = pa.array([word] * sheet.table.num_rows, pa.string())
    table = sheet.table.append_column(free(_MARK, sheet.table.column_names), column)
    return Sheet(sheet.name, sheet.title, table, sheet.about, sheet.origins)


def _fits(sheet: Sheet) -> None:
    rows, columns = sheet.table.num_rows, sheet.table.num_columns
    if rows + _HEAD + 1 > _ROWS or columns > _COLUMNS:
        raise TooLargeError(
            f"{sheet.title}: {rows:,} rows and {columns:,} columns are more than a sheet has room for, which is "
            f"{_ROWS - _HEAD - 1:,} and {_COLUMNS:,}. Take it as CSV or Parquet, or ask for less of it."
        )


def _properties(cover: Cover, sheets: Sequence[Sheet]) -> dict[str, Any]:
    mark = _sample(sheets)
    return {
        "title": one_line(cover.title),
        "author": "We Make Camden dashboard",
        "company": "London Borough of Camden",
        "comments": mark,
        "created": datetime.combine(cover.as_at, time()),
    }


def _sample(sheets: Sequence[Sheet]) -> str:
    """What is said of a workbook in which anything is made up; '' where nothing is."""
    columns = ["origin" if each.says_origin else _MARK for each in sheets if Origin.SAMPLE in each.origins]
    return _SAMPLE.format(" or ".join(dict.fromkeys(columns))) if columns else ""


def _cover(page: Any, looks: dict[str, Any], cover: Cover, sheets: Sequence[tuple[str, Sheet]]) -> None:
    """What it is, that it is made up where it is, each fact, and the way to each sheet."""
    page.set_column(0, 0, 24)
    page.set_column(1, 1, _TEXT)
    mark = _sample([each for _, each in sheets])
    facts = [("Sample data", mark), *cover.facts]
    told = [(name, words) for name, words in facts if words]
    title, *texts = (cut(each) for each in harmless_texts([cover.title, *(part for pair in told for part in pair)]))
    page.write_string(0, 0, title, looks["title"])
    for row, (name, words) in enumerate(zip(texts[::2], texts[1::2], strict=True), 1):
        page.write_string(row, 0, name, looks["bold"])
        page.write_string(row, 1, words, looks["text"])
    below = 1 + len(told)
    titles = harmless_texts([each.title for _, each in sheets])
    for row, ((tab, _), words) in enumerate(zip(sheets, titles, strict=True), below):
        quoted = tab.replace("'", "''")
        page.write_url(row, 0, f"internal:'{quoted}'!A1", string=f"Sheet: {tab}")
        page.write_string(row, 1, cut(words), looks["text"])


def _sheet(page: Any, looks: dict[str, Any], sheet: Sheet, name: str) -> None:
    """What it is, what stands on it, and the table below, whose headings stay in sight."""
    columns = [cells(column) for column in sheet.table.columns]
    headings = headings_of(sheet.table.column_names)
    title, *about = harmless_texts([sheet.title, _about(sheet)])
    page.write_string(0, 0, cut(title), looks["title"])
    page.write_string(1, 0, cut(" ".join(about)), looks["plain"])
    page.freeze_panes(_HEAD + 1, 0)
    if not headings:
        return
    last = _HEAD + max(sheet.table.num_rows, 1)
    page.add_table(
        *(_HEAD, 0, last, len(headings) - 1),
        {
            "name": name[:MOST_LETTERS],
            "columns": [{"header": each, "header_format": looks["bold"]} for each in headings],
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": False,
        },
    )
    for place, (heading, values) in enumerate(zip(headings, columns, strict=True)):
        page.set_column(place, place, _width(heading, values))
        for row, value in enumerate(values, _HEAD + 1):
            _write(page, looks, row, place, value)


def _about(sheet: Sheet) -> str:
    if not sheet.table.num_rows:
        return " ".join(filter(None, [_NO_ROWS.format(_HEAD + 1), sheet.about]))
    count = _ONE_TABLE.format(_many(sheet.table.num_rows, "row"), _many(sheet.table.num_columns, "column"), _HEAD + 1)
    blank = _BLANK if any(column.null_count for column in sheet.table.columns) else ""
    mark = _sample([sheet])
    return " ".join(filter(None, [mark, count, blank, sheet.about]))


def _write(page: Any, looks: dict[str, Any], row: int, place: int, value: Cell) -> None:
    """A value by its type; what has none is left empty."""
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, place, value, looks["plain"])
    elif isinstance(value, int | float):
        page.write_number(row, place, _Exact(value), looks["plain"])
    elif isinstance(value, date):  # a moment is one too
        page.write_datetime(row, place, value, looks["moment" if isinstance(value, datetime) else "day"])
    else:
        page.write_string(row, place, value, looks["text"])


def _width(heading: str, values: Sequence[Cell]) -> int:
    """As wide as the longest of the first values, within reason; longer text is wrapped."""
    longest = max((len(str(each)) for each in values[:_MEASURED] if each is not None), default=0)
    return min(max(_NARROWEST, len(heading) + 2, longest + 2), _WIDEST)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"

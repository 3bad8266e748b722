"""The bounds of a workbook, which is a zip file that may claim or unpack to far more than it is."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import openpyxl
from openpyxl.utils import get_column_letter

from data.shortly import cut

# What a worksheet of Excel's own can have.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
# As many as a million rows of the widest contract have: each takes some hundred bytes of memory.
MOST_CELLS = 40_000_000
# The workbooks that publishers serve have some sixty parts, and none that unpacks to more than forty times its size.
MOST_PARTS = 2_000
MOST_TIMES, FROM = 100, 20_000_000
# Texts that cells share are read whole, and so is what a workbook says of its sheets and styles.
SHARED, MOST_SHARED = "xl/sharedStrings.xml", 200_000_000
SAVE = "Save only the sheet with the table, as values, in a new workbook, or give it as CSV"

Row = TypeVar("Row", bound="tuple[object, ...]")


class BoundsError(ValueError):
    """A workbook is beyond what is read; the message is the rule that it breaks."""


def check_archive(path: Path, most_bytes: int) -> None:
    """Raises BoundsError for a workbook that unpacks to too much, and what zipfile raises for what is no zip file."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise BoundsError(f"the workbook has {len(parts):,} parts, where {MOST_PARTS:,} are read")
    size = sum(part.file_size for part in parts)
    if size > most_bytes:
        raise BoundsError(f"the workbook unpacks to {size:,} bytes, where {most_bytes:,} are read")
    for part in parts:
        most = MOST_SHARED if part.filename == SHARED else FROM
        if part.file_size > most and not part.filename.startswith("xl/worksheets/"):
            raise BoundsError(f"{cut(part.filename)} in the workbook unpacks to {part.file_size:,} bytes")
        if part.file_size > FROM and part.file_size > MOST_TIMES * max(part.compress_size, 1):
            times = part.file_size // max(part.compress_size, 1)
            raise BoundsError(f"{cut(part.filename)} in the workbook unpacks to {times:,} times its size")


def bounded(rows: Iterable[Row], name: str, most_cells: int = MOST_CELLS) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet that hold anything, with their numbers; raises BoundsError beyond what a worksheet can have.

    A row that claims a number is preceded by all before it, which are empty: it is at the bound that they stop."""
    cells = 0
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise BoundsError(f"sheet {name} claims more than {MOST_ROWS:,} rows, which no worksheet has")
        if len(row) > MOST_COLUMNS:
            raise BoundsError(f"sheet {name}, row {number}: claims more than {MOST_COLUMNS:,} columns, as none has")
        if any(value is not None for value in row):
            cells += len(row)
            if cells > most_cells:
                raise BoundsError(f"sheet {name}, row {number}: more than {most_cells:,} cells up to here")
            yield number, row


def without_values(path: Path, name: str) -> str:
    """The first cell of a sheet that holds a formula and not what it comes to; '' where there is none.

    Programs that make workbooks and are no spreadsheet leave that out, and the cell would be read as empty."""
    if not _has_formulas(path):
        return ""
    with path.open("rb") as first, path.open("rb") as second:
        formulas, values = (
            openpyxl.load_workbook(file, read_only=True, data_only=data_only)
            for file, data_only in ((first, False), (second, True))
        )
        try:
            for sheet in (formulas[name], values[name]):
                sheet.reset_dimensions()
            pairs = zip(*(sheet.iter_rows(values_only=True) for sheet in (formulas[name], values[name])), strict=True)
            for number, (said, held) in enumerate(pairs, 1):
                for column, (formula, value) in enumerate(zip(said, held, strict=True), 1):
                    if value is None and isinstance(formula, str) and formula.startswith("="):
                        return f"{get_column_letter(column)}{number}"
        finally:
            formulas.close()
            values.close()
    return ""


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                with archive.open(part) as file:
                    end = b""
                    while piece := file.read(1 << 20):
                        if b"<f>" in end + piece or b"<f " in end + piece or b"<f/" in end + piece:
                            return True
                        end = piece[-3:]
    return False

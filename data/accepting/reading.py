"""Reads a file by what it is, not by what it is called: Parquet, an Excel workbook, or else CSV."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.exceptions import InvalidFileException

from data import regular
from data.accepting.sheet import Sheet, SheetError, names_some, of_cells, placed
from data.contracts import spoken
from data.contracts.contract import Contract
from data.holding.metadata import decode
from data.served.archive import SAVE, BoundsError, bounded, check_archive, without_values
from data.served.csv_file import MOST_IN_A_CELL, TOO_LONG, unended
from data.served.kinds import OLD_EXCEL, PARQUET, ZIP, kind
from data.served.workbook import DAMAGED, silence
from data.vocabulary import Origin

if TYPE_CHECKING:
    from _csv import Reader

CSV_UTF8 = "in Excel: Save As, CSV UTF-8 (comma delimited)"
SHORTEN = "shorten it, or close the quotation mark before it"
# More than a million rows of any contract come to, unpacked.
MOST_BYTES = 1_000_000_000

# The rows of a sheet that hold anything, with their numbers.
Rows = Sequence[tuple[int, list[str]]]


def read_file(path: Path, contract: Contract) -> Sheet:
    """The columns of a file that the contract has; raises SheetError, or OSError where it cannot be opened."""
    if what := regular.instead(path):
        raise SheetError(f"{path}: is {what} and not a file; name the file itself")
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(PARQUET):
        return _parquet(path, contract)
    if start.startswith(ZIP):
        return _workbook(path, contract)
    if start.startswith(OLD_EXCEL):
        raise SheetError(f"{path}: an old Excel file (.xls), or one with a password; save it as a workbook (.xlsx)")
    if found := kind(start):
        raise SheetError(f"{path}: is {found[0]}, not a table; give it as CSV ({CSV_UTF8})")
    return _csv(path, contract)


def _csv(path: Path, contract: Contract) -> Sheet:
    raw = path.read_bytes()
    reader = csv.reader(io.StringIO(_decoded(path, raw), newline=""), strict=True)
    try:
        header = next(reader, [])
        if len(header) == 1 and any(sign in header[0] for sign in ";\t|"):
            raise SheetError(f"{path}: row 1: the columns are not parted by commas; save it so ({CSV_UTF8})")
        sheet = of_cells(path, contract, header, _rows(path, reader, len(header)))
        return replace(sheet, unended=unended(path, sheet.rows[-1], raw))
    except csv.Error as error:
        if str(error).startswith("field larger"):
            raise SheetError(f"{path}: row {reader.line_num}: {TOO_LONG}; {SHORTEN}") from None
        raise SheetError(
            f"{path}: row {reader.line_num}: a quotation mark is not closed before the file ends, or has text behind "
            "it; put it right there"
        ) from None


def _rows(path: Path, reader: "Reader", width: int) -> Iterator[tuple[int, Sequence[str]]]:
    begins = reader.line_num + 1
    for row in reader:
        if row and len(row) < width:
            raise SheetError(
                f"{path}: row {begins}: has {len(row)} cells where the header has {width}, as if cut short; fill it up"
            )
        if row and max(map(len, row)) > MOST_IN_A_CELL:
            raise SheetError(f"{path}: row {begins}: {TOO_LONG}; {SHORTEN}")
        if row:
            yield begins, row
        begins = reader.line_num + 1


def _decoded(path: Path, raw: bytes) -> str:
    if not raw.strip():
        raise SheetError(f"{path}: the file is empty; fill it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise SheetError(f"{path}: row {row}: has a letter that is not in UTF-8; save it so ({CSV_UTF8})") from None


def _workbook(path: Path, contract: Contract) -> Sheet:
    _hold_to_size(path)
    try:
        # By its content: openpyxl asks of a path that it end as a workbook's does.
        with path.open("rb") as file, silence():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
            try:
                filled = [(each.title, found) for each in workbook.worksheets if (found := list(_cells(each)))]
            finally:
                workbook.close()
        empty = [without_values(path, title) for title, found in filled if names_some(contract, found[0][1])]
    except BoundsError as error:
        raise SheetError(f"{path}: {error}; {SAVE}") from None
    except (*DAMAGED, InvalidFileException):
        raise SheetError(f"{path}: the workbook is damaged or cut short; open it, and save it again") from None
    rows = _chosen(path, contract, [found for _, found in filled])
    if any(empty):
        raise SheetError(f"{path}: cell {''.join(empty)}: holds a formula without what it comes to; save it in Excel")
    header = rows[0][1]
    return of_cells(path, contract, header, ((number, _as_wide(row, len(header))) for number, row in rows[1:]))


def _chosen(path: Path, contract: Contract, filled: Sequence[Rows]) -> Rows:
    """The rows of the one sheet that has the columns."""
    ours = [rows for rows in filled if names_some(contract, rows[0][1])]
    if len(ours) > 1:
        raise SheetError(f"{path}: {len(ours)} of its sheets have such columns; keep the one that is meant")
    if not filled:
        raise SheetError(f"{path}: its sheets are empty; fill one")
    return ours[0] if ours else filled[0]


def _hold_to_size(path: Path) -> None:
    try:
        check_archive(path, MOST_BYTES)
    except BoundsError as error:
        raise SheetError(f"{path}: {error}; {SAVE}") from None
    except (zipfile.BadZipFile, ValueError):
        raise SheetError(f"{path}: the workbook is damaged or cut short; open it, and save it again") from None


def _cells(sheet: "openpyxl.worksheet._read_only.ReadOnlyWorksheet") -> Iterator[tuple[int, list[str]]]:
    # What a sheet says of its own size is not to be relied on: some tools write A1.
    sheet.reset_dimensions()
    for number, row in bounded(sheet.iter_rows(values_only=True), sheet.title):
        yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as it would be written in CSV, with days and numbers in the one form that is not ambiguous."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _as_wide(row: Sequence[str], width: int) -> list[str]:
    return [*row, *([""] * (width - len(row)))]


def _parquet(path: Path, contract: Contract) -> Sheet:
    try:
        with pq.ParquetFile(path) as file:
            _refuse_anothers(path, file.metadata)
            names = file.schema_arrow.names
            places, unknown, missing = placed(path, contract, names)
            table = file.read(columns=[names[place] for place in places.values()])
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise SheetError(f"{path}: is not a whole Parquet file; write it again") from None
    if not table.num_rows:
        raise SheetError(f"{path}: has no rows; fill it")
    columns = {name: _typed(path, contract, name, table[names[place]]) for name, place in places.items()}
    return Sheet(str(path), range(1, table.num_rows + 1), columns, unknown, missing)


def _refuse_anothers(path: Path, footer: pq.FileMetaData) -> None:
    """What was made up, or is a publisher's, is not to become the council's own by another name."""
    try:
        said = decode(footer.metadata)
    except ValueError:
        return
    if said and said.origin != Origin.COUNCIL:
        raise SheetError(f"{path}: says that it is {said.origin}, and not the council's own; give the council's file")


def _typed(path: Path, contract: Contract, name: str, column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as it is where its type is the contract's, and else as texts."""
    kind, wanted = column.type, contract.table.by_name[name].type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if _suits(kind, wanted):
        return column.cast(contract.table.by_name[name].arrow_type)
    try:
        return column.cast(pa.string())
    except pa.ArrowException:
        raise SheetError(f"{path}: column {name}: is of type {spoken.kind(kind)}; write it as {wanted}") from None


def _suits(kind: pa.DataType, wanted: str) -> bool:
    whole = pa.types.is_integer(kind) and kind != pa.uint64()
    suits = {
        "integer": whole,
        "number": whole or pa.types.is_floating(kind),
        "boolean": pa.types.is_boolean(kind),
        "date": pa.types.is_date(kind),
        "datetime": pa.types.is_timestamp(kind) and kind.tz is None,
    }
    return bool(suits.get(wanted))

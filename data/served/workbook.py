"""A publisher's Excel workbook as rows of cells that know their place, or what the file is instead."""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from data.served.archive import BoundsError, bounded, check_archive, without_values
from data.served.faults import FileFault, SourceError
from data.served.kinds import OLD_EXCEL, kind
from data.shortly import some

# Of a workbook that was cut short or damaged on its way: another copy of it helps.
DOWNLOAD = "Download the workbook again and give it as it was served"
SAVED = "Open it in Excel and save it, which works its formulas out"
# Of one that is whole, but not of the form that is known: another copy would say the same.
UNEDITED = (
    "Give the workbook as it was served, unedited; if it is that, the publisher has changed its form, and the importer "
    "has to be changed before it can be read"
)
# What these publishers serve unpacks to some ten million bytes: more than this is not theirs, and would fill memory.
MOST_BYTES = 60_000_000
MOST_CELLS = 3_000_000
# What zipfile raises where an archive is not one, and openpyxl where its parts do not go together.
NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, ValueError, EOFError)
DAMAGED = (
    *NO_ARCHIVE,
    InvalidFileException,
    ParseError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    OSError,
)

CellValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of values with their numbers, the first being 1; what is wrong with them is noted in `faults`."""

    file: str
    name: str
    rows: list[tuple[int, tuple[CellValue, ...]]]
    faults: list[FileFault] = field(default_factory=list)

    def fault(self, row: int | None, column: int | None, rule: str, fix: str = UNEDITED) -> None:
        """Notes a fault at a cell, a row, or of the whole sheet; columns count from 0."""
        place = f"sheet {self.name}"
        if row is not None:
            place += f", row {row}" if column is None else f", cell {get_column_letter(column + 1)}{row}"
        self.faults.append(FileFault(self.file, row, rule, fix, place))


def read_sheets(path: Path, patterns: dict[str, str], wanted: str) -> dict[str, Sheet]:
    """The one sheet whose name is of each pattern, by the pattern's key; raises SourceError where one is not there.

    `wanted` says which workbook to give where the file is another, or none.
    """
    with _opened(path, wanted) as workbook:
        names = {key: _named(workbook.sheetnames, pattern) for key, pattern in patterns.items()}
        # Another workbook, given by mistake, may call a sheet after a person.
        theirs = workbook.sheetnames if any(names.values()) else []
        faults = [_absent(path, key, found, theirs, wanted) for key, found in names.items() if len(found) != 1]
        if faults:
            raise SourceError(faults)
        sheets = {key: Sheet(str(path), found[0], list(_rows(workbook[found[0]]))) for key, found in names.items()}
    for sheet in sheets.values():
        if cell := without_values(path, sheet.name):
            place = f"sheet {sheet.name}, cell {cell}"
            raise SourceError([FileFault(str(path), None, "holds a formula without what it comes to", SAVED, place)])
    return sheets


def _named(names: list[str], pattern: str) -> list[str]:
    return [name for name in names if re.fullmatch(pattern, name.strip())]


def _absent(path: Path, key: str, found: list[str], names: list[str], wanted: str) -> FileFault:
    what = f"more than one sheet of {key} ({some(found, 5)})" if found else f"there is no sheet of {key}"
    others = f"; the sheets are {some(names, 20)}" if names else ""
    return FileFault(str(path), None, f"{what}{others}", wanted)


def _rows(sheet: "openpyxl.worksheet._read_only.ReadOnlyWorksheet") -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    # What a sheet says of its own size is not to be relied on: some tools write A1.
    sheet.reset_dimensions()
    for number, row in bounded(sheet.iter_rows(values_only=True), sheet.title, MOST_CELLS):
        yield number, tuple(value.strip() if isinstance(value, str) else value for value in row)


@contextmanager
def silence() -> Iterator[None]:
    """While a workbook is read: openpyxl would warn of what it cannot make out by printing the cell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


@contextmanager
def _opened(path: Path, wanted: str) -> Iterator["openpyxl.Workbook"]:
    """The workbook, read as it streams; raises SourceError for any other file, and for one that is damaged inside."""
    fault = _not_a_workbook(path, wanted)
    if fault:
        raise SourceError([FileFault(str(path), None, *fault)])
    try:
        # By its content: openpyxl asks of a path that it end as a workbook's does.
        with path.open("rb") as file, silence():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
            try:
                yield workbook
            finally:
                workbook.close()
    except SourceError:
        raise
    except BoundsError as error:
        raise SourceError(
            [FileFault(str(path), None, f"{error}, far more than any of this publisher's", wanted)]
        ) from None
    except DAMAGED as error:
        # What is said of damage may quote a cell, and the file may be another than was meant.
        raise SourceError([FileFault(str(path), None, "the workbook is damaged or cut short", DOWNLOAD)]) from error


def _not_a_workbook(path: Path, wanted: str) -> tuple[str, str] | None:
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "the file is empty", DOWNLOAD
    if start.startswith(b"PK"):
        return _other_archive(path, wanted)
    if start.startswith(OLD_EXCEL):
        return "an old Excel file (.xls), or one locked with a password", "Save it as an Excel workbook (.xlsx)"
    if found := kind(start):
        return f"{found[0]} and not a workbook", found[1]
    return "not an Excel workbook (.xlsx)", wanted


def _other_archive(path: Path, wanted: str) -> tuple[str, str] | None:
    try:
        check_archive(path, MOST_BYTES)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except BoundsError as error:
        return f"{error}, far more than any of this publisher's", wanted
    except NO_ARCHIVE:
        return "the workbook is damaged or cut short", DOWNLOAD
    inside = [name for name in names if name.lower().endswith((".xlsx", ".csv"))]
    if inside:
        books = any(name.lower().endswith(".xlsx") for name in inside)
        fix = "Unzip it and give the workbook inside" if books else wanted
        return f"a zip file that holds {some(inside, 3)}", fix
    return None

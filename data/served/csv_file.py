"""A publisher's CSV file as rows that know their line, with everything that is wrong with its form."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.declarations.spelling import meant
from data.served.faults import FileFault
from data.shortly import some

# Of a file that was cut short or damaged on its way: another copy of it helps.
DOWNLOAD = "Download the file again and give it as it was served"
# Of a file that is whole, but not of the form that is known: another copy would say the same.
UNEDITED = (
    "Give the file as it was served, unedited; if it is that, the publisher has changed its form, and the importer has "
    "to be changed before it can be read"
)


@dataclass(frozen=True, slots=True)
class CsvRow:
    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """Header and well-formed rows, trimmed; the rows that are not well formed are among the faults.

    `name` is the path as it was given: the publisher's files of all months have one name. `unended` is a sentence where
    the last line has no end, and '' where it has one.
    """

    name: str
    header: tuple[str, ...] = ()
    rows: list[CsvRow] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    unended: str = ""

    def fault(self, line: int | None, rule: str, fix: str = UNEDITED) -> None:
        self.faults.append(FileFault(self.name, line, rule, fix))


def read_csv(path: Path) -> CsvFile:
    """Reads UTF-8 with or without a byte order mark, any line ending, the last with or without; passes blank lines."""
    file, raw = CsvFile(str(path)), path.read_bytes()
    text = _decoded(raw, file)
    if text is None:
        return file
    rows = _rows(text, file)
    if not rows:
        return file
    header = rows[0].fields
    if len(rows) == 1 and not file.faults:
        fix = "Give a file that has rows; this one was asked for, or saved, without any"
        file.fault(1, "only a header, no rows follow it", fix)
    for row in rows[1:]:
        if len(row.fields) != len(header):
            rule = f"{len(row.fields)} fields where the header has {len(header)}: the row is cut short or split"
            file.fault(row.line, rule, DOWNLOAD)
    whole = [row for row in rows[1:] if len(row.fields) == len(header)]
    return CsvFile(str(path), header, whole, file.faults, unended(path, rows[-1].line, raw))


def unended(path: Path, line: int, raw: bytes) -> str:
    """A sentence where the last line has no end: a number that is cut short is a number too."""
    if raw.endswith((b"\n", b"\r")):
        return ""
    return (
        f"{path}: its last line, {line}, has no end, as in a file that was cut short: see that it is whole, down to "
        "the last digit of its last number."
    )


def named(file: CsvFile, names: Sequence[str], fix: str = UNEDITED) -> dict[str, int] | None:
    """Position by name; notes each that is missing or stands twice, and is None where one is missing.

    `fix` is what to do where one is missing and no column is all but the same.
    """
    if not file.header:
        return None
    spare = [column for column in file.header if column not in names]
    for name in names:
        if file.header.count(name) > 1:
            file.fault(1, f"the column {name} stands twice")
        elif name not in file.header:
            close = meant(name, spare)
            rename = f"Did you mean the column '{close}'? Name it {name}" if close else fix
            file.fault(1, f"the column {name} is missing", rename)
    if not all(name in file.header for name in names):
        return None
    return {name: file.header.index(name) for name in names}


def _decoded(raw: bytes, file: CsvFile) -> str | None:
    if not raw.strip():
        file.fault(None, "the file is empty", DOWNLOAD)
    elif raw.startswith(b"PK\x03\x04"):
        file.fault(None, *_archive(raw))
    elif raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith((b"<!doctype", b"<html")):
        file.fault(None, "a web page and not CSV", "Open the publisher's page and download the file itself")
    elif raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        file.fault(1, "not UTF-8: it looks like UTF-16 ('Unicode text')", "Save it as CSV UTF-8")
    else:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            rule = f"not UTF-8 (byte 0x{raw[error.start]:02x}): it may be Windows-1252 (cp1252)"
            file.fault(line, rule, "Save it as CSV UTF-8")
    return None


def _archive(raw: bytes) -> tuple[str, str]:
    """What a zip file is, and what to do about it: a workbook is one, whatever it is called."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return "a zip file that is damaged or cut short, not CSV", DOWNLOAD
    if any(name.startswith("xl/") for name in names):
        return "an Excel workbook, not CSV, whatever its name says", "Open it in Excel and save its sheet as CSV UTF-8"
    return f"a zip file that holds {some(names, 3) or 'nothing'}, not CSV", "Unzip it, and give the CSV file in it"


def _rows(text: str, file: CsvFile) -> list[CsvRow]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[CsvRow] = []
    line = 1
    try:
        for fields in reader:
            if reader.line_num > line:
                _unclosed(file, line, reader.line_num)
            elif fields:
                rows.append(CsvRow(line, tuple(text.strip() for text in fields)))
            line = reader.line_num + 1
    except csv.Error as error:
        if str(error).startswith("field larger"):
            rule = f"a cell has more than {csv.field_size_limit():,} characters, which no file of the publisher's has"
            file.fault(line, rule, DOWNLOAD)
        else:
            _unclosed(file, line, reader.line_num)
    return rows


def _unclosed(file: CsvFile, line: int, end: int) -> None:
    file.fault(line, f"a quotation mark is opened here and not closed properly (the text runs to line {end})", DOWNLOAD)

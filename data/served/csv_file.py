"""A publisher's CSV file as rows that know their line, with everything that is wrong with its form."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from data.declarations.spelling import meant
from data.served.faults import FileFault
from data.served.kinds import ZIP, kind
from data.shortly import MOST_CHARACTERS, UNSEEN, cut, seen, some

# The largest that is read is some ten million bytes, of every ward of London.
MOST_BYTES = 300_000_000
# A cell of a spreadsheet has room for so many characters.
MOST_IN_A_CELL = 32_767
TOO_LONG = f"a cell has more than {MOST_IN_A_CELL:,} characters, which no spreadsheet takes"
# Lines of title that may stand above those that name the columns.
TITLES = 20
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
    the last line has no end, and '' where it has one; `long` are the values that are too long for a message, by
    line.
    """

    name: str
    header: tuple[str, ...] = ()
    rows: list[CsvRow] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    unended: str = ""
    long: dict[int, list[str]] = field(default_factory=dict)

    def fault(self, line: int | None, rule: str, fix: str = UNEDITED) -> None:
        """Notes a fault; of a value that it repeats, no more than a message has room for."""
        # A fault may repeat a value of its own line, and of one of the first, to which others are held.
        for value in chain(self.long.get(line or 0, []), *islice(self.long.values(), TITLES)):
            for text in (value, value.upper()):
                rule = rule.replace(text, cut(text))
        self.faults.append(FileFault(self.name, line, seen(rule), fix))


def read_csv(path: Path) -> CsvFile:
    """Reads UTF-8 with or without a byte order mark, any line ending, the last with or without; passes blank lines."""
    file, size = CsvFile(str(path)), path.stat().st_size
    if size > MOST_BYTES:
        file.fault(None, f"{size:,} bytes, where {MOST_BYTES:,} are read, more than any of this publisher's", UNEDITED)
        return file
    raw = path.read_bytes()
    text = _decoded(raw, file)
    if text is None:
        return file
    rows = _rows(text, file)
    if not rows:
        return file
    for row in rows:
        _look_into(row, file)
    if instead := _instead_of_a_header(rows):
        file.fault(1, *instead)
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
    return CsvFile(str(path), header, whole, file.faults, unended(path, rows[-1].line, raw), file.long)


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


def _look_into(row: CsvRow, file: CsvFile) -> None:
    """Notes signs that nobody sees, and keeps in mind the values that are too long for a message."""
    if unseen := UNSEEN.search("".join(row.fields)):
        rule = f"a cell has a sign that is not seen (U+{ord(unseen[0]):04X}), so that it is another text than it seems"
        file.fault(row.line, rule, "Take it out, or give the file as it was served")
    if len("".join(row.fields)) > MOST_CHARACTERS:
        if max(map(len, row.fields)) > MOST_IN_A_CELL:
            file.fault(row.line, TOO_LONG, DOWNLOAD)
        long = [text for text in row.fields if len(text) > MOST_CHARACTERS]
        file.long.update({row.line: long} if long else {})


def _instead_of_a_header(rows: Sequence[CsvRow]) -> tuple[str, str] | None:
    """What the first line is where it does not name the columns, and what to do about it."""
    header = rows[0].fields
    signs = {";": "semicolons", "\t": "tabs", "|": "bars"}
    parted = next((sign for sign in signs if len(header) == 1 and header[0].count(sign) > 1), None)
    if parted:
        return f"the columns are parted by {signs[parted]} and not by commas", "Save it as CSV UTF-8 (comma delimited)"
    filled = sum(map(bool, header))
    wider = next((row for row in rows[1:TITLES] if sum(map(bool, row.fields)) > filled + 2), None)
    if filled > 2 or wider is None:
        return None
    return f"a title, and not the names of columns, which are in line {wider.line}", "Take out the lines above those"


def _decoded(raw: bytes, file: CsvFile) -> str | None:
    if not raw.strip():
        file.fault(None, "the file is empty", DOWNLOAD)
    elif raw.startswith(ZIP):
        file.fault(None, *_archive(raw))
    elif found := kind(raw[:512]):
        file.fault(None, f"{found[0]} and not CSV", found[1])
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
            file.fault(line, TOO_LONG, DOWNLOAD)
        else:
            _unclosed(file, line, reader.line_num)
    return rows


def _unclosed(file: CsvFile, line: int, end: int) -> None:
    file.fault(line, f"a quotation mark is opened here and not closed properly (the text runs to line {end})", DOWNLOAD)

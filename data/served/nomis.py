"""A table as the Nomis API serves it in CSV: its form, whether it is whole, and its rows of Camden's wards."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.holding.warehouse import camden_wards
from data.served.csv_file import CsvFile, CsvRow, named, read_csv
from data.served.faults import FileFault, SourceError
from data.vocabulary.boroughs import CAMDEN

# Without a key the service gives so many rows and then stops, without saying so.
MOST_ROWS = 25_000
AREA, VALUE, COUNT, STATUS = "GEOGRAPHY_CODE", "OBS_VALUE", "RECORD_COUNT", "OBS_STATUS"
NORMAL = "A"
# What other files of the publisher have in them: the title of a table made on its web site, the columns of a bulk file.
WEB_TABLE, BULK_COLUMN, ARCHIVE = b"from Nomis on", b"; measures: value", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing by which a table tells its counts apart, of which the rows with one code are kept.

    `means` says what each code stands for, that of `code` among them; `name` is what the service calls the one that is
    kept, by which it is known where the column of codes was not asked for. Where `needed`, one of the two columns is.
    """

    column: str
    code: str
    name: str
    means: Mapping[str, str]
    needed: bool = True

    @property
    def named(self) -> str:
        """The column of names."""
        return f"{self.column}_NAME"

    @property
    def kept(self) -> str:
        """What the rows that are kept count, in words."""
        return self.means[self.code]

    def among(self, columns: Sequence[str]) -> tuple[str, str] | None:
        """The column that tells what is kept, and what it has where a row is; None where neither is there."""
        if self.column in columns:
            return self.column, self.code
        return (self.named, self.name) if self.named in columns else None


# A dimension, the column that tells it, and what stands there where a row is kept.
Told = tuple[Dimension, str, str]
VALUES = Dimension("MEASURES", "20100", "Value", {"20100": "plain numbers", "20301": "percentages"}, needed=False)


@dataclass(frozen=True, slots=True)
class Observed:
    """A count in an area, with the line it stands in and that line's fields by column.

    `value` is None where the publisher gives none; `note` is then why, in its words."""

    line: int
    area: str
    value: int | None
    fields: dict[str, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NomisTable:
    """Observations of Camden's wards and of the borough; `skipped` other rows, and the faults that `file` has."""

    file: CsvFile
    rows: list[Observed]
    skipped: int


def read_table(path: Path, names: Sequence[str], keep: Sequence[Dimension], ask: str) -> NomisTable:
    """The rows that have what is to be kept of each dimension; what is wrong is noted in the file.

    `ask` says how a person gets the right table. Raises SourceError for another kind of file of the publisher's.
    """
    _refuse_what_it_is_not(path, ask)
    file = _upper(read_csv(path))
    where = named(file, (AREA, VALUE, *names), ask)
    told = _told(file, (*keep, VALUES), ask) if file.header else None
    if where is None or told is None:
        return NomisTable(file, [], 0)
    _check_whole(file)
    columns = {name: place for place, name in enumerate(file.header)}
    places = {*camden_wards(), CAMDEN}
    rows: list[Observed] = []
    for row in file.rows:
        fields = {name: row.fields[place] for name, place in columns.items()}
        ours = fields[AREA] in places and all(fields[column] == kept for _, column, kept in told)
        if ours and (observed := _observed(file, row, fields)):
            rows.append(observed)
    if file.rows and not file.faults and not any(row.area != CAMDEN for row in rows):
        _say_what_is_there(file, columns, told, ask)
    return NomisTable(file, rows, len(file.rows) - len(rows))


def check_wards(file: CsvFile, rows: Sequence[Observed], of: str) -> None:
    """Notes each ward that has no row of something, or more than one."""
    lines: dict[str, int] = {}
    for row in rows:
        if row.area in lines:
            name = camden_wards().get(row.area, "Camden")
            rule = f"{name} has {of} a second time (the first is in line {lines[row.area]})"
            file.fault(row.line, rule, "Keep one of the two, or ask for the table once more and add nothing to it")
        lines.setdefault(row.area, row.line)
    lost = [f"{name} ({code})" for code, name in camden_wards().items() if code not in lines]
    if lost:
        rule = f"cut short: {len(lost)} of {len(camden_wards())} wards have no {of}: {', '.join(lost)}"
        file.fault(None, rule, _all_wards())


def _refuse_what_it_is_not(path: Path, ask: str) -> None:
    """Raises SourceError for what the publisher serves elsewhere, and for an answer that was not saved to its end."""
    with path.open("rb") as file:
        start = file.read(20_000)
        file.seek(max(path.stat().st_size - 1, 0))
        end = file.read()
    header = start.partition(b"\n")[0].lower()
    if start.startswith(ARCHIVE):
        rule = "a zip file or a spreadsheet, and not CSV as the service's address gives it"
    elif WEB_TABLE in start:
        rule = "a table made on the Nomis web site, with lines of title above it, and not CSV as its address gives it"
    elif BULK_COLUMN in header:
        rule = (
            "a Census bulk file, with a column for each category; what is read has a row for each ward, with "
            f"{AREA} and {VALUE}, as the service's address gives it"
        )
    elif VALUE.lower().encode() in header and not end.endswith((b"\n", b"\r")):
        # The service ends every line, and a number that is cut short is a number too.
        rule = "its last line has no end, so that its last number may be cut short"
    else:
        return
    raise SourceError([FileFault(str(path), None, rule, ask)])


def _upper(file: CsvFile) -> CsvFile:
    return replace(file, header=tuple(name.upper() for name in file.header))


def _told(file: CsvFile, dimensions: Sequence[Dimension], ask: str) -> list[Told] | None:
    """Each dimension that a column tells, with the column and what it has where a row is kept; None where one is
    needed and no column tells it: nobody could say what is counted then."""
    found = [(each, *there) for each in dimensions if (there := each.among(file.header))]
    lost = [each for each in dimensions if each.needed and not each.among(file.header)]
    for each in lost:
        rule = f"there is neither {each.column} nor {each.named}, so nothing says whether these are {each.kept}"
        file.fault(1, rule, ask)
    return None if lost else found


def _say_what_is_there(file: CsvFile, columns: Mapping[str, int], told: Sequence[Told], ask: str) -> None:
    """Notes what a file has of Camden's wards, of which no row is kept."""
    ours = [row.fields for row in file.rows if row.fields[columns[AREA]] in camden_wards()]
    if not ours:
        rule = f"no count of Camden's {len(camden_wards())} wards of May 2022 among {len(file.rows):,} rows"
        file.fault(None, rule, _all_wards())
        return
    for dimension, column, kept in told:
        found = sorted({fields[columns[column]] for fields in ours})
        if kept not in found:
            said = [
                f"{each} ({dimension.means[each]})" if each in dimension.means else each or "empty" for each in found
            ]
            rule = f"{column} is {', '.join(said[:4])} wherever a ward is counted"
            file.fault(None, f"{rule}; what is read is {kept} ({dimension.kept})", ask)
    if not file.faults:
        wanted = " and ".join(f"{kept} in {column}" for _, column, kept in told)
        file.fault(None, f"no row of a ward has {wanted} at once", ask)


def _all_wards() -> str:
    wards = sorted(camden_wards())
    return f"Ask for geography={wards[0]}...{wards[-1]}"


def _check_whole(file: CsvFile) -> None:
    """Notes a table that ends before its last row, which the service says in each row, or that may end so."""
    fix = f"Ask for fewer areas or dates at once: the service stops at {MOST_ROWS:,} rows"
    if COUNT not in file.header:
        if file.rows and len(file.rows) % MOST_ROWS == 0:
            file.fault(None, f"{len(file.rows):,} rows, where the service stops: more may have been cut off", fix)
        return
    promised = {row.fields[file.header.index(COUNT)] for row in file.rows}
    if len(promised) == 1 and promised != {str(len(file.rows))}:
        file.fault(None, f"cut short: {len(file.rows):,} rows of the {promised.pop()} that {COUNT} says", fix)
    elif len(promised) > 1:
        rule = f"{COUNT} is not the same in all rows ({', '.join(sorted(promised)[:4])})"
        file.fault(None, rule, "Give each answer of the service as a file of its own")


def _observed(file: CsvFile, row: CsvRow, fields: dict[str, str]) -> Observed | None:
    text, status = fields[VALUE], fields.get(STATUS, "")
    if re.fullmatch(r"\d{1,9}(\.0)?", text, re.ASCII):
        return Observed(row.line, fields[AREA], int(text.split(".")[0]), fields)
    if not text and status not in ("", NORMAL):
        said = fields.get(f"{STATUS}_NAME", "")
        return Observed(row.line, fields[AREA], None, fields, f"status {status}{said and f', {said}'}")
    what = f"is '{text}'" if text else "is empty, and no status says why"
    file.fault(row.line, f"{VALUE} {what}; a count is a whole number, zero or more")
    return None

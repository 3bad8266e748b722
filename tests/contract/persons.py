"""Rows of people with something planted in them that nobody may ever read, and what can go wrong with their file."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from data.contracts.contract import Contract
from data.contracts.field import ARROW_TYPES
from data.vocabulary import Counted
from tests.contract.valid_rows import COUNCIL, EXTRACTS, table

PEOPLE = [contract for contract in EXTRACTS.values() if contract.counts is Counted.PEOPLE]
NAME, NUMBER, DAY = "Zyxwvut-Qponmlk", 987654321987, date(1923, 4, 17)
MARKERS = ("zyxwvut", "qponmlk", "987654321", "987,654,321", "9.87654", "1923-04-17", "17/04/1923", "17 april 1923")
LATIN = f"{NAME}\u00e9"


def told(heard: str) -> list[str]:
    """The markers that can be read in a text."""
    return [marker for marker in MARKERS if marker in heard.lower()]


@dataclass
class Given:
    """A table as somebody has it before it is a file: names, rows, and what the file says of itself."""

    contract: Contract
    names: list[str]
    rows: list[list[Any]]
    said: dict[str, str] = field(default_factory=COUNCIL.encoded)
    nested: set[int] = field(default_factory=set)
    coded: set[int] = field(default_factory=set)

    def column(self, at: int) -> pa.Array:
        """In the contract's type where every cell has it, else as text."""
        cells = [row[at] for row in self.rows]
        known = self.contract.table.by_name.get(self.names[at])
        try:
            made = pa.array(cells, ARROW_TYPES[known.type] if known else None)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            made = pa.array([None if cell is None else str(cell) for cell in cells])
        if at in self.nested:
            return pa.array([{NAME: cell} for cell in made.to_pylist()])
        return made.dictionary_encode() if at in self.coded else made


def valid(contract: Contract) -> Given:
    """The valid rows, under keys that are markers."""
    rows = table(contract).to_pylist()
    keys = {each.name for each in contract.fields if each.is_key}
    cells = [
        [f"{NAME}{number}" if name in keys else row[name] for name in contract.names] for number, row in enumerate(rows)
    ]
    return Given(contract, list(contract.names), cells)


Harm = Callable[[Given, int, int], None]


def lost_header(given: Given, _row: int, _at: int) -> None:
    given.names, given.rows = [str(cell) for cell in given.rows[0]], given.rows[1:]


def named_by_a_value(given: Given, row: int, at: int) -> None:
    given.names[at] = f"{NAME} {row}"


def nearly_named(given: Given, _row: int, at: int) -> None:
    given.names[at] = f"{given.names[at]}s"


def one_more(given: Given, _row: int, at: int) -> None:
    given.names.insert(at, f"{NAME} 7")
    for cells in given.rows:
        cells.insert(at, NAME)


def twice(given: Given, _row: int, at: int) -> None:
    given.names[at] = given.names[at - 1]


def dropped(given: Given, _row: int, at: int) -> None:
    given.names.pop(at)
    for cells in given.rows:
        cells.pop(at)


def nobody(given: Given, row: int, at: int) -> None:
    given.rows[row % len(given.rows)][at] = None


def a_name(given: Given, row: int, at: int) -> None:
    given.rows[row % len(given.rows)][at] = NAME


def a_number(given: Given, row: int, at: int) -> None:
    given.rows[row % len(given.rows)][at] = NUMBER


def a_day(given: Given, row: int, at: int) -> None:
    given.rows[row % len(given.rows)][at] = DAY


def an_old_ward(given: Given, row: int, at: int) -> None:
    if "ward_code" in given.names:
        at = given.names.index("ward_code")
    given.rows[row % len(given.rows)][at] = "E05000128"


def all_names(given: Given, _row: int, at: int) -> None:
    for number, cells in enumerate(given.rows):
        cells[at] = f"{NAME} {number}"


def again(given: Given, row: int, _at: int) -> None:
    given.rows.append(list(given.rows[row % len(given.rows)]))


def in_a_record(given: Given, _row: int, at: int) -> None:
    given.nested.add(at)


def in_codes(given: Given, _row: int, at: int) -> None:
    given.coded.add(at)


def of_someone(given: Given, _row: int, at: int) -> None:
    keys = list(COUNCIL.encoded())
    given.said[keys[at % len(keys)]] = NAME


def silent(given: Given, _row: int, _at: int) -> None:
    given.said = {}


HARMS: tuple[Harm, ...] = (
    *(lost_header, named_by_a_value, nearly_named, one_more, twice, dropped, nobody, a_name, a_number, a_day),
    *(an_old_ward, all_names, again, in_a_record, in_codes, of_someone, silent),
)


def whole(content: bytes, _at: float) -> bytes:
    return content


def cut(content: bytes, at: float) -> bytes:
    return content[: int(at * len(content))]


def flipped(content: bytes, at: float) -> bytes:
    place = int(at * len(content))
    return content[:place] + bytes([content[place] ^ 0x11]) + content[place + 1 :]


def without_its_end(content: bytes, at: float) -> bytes:
    return content + content[: int(at * len(content))]


def in_another_alphabet(content: bytes, at: float) -> bytes:
    return cut(content, at) + LATIN.encode("latin-1") + content[int(at * len(content)) :]


def with_an_open_quote(content: bytes, at: float) -> bytes:
    return cut(content, at) + b'"' + content[int(at * len(content)) :]


BYTES: tuple[Callable[[bytes, float], bytes], ...] = (
    *(whole, whole, whole, cut, flipped, without_its_end, in_another_alphabet, with_an_open_quote),
)


@st.composite
def damaged(draw: st.DrawFn, *forms: str) -> tuple[Given, str, bytes]:
    """Rows of some extract of people that were harmed, and the bytes of their file in one of the forms."""
    given = valid(draw(st.sampled_from(PEOPLE)))
    for harm in draw(st.lists(st.sampled_from(HARMS), min_size=1, max_size=3)):
        if given.names and given.rows:
            harm(given, draw(st.integers(0, 5)), draw(st.integers(0, len(given.names) - 1)))
    form = draw(st.sampled_from(forms))
    change, at = draw(st.sampled_from(BYTES)), draw(st.floats(0, 1, exclude_max=True))
    content = FORMS[form](given)
    return given, form, change(content, at) if content else content


def as_parquet(given: Given) -> bytes:
    names = list(dict.fromkeys(given.names))
    columns = [given.column(given.names.index(name)) for name in names]
    made = pa.table(dict(zip(names, columns, strict=True))).replace_schema_metadata(given.said)
    out = io.BytesIO()
    pq.write_table(made, out)
    return out.getvalue()


def as_csv(given: Given) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([given.names, *(["" if cell is None else cell for cell in row] for row in given.rows)])
    return out.getvalue().encode()


def as_workbook(given: Given) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = NAME
    for row in [given.names, *given.rows]:
        book.active.append(
            [datetime.combine(cell, datetime.min.time()) if type(cell) is date else cell for cell in row]
        )
    for cells in book.active.iter_rows(min_row=2):
        for cell in cells:
            if cell.value == NUMBER:
                cell.number_format = "yyyy-mm-dd"  # a day that no calendar has
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMS: dict[str, Callable[[Given], bytes]] = {"parquet": as_parquet, "csv": as_csv, "xlsx": as_workbook}


def texts(folder: Path) -> Iterator[str]:
    """Everything that can be read in the files of a folder: Parquet by its cells, all else as it is."""
    for path in folder.rglob("*"):
        if path.suffix == ".parquet":
            read = pq.read_table(path, partitioning=None)
            yield f"{read.schema.names} {read.schema.metadata} {read.to_pylist()}"
        elif path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")

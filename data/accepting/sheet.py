"""A file of the council's as named columns of texts, whether it is CSV, an Excel workbook or Parquet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa

from data.contracts import spoken
from data.contracts.contract import Contract
from data.declarations.spelling import meant
from data.holding.files import ExtractError
from data.vocabulary import Counted

# Rows of title that may stand above those that name the columns.
TITLES = 20


class SheetError(ExtractError):
    """A file that cannot be read as rows and columns; the message names the file, the place, the rule and the fix."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a file that the contract has: of texts, or in their types already; empty cells are null.

    `rows` are the numbers by which a person finds them, a header being row 1; `unknown` are columns that the
    contract does not have; `missing` are the contract's that are not there, each with the one that looks like it.
    `unended` is a sentence where the last line of a CSV file has no end, and else ''.
    """

    file: str
    rows: Sequence[int]
    columns: dict[str, pa.ChunkedArray | pa.Array]
    unknown: tuple[str, ...] = ()
    missing: tuple[tuple[str, str | None], ...] = ()
    unended: str = ""


def of_cells(path: Path, contract: Contract, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Sheet:
    """The sheet of a header and numbered rows, of texts; rows in which every cell is empty are passed over.

    Raises SheetError where a row has something beyond the header."""
    rows = iter(rows)
    if not names_some(contract, header):
        for number, row in islice(rows, TITLES):
            if names_some(contract, row):
                raise SheetError(
                    f"{path}: row {number}: names the columns, which the first row must; take out the rows above it"
                )
    places, unknown, missing = placed(path, contract, header)
    nameless = [place for place, name in enumerate(header) if not name.strip()]
    numbers: list[int] = []
    cells: list[list[str | None]] = [[] for _ in places]
    for number, row in rows:
        if any(cell.strip() for cell in row[len(header) :]):
            raise SheetError(
                f"{path}: row {number}: has something beyond the {len(header)} columns of the header; take it out, or "
                "put a text with a comma in quotation marks"
            )
        if nameless and any(row[place].strip() for place in nameless):
            unknown, nameless = (*unknown, "one that has no name"), []
        texts = [row[place].strip() for place in places.values()]
        if any(texts) or any(cell.strip() for cell in row):
            numbers.append(number)
            for column, text in zip(cells, texts, strict=True):
                column.append(text or None)
    if not numbers:
        raise SheetError(f"{path}: there are no rows below the header; fill it")
    columns = {name: pa.array(column, pa.string()) for name, column in zip(places, cells, strict=True)}
    return Sheet(str(path), numbers, columns, unknown, missing)


def names_some(contract: Contract, header: Sequence[str]) -> bool:
    """Whether a row names a column of the contract."""
    return bool({_plain(name) for name in header} & set(contract.names))


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip()).lower()


def placed(
    path: Path, contract: Contract, header: Sequence[str]
) -> tuple[dict[str, int], tuple[str, ...], tuple[tuple[str, str | None], ...]]:
    """Where each column of the contract is in a header, in whatever order; the columns it does not know; those missing.

    Capitals, spaces and hyphens in a name make no difference. Raises SheetError where a column is there twice, or
    none of the contract's is.
    """
    plain = [_plain(name) for name in header]
    twice = [name for name in contract.names if plain.count(name) > 1]
    if twice:
        raise SheetError(f"{path}: column {', '.join(twice)}: is there more than once; take one of them out")
    places = {name: plain.index(name) for name in contract.names if name in plain}
    if not places:
        # The first row may be somebody's own, and is not repeated.
        named = ", ".join(contract.names)
        raise SheetError(f"{path}: its first row names no column of {contract.name}; put their names there: {named}")
    others = {plain[number]: name.strip() for number, name in enumerate(header) if number not in places.values()}
    absent = [name for name in contract.names if name not in places]
    close = [(name, meant(name, others)) for name in absent]
    names = [name.strip() for name in header]
    missing = tuple((name, spoken.quoted(contract, names, others[like]) if like else None) for name, like in close)
    return places, tuple(spoken.of(contract, names, name) for name in others.values() if name), missing


def shows_values(contract: Contract) -> bool:
    """Whether what is in a cell may be repeated in a message."""
    return contract.counts is not Counted.PEOPLE

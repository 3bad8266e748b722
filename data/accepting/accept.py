"""Puts what the council has in the place of its extract in one step, with the months that it is said to cover."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.accepting.oddities import odd
from data.accepting.reach import Covers, days_of, first_and_last, not_whole, without_rows
from data.accepting.reading import read_file
from data.accepting.sheet import Sheet, SheetError
from data.accepting.typed import FILE, ROW, Typed, typed
from data.contracts.contract import Contract
from data.contracts.days import Taken
from data.contracts.fault import Fault, Places
from data.contracts.quoting import name
from data.holding import inspection, warehouse
from data.holding import read as holding
from data.holding.extract import Extract
from data.holding.files import ExtractError, parts
from data.holding.within import outside, refuse_fewer
from data.holding.write import write
from data.vocabulary import Origin

ACCEPTS = logging.getLogger("camden.import")
GIVEN = "the rows given"
# How a fault finds a row again: by the file, and its row there.
PLACES = Places((FILE, ROW), f'"{FILE}", \', row \', "{ROW}"')


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was read of each file, and the extract that it became.

    `replaced` is the origin of the extract that was there, '' where none was; `unknown` are columns that were left
    out; `day_first` those whose days were read with the day first; `without` are months covered in which no row is
    dated, and `cut` others that such a hole reaches into, or one between two files; `short` are the first and last day
    with a row, where every month has one and these leave a working day of the first or last month without any;
    `warnings` are sentences about files and rows."""

    written: Extract
    rows: dict[str, int]
    replaced: str
    unknown: tuple[str, ...]
    day_first: tuple[str, ...]
    without: tuple[date, ...]
    cut: tuple[date, ...]
    short: tuple[date, date] | None
    warnings: tuple[str, ...]


def accept(
    contract: Contract,
    paths: Sequence[Path],
    folder: Path,
    said: Covers | None,
    *,
    extracted_on: date,
    fewer: bool = False,
) -> Accepted:
    """Read files, all of them together the extract, check them, and put them in its place.

    `said` is what they cover, None for a contract without dates; `fewer` that they may have less than half of the rows
    that are there. Raises ExtractError with every fault, or OSError for
    a file that cannot be opened, and what was there is then untouched.
    """
    started, outcome = time.monotonic(), "refused"
    try:
        there = _there(contract, folder, extracted_on)
        sheets = _sheets(contract, paths)
        made = [typed(contract, sheet) for sheet in sheets]
        table = _together(contract, made)
        _refuse(contract, folder, _faults(contract, folder, made, table, extracted_on))
        if there and not fewer:
            refuse_fewer(contract, table.num_rows, there)
        reach = said or Covers(extracted_on, extracted_on)
        days = days_of(contract, table)
        without = without_rows(contract, days, reach) if said else ()
        cut = not_whole(contract, made, days, without, reach) if said else ()
        _refuse(contract, folder, _outside(contract, folder, table, reach) if said else [])
        written = write(
            table.select(contract.names),
            contract,
            folder,
            origin=Origin.COUNCIL,
            covers_from=reach.first,
            covers_to=reach.last,
            extracted_on=extracted_on,
            source=_credit(contract, paths),
            gaps=() if contract.is_stated else sorted({*without, *cut}),
        )
        outcome = "accepted"
    finally:
        ACCEPTS.info("extract=%s seconds=%.1f outcome=%s", contract.name, time.monotonic() - started, outcome)
    return Accepted(
        written=written,
        rows={sheet.file: len(sheet.rows) for sheet in sheets},
        replaced=there.origin if there else "",
        unknown=tuple(dict.fromkeys(name for sheet in sheets for name in sheet.unknown)),
        day_first=tuple(dict.fromkeys(name for each in made for name in each.day_first)),
        without=without,
        cut=cut,
        short=first_and_last(days, reach) if said and not without else None,
        warnings=(*filter(None, (each.unended for each in sheets)), *odd(contract, table, reach.first, reach.last)),
    )


def _there(contract: Contract, folder: Path, today: date) -> Extract | None:
    """The extract that is there; None for none, and for one that cannot be read and is to be replaced."""
    if (folder / contract.name).is_dir():
        raise ExtractError(
            f"{folder / contract.name}: there is a folder of parts; move it elsewhere, and name its files here"
        )
    try:
        return holding.read(contract, folder, today=today) if parts(contract, folder) else None
    except ExtractError:
        return None


def _sheets(contract: Contract, paths: Sequence[Path]) -> list[Sheet]:
    """Every file as a sheet; raises SheetError with the faults of all that cannot be read."""
    sheets: list[Sheet] = []
    faults: list[str] = []
    for path in paths:
        try:
            sheets.append(read_file(path, contract))
        except SheetError as error:
            faults.append(str(error))
    if faults:
        raise SheetError("\n".join(faults))
    return sheets


def _together(contract: Contract, made: Sequence[Typed]) -> pa.Table:
    """The rows of all files with the contract's columns; one that a file lacks is null there, and a fault of it."""
    schema = pa.schema([*contract.arrow_schema, (FILE, pa.string()), (ROW, pa.int64())])
    return pa.concat_tables(
        [pa.concat_tables([schema.empty_table(), each.table], promote_options="default") for each in made]
    )


def _faults(contract: Contract, folder: Path, made: Sequence[Typed], table: pa.Table, extracted_on: date) -> list[str]:
    faults = [fault for each in made for fault in each.faults]
    lacking = {name for name in contract.names if any(name not in each.table.column_names for each in made)}
    unread = lacking.union(*(each.unread for each in made))
    referred = {key.resource for key in contract.foreign_keys} - {contract.name}
    taken = Taken(extracted_on, by_council=True)
    with warehouse.connect(folder, only=referred, calendar=False) as connection:
        connection.register(GIVEN, table)
        checked = inspection.check_given(contract, GIVEN, connection, taken=taken, places=PLACES)
    # A cell that could not be read is null here, which is no second fault.
    return faults + [_said(contract, fault) for fault in checked if not unread & set(fault.field.split(", "))]


def _outside(contract: Contract, folder: Path, table: pa.Table, reach: Covers) -> list[str]:
    with warehouse.connect(folder, only=(), calendar=False) as connection:
        connection.register(GIVEN, table)
        found = outside(contract, name(GIVEN), (reach.first, reach.last), connection, PLACES)
    return [_said(contract, fault) for fault in found]


def _said(contract: Contract, fault: Fault) -> str:
    return str(fault).replace(f"{contract.name}.", "column ", 1)


def _refuse(contract: Contract, folder: Path, faults: Sequence[str]) -> None:
    if faults:
        listed = "\n".join(f"- {fault}" for fault in faults)
        raise ExtractError(
            f"Not accepted as {contract.name}; what was in {folder} is untouched. Put this right in the files, and "
            f"accept them again:\n{listed}"
        )


def _credit(contract: Contract, paths: Sequence[Path]) -> str:
    # A name may hold bytes that are no text, which no Parquet file takes.
    names = [path.name.encode("utf-8", "replace").decode() for path in paths]
    return f"{contract.sources[0].title}; {', '.join(dict.fromkeys(names))}"

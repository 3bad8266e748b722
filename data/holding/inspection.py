"""Holds extracts to their contracts, as they lie on disk or before they are written."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from data.contracts.check import check_rows, check_table
from data.contracts.contract import Contract
from data.contracts.days import Taken
from data.contracts.elsewhere import Elsewhere, EngineError
from data.contracts.fault import IN_PARTS, NUMBERED, Fault, Places
from data.contracts.folder import all_contracts
from data.contracts.references import References
from data.contracts.rules import Rule
from data.declarations.spelling import suggestion
from data.holding import warehouse
from data.holding.checksums import sound
from data.holding.extract import Extract
from data.holding.files import EmptyError, ExtractError, extracts_folder, reference_path
from data.holding.metadata import Metadata
from data.holding.read import council_day, describe, says_sample
from data.holding.scanning import reason, scan
from data.holding.whole import Files, files
from data.holding.within import rule_of_coverage
from data.vocabulary import Origin

DAMAGED = "is damaged: a page of it does not match the checksum that it was written with; bring it in again"


def check(name: str, folder: Path | None = None) -> list[Fault]:
    """Every way in which an extract or reference table breaks its contract; none where it is sound.

    Raises ExtractError where no contract has the name.
    """
    known = all_contracts()
    if name not in known:
        near = suggestion(name, known) or f"; there are {', '.join(known)}"
        raise ExtractError(f"there is no contract '{name}'{near}")
    contract, folder = known[name], folder or extracts_folder()
    with warehouse.connect(folder, only=(), calendar=False) as connection:
        if not contract.is_extract:
            return check_files(contract, [reference_path(contract)], folder, connection)
        try:
            return inspect(contract, files(contract, folder), folder, date.max, connection)[1]
        except ExtractError as error:
            return [Fault(contract.name, "", str(error))]


def check_all(
    extracts: Mapping[str, Extract], connection: duckdb.DuckDBPyConnection, elsewhere: Elsewhere | None = None
) -> list[Fault]:
    """Every way in which extracts break their contracts, in one database that has the views of `connect`.

    Neither footers nor content are read again but for the rows. Those of a folder of extracts are asked `elsewhere`
    where there is such an engine; the tables that the project keeps are small, and here.
    """
    here, there = References(connection), References(connection, elsewhere)
    return [fault for extract in extracts.values() for fault in _check_held(extract, here, there)]


def _check_held(extract: Extract, here: References, there: References) -> list[Fault]:
    paths = [stamp.path for stamp in extract.stamps]
    references = there if all_contracts()[extract.name].format == "parquet" else here
    return _check_as_said(all_contracts()[extract.name], paths, extract, references, extract.rows)


def check_written(contract: Contract, path: Path, said: Metadata, connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Every fault of a file of which this is said, in a database that has what it refers to: as it will be checked once
    it is in its place."""
    return _check_as_said(contract, [path], said, References(connection))


def _check_as_said(
    contract: Contract, paths: Sequence[Path], said: Extract | Metadata, references: References, rows: int | None = None
) -> list[Fault]:
    made_up = said.origin == Origin.SAMPLE
    real = not made_up and not contract.origin
    taken = Taken(said.extracted_on, said.origin == Origin.COUNCIL) if real else None
    covered = _covered(contract, said)
    return _check_paths(contract, paths, references, rows, taken, made_up=made_up, covered=covered)


def inspect(
    contract: Contract, found: Files, folder: Path, today: date, connection: duckdb.DuckDBPyConnection
) -> tuple[Extract | None, list[Fault]]:
    """What an extract, whose files these are, says of itself, where that makes sense; and every fault of it.

    The database has the reference tables; views of what the extract refers to are made in it. Raises EmptyError for a
    template that nobody has filled, and whose columns are right.
    """
    held = _held(contract, found, today)
    covered = _covered(contract, held) if isinstance(held, Extract) else None
    day, made_up = council_day(contract, found), says_sample(found)
    faults = check_files(contract, found.paths, folder, connection, day, made_up=made_up, covered=covered)
    if isinstance(held, Extract):
        return held, faults
    if not isinstance(held, EmptyError):
        # What it covers cannot be told from dates that are at fault themselves, where they could tell it at all.
        if contract.is_stated or contract.date not in {fault.field for fault in faults}:
            faults.append(Fault(contract.name, "", str(held)))
    elif not faults:
        raise held
    return None, faults


def _held(contract: Contract, found: Files, today: date) -> Extract | ExtractError:
    """What an extract says of itself, or why that makes no sense."""
    try:
        return describe(contract, found, today)
    except ExtractError as error:
        return error


def _covered(contract: Contract, said: Extract | Metadata) -> Rule | None:
    """That no row lies outside the days that the files themselves say they cover; what is inferred leaves some out
    rightly."""
    return None if said.inferred or contract.origin else rule_of_coverage(contract, (said.covers_from, said.covers_to))


def check_files(
    contract: Contract,
    paths: Sequence[Path],
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    council: date | None = None,
    *,
    made_up: bool = False,
    covered: Rule | None = None,
) -> list[Fault]:
    """Every fault in the rows of these files, checked beside the extracts of a folder that they refer to.

    `council` is the day on which the council extracted them, where they are its own; those of a sample are
    `made_up`; by a rule of what is `covered` there are faults where there are no others."""
    taken = Taken(council, by_council=True) if council else None
    referred = {key.resource for key in contract.foreign_keys} - {contract.name}
    try:
        warehouse.add_views(folder, connection, only=referred)
    except ExtractError as error:
        return [Fault(contract.name, "", str(error))]
    return _check_paths(contract, paths, References(connection), taken=taken, made_up=made_up, covered=covered)


def check_given(
    contract: Contract,
    relation: str,
    connection: duckdb.DuckDBPyConnection,
    *,
    taken: Taken | None = None,
    places: Places = NUMBERED,
) -> list[Fault]:
    """As `check_table`, with a fault where the rows cannot be read."""
    try:
        return check_table(contract, relation, connection, taken=taken, places=places)
    except (duckdb.Error, OSError) as error:
        return [_unreadable(contract, error)]


def _check_paths(
    contract: Contract,
    paths: Sequence[Path],
    references: References,
    rows: int | None = None,
    taken: Taken | None = None,
    *,
    made_up: bool = False,
    covered: Rule | None = None,
) -> list[Fault]:
    places = IN_PARTS if len(paths) > 1 else NUMBERED
    try:
        table = scan(contract, paths)
        faults = check_rows(
            contract,
            table,
            references,
            rows,
            taken=taken,
            made_up=made_up,
            beside=covered,
            places=places,
            there=references.elsewhere.rows(contract, paths) if references.elsewhere else None,
        )
        damaged = [] if contract.format != "parquet" else [path for path in paths if not sound(path)]
    except (duckdb.Error, OSError) as error:
        return [_unreadable(contract, error)]
    except EngineError as error:
        # Its own words may quote a value.
        rule = f"cannot be checked ({error.kind}); leave CAMDEN_ENGINE out to see what is wrong with it"
        return [Fault(contract.name, "", rule)]
    faults += [Fault(contract.name, "", f"{path}: {DAMAGED}") for path in damaged]
    # Of a broken table more cannot be asked.
    return [fault for fault in faults if not covered or fault.rule != covered.words] or faults


def _unreadable(contract: Contract, error: duckdb.Error | OSError) -> Fault:
    rule = f"cannot be read: {reason(error, contract)}; put the file right, or bring it in again"
    return Fault(contract.name, "", rule)

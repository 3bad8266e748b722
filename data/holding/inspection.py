"""Holds extracts to their contracts, as they lie on disk or before they are written."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from data.contracts.check import Fault, check_rows, check_table
from data.contracts.contract import Contract, all_contracts
from data.contracts.references import References
from data.declarations.spelling import suggestion
from data.holding import warehouse
from data.holding.files import ExtractError, extracts_folder, reason, reference_path, scan
from data.holding.read import Extract, Files, describe, files


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


def check_all(extracts: Mapping[str, Extract], connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """Every way in which extracts break their contracts, in one database that has the views of `connect`.

    Neither footers nor content are read again but for the rows.
    """
    references = References(connection)
    return [fault for extract in extracts.values() for fault in _check_held(extract, references)]


def _check_held(extract: Extract, references: References) -> list[Fault]:
    paths = [stamp.path for stamp in extract.stamps]
    return _check_paths(all_contracts()[extract.name], paths, references, extract.rows)


def inspect(
    contract: Contract, found: Files, folder: Path, today: date, connection: duckdb.DuckDBPyConnection
) -> tuple[Extract | None, list[Fault]]:
    """What an extract, whose files these are, says of itself, where that makes sense; and every fault of it.

    The database has the reference tables; views of what the extract refers to are made in it.
    """
    faults = check_files(contract, found.paths, folder, connection)
    try:
        return describe(contract, found, today), faults
    except ExtractError as error:
        # What it covers cannot be told from dates that are at fault themselves.
        if contract.date not in {fault.field for fault in faults}:
            faults.append(Fault(contract.name, "", str(error)))
        return None, faults


def check_files(
    contract: Contract, paths: Sequence[Path], folder: Path, connection: duckdb.DuckDBPyConnection
) -> list[Fault]:
    """Every fault in the rows of these files, checked beside the extracts of a folder that they refer to."""
    referred = {key.resource for key in contract.foreign_keys} - {contract.name}
    try:
        warehouse.add_views(folder, connection, only=referred)
    except ExtractError as error:
        return [Fault(contract.name, "", str(error))]
    return _check_paths(contract, paths, References(connection))


def check_given(contract: Contract, relation: str, connection: duckdb.DuckDBPyConnection) -> list[Fault]:
    """As `check_table`, with a fault where the rows cannot be read."""
    try:
        return check_table(contract, relation, connection)
    except (duckdb.Error, OSError) as error:
        return [_unreadable(contract, error)]


def _check_paths(
    contract: Contract, paths: Sequence[Path], references: References, rows: int | None = None
) -> list[Fault]:
    try:
        return check_rows(contract, scan(contract, paths), references, rows)
    except (duckdb.Error, OSError) as error:
        return [_unreadable(contract, error)]


def _unreadable(contract: Contract, error: duckdb.Error | OSError) -> Fault:
    rule = f"cannot be read: {reason(error, contract)}; put the file right, or bring it in again"
    return Fault(contract.name, "", rule)

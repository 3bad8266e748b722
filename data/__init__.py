"""What we hold: contracts, the extracts that keep them, and a database over both."""

import difflib
from datetime import date
from pathlib import Path

from data import inspection, warehouse
from data.contract import Contract, ContractError, Field, contracts
from data.extract import Extract, read
from data.freshness import Freshness, judge
from data.restatement import Restated, Restatement
from data.rules import Fault
from data.storage import ExtractError, extracts_folder, parts
from data.warehouse import query

__all__ = [
    "Contract",
    "ContractError",
    "Extract",
    "ExtractError",
    "Fault",
    "Field",
    "Freshness",
    "Restated",
    "Restatement",
    "check",
    "connect",
    "contracts",
    "extracts",
    "extracts_folder",
    "judge",
    "query",
]

connect = warehouse.connect


def check(name: str, folder: Path | None = None) -> list[Fault]:
    """Every way in which an extract or reference table breaks its contract; none where it is sound.

    Raises ExtractError where no contract has the name.
    """
    known = contracts()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        meant = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(known)}"
        raise ExtractError(f"there is no contract '{name}'; {meant}")
    return inspection.inspect(known[name], folder or extracts_folder())


def extracts(folder: Path | None = None, today: date | None = None) -> dict[str, Extract]:
    """Each extract that is present, by name; raises ExtractError with every one that cannot be read.

    `today` decides which month is in progress for files that do not say what they cover.
    """
    folder, today = folder or extracts_folder(), today or date.today()
    found: dict[str, Extract] = {}
    faults: list[str] = []
    for contract in contracts().values():
        try:
            if contract.is_extract and parts(contract, folder):
                found[contract.name] = read(contract, folder, today=today)
        except ExtractError as error:
            faults.append(str(error))
    if faults:
        raise ExtractError("\n".join(faults))
    return found

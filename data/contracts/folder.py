"""The contracts that there are, each read from its file."""

from functools import cache
from pathlib import Path

from data.contracts.across import broken_references
from data.contracts.contract import Contract
from data.declarations.document import Document, parse
from data.declarations.model import DeclarationError
from data.declarations.reading import text_of, validated

FOLDER = Path(__file__).parent


def load(path: Path) -> Contract:
    """The contract in a YAML file; raises DeclarationError with every fault of it."""
    return _load(path)[0]


def all_contracts(folder: Path | None = None) -> dict[str, Contract]:
    """Every contract by name, in alphabetical order; raises DeclarationError with the faults of all files."""
    return dict(_read(folder or FOLDER))


def supplied() -> list[str]:
    """The extracts that are supplied as a file, by name."""
    return [each.name for each in all_contracts().values() if each.format == "parquet"]


@cache
def _read(folder: Path) -> dict[str, Contract]:
    found: dict[str, tuple[Contract, Document]] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = _load(path)
        except DeclarationError as error:
            faults += error.faults
    contracts = {name: contract for name, (contract, _) in found.items()}
    # A reference to a contract with faults of its own would be reported twice, so this waits for all to load.
    tables = {name: contract.table for name, contract in contracts.items()}
    faults = faults or [
        document.said(("schema", *place), words)
        for contract, document in found.values()
        for place, words in broken_references(contract.table, tables)
    ]
    if faults:
        raise DeclarationError(faults)
    return contracts


def _load(path: Path) -> tuple[Contract, Document]:
    document = parse(text_of(path, path.name), path.name)
    contract = validated(document, Contract)
    if contract.name != path.stem:
        words = f"is '{contract.name}'; make it '{path.stem}', as the file is called"
        raise DeclarationError([document.said(("name",), words)])
    return contract, document

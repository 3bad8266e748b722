"""What lies where an absent extract would be and is not read: of another kind, or spelt otherwise."""

from pathlib import Path

from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.declarations.spelling import meant


def beside(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """What is in a folder under a name that is that of an absent extract but for its ending, its capitals, its signs,
    or a slip of the pen."""
    if contract.origin or not folder.is_dir():
        return ()
    return tuple(
        sorted(each for each in folder.iterdir() if each.name != contract.path and _named(each) == contract.name)
    )


def _named(path: Path) -> str | None:
    """The extract that something in a folder is named after."""
    known = [each.name for each in all_contracts().values() if each.is_extract]
    word = path.name if path.is_dir() else path.name.partition(".")[0]
    return word if word in known else meant(word, known)

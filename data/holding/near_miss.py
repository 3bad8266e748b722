"""Files that lie where an absent extract would be and are not read: of another kind, or spelt otherwise."""

from pathlib import Path

from data.contracts.contract import Contract
from data.declarations.spelling import same


def beside(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """The files of a folder whose name is that of an absent extract but for its ending, its capitals or its signs."""
    if contract.origin or not folder.is_dir():
        return ()
    own = (each for each in folder.iterdir() if same(each.name.partition(".")[0], contract.name))
    return tuple(sorted(each for each in own if each.name != contract.path and each.is_file()))

"""An empty extract of a contract's form, for a council to fill."""

from pathlib import Path

from data.contracts.contract import Contract
from data.holding.files import ExtractError, replacing, save


def write(contract: Contract, folder: Path) -> Path:
    """Write `<name>.parquet` with the contract's columns and no rows; raises ExtractError where one is there."""
    path = folder / contract.path
    if path.exists():
        raise ExtractError(f"{path}: is there already, and was left as it is; name another folder")
    with replacing(path) as temporary:
        save([], temporary, contract.arrow_schema)
    return path

"""Where extracts and reference tables lie on disk, and how DuckDB reads them there."""

import csv
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from data.contract import Contract

HERE = Path(__file__).parent


class ExtractError(ValueError):
    """An extract that cannot be read or written; the message names the file, every fault and the fix."""


def extracts_folder() -> Path:
    """The folder of extracts: CAMDEN_EXTRACTS, or data/extracts."""
    return Path(os.environ.get("CAMDEN_EXTRACTS") or HERE / "extracts")


def parts(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """The Parquet file, or the files of the folder `<name>/`; none where the extract is absent.

    Raises ExtractError where both are there, or where the folder holds no Parquet file.
    """
    whole, pieces = folder / contract.path, folder / contract.name
    if not pieces.is_dir():
        return (whole,) if whole.exists() else ()
    if whole.exists():
        raise ExtractError(f"{whole}: there is also a folder {pieces}; remove one of the two")
    # Spark and macOS leave files of their own beside the parts, whose names start so.
    found = sorted(path for path in pieces.glob("*.parquet") if path.name[0] not in "._")
    if not found:
        raise ExtractError(f"{pieces}: holds no .parquet file; put the parts there or remove the folder")
    return tuple(found)


def scan(contract: Contract, paths: Sequence[Path]) -> str:
    """SQL for a table function that reads the files as they are, with columns that no contract knows."""
    if contract.format == "parquet":
        return f"read_parquet([{', '.join(text(str(path)) for path in paths)}])"
    with paths[0].open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    declared = {column.name: column.sql_type for column in contract.fields}
    # The real header with the declared types: the check can then name a column that is missing or misspelt.
    columns = ", ".join(f"{text(name)}: {text(declared.get(name, 'VARCHAR'))}" for name in header)
    options = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv({text(str(paths[0]))}, {options}, columns = {{{columns}}})"


def reference_path(contract: Contract) -> Path:
    """The CSV file below data/ that a reference table's contract names."""
    return HERE / contract.path


def fingerprint(paths: Sequence[Path]) -> str:
    """SHA-256 over the content of the files, in order, as hexadecimal."""
    digests = []
    for path in paths:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def text(value: str) -> str:
    """A string as a SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + value.replace('"', '""') + '"'

"""How DuckDB reads the files of extracts and reference tables, and what may be told of what it says."""

import csv
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import regular
from data.contracts.contract import Contract
from data.contracts.fault import PART, PART_ROW
from data.contracts.quoting import text
from data.holding.plain import plainly


def scan(contract: Contract, paths: Sequence[Path]) -> str:
    """SQL for a table function that reads the files as they are, with columns that no contract knows.

    Columns come from the files alone: `grade=A` in the name of a folder is none. Of several parts each row also has its
    part (PART) and its number there (PART_ROW, from 0)."""
    files = [text(str(plainly(path))) for path in paths]
    if contract.format == "parquet":
        places = f", filename = {text(PART)}, {PART_ROW} = true" if len(paths) > 1 else ""
        return f"read_parquet([{', '.join(files)}], hive_partitioning = false{places})"
    declared = {column.name: column.sql_type for column in contract.fields}
    # The real header with the declared types: the check can then name a column that is missing or misspelt.
    columns = ", ".join(f"{text(name)}: {text(declared.get(name, 'VARCHAR'))}" for name in header(paths[0]))
    options = "auto_detect = false, hive_partitioning = false, header = true, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv({files[0]}, {options}, columns = {{{columns}}})"


def header(path: Path) -> list[str]:
    """The names in the first line of a CSV file; none where it is empty."""
    regular.refuse(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def reason(error: duckdb.Error | OSError, contract: Contract) -> str:
    """What DuckDB says of a file, without the options it offers; where people are counted, only the kind of error.

    Its sentences may show the value that it cannot read.
    """
    said = " ".join(str(error).split("\n\n")[0].split())
    return said if contract.counts == "things" else said.split(":")[0]

"""The extracts of a folder once more, written otherwise than we write them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from data.contracts.contract import Contract
from data.contracts.quoting import name, text
from data.holding.files import parts
from data.holding.saving import ROWS_IN_A_GROUP


@dataclass(frozen=True)
class Written:
    """Rows in a group, compression and its level, and the order of the rows: as they came, by their date, or none."""

    rows: int = ROWS_IN_A_GROUP
    compression: str = "zstd"
    level: int | None = None
    order: Literal["ward", "date", "none"] = "ward"


OURS = Written()


def rows(folder: Path) -> dict[str, int]:
    """How many rows each extract that is there has, by name: of a table that the project keeps, none is counted."""
    found = {}
    for contract in data.all_contracts().values():
        paths = parts(contract, folder) if contract.is_extract else ()
        if paths:
            of_parquet = [path for path in paths if path.suffix == ".parquet"]
            found[contract.name] = sum(pq.read_metadata(path).num_rows for path in of_parquet)
    return found


def rewritten(folder: Path, other: Path, written: Written) -> Path:
    """The folder itself where nothing is to be otherwise, else the other one, whose extracts are replaced."""
    if written == OURS:
        return folder
    shutil.rmtree(other, ignore_errors=True)
    other.mkdir()
    for contract in data.all_contracts().values():
        path = folder / contract.path
        if contract.is_extract and path.is_file():
            _write(path, other / contract.path, written, contract)
    return other


def _write(path: Path, copy: Path, written: Written, contract: Contract) -> None:
    schema = pq.read_schema(path)
    told = {"compression": written.compression, "compression_level": written.level, "write_page_checksum": True}
    with pq.ParquetWriter(copy, schema, **told) as writer:
        for batch in _batches(path, written, contract):
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=written.rows)


def _batches(path: Path, written: Written, contract: Contract) -> Iterator[pa.RecordBatch]:
    if written.order == "ward":
        yield from pq.ParquetFile(path).iter_batches(written.rows)
        return
    # A hash of a number is in an order of its own, the same each time.
    by = name(contract.date) if written.order == "date" and contract.date else "hash(file_row_number)"
    columns = ", ".join(map(name, contract.names))
    with duckdb.connect() as connection:
        source = f"read_parquet({text(str(path))}, file_row_number = true)"
        yield from connection.sql(f"select {columns} from {source} order by {by}, file_row_number").to_arrow_reader(
            written.rows
        )

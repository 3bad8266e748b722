"""Extracts are written whole or not at all: what breaks its contract never takes the place of what keeps it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.contracts.contract import Contract
from data.contracts.days import Taken
from data.contracts.quoting import name
from data.contracts.spoken import kind
from data.holding import inspection, sample_seal, vouching, warehouse
from data.holding.extract import Extract
from data.holding.files import ExtractError
from data.holding.metadata import Metadata, origin_faults
from data.holding.read import read
from data.holding.restatement import Restatement
from data.holding.saving import replacing, save
from data.holding.within import outside
from data.vocabulary import Origin

GIVEN = "the table given"


def write(
    table: pa.Table,
    contract: Contract,
    folder: Path,
    *,
    origin: str,
    covers_from: date,
    covers_to: date,
    extracted_on: date,
    source: str,
    gaps: Sequence[date] = (),
    restated: Restatement | None = None,
) -> Extract:
    """Check a table against its contract, then put it in the place of the extract in one step.

    Columns that the contract does not promise are left out; rows are sorted by the primary key. Raises
    ExtractError with every fault, and whatever was there before is then untouched.
    """
    metadata = Metadata(origin, covers_from, covers_to, extracted_on, source, tuple(sorted(gaps)), restated)
    faults = [*_obstacles(metadata, contract, folder)]
    if origin == Origin.SAMPLE:
        faults.append("a table that is given is no sample, which is generated: python -m data sample")
    taken = Taken(extracted_on, by_council=origin == Origin.COUNCIL)
    with _beside(contract, folder) as connection:
        connection.register(GIVEN, table)
        # Before they are sorted: a fault then numbers the rows as the caller has them.
        faults += map(str, inspection.check_given(contract, GIVEN, connection, taken=taken))
        if not faults:
            faults += map(str, outside(contract, name(GIVEN), (covers_from, covers_to), connection))
        _refuse(faults, contract, folder)
        _put([_ordered(contract, connection)], contract, folder, metadata, connection)
    return read(contract, folder, today=extracted_on)


def write_sample(tables: Iterable[pa.Table], contract: Contract, folder: Path, metadata: Metadata) -> Extract:
    """Put generated tables, one after the other, in the place of the extract in one step, however many rows they have.

    Rows stay in the order in which they come, and the file is sealed. It is checked once it is whole, and takes its
    place only where it keeps its contract and every row has the mark of a sample: raises ExtractError with every
    fault, and whatever was there before is untouched.
    """
    faults = [*_obstacles(metadata, contract, folder)]
    if metadata.origin != Origin.SAMPLE:
        faults.append(f"what is generated is a sample, and cannot be said to be {metadata.origin}")
    if not contract.mark and not any(field.is_key for field in contract.fields):
        faults.append(f"its rows cannot be marked as a sample's; give {contract.name} a key, or a 'camden:mark'")
    _refuse(faults, contract, folder)
    with _beside(contract, folder) as connection:
        _put(_typed(tables, contract), contract, folder, metadata, connection)
    return read(contract, folder, today=metadata.extracted_on)


def _put(
    tables: Iterable[pa.Table],
    contract: Contract,
    folder: Path,
    metadata: Metadata,
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Write the file of an extract, which says that it is checked: it takes its place only once it is."""

    def told_last(rows: str) -> dict[str, str]:
        seal = sample_seal.of_rows(rows, contract.name, metadata) if metadata.origin == Origin.SAMPLE else {}
        return seal | vouching.of_rows(rows, contract, metadata)

    with replacing(folder / contract.path) as temporary:
        save(tables, temporary, contract.arrow_schema.with_metadata(metadata.encoded()), told_last)
        faults = inspection.check_written(contract, temporary, metadata, connection)
        _refuse([*map(str, faults)], contract, folder)


def write_empty(contract: Contract, folder: Path) -> Path:
    """Write `<name>.parquet` with the contract's columns and no rows, for a council to fill.

    Raises ExtractError where one is there.
    """
    path = folder / contract.path
    if path.exists():
        raise ExtractError(f"{path}: is there already, and was left as it is; name another folder")
    with replacing(path) as temporary:
        # Without a digest: whoever fills it changes it.
        pq.write_table(contract.arrow_schema.empty_table(), temporary, compression="zstd")
    return path


def _obstacles(metadata: Metadata, contract: Contract, folder: Path) -> Iterator[str]:
    yield from metadata.faults()
    yield from origin_faults(contract, metadata.origin)
    if (folder / contract.name).is_dir():
        yield f"there is a folder of parts, {folder / contract.name}; move it elsewhere first"
    if (folder / contract.path).is_dir():
        yield f"{folder / contract.path} is a folder, where the file is to be; move it elsewhere first"


def _beside(contract: Contract, folder: Path) -> duckdb.DuckDBPyConnection:
    """A database with what the rows refer to."""
    referred = {key.resource for key in contract.foreign_keys} - {contract.name}
    return warehouse.connect(folder, only=referred, calendar=False)


def _refuse(faults: Sequence[str], contract: Contract, folder: Path) -> None:
    if faults:
        listed = "\n".join(f"- {fault}" for fault in faults)
        raise ExtractError(
            f"{folder / contract.path} was not written, and what was there is untouched. Put this right, and bring it "
            f"in again:\n{listed}"
        )


def _typed(tables: Iterable[pa.Table], contract: Contract) -> Iterator[pa.Table]:
    """Each table with the contract's columns in its types; raises ExtractError naming the column that has another."""
    for table in tables:
        columns = []
        for field in contract.fields:
            where = f"{contract.name}.{field.name}"
            if field.name not in table.column_names:
                raise ExtractError(f"{where}: the column is missing from a table to be written; add it")
            try:
                columns.append(table[field.name].cast(field.arrow_type))
            except pa.ArrowException:
                given = kind(table.schema.field(field.name).type)
                # Arrow's own words show the value that does not fit.
                raise ExtractError(f"{where}: must be of type {field.arrow_type}, not {given}; convert it") from None
        yield pa.table(columns, schema=contract.arrow_schema)


def _ordered(contract: Contract, connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The contract's columns in its types, so that the same rows make the same file whatever order they came in."""
    columns = ", ".join(
        f"cast({column} as {field.sql_type}) as {column}"
        for field, column in zip(contract.fields, map(name, contract.names), strict=True)
    )
    order = ", ".join(map(name, contract.primary_key or contract.names))
    return connection.sql(f"select {columns} from {name(GIVEN)} order by {order}").to_arrow_table()

"""A first refresh of every indicator, beside one scan by DuckDB of the same columns of the same extracts."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa

import data
import metrics
from data.extract import write
from data.sample import write_missing

# The sample as `make run` writes it; and ten of them end to end, as if five years were fifty.
SIZES = (1, 10)
TODAY = date(2026, 2, 10)
YEARS = 5


def prepare(folder: Path, size: int) -> None:
    extracts = folder / "extracts"
    write_missing(extracts, today=TODAY)
    if size > 1:
        held = data.extracts(extracts, TODAY)["recorded_crime"]
        until = held.covers_to.replace(year=held.covers_to.year + YEARS * (size - 1))
        write(
            repeated(extracts, size),
            data.contracts()["recorded_crime"],
            extracts,
            origin="sample",
            covers_from=held.covers_from,
            covers_to=until,
            extracted_on=until + timedelta(days=1),
            source=f"{size} samples end to end",
        )


def repeated(extracts: Path, size: int) -> pa.Table:
    """Recorded crime `size` times, each time five years later."""
    with data.connect(extracts) as connection:
        return data.query(
            connection,
            f"select * replace ((month + to_years({YEARS} * copy::int))::date as month) "
            f"from recorded_crime, range({size}) as copies(copy)",
        )


def floor(folder: Path) -> object:
    extracts = data.extracts(folder / "extracts", TODAY).values()
    with duckdb.connect() as connection:
        return [
            connection.execute(f"select bit_xor(hash(columns(*))) from read_parquet('{each.path}')").fetchall()
            for each in extracts
        ]


def work(folder: Path) -> object:
    extracts = folder / "extracts"
    as_of = max(each.extracted_on for each in data.extracts(extracts, TODAY).values())
    return metrics.refresh(extracts, folder / uuid4().hex, as_of)

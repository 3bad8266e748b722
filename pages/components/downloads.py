"""What an analyst takes away: observations with the names, the origin and the source they need to stand alone."""

import io

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from metrics import Indicator, Snapshot


def observations(snapshot: Snapshot, indicator: Indicator) -> pa.Table:
    """Every stored observation of an indicator, as published, with area names, unit, source and snapshot."""
    table = snapshot.table(indicator.slug)
    notes = [note for note in snapshot.extracts if note.name in indicator.extracts]
    names = [
        snapshot.areas[code].name if code in snapshot.areas else "Ward not recorded" for code in _text(table["area"])
    ]
    constant = {
        "per": indicator.per or 1,
        "source": "; ".join(note.source for note in notes),
        "attribution": "; ".join(note.attribution for note in notes),
        "snapshot": snapshot.name,
    }
    table = table.add_column(2, "area_name", pa.array(names, pa.string()))
    for name, value in constant.items():
        table = table.append_column(name, pa.array([value] * table.num_rows))
    return table


def csv(table: pa.Table) -> bytes:
    """A table as CSV in UTF-8, with a heading row; a figure that is not shown is an empty cell."""
    sink = io.BytesIO()
    pyarrow.csv.write_csv(table, sink)
    return sink.getvalue()


def parquet(table: pa.Table) -> bytes:
    """A table as Parquet."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _text(column: pa.ChunkedArray) -> list[str]:
    values: list[str] = column.to_pylist()
    return values

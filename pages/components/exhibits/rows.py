"""What an analyst takes away: observations with the names, the origin and the source they need to stand alone."""

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from metrics import Observation, Snapshot


def of_indicator(snapshot: Snapshot, indicator: str) -> pa.Table:
    """Every stored observation of an indicator, in the form that all downloads have."""
    return _standing_alone(snapshot, indicator, snapshot.table(indicator))


def of_exhibit(snapshot: Snapshot, observations: Sequence[Observation]) -> pa.Table:
    """These observations, all of one indicator and at least one, in the same form."""
    return _standing_alone(snapshot, observations[0].indicator, snapshot.as_stored(observations))


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


def _standing_alone(snapshot: Snapshot, indicator: str, table: pa.Table) -> pa.Table:
    """As published, with area names, unit, source and snapshot."""
    declared = snapshot.indicators[indicator]
    notes = [note for note in snapshot.extracts if note.name in declared.extracts]
    names = [
        snapshot.areas[code].name if code in snapshot.areas else "Ward not recorded"
        for code in table["area"].to_pylist()
    ]
    constant = {
        "per": declared.per or 1,
        "source": "; ".join(note.source for note in notes),
        "attribution": "; ".join(note.attribution for note in notes),
        "snapshot": snapshot.name,
    }
    table = table.add_column(2, "area_name", pa.array(names, pa.string()))
    for name, value in constant.items():
        table = table.append_column(name, pa.array([value] * table.num_rows))
    return table

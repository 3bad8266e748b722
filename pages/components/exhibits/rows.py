"""What an analyst takes away: observations with the names, the origin and the source they need to stand alone."""

import io
from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from metrics import Frequency, Holding, Indicator, Observation, Snapshot
from pages.components.exhibits.printed import COLLECTION, printed
from pages.components.words.numbers import defined, measured_in
from pages.components.words.periods import last_day, period_text


def of_indicator(snapshot: Snapshot, indicator: str) -> pa.Table:
    """Every stored observation of an indicator, in the form that all downloads have."""
    return _standing_alone(snapshot, indicator, snapshot.table(indicator))


def of_exhibit(snapshot: Snapshot, observations: Sequence[Observation]) -> pa.Table:
    """These observations, all of one indicator and at least one, in the same form."""
    indicator = observations[0].indicator
    stored = snapshot.table(indicator).schema
    columns = {name: [getattr(each, name) for each in observations] for name in stored.names}
    return _standing_alone(snapshot, indicator, pa.table(columns, schema=stored))


def csv(table: pa.Table) -> bytes:
    """A table as CSV in UTF-8, with a heading row; a figure that is not shown is an empty cell. It begins with the mark
    by which a spreadsheet knows UTF-8."""
    sink = io.BytesIO(BOM_UTF8)
    sink.seek(0, io.SEEK_END)
    pyarrow.csv.write_csv(table, sink)
    return sink.getvalue()


def parquet(table: pa.Table) -> bytes:
    """A table as Parquet."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _standing_alone(snapshot: Snapshot, indicator: str, table: pa.Table) -> pa.Table:
    """As published, with names of areas and periods, and on each row what it is, in what, and from where."""
    declared = snapshot.indicators[indicator]
    names = [
        snapshot.areas[code].name if code in snapshot.areas else "Ward not recorded"
        for code in table["area"].to_pylist()
    ]
    periods = [
        (Frequency(frequency), period)
        for frequency, period in zip(table["frequency"].to_pylist(), table["period"].to_pylist(), strict=True)
    ]
    notes = [note for note in snapshot.extracts if note.name in declared.extracts]
    sources = _sources(snapshot, declared, notes)
    held = "; ".join(note.source for note in notes)
    added = {
        "title": [declared.title] * table.num_rows,
        "definition": [defined(declared)] * table.num_rows,
        "unit": [measured_in(declared, frequency) for frequency, _ in periods],
        "per": [declared.per or 1] * table.num_rows,
        "source": [sources.get(each, held) for each in periods],
        "attribution": ["; ".join(note.attribution for note in notes)] * table.num_rows,
        "snapshot": [snapshot.name] * table.num_rows,
    }
    table = table.add_column(2, "area_name", pa.array(names, pa.string()))
    place = table.column_names.index("period") + 1
    table = table.add_column(place, "period_label", pa.array([period_text(*each) for each in periods], pa.string()))
    table = table.add_column(place + 1, "period_end", pa.array([last_day(*each) for each in periods], pa.date32()))
    for name, values in added.items():
        table = table.append_column(name, pa.array(values, pa.int64() if name == "per" else pa.string()))
    return table


def _sources(snapshot: Snapshot, declared: Indicator, notes: Sequence[Holding]) -> dict[tuple[Frequency, date], str]:
    """Who printed each figure that was quoted, by its period; beside the sources of the other extracts, if any."""
    others = [note.source for note in notes if note.name != COLLECTION]
    found: dict[tuple[Frequency, date], list[str]] = {}
    table = snapshot.public(COLLECTION) if COLLECTION in declared.extracts else None
    for row in printed(declared, table):
        address = f" ({row['source_address']})" if row["source_address"] else ""
        period = Frequency(row["frequency"]), row["period"]
        found.setdefault(period, []).append(f"{row['publisher']}, {row['source_title']}{address}")
    return {period: "; ".join(dict.fromkeys([*several, *others])) for period, several in found.items()}

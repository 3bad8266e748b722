"""Observations with the names, the origin and the source that each row needs to stand alone."""

import pyarrow as pa
import pyarrow.parquet

from metrics import BOROUGH, COLLECTIONS, Frequency, Indicator, Printed, Snapshot, Status
from pages.components.exhibits.protected import rounded
from pages.components.words import assured
from pages.components.words.numbers import defined, measured_in, upper_first
from pages.components.words.periods import last_day, period_text
from pages.components.words.states import why_text


def standing_alone(snapshot: Snapshot, indicator: str, table: pa.Table) -> pa.Table:
    """As published, with names of areas and periods, and on each row what it is, in what, why it has no figure where it
    has none, that it is rounded where it is, how far its definition can be relied on, and from where."""
    declared = snapshot.indicators[indicator]
    printed = snapshot.printed.get(indicator, {})
    # Of a table that names a source in every row, a row without a figure has none.
    named = [name for name in declared.extracts if not (printed and name in COLLECTIONS)]
    notes = [note for note in snapshot.extracts if note.name in named]
    names = [
        snapshot.areas[code].name if code in snapshot.areas else "Ward not recorded"
        for code in table["area"].to_pylist()
    ]
    periods = [
        (Frequency(frequency), period)
        for frequency, period in zip(table["frequency"].to_pylist(), table["period"].to_pylist(), strict=True)
    ]
    own = [printed.get(period) for _, period in periods]
    titles = {slug: each.title for slug, each in snapshot.indicators.items()}
    source, attribution = ("; ".join(getattr(note, name) for note in notes) for name in ("source", "attribution"))
    columns = {
        "title": [declared.title] * table.num_rows,
        "definition": [defined(declared)] * table.num_rows,
        "unit": [measured_in(declared, frequency) for frequency, _ in periods],
        "per": pa.array([declared.per or 1] * table.num_rows, pa.int64()),
        "no_figure": _why(declared, table),
        "rounding": [rounded(snapshot, declared)] * table.num_rows,
        "better": [str(declared.polarity.word)] * table.num_rows,
        "better_because": [declared.polarity_because or ""] * table.num_rows,
        "rests_on": [assured.rests_on(declared, snapshot.holdings, printed.values(), titles)] * table.num_rows,
        "not_judged": [assured.not_judged(declared, snapshot.reading(indicator, BOROUGH))] * table.num_rows,
        "checked_by": [assured.checked(declared)] * table.num_rows,
        "source": [f"{each.publisher}, {each.title}, {each.address}" if each else source for each in own],
        "attribution": [_attribution(each) if each else attribution for each in own],
        "source_date": pa.array([each.day if each else None for each in own], pa.date32()),
        "confidence": [("high" if each.surely else "medium") if each else "" for each in own],
        "snapshot": [snapshot.name] * table.num_rows,
    }
    table = table.add_column(2, "area_name", pa.array(names, pa.string()))
    place = table.column_names.index("period") + 1
    table = table.add_column(place, "period_label", pa.array([period_text(*each) for each in periods], pa.string()))
    table = table.add_column(place + 1, "period_end", pa.array([last_day(*each) for each in periods], pa.date32()))
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values, pa.string()) if isinstance(values, list) else values)
    return table


def _why(indicator: Indicator, table: pa.Table) -> list[str]:
    """Why each row has no figure; '' where it has one."""
    states = zip(table["status"].to_pylist(), table["reason"].to_pylist(), strict=True)
    return [upper_first(why_text(indicator, Status(status), reason)) for status, reason in states]


def _attribution(printed: Printed) -> str:
    return f"Source: {printed.publisher}, {printed.title}. Licence: {printed.licence}."

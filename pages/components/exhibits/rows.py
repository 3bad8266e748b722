"""What an analyst takes away: observations with the names, the origin and the source they need to stand alone."""

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from metrics import (
    BOROUGH,
    COLLECTIONS,
    Frequency,
    GapChange,
    Indicator,
    Inequality,
    Observation,
    Origin,
    Printed,
    Snapshot,
    Status,
    as_csv,
)
from pages.components.exhibits.exhibit import Exhibit, Reckoned
from pages.components.exhibits.protected import rounded
from pages.components.words import assured
from pages.components.words.numbers import defined, measured_in, upper_first
from pages.components.words.periods import last_day, period_text
from pages.components.words.states import why_text

RECKONED = "reckoned"
# What a download has beside the columns of an observation.
ADDED = {
    "area_name": "The area, by its name",
    RECKONED: "What was worked out of the figures; '' of a figure itself",
    "period_label": "The period, in words",
    "period_end": "The last day of the period",
    "title": "The indicator, by its title",
    "definition": "What is counted, and out of what",
    "unit": "What the value is in",
    "per": "Per how many a rate is; 1 of all else",
    "no_figure": "Why there is no figure; '' where there is one",
    "rounding": "How figures of people are rounded; '' where they are not",
    "better": "Which way is better",
    "better_because": "Why that way is",
    "rests_on": "What the figures are made of",
    "not_judged": "Why no verdict is given, where none is",
    "checked_by": "Who has checked the definition, and when",
    "told_on": "The day as at which that snapshot told it",
    "may_be_older": "Whether it was there in the oldest snapshot that is kept, and so may have been told before",
    "told": "The figure as it was told",
    "why": "Why it is otherwise than before",
    "source": "Where the figure is from",
    "attribution": "Whom to name, and under which licence",
    "source_date": "The day of the document that it was printed in, where it is known",
    "confidence": "How surely it was read from where it was printed",
    "snapshot": "The snapshot that it is of",
}
_CHANGE, _SINCE = "What it has done up to this year, beyond chance", "Since which year"
# What a download of gaps between wards has in the place of an observation's figures.
GAPS = {
    "period": "The first day of the financial year",
    "wards": "How many wards it is taken over",
    "slope_index": "Slope index of inequality: the least deprived end of a line through wards less the most deprived",
    "slope_index_lower": "The lower limit of the slope index, at 95%",
    "slope_index_upper": "The upper limit of the slope index, at 95%",
    "relative_index": "Relative index of inequality: the least deprived end of that line over the most deprived",
    "relative_index_lower": "The lower limit of the relative index, at 95%",
    "relative_index_upper": "The upper limit of the relative index, at 95%",
    "most_deprived": "The most deprived fifth of wards taken together",
    "least_deprived": "The least deprived fifth of wards taken together",
    "gap": "The most deprived fifth less the least deprived",
    "gap_lower": "The lower limit of that gap, at 95%",
    "gap_upper": "The upper limit of that gap, at 95%",
    "poorer_end": "The most deprived end of the line",
    "richer_end": "The least deprived end of the line",
    "slope_change": f"{_CHANGE}: the slope index",
    "slope_since": f"{_SINCE}: the slope index",
    "relative_change": f"{_CHANGE}: the relative index",
    "relative_since": f"{_SINCE}: the relative index",
    "gap_change": f"{_CHANGE}: the gap between fifths",
    "gap_since": f"{_SINCE}: the gap between fifths",
}


def of_indicator(snapshot: Snapshot, indicator: str) -> pa.Table:
    """Every stored observation of an indicator, in the form that all downloads have."""
    return _standing_alone(snapshot, indicator, snapshot.table(indicator))


def of(snapshot: Snapshot, exhibit: Exhibit) -> pa.Table:
    """What is taken along of an exhibit: its figures and what is reckoned from them, or the other table that it has."""
    if exhibit.taken is not None:
        return exhibit.taken
    return of_exhibit(snapshot, exhibit.rows, exhibit.reckoned)


def of_exhibit(snapshot: Snapshot, observations: Sequence[Observation], reckoned: Sequence[Reckoned] = ()) -> pa.Table:
    """These observations, at least one, in the same form; those of one indicator after those of another. Last what is
    `reckoned` from them, where anything is: then a column says of each row what was, and nothing of an observation."""
    slugs = dict.fromkeys(each.indicator for each in observations)
    of_each = [[each for each in observations if each.indicator == slug] for slug in slugs]
    table = pa.concat_tables(
        _standing_alone(snapshot, slug, snapshot.as_stored(several))
        for slug, several in zip(slugs, of_each, strict=True)
    )
    if not reckoned:
        return table
    weakest = next(origin for origin in Origin if any(each.origin is origin for each in observations))
    below = pa.concat_tables(_worked_out(snapshot, each, weakest) for each in reckoned)
    words = pa.array([*[""] * table.num_rows, *(each.what for each in reckoned)], pa.string())
    return pa.concat_tables([table, below]).add_column(table.column_names.index("category") + 1, RECKONED, words)


def _worked_out(snapshot: Snapshot, each: Reckoned, origin: Origin) -> pa.Table:
    """A figure that is reckoned, as a row of the same form, in its own unit."""
    own = {"indicator": each.indicator, "area": each.area, "frequency": each.frequency, "period": each.period}
    own |= {"level": snapshot.areas[each.area].level, "breakdown": "", "category": "", "reason": "", "bound": ""}
    own |= {"value": each.value, "lower": each.lower, "upper": each.upper}
    own |= {"lower_998": each.lower_998, "upper_998": each.upper_998, "numerator": None, "denominator": None}
    own |= {"status": Status.SHOWN, "provisional": False, "origin": origin}
    empty = snapshot.as_stored(())
    row = _standing_alone(snapshot, each.indicator, pa.Table.from_pylist([own], schema=empty.schema))
    for name, value in (("unit", each.unit), ("per", 1)):
        place = row.column_names.index(name)
        row = row.set_column(place, row.schema.field(place), pa.array([value], row.schema.field(place).type))
    return row


def of_gaps(snapshot: Snapshot, several: Sequence[Inequality]) -> pa.Table:
    """Gaps between wards, at least one, each with what it is of, in what, and from where."""
    told = []
    for each in several:
        declared = snapshot.indicators[each.indicator]
        notes = [note for note in snapshot.extracts if note.name in declared.extracts]
        reading = snapshot.reading(each.indicator, BOROUGH)
        own = {
            "indicator": each.indicator,
            "title": declared.title,
            "definition": defined(declared),
            "unit": measured_in(declared, Frequency.FINANCIAL_YEAR),
            "better": declared.polarity.word,
            "period_label": period_text(Frequency.FINANCIAL_YEAR, each.period),
            "period_end": last_day(Frequency.FINANCIAL_YEAR, each.period),
        }
        figures = {name: getattr(each, name) for name in GAPS}
        told.append(
            own
            | {name: str(one) if isinstance(one, GapChange) else one for name, one in figures.items()}
            | {
                "rounding": rounded(snapshot, declared),
                "origin": str(reading.origin) if reading else "",
                "source": "; ".join(note.source for note in notes),
                "attribution": "; ".join(note.attribution for note in notes),
                "snapshot": snapshot.name,
            }
        )
    return pa.Table.from_pylist(told)


def csv(table: pa.Table) -> bytes:
    """A table as CSV in UTF-8, with a heading row; a figure that is not shown is an empty cell, and no cell is one that
    a spreadsheet would run. It begins with the mark by which a spreadsheet knows UTF-8."""
    return as_csv(table)


def parquet(table: pa.Table) -> bytes:
    """A table as Parquet."""
    sink = io.BytesIO()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _standing_alone(snapshot: Snapshot, indicator: str, table: pa.Table) -> pa.Table:
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

"""Gaps between wards as they are taken away, each with what it is of, in what, and from where."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from metrics import BOROUGH, Frequency, GapChange, Inequality, Snapshot
from pages.components.exhibits.protected import rounded
from pages.components.words.numbers import defined, measured_in
from pages.components.words.periods import last_day, period_text

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

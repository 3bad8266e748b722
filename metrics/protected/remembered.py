"""What the last snapshot published of people, as the next refresh remembers it, without a true value in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import end
from data.vocabulary import Frequency
from metrics.counted.coverage import month_end
from metrics.counted.spread import Marks
from metrics.protected import figures
from metrics.protected.displays import NUMBERS_BEFORE, WHY_BEFORE, Days, Past
from metrics.protected.figures import SHOWN, Figures, Why
from metrics.protected.rounding import Floats
from metrics.snapshots.stored import WORD

# The name of its file in a snapshot: the number goes up whenever its form changes, and one of another form is none.
NAME = "ledger-2"
REVISED_AFTER_MONTHS = 12

KEY = ("indicator", "area", "frequency", "period", "breakdown", "category", "origin")

NUMBERS = ("numerator", "denominator", "value", "deviation", "design_effect", "smallest")
WHY = ("numerator_withheld", "denominator_withheld")
SCHEMA = pa.schema(
    [
        *((name, pa.date32() if name == "period" else WORD) for name in KEY),
        *((name, pa.float64()) for name in NUMBERS),
        *((name, WORD) for name in WHY),
        *((name, pa.float64()) for name in NUMBERS_BEFORE),
        *((name, WORD) for name in WHY_BEFORE),
        ("first_shown_on", pa.date32()),
        ("revised_on", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Memory:
    """The published table of the last snapshot (SCHEMA). It is `lost` where there were snapshots and that of the last
    cannot be read: what closed figures they had shown, or whether it was revised, nobody knows, so none that is shown
    now is revised later, and none that an older one in its place had shown."""

    table: pa.Table = field(default_factory=SCHEMA.empty_table)
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which figures are shown: what is remembered, and the days from which closed figures of each indicator,
    by slug, are revised as declared."""

    memory: Memory
    as_of: date
    revisions: Mapping[str, Sequence[date]]

    def due(self) -> frozenset[str]:
        """The indicators of which some figure has its revision now."""
        told = are_due(self.memory.table, self)
        slugs = self.memory.table["indicator"].filter(pa.array(told)).cast(pa.string())
        return frozenset(pc.unique(slugs).to_pylist())


def past_of(rows: pa.Table) -> Past:
    """What some rows of the memory say; a row of nulls says nothing."""
    shown = Figures(
        *(rows[name].to_numpy() for name in ("numerator", "denominator")),
        *(_codes(rows[name]) for name in WHY),
        *(rows[name].to_numpy() for name in ("value", "deviation", "design_effect")),
    )
    before: dict[str, Floats | Why] = {name: rows[name].to_numpy() for name in NUMBERS_BEFORE}
    before |= {name: _codes(rows[name]) for name in WHY_BEFORE}
    return Past(shown, rows["smallest"].to_numpy(), before)


def are_due(rows: pa.Table, day: Day) -> Marks:
    """Whether each row's one revision falls due: a year after its period, or on a declared day, since it was first
    shown."""
    if not rows.num_rows or day.memory.lost:
        return np.zeros(rows.num_rows, np.bool_)
    first, last = days_of(rows["first_shown_on"]), np.datetime64(day.as_of, "D")
    spans = rows.select(["frequency", "period"]).combine_chunks()
    words, periods = spans["frequency"].cast(pa.string()).to_pylist(), spans["period"].to_pylist()
    year_on = np.array([_a_year_on(*each) for each in zip(words, periods, strict=True)], "datetime64[D]")
    due = (first < year_on) & (year_on <= last)
    slugs = np.array(rows["indicator"].cast(pa.string()).to_pylist(), object)
    for slug, days in day.revisions.items():
        for declared in (np.datetime64(each, "D") for each in days):
            due |= (slugs == slug) & (first < declared) & (declared <= last)
    found: Marks = due & np.isnat(days_of(rows["revised_on"]))
    return found


@cache
def _a_year_on(frequency: str, period: date) -> date:
    return month_end(end(Frequency(frequency), period), REVISED_AFTER_MONTHS)


def joined(rows: pa.Table, names: Sequence[str] = KEY) -> pa.Array:
    """Each row's key, or these columns of it, as one word."""
    words = [rows[name].cast(pa.string()) for name in names]
    return pc.binary_join_element_wise(*words, "\0").combine_chunks()


def _codes(column: pa.ChunkedArray) -> Why:
    whole = column.combine_chunks()
    places = np.array([*(figures.REASONS.index(word) for word in whole.dictionary.to_pylist()), SHOWN], np.int8)
    found: Why = places[pc.fill_null(whole.indices, -1).to_numpy()]
    return found


def days_of(column: pa.ChunkedArray) -> Days:
    """A column of days; NaT where there is none."""
    days: Days = column.to_numpy().astype("datetime64[D]")
    return days

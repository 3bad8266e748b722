"""What the last snapshot published of people: the only memory of a refresh, without a true value in it.

A closed figure stands as it was first shown until its one revision, and is then changed only if its count lies three or
more outside what it was shown as. So a change is of three records at least, and one late record shows in nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.periods import end
from data.vocabulary import Frequency
from metrics.counted.coverage import month_end
from metrics.counted.spread import Marks
from metrics.protected import figures, rounding
from metrics.protected.figures import PROTECTS, Figures, Why
from metrics.protected.parts import Parts
from metrics.protected.rounding import Floats
from metrics.snapshots.stored import WORD

# The name of its file in a snapshot: the number goes up whenever its form changes, and one of another form is none.
NAME = "ledger-1"
REVISED_AFTER_MONTHS = 12
DISTANCE = 3  # how far outside what was shown a count lies at least before it is shown otherwise

KEY = ("indicator", "area", "frequency", "period", "breakdown", "category", "origin")
_NUMBERS = ("numerator", "denominator", "value", "deviation", "design_effect", "smallest")
_WHY = ("numerator_withheld", "denominator_withheld")
SCHEMA = pa.schema(
    [
        *((name, pa.date32() if name == "period" else WORD) for name in KEY),
        *((name, pa.float64()) for name in _NUMBERS),
        *((name, WORD) for name in _WHY),
        ("first_shown_on", pa.date32()),
        ("revised_on", pa.date32()),
    ]
)

Days = np.ndarray[tuple[int], np.dtype[np.datetime64]]


@dataclass(frozen=True, slots=True)
class Memory:
    """The published table of the last snapshot (SCHEMA). It is `lost` where there were snapshots and none can be read:
    what closed figures they had shown nobody knows, so none that is shown now is revised later."""

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
        told = _due(self.memory.table, self)
        slugs = self.memory.table["indicator"].filter(pa.array(told)).cast(pa.string())
        return frozenset(pc.unique(slugs).to_pylist())


@dataclass(frozen=True, slots=True)
class Carried:
    """Figures with what was shown of them before, since when they are shown, and when they were revised (NaT: not
    yet); `earlier` is where an earlier display stands."""

    figures: Figures
    first_shown_on: Days
    revised_on: Days
    earlier: Marks


def carried(keys: pa.Table, now: Figures, part: Parts, smallest: Floats, day: Day) -> Carried:
    """Figures as they may be shown on a day, beside the memory; `now` is what they would be afresh, `keys` has KEY."""
    today, never = np.datetime64(day.as_of, "D"), np.datetime64("NaT", "D")
    memory = day.memory
    revised_at_once = np.full(keys.num_rows, today if memory.lost else never)
    if not memory.table.num_rows:
        nowhere = np.zeros(keys.num_rows, np.bool_)
        return Carried(now, np.full(keys.num_rows, today), revised_at_once, nowhere)
    place = pc.index_in(_joined(keys), _joined(memory.table))
    there = np.asarray(pc.is_valid(place), np.bool_)
    before = memory.table.take(pc.fill_null(place, 0))
    # Another smallest count is another promise: what was shown under the old one does not bind the new.
    there &= before["smallest"].to_numpy() == smallest
    shown = Figures(
        *(before[name].to_numpy() for name in ("numerator", "denominator")),
        *(_codes(before[name]) for name in _WHY),
        *(before[name].to_numpy() for name in ("value", "deviation", "design_effect")),
    )
    due = there & _due(before, day)
    x = ~there | (due & _far(part.numerator, shown.numerator, shown.numerator_why, smallest))
    n = ~there | (due & _far(part.denominator, shown.denominator, shown.denominator_why, smallest))
    either = x | n
    figures_ = Figures(
        numerator=np.where(x, now.numerator, shown.numerator),
        denominator=np.where(n, now.denominator, shown.denominator),
        numerator_why=np.where(x, now.numerator_why, shown.numerator_why).astype(np.int8),
        denominator_why=np.where(n, now.denominator_why, shown.denominator_why).astype(np.int8),
        mean=np.where(n, now.mean, shown.mean),
        deviation=np.where(n, now.deviation, shown.deviation),
        design_effect=np.where(either, now.design_effect, shown.design_effect),
    )
    first = np.where(there, _days(before["first_shown_on"]), today)
    revised = np.where(there, _days(before["revised_on"]), revised_at_once)
    return Carried(figures_, first, np.where(due, today, revised), there)


def table(keys: pa.Table, carried: Carried, smallest: Floats, day: Day, provisional: Marks | None = None) -> pa.Table:
    """The memory (SCHEMA) for the next refresh: what is published now, but for what is `provisional`, and what was and
    is not there now, whose own revision passes without it."""
    told = {name: carried.figures.columns()[name] for name in (*_NUMBERS[:-1], *_WHY)} | {
        "smallest": pa.array(smallest),
        "first_shown_on": pa.array(carried.first_shown_on, pa.date32()),
        "revised_on": pa.array(carried.revised_on, pa.date32()),
    }
    columns = {name: keys[name] for name in KEY} | told
    now = pa.table([columns[each.name].cast(each.type) for each in SCHEMA], schema=SCHEMA)
    now = now if provisional is None else now.filter(pa.array(~provisional))
    gone = day.memory.table.filter(pc.invert(pc.is_in(_joined(day.memory.table), _joined(now))))
    passed = np.where(_due(gone, day), np.datetime64(day.as_of, "D"), _days(gone["revised_on"]))
    gone = gone.set_column(gone.column_names.index("revised_on"), "revised_on", pa.array(passed, pa.date32()))
    words = pa.schema([(each.name, pa.string() if each.type == WORD else each.type) for each in SCHEMA])
    # The same rows are the same file, in whatever order they were counted.
    whole = pa.concat_tables([each.cast(words) for each in (now, gone)])
    return whole.sort_by([(name, "ascending") for name in KEY]).cast(SCHEMA).combine_chunks()


def withheld(carried: Carried, numerators: Marks, denominators: Marks) -> Carried:
    """The same with some parts withheld to protect another figure."""
    old = carried.figures
    return replace(
        carried,
        figures=replace(
            old,
            numerator=np.where(numerators, np.nan, old.numerator),
            denominator=np.where(denominators, np.nan, old.denominator),
            numerator_why=np.where(numerators, PROTECTS, old.numerator_why).astype(np.int8),
            denominator_why=np.where(denominators, PROTECTS, old.denominator_why).astype(np.int8),
            mean=np.where(denominators, np.nan, old.mean),
            deviation=np.where(denominators, np.nan, old.deviation),
            design_effect=np.where(denominators, np.nan, old.design_effect),
        ),
    )


def _far(true: Floats, shown: Floats, why: Why, smallest: Floats) -> Marks:
    """Whether a count lies so far outside what was shown that its one revision changes it; what was withheld to protect
    another stays so."""
    low, high = rounding.classes(shown, smallest)
    outside: Marks = ((true <= low - DISTANCE) | (true >= high + DISTANCE)) & (why != PROTECTS)
    return outside


def _due(rows: pa.Table, day: Day) -> Marks:
    """Whether each row's one revision falls due: a year after its period, or on a declared day, since it was first
    shown."""
    if not rows.num_rows:
        return np.zeros(0, np.bool_)
    first, last = _days(rows["first_shown_on"]), np.datetime64(day.as_of, "D")
    spans = rows.select(["frequency", "period"]).combine_chunks()
    words, periods = spans["frequency"].cast(pa.string()).to_pylist(), spans["period"].to_pylist()
    year_on = np.array([_a_year_on(*each) for each in zip(words, periods, strict=True)], "datetime64[D]")
    due = (first < year_on) & (year_on <= last)
    slugs = np.array(rows["indicator"].cast(pa.string()).to_pylist(), object)
    for slug, days in day.revisions.items():
        for declared in (np.datetime64(each, "D") for each in days):
            due |= (slugs == slug) & (first < declared) & (declared <= last)
    found: Marks = due & np.isnat(_days(rows["revised_on"]))
    return found


@cache
def _a_year_on(frequency: str, period: date) -> date:
    return month_end(end(Frequency(frequency), period), REVISED_AFTER_MONTHS)


def _joined(rows: pa.Table) -> pa.Array:
    words = [rows[name].cast(pa.string()) for name in KEY]
    return pc.binary_join_element_wise(*words, "\0").combine_chunks()


def _codes(column: pa.ChunkedArray) -> Why:
    whole = column.combine_chunks()
    places = np.array([figures.REASONS.index(word) for word in whole.dictionary.to_pylist()] or [0], np.int8)
    found: Why = places[whole.indices.to_numpy()]
    return found


def _days(column: pa.ChunkedArray) -> Days:
    days: Days = column.to_numpy().astype("datetime64[D]")
    return days
